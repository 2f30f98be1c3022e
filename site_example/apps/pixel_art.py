"""Pixel art

Invert, mirror or enlarge a picture without any imaging library: PNG is read and written with zlib and struct. Click on
a pixel to see its colour.
"""

import struct
import tempfile
import zlib
from pathlib import Path

import gradio as gr

SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHANNELS = {2: 3, 6: 4}  # PNG's colour types: RGB, RGBA
HEART = [".rr..rr.", "rwrrrrrr", "rrrrrrrr", "rrrrrrrr", ".rrrrrr.", "..rrrr..", "...rr...", "........"]
COLOURS = {".": (255, 255, 255), "r": (220, 38, 38), "w": (254, 202, 202)}


def write_png(rows):
    """Save rows of (red, green, blue) tuples, and give the path."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 2, 0, 0, 0)
    pixels = b"".join(b"\0" + bytes(channel for pixel in row for channel in pixel) for row in rows)
    path = Path(tempfile.mkdtemp()) / "pixels.png"
    path.write_bytes(
        SIGNATURE + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(pixels, 9)) + chunk(b"IEND", b"")
    )
    return str(path)


def read_png(path):
    """The picture as rows of (red, green, blue) tuples."""
    data = Path(path).read_bytes()
    if not data.startswith(SIGNATURE):
        raise gr.Error("This is no PNG picture; upload one that is.", print_exception=False)
    at, packed = len(SIGNATURE), b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", body)
            if depth != 8 or colour not in CHANNELS or interlaced:
                raise gr.Error("Only plain RGB and RGBA pictures can be read here.", print_exception=False)
        elif kind == b"IDAT":
            packed += body
        at += length + 12
    return unfilter(zlib.decompress(packed), width, height, CHANNELS[colour])


def unfilter(raw, width, height, channels):
    """Undo the filter that each row of a PNG was stored with."""
    line, rows, above = width * channels, [], bytes(width * channels)
    for y in range(height):
        kind, row = raw[y * (line + 1)], bytearray(raw[y * (line + 1) + 1 : (y + 1) * (line + 1)])
        for i in range(line):
            left = row[i - channels] if i >= channels else 0
            corner = above[i - channels] if i >= channels else 0
            row[i] = (row[i] + predicted(kind, left, above[i], corner)) & 255
        rows.append([tuple(row[x : x + 3]) for x in range(0, line, channels)])
        above = bytes(row)
    return rows


def predicted(kind, left, up, corner):
    if kind == 4:
        guess = left + up - corner
        return min((left, up, corner), key=lambda value: abs(guess - value))
    return (0, left, up, (left + up) // 2)[kind]


def change(path, how):
    if path is None:
        raise gr.Error("Upload or paste a picture first.", print_exception=False)
    rows = read_png(path)
    if how == "Invert":
        rows = [[tuple(255 - channel for channel in pixel) for pixel in row] for row in rows]
    elif how == "Mirror":
        rows = [row[::-1] for row in rows]
    else:
        rows = [[pixel for pixel in row for _ in range(2)] for row in rows for _ in range(2)]
    return write_png(rows)


def colour_at(path, point: gr.SelectData):
    x, y = point.index
    return "Pixel {}, {} is #{:02x}{:02x}{:02x}".format(x, y, *read_png(path)[y][x])


with gr.Blocks(title="Pixel art", css=".gradio-container img { image-rendering: pixelated }") as demo:
    heart = write_png([[COLOURS[letter] for letter in row] for row in HEART])
    with gr.Row():
        picture = gr.Image(heart, label="Picture", type="filepath", height=280, sources=["upload", "clipboard"])
        result = gr.Image(label="Result", type="filepath", height=280, format="png")
    how = gr.Radio(["Invert", "Mirror", "Enlarge"], value="Invert", label="Change")
    run = gr.Button("Apply", variant="primary")
    pixel = gr.Textbox(label="Pixel", placeholder="Click on the picture", interactive=False)

    run.click(change, [picture, how], result)
    picture.select(colour_at, picture, pixel, show_progress="hidden")

demo.launch()

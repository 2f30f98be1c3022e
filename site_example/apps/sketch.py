"""Sketch

Draw something, and Python turns it into text made of Braille dots. The PNG that the editor hands over is read with
zlib and struct alone.
"""

import struct
import zlib
from collections import Counter
from pathlib import Path

import gradio as gr

WIDTH, HEIGHT = 320, 240
STEP = 4  # pixels of the canvas per dot
DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))  # bits of a Braille cell, row by row
CSS = "#dots textarea { font-family: monospace; line-height: 1.1 }"


def read_png(path):
    """Width, height, and the rows of an RGBA picture as bytes."""
    data, at, packed = Path(path).read_bytes(), 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, height = struct.unpack(">II", body[:8])
        elif kind == b"IDAT":
            packed += body
        at += length + 12
    raw, line = zlib.decompress(packed), width * 4
    rows, above = [], bytes(line)
    for y in range(height):
        start = y * (line + 1)
        above = unfilter(raw[start], raw[start + 1 : start + 1 + line], above)
        rows.append(above)
    return width, height, rows


def unfilter(kind, row, above):
    """Undo the filter that one row of a PNG was stored with."""
    if kind == 0:
        return row
    if kind == 2:
        return bytes((a + b) & 255 for a, b in zip(row, above, strict=True))
    done = bytearray(row)
    for i, value in enumerate(row):
        left, up = (done[i - 4] if i >= 4 else 0), above[i]
        corner = above[i - 4] if i >= 4 else 0
        if kind == 4:
            guess = left + up - corner
            best = min((left, up, corner), key=lambda near: abs(guess - near))
        else:
            best = left if kind == 1 else (left + up) // 2
        done[i] = (value + best) & 255
    return bytes(done)


def braille(width, height, rows):
    """The picture's ink as lines of Braille cells, each 2 dots wide and 4 high."""
    lines = []
    for top in range(0, height, STEP * 4):
        cells = ""
        for left in range(0, width, STEP * 2):
            bits = 0
            for down, pair in enumerate(DOTS):
                for right, bit in enumerate(pair):
                    x, y = left + right * STEP + STEP // 2, top + down * STEP + STEP // 2
                    if x < width and y < height and rows[y][x * 4 + 3] > 127:
                        bits |= bit
            cells += chr(0x2800 + bits)
        lines.append(cells.rstrip("\u2800"))
    return "\n".join(lines).rstrip("\n")


def look(drawing):
    if drawing is None:
        return "", {}
    width, height, rows = read_png(drawing["composite"])
    colours = Counter()
    for row in rows:
        colours.update(row[at : at + 3].hex() for at in range(0, len(row), 4) if row[at + 3] > 127)
    ink = sum(colours.values())
    facts = {
        "size": f"{width} x {height}",
        "layers": len(drawing["layers"]),
        "ink": f"{100 * ink / (width * height):.1f} %",
        "colours": [f"#{colour}" for colour, _ in colours.most_common(3)],
    }
    return braille(width, height, rows), facts


with gr.Blocks(title="Sketch", css=CSS) as demo:
    with gr.Row():
        sketch = gr.ImageEditor(
            label="Sketch",
            type="filepath",
            canvas_size=(WIDTH, HEIGHT),
            brush=gr.Brush(default_size=10, colors=["#18181b", "#e11d48", "#2563eb", "#16a34a"]),
            eraser=gr.Eraser(default_size=24),
        )
        with gr.Column():
            text = gr.Textbox(label="In dots", lines=15, max_lines=15, interactive=False, elem_id="dots")
            facts = gr.JSON(label="What Python saw")
    run = gr.Button("Read my drawing", variant="primary")
    run.click(look, sketch, [text, facts])
    sketch.clear(lambda: ("", {}), None, [text, facts])

demo.launch()

"""A vase in 3D

Python writes the model, the page turns it: drag it, or use the arrow keys. Give a model of your own below: GLB, glTF,
OBJ, STL, PLY or SPLAT.
"""

import math
import tempfile
from pathlib import Path

import gradio as gr

FOLDER = Path(tempfile.mkdtemp())
ROUND, HIGH = 96, 60


def vase(lobes=5, twist=60, waist=0.4):
    """Write a vase as an OBJ file with coloured corners."""
    lines = []
    for level in range(HIGH + 1):
        up = level / HIGH
        width = 1 - waist * math.sin(math.pi * up) + 0.12 * math.sin(math.tau * up)
        for side in range(ROUND):
            angle = math.tau * side / ROUND
            radius = width * (1 + 0.12 * math.cos(lobes * (angle + math.radians(twist) * up)))
            x, z = radius * math.cos(angle), radius * math.sin(angle)
            lines.append(f"v {x:.4f} {3 * up:.4f} {z:.4f} {0.25 + 0.5 * up:.3f} {0.35:.3f} {0.9 - 0.4 * up:.3f}")
    for level in range(HIGH):
        for side in range(ROUND):
            a, b = level * ROUND + side + 1, level * ROUND + (side + 1) % ROUND + 1
            lines.append(f"f {a} {a + ROUND} {b + ROUND} {b}")
    path = FOLDER / "vase.obj"
    path.write_text("\n".join(lines) + "\n")
    return str(path)


def show(lobes, twist, waist, mode):
    return gr.Model3D(vase(lobes, twist, waist), display_mode=mode)


def told(path):
    return f"{Path(path).name}: {Path(path).stat().st_size:,} bytes" if path else "nothing"


with gr.Blocks(title="A vase in 3D") as demo:
    with gr.Row():
        with gr.Column(scale=2):
            shown = gr.Model3D(vase(), label="Vase", height=420, camera_position=(60, 65, None))
        with gr.Column(min_width=240):
            lobes = gr.Slider(0, 12, value=5, step=1, label="Lobes")
            twist = gr.Slider(0, 180, value=60, step=5, label="Twist")
            waist = gr.Slider(0, 0.8, value=0.4, step=0.05, label="Waist")
            mode = gr.Radio(["solid", "wireframe", "point_cloud"], value="solid", label="Drawn as")
    mine = gr.Model3D(label="Yours", interactive=True, clear_color=(0.1, 0.1, 0.14, 1), height=300)
    inside = gr.Textbox("nothing", label="The function gets", interactive=False)

    settings = [lobes, twist, waist, mode]
    gr.on([one.change for one in settings], show, settings, shown, show_progress="hidden", trigger_mode="always_last")
    mine.change(told, mine, inside, show_progress="hidden")

demo.launch()

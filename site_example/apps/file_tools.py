"""File tools

Upload several files: their sizes and words are counted, and they come back as one ZIP. A big file is opened where it
is, not copied.
"""

import hashlib
import tempfile
import zipfile
from pathlib import Path

import gradio as gr

READ_AT_ONCE = 1024 * 1024


def describe(paths, progress=gr.Progress()):
    rows = ["| File | Bytes | Words | SHA-256 |", "|---|--:|--:|---|"]
    for path in progress.tqdm(paths or [], desc="Reading"):
        size, words, inside, digest = 0, 0, False, hashlib.sha256()
        with open(path, "rb") as file:
            while piece := file.read(READ_AT_ONCE):
                size += len(piece)
                digest.update(piece)
                words += len(piece.split()) - (inside and not piece[:1].isspace())
                inside = not piece[-1:].isspace()
        rows.append(f"| {Path(path).name} | {size:,} | {words:,} | `{digest.hexdigest()[:12]}` |")
    return "\n".join(rows) if paths else "*No files yet.*"


def pack(paths):
    if not paths:
        raise gr.Error("Upload a file first.", print_exception=False)
    target = Path(tempfile.mkdtemp()) / "files.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in paths:
            archive.write(path, Path(path).name)
    return str(target)


with gr.Blocks(title="File tools") as demo:
    files = gr.File(label="Files", file_count="multiple")
    with gr.Row():
        count = gr.Button("Count words", variant="primary")
        zipped = gr.Button("Make a ZIP")
    report = gr.Markdown("*No files yet.*", label="Report")
    archive = gr.File(label="Archive", interactive=False)

    count.click(describe, files, report)
    zipped.click(pack, files, archive)

demo.launch()

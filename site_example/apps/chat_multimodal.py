"""Chat about files

Send text files and pictures with a message: by the + button, by drop, by paste, or speak. The clerk reads them in your
tab, shows what it thinks, and offers what to do next.
"""

import struct
import time
from pathlib import Path

import gradio as gr


def look(path):
    """What there is to say of a file, and what to show of it."""
    data = Path(path).read_bytes()
    if data.startswith(b"\x89PNG"):
        width, height = struct.unpack(">II", data[16:24])
        return f"a picture of {width} x {height} pixels", {"path": path, "alt_text": "The picture you sent"}
    try:
        words = data.decode().split()
    except UnicodeDecodeError:
        return f"{len(data):,} bytes that are no text", None
    return f"{len(words):,} words, from “{' '.join(words[:5])}” on", None


def respond(message, history):
    files = message["files"]
    if not files:
        yield f"You said **{message['text']}**. Send me a file with it, and I will look into it."
        return
    started = time.time()
    thought = gr.ChatMessage("", metadata={"title": f"Reading {len(files)} file(s)", "status": "pending"})
    found, shown = [], []
    for path in files:
        saw, again = look(path)
        found.append(f"- `{Path(path).name}`: {saw}")
        shown += [again] if again else []
        thought.content = "\n".join(found)
        yield [thought]
        time.sleep(0.2)
    thought.metadata |= {"status": "done", "duration": time.time() - started}
    answer = gr.ChatMessage(
        [f"I found {saw}." if len(files) == 1 else "Here is what I found:\n" + "\n".join(found), *shown],
        options=[{"value": "How many files were that?", "label": "Count them"}],
    )
    yield [thought, answer]


demo = gr.ChatInterface(
    respond,
    multimodal=True,
    editable=True,
    title="The file clerk",
    textbox=gr.MultimodalTextbox(
        show_label=False,
        label="Message",
        placeholder="Ask about a file…",
        file_count="multiple",
        file_types=["image", "text"],
        sources=["upload", "microphone"],
        max_plain_text_length=200,
        render=False,
    ),
    examples=["Hello", "What can you do?"],
)

demo.launch()

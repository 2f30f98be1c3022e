"""`lite new`: a starter, with a workflow that builds it and publishes it on GitHub Pages."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import lite
from lite.bundle.paths import BuildError

APP = '''"""{title}: says hello to whom you name."""

import gradio as gr


def greet(name: str, loudness: int) -> str:
    return f"Hello, {{name or 'you'}}{{'!' * loudness}}"


with gr.Blocks(title="{title}") as demo:
    gr.Markdown("# {title}\\n\\nThis page runs Python in your browser. Nothing you type leaves it.")
    with gr.Row():
        name = gr.Textbox(label="Name")
        loudness = gr.Slider(0, 5, 1, step=1, label="Loudness")
    greeting = gr.Textbox(label="Greeting", interactive=False)
    gr.Button("Greet", variant="primary").click(greet, [name, loudness], greeting)

demo.launch()
'''

README = """# {title}

An app that runs whole in the browser: Python, by [Pyodide](https://pyodide.org), and Lite, which has Gradio's API.

    pip install lite=={version}
    lite dev app.py      # shows it, and every save at once
    lite build app.py    # writes site/, which any static host serves

Packages go into `requirements.txt`; `lite lock app.py` writes down which versions the page gets.

## Publish it on GitHub Pages

Push this folder to GitHub. Under Settings, Pages, choose "GitHub Actions" as the source. From then on every push to
`main` builds the site and publishes it (`.github/workflows/pages.yml`).
"""

WORKFLOW = """name: Pages
on:
  push:
    branches: [main]
  workflow_dispatch:

permissions:
  contents: read
  pages: write
  id-token: write

concurrency:
  group: pages
  cancel-in-progress: true

jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install lite=={version} -r requirements.txt
      - uses: actions/configure-pages@v5
        id: pages
      - run: lite build app.py -o site --base-url "${{{{ steps.pages.outputs.base_url }}}}/"
      - uses: actions/upload-pages-artifact@v3
        with:
          path: site
  publish:
    needs: build
    runs-on: ubuntu-latest
    environment:
      name: github-pages
      url: ${{{{ steps.publish.outputs.page_url }}}}
    steps:
      - uses: actions/deploy-pages@v4
        id: publish
"""

FILES = {
    "app.py": APP,
    "requirements.txt": "",
    "README.md": README,
    ".gitignore": "/site/\n__pycache__/\n",
    ".github/workflows/pages.yml": WORKFLOW,
}
"""Name in the starter → text, with `{title}` and `{version}`."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `lite new`."""
    parser.add_argument("name", type=Path, help="the folder to make, e.g. mood-meter")


def run(options: argparse.Namespace) -> int:
    """Write the starter.

    Raises:
        BuildError: if the folder has files already, or its name makes no title.
    """
    folder: Path = options.name
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BuildError(f"{folder} is there already, and not empty; choose another name.")
    words = re.sub(r"[^\w]+|_+", " ", folder.resolve().name).strip()
    if not words:
        raise BuildError(f"{folder} has no letters to make a title of; choose another name.")
    title = words[0].upper() + words[1:]
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.format(title=title, version=lite.__version__) if "{" in text else text, encoding="utf-8")
    print(f"{folder}: {', '.join(FILES)}. Start with: lite dev {folder / 'app.py'}")
    return 0

"""Deployments of the example site below any path, and `lite dev`, which shows every save."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import BOOT_MS, Serve
from tests.bundle.test_resolve import add_wheel
from tests.conftest import ROOT


def test_the_example_site_works_below_any_path(site: Path, serve: Serve, tmp_path: Path, page: Page) -> None:
    below = tmp_path / "some" / "sub"
    below.mkdir(parents=True)
    (below / "path").symlink_to(site)
    root = f"{serve(tmp_path).url}some/sub/path/"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(root)
    page.get_by_role("link", name="Say hello").click()
    page.get_by_label("Name").fill("Ada", timeout=BOOT_MS)
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("Greeting")).to_have_value("Hello, Ada!", timeout=BOOT_MS)
    page.get_by_role("link", name="All examples").click()
    page.locator('a[href="apps/multipage.html"]').click()
    page.get_by_role("navigation").get_by_role("link", name="About").click(timeout=BOOT_MS)
    expect(page).to_have_url(f"{root}apps/multipage.html#/about")
    assert [url for url in asked if not url.startswith((root, "blob:", "data:"))] == []


def test_the_tooling_wheel_builds_the_same_site_by_itself(site: Path, tmp_path: Path) -> None:
    """What `pip install` gives people: no checkout, no Node, no network."""
    make = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), "."]
    subprocess.run(make, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(tmp_path.glob("lite-*.whl"))) as wheel:
        wheel.extractall(tmp_path / "installed")
    app = str(ROOT / "site_example" / "apps" / "hello.py")

    def built(package: Path, name: str) -> dict[str, bytes]:
        environment = {"PYTHONPATH": str(package), "PATH": "/nowhere", "PIP_NO_INDEX": "1", "HOME": str(tmp_path)}
        command = [sys.executable, "-m", "lite.cli", "build", app, "-o", name]
        subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True)
        folder = tmp_path / name
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    assert built(tmp_path / "installed", "one") == built(ROOT, "two")


APP = """import gradio as gr
import words

with gr.Blocks() as demo:
    name = gr.Textbox(label="Name")
    out = gr.Textbox(label="Greeting")
    gr.Button("Greet").click(lambda name: words.HELLO + name, name, out)

demo.launch()
"""


@contextmanager
def running(command: list[str]) -> Iterator[str]:
    """A server that prints its address; ended whatever happens."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        address = re.search(r"http://\S+/", process.stdout.readline())
        assert address is not None
        yield address[0]
    finally:
        process.terminate()
        process.communicate(timeout=20)


def test_every_save_is_shown_in_the_same_python_with_the_values_of_before(
    site: Path, tmp_path: Path, page: Page
) -> None:
    app, words = tmp_path / "app.py", tmp_path / "words.py"
    app.write_text(APP)
    words.write_text("HELLO = 'Hello, '\n")
    command = [sys.executable, "-m", "lite.cli", "dev", str(app), "--port", "0"]
    with running(command) as url:
        page.goto(url)
        greeting = page.get_by_label("Greeting")
        page.get_by_label("Name").fill("Ada", timeout=BOOT_MS)
        page.get_by_role("button", name="Greet").click()
        expect(greeting).to_have_value("Hello, Ada", timeout=BOOT_MS)
        page.evaluate("window.same = true")

        # A component above the others moves their ids.
        words.write_text("HELLO = 'Good day, '\n")
        app.write_text(APP.replace("    name =", "    gr.Slider(label='Loudness')\n    name ="))
        expect(page.get_by_role("slider", name="Loudness")).to_be_visible(timeout=BOOT_MS)
        expect(page.get_by_label("Name")).to_have_value("Ada")
        expect(greeting).to_have_value("Hello, Ada")
        page.get_by_role("button", name="Greet").click()
        expect(greeting).to_have_value("Good day, Ada")

        words.write_text("HELLO = 'Good day, ' +\n")
        expect(page.get_by_text("words.py has a syntax error")).to_be_visible(timeout=BOOT_MS)
        words.write_text("HELLO = 'Hi '\n")
        expect(page.get_by_text("words.py has a syntax error")).to_be_hidden(timeout=BOOT_MS)
        page.get_by_role("button", name="Greet").click()
        expect(greeting).to_have_value("Hi Ada", timeout=BOOT_MS)
        assert page.evaluate("window.same")

        # Another package, which takes another Python.
        add_wheel(tmp_path / "wheels", "tiny", "1.0")
        (tmp_path / "requirements.txt").write_text("tiny\n")
        page.wait_for_function("!window.same", timeout=BOOT_MS)
        expect(greeting).to_have_value("Hi Ada", timeout=BOOT_MS)

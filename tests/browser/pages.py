"""Pages that tests write themselves, served as if they lay beside the built site's runtime."""

from __future__ import annotations

import zipfile
from pathlib import Path

from playwright.sync_api import Locator, Page, Route

OUTCOME = ".gradio-container, [data-testid=lite-failure]"
"""What every boot ends in: an app, or the panel that says why there is none."""

BOOT_MS = 90_000

APP = """
import gradio as gr

with gr.Blocks() as demo:
    name = gr.Textbox(label="Name")
    greeting = gr.Textbox(label="Greeting")
    gr.Button("Greet").click(lambda name: f"Hello, {name}!", name, greeting)
demo.launch()
"""


def document(body: str, *, runtime: str = "runtime/", head: str = "") -> str:
    """A whole page around `body`, with the two tags that load the runtime."""
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Test</title>{head}"
        f"<link rel='icon' href='data:,'><script type='module' src='{runtime}lite.js'></script>"
        f"<link rel='stylesheet' href='{runtime}lite.css'></head><body><main>{body}</main></body></html>"
    )


def show(
    page: Page, site_url: str, html: str, *, path: str = "test.html", headers: dict[str, str] | None = None
) -> None:
    """Open `html` as the page `path` of the site."""

    def answer(route: Route) -> None:
        route.fulfill(body=html, headers={"content-type": "text/html; charset=utf-8", **(headers or {})})

    page.route(f"{site_url}{path}", answer)
    page.goto(f"{site_url}{path}")


def failure(page: Page) -> Locator:
    """The panel that says why there is no app, once the boot has ended."""
    page.locator(OUTCOME).first.wait_for(timeout=BOOT_MS)
    return page.get_by_test_id("lite-failure")


def running(page: Page) -> Page:
    """`page`, once its app is drawn; fails at once with what the panel says if there is none."""
    panel = failure(page)
    assert panel.count() == 0, panel.inner_text()
    return page


def wait_until(page: Page, expression: str) -> None:
    """Until the asynchronous JavaScript `expression` is true; `Page.wait_for_function` doesn't wait for promises."""
    loop = f"while (!({expression})) await new Promise((next) => setTimeout(next, 50));"
    page.evaluate(f"async () => {{ {loop} }}")


def make_wheel(folder: Path, name: str, code: str) -> Path:
    """A pure wheel in `folder` with the one module `name`."""
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(f"{name}.py", code)
        archive.writestr(f"{name}-1.0.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        archive.writestr(
            f"{name}-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{name}-1.0.dist-info/RECORD", "")
    return wheel

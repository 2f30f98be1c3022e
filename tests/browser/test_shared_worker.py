"""Apps of a page that share one Python (`shared-worker`): each as if it were alone, and one worker for all."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Serve
from tests.browser.pages import BOOT_MS, document, make_wheel, show

RESTARTED = re.compile("Python was started again")

STATE = """
import asyncio, contextlib, io, os, sys, time
import gradio as gr
import mine

os.environ["APP"] = mine.name

def look():
    import late
    return " ".join([mine.name, late.name, os.path.basename(os.getcwd()), os.environ["APP"], open("note.txt").read(),
                     sys.modules["__main__"].mine.name])

def slowly():
    before = look()
    time.sleep(0.4)
    return str(look() == before)

def fetched():
    from pyodide.code import run_js
    from pyodide.ffi import run_sync
    before = look()
    run_sync(run_js("new Promise((done) => setTimeout(done, 400))"))
    return str(look() == before)

async def later():
    before = look()
    await asyncio.sleep(0.4)
    return str(look() == before)

def stream():
    for step in range(3):
        time.sleep(0.05)
        yield f"{mine.name} {step} {os.environ['APP']}"

def count(n):
    return n + 1, n + 1

def walk():
    os.makedirs("deep", exist_ok=True)
    os.chdir("deep")
    return os.path.basename(os.getcwd())

def where():
    return os.path.basename(os.getcwd())

def hang():
    while True:
        pass

def say():
    print("printed by", mine.name)
    return "said"

def catch():
    caught = io.StringIO()
    with contextlib.redirect_stdout(caught):
        print("caught by", mine.name)
        time.sleep(0.4)
    return caught.getvalue().strip()

with gr.Blocks() as demo:
    out, state, number = gr.Textbox(label=f"Out {mine.name}"), gr.State(0), gr.Number(label=f"Count {mine.name}")
    for fn in (look, slowly, fetched, later, stream, walk, where, say, catch):
        gr.Button(f"{fn.__name__} {mine.name}").click(fn, None, out)
    gr.Button(f"count {mine.name}").click(count, state, [state, number])
    hanging = gr.Button(f"hang {mine.name}").click(hang, None, out)
    gr.Button(f"stop {mine.name}").click(None, cancels=hanging)
    file = gr.File(label=f"File {mine.name}")
    gr.Button(f"read {mine.name}").click(lambda path: open(path).read(), file, out)
    path = gr.Textbox(label=f"Path {mine.name}")
    shown = gr.File(label=f"Shown {mine.name}")
    gr.Button(f"show {mine.name}").click(lambda path: path, path, shown)
demo.launch()
"""


def tag(name: str, attributes: str = "shared-worker eager", code: str = STATE) -> str:
    """An app of that name, with files of the same names as the other's."""
    files = {"mine.py": f"name = '{name}'", "late.py": f"name = 'late-{name}'", "note.txt": f"note-{name}"}
    more = "".join(f"<lite-file name='{file}'>{text}</lite-file>" for file, text in files.items())
    return f"<lite-app id='{name}' {attributes}>{more}<lite-file name='app.py' entrypoint>{code}</lite-file></lite-app>"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click(timeout=BOOT_MS)


def out(page: Page, name: str) -> Locator:
    return page.get_by_label(f"Out {name}", exact=True)


def one_worker(page: Page) -> bool:
    """Whether all apps share one; a worker that was ended while it computed is listed for another moment."""
    end = time.monotonic() + 10
    while len(page.workers) != 1 and time.monotonic() < end:
        page.wait_for_timeout(50)
    return len(page.workers) == 1


Open = Callable[..., Page]


@pytest.fixture
def both(page: Page, site: Path, serve: Serve) -> Open:
    """Open a page with two apps in one worker."""

    def open_(body: str = tag("one") + tag("two"), *, isolate: bool = False) -> Page:
        headers = {"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp"}
        show(page, serve(site, isolate=isolate).url, document(body), headers=headers if isolate else None)
        for name in re.findall(r"id='(\w+)'", body):
            out(page, name).wait_for(timeout=BOOT_MS)
        assert page.evaluate("crossOriginIsolated") == isolate
        return page

    return open_


def test_two_apps_share_one_worker_and_nothing_else(both: Open) -> None:
    page = both()
    assert len(page.workers) == 1
    for name in ("one", "two", "one"):
        press(page, f"look {name}")
        expect(out(page, name)).to_have_value(
            re.compile(rf"^{name} late-{name} \d {name} note-{name} {name}$"), timeout=BOOT_MS
        )


def test_what_one_app_changes_the_other_does_not_see(both: Open) -> None:
    page = both()
    press(page, "walk one")
    expect(out(page, "one")).to_have_value("deep")
    press(page, "where two")
    expect(out(page, "two")).not_to_have_value("")
    expect(out(page, "two")).not_to_have_value("deep")
    press(page, "where one")
    expect(out(page, "one")).to_have_value("deep")
    for times in (1, 2):
        press(page, "count one")
        expect(page.get_by_label("Count one", exact=True)).to_have_value(str(times))
    press(page, "count two")
    expect(page.get_by_label("Count two", exact=True)).to_have_value("1")


@pytest.mark.parametrize("wait", ["slowly", "fetched", "later"])
def test_functions_that_wait_at_the_same_time_find_their_own_files_again(both: Open, wait: str) -> None:
    page = both()
    press(page, f"{wait} one")
    press(page, f"{wait} two")
    press(page, "look two")
    expect(out(page, "one")).to_have_value("True")
    press(page, "stream one")
    press(page, "stream two")
    expect(out(page, "one")).to_have_value("one 2 one")
    expect(out(page, "two")).to_have_value("two 2 two")
    press(page, f"{wait} two")
    press(page, "walk one")
    expect(out(page, "two")).to_have_value("True")


def test_what_is_printed_goes_to_the_console_of_its_app(both: Open) -> None:
    page = both()
    page.evaluate(
        """() => { window.heard = [];
        for (const id of ["one", "two"])
          document.getElementById(id).controller.addEventListener(
            "stdout", ({detail}) => heard.push([id, detail])); }"""
    )
    press(page, "say one")
    expect(out(page, "one")).to_have_value("said")
    press(page, "say two")
    expect(out(page, "two")).to_have_value("said")
    press(page, "catch one")
    press(page, "say two")
    expect(out(page, "one")).to_have_value("caught by one")
    assert page.evaluate("heard") == [["one", "printed by one\n"], *[["two", "printed by two\n"]] * 2]


def test_an_upload_is_for_its_app_only(both: Open) -> None:
    page = both()
    for name in ("one", "two"):
        chooser = page.get_by_label(f"File {name}", exact=True).locator("input[type=file]")
        chooser.set_input_files({"name": f"{name}.txt", "mimeType": "text/plain", "buffer": f"for {name}".encode()})
        expect(page.get_by_text(f"{name}.txt")).to_be_visible()
    for name in ("one", "two"):
        press(page, f"read {name}")
        expect(out(page, name)).to_have_value(f"for {name}")


def test_no_file_of_another_app_can_be_had(both: Open) -> None:
    page = both()
    chooser = page.get_by_label("File two", exact=True).locator("input[type=file]")
    chooser.set_input_files({"name": "two.txt", "mimeType": "text/plain", "buffer": b"secret"})
    expect(page.get_by_text("two.txt")).to_be_visible()
    number = page.evaluate("() => document.getElementById('two').controller.sharing.app")
    page.get_by_label("Path one", exact=True).fill(f"/home/pyodide/apps/{number}/note.txt")
    press(page, "show one")
    expect(page.get_by_text("may not read").first).to_be_visible()
    said = page.evaluate(
        """(path) => new Promise((done) => {
            const { client, config } = document.getElementById("one").controller;
            const file = config.components.find(({ props }) => props.label === "File one").id;
            const { id } = config.dependencies.find(({ inputs }) => inputs.includes(file));
            const given = { path, meta: { _type: "gradio.FileData" } };
            client.call(id, [given], (reply) => reply.type !== "update" && done(reply.message));
        })""",
        f"/tmp/lite/apps/{number}/1/two.txt",
    )
    assert "may not" in said or "no path" in said, said


def test_an_app_that_leaves_takes_its_files_and_the_last_one_the_worker(both: Open) -> None:
    page = both()
    page.evaluate("() => document.getElementById('one').remove()")
    press(page, "look two")
    expect(out(page, "two")).to_have_value(re.compile("note-two"))
    assert len(page.workers) == 1
    page.evaluate("(html) => document.querySelector('main').insertAdjacentHTML('beforeend', html)", tag("three"))
    press(page, "look three")
    expect(out(page, "three")).to_have_value(re.compile("^three late-three"), timeout=BOOT_MS)
    assert len(page.workers) == 1
    with page.workers[0].expect_event("close"):
        page.evaluate("() => { for (const id of ['two', 'three']) document.getElementById(id).remove(); }")


@pytest.mark.allow_console_errors
def test_an_app_that_fails_to_start_does_not_hold_up_the_other(both: Open) -> None:
    broken = tag("bad", code="import gradio as gr\nraise RuntimeError('on purpose')")
    absent = "<lite-app shared-worker eager><lite-file name='app.py' entrypoint url='absent.py'></lite-file></lite-app>"
    page = both(absent + tag("two") + broken.replace("id='bad'", ""))
    press(page, "look two")
    expect(out(page, "two")).to_have_value(re.compile("note-two"))
    expect(page.get_by_test_id("lite-failure")).to_have_count(2)
    expect(page.get_by_test_id("lite-failure").last).to_contain_text("on purpose")
    assert len(page.workers) == 1


def test_apps_that_do_not_ask_for_it_have_a_python_of_their_own(both: Open) -> None:
    page = both(tag("one") + tag("alone", attributes="eager") + tag("two"))
    assert len(page.workers) == 2


@pytest.mark.parametrize("isolate", [True, False], ids=["isolated", "plain"])
def test_cancelling_what_never_ends_in_one_app_leaves_the_other_usable(both: Open, isolate: bool) -> None:
    page = both(isolate=isolate)
    press(page, "count two")
    expect(page.get_by_label("Count two", exact=True)).to_have_value("1")
    press(page, "hang one")
    expect(page.get_by_test_id("status-tracker").first).to_be_visible()
    press(page, "stop one")
    press(page, "look one")
    expect(out(page, "one")).to_have_value(re.compile("^one late-one"), timeout=BOOT_MS)
    press(page, "look two")
    expect(out(page, "two")).to_have_value(re.compile("^two late-two"), timeout=BOOT_MS)
    press(page, "count two")
    if isolate:  # a signal ended the function, and nothing was lost
        expect(page.get_by_label("Count two", exact=True)).to_have_value("2")
    else:  # the worker was ended, and both apps say so
        expect(page.get_by_text(RESTARTED)).to_have_count(2)
        expect(page.get_by_text("Another app on this page")).to_be_visible()
        expect(page.get_by_label("Count two", exact=True)).to_have_value("1")
    assert one_worker(page)


def test_a_cancel_does_not_end_what_the_other_app_computes(both: Open) -> None:
    page = both()
    press(page, "hang one")
    expect(page.get_by_test_id("status-tracker").first).to_be_visible()
    press(page, "hang two")
    press(page, "stop two")
    again = page.get_by_role("button", name=re.compile("start", re.IGNORECASE))
    expect(again).to_be_visible(timeout=20_000)
    expect(page.get_by_text(RESTARTED)).to_have_count(0)


def test_a_worker_that_ends_by_itself_is_replaced_once_for_all(both: Open) -> None:
    page = both(
        tag(
            "one",
            code=STATE.replace("def hang():\n    while True:\n        pass", "def hang():\n    import js; js.close()"),
        )
        + tag("two")
    )
    press(page, "hang one")
    expect(page.get_by_text(RESTARTED)).to_have_count(2, timeout=BOOT_MS)
    for name in ("one", "two"):
        press(page, f"look {name}")
        expect(out(page, name)).to_have_value(re.compile(f"^{name} late-{name}"), timeout=BOOT_MS)
    expect(page.get_by_test_id("lite-failure")).to_have_count(0)
    assert one_worker(page)


def test_a_package_is_one_for_all_and_a_file_of_the_same_name_stays_its_apps(
    page: Page, site: Path, serve: Serve, tmp_path: Path
) -> None:
    wheel = make_wheel(tmp_path, "tool", "label = 'package'")
    server = serve(site)
    page.route(f"{server.url}{wheel.name}", lambda route: route.fulfill(path=wheel))
    code = (
        "import gradio as gr\nimport tool\n"
        "with gr.Blocks() as demo:\n    gr.Textbox(label=f'Tool {tool.label}')\ndemo.launch()"
    )
    main = f"<lite-file name='app.py' entrypoint>{code}</lite-file>"
    package = f"<lite-requirements>{wheel.name}</lite-requirements>"
    own = "<lite-file name='tool.py'>label = 'own'</lite-file>"
    show(
        page,
        server.url,
        document(
            f"<lite-app shared-worker eager>{main}{package}</lite-app>"
            f"<lite-app shared-worker eager>{main}{own}</lite-app>"
        ),
    )
    for label in ("Tool package", "Tool own"):
        page.get_by_label(label).wait_for(timeout=BOOT_MS)

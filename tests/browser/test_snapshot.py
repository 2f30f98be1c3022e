"""Python starts from a snapshot of its memory, and behaves as one that has just started."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.conftest import own_profile
from tests.browser.pages import APP, document, failure, running, show, wait_until
from tests.zstd_files import unzstd

LIBRARY = ".library.zst"

FACTS = """
import gradio as gr, json, logging, os, random, time, uuid

def facts():
    return json.dumps({
        "random": random.random(), "bytes": os.urandom(8).hex(), "uuid": str(uuid.uuid4()), "time": time.time(),
        "hour": time.localtime(0).tm_hour, "zone": time.timezone, "lang": os.environ["LANG"], "home": os.getcwd(),
        "columns": [*facts.__code__.co_positions()][-1][2] is not None,
        "environment": sorted(os.environ),
        "files": sorted(os.listdir(".")), "running": logging.makeLogRecord({"msg": ""}).relativeCreated,
    })

with gr.Blocks() as demo:
    out = gr.Textbox(facts(), label="Facts")
    gr.Button("Again").click(facts, None, out)
demo.launch()
"""

HIDDEN = """
import gradio as gr, importlib

def value(number):
    return importlib.import_module("color" + "sys").rgb_to_hsv(int(number), 0, 0)[2] * 2

with gr.Blocks() as demo:
    number, name = gr.Textbox("3", label="Number"), gr.Textbox(label="Name")
    gr.Button("Tell").click(value, number, name)
demo.launch()
"""

FORESEEN = """
import gradio as gr
from colorsys import rgb_to_hsv

gr.Interface(lambda number: number, "text", gr.Textbox(str(rgb_to_hsv(6, 0, 0)[2]), label="Name")).launch()
"""


OPFS = """async () => {
  const names = [];
  for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
  return names.sort();
}"""
PUT = """async ([name, text]) => {
  const folder = await navigator.storage.getDirectory();
  const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
  await file.write(text);
  await file.close();
}"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A profile of its own for each test: a first visit, with nothing kept."""
    with own_profile(browser) as own:
        yield own


def requests(page: Page, part: str) -> list[str]:
    """How files with `part` in their name are asked for, as `page` goes on: by fetch, or by xhr, which waits."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.resource_type) if part in request.url else None)
    return asked


def snapshot_of(site: Path) -> str:
    return str(json.loads((site / "runtime" / "wheels" / "wheels.json").read_text("utf-8"))["snapshot"]["file"])


def wait_for_files(page: Page, condition: str) -> None:
    """Until `condition` holds of `names` in the page's file system."""
    wait_until(page, f"await ({OPFS})().then((names) => {condition})")


def wait_until_kept(page: Page, name: str) -> None:
    wait_for_files(page, f"names.includes({json.dumps(name)})")


def greet(page: Page) -> None:
    page.get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Greet").click()
    expect(page.get_by_label("Greeting")).to_have_value("Hello, Ada!")


def said(page: Page) -> dict[str, Any]:
    return dict(json.loads(page.get_by_label("Facts").input_value()))


def test_an_app_of_common_imports_starts_without_the_standard_librarys_archive(page: Page, site_url: str) -> None:
    archive = []

    def hold(route: Route) -> None:
        archive.append(route)

    page.route(f"**/*{LIBRARY}", hold)
    asked = requests(page, ".snapshot.zst")
    show(page, site_url, document(f"<lite-app eager>{APP}</lite-app>"))
    greet(running(page))
    assert asked == ["fetch"]
    for route in archive:  # asked for while nobody waits for it
        route.continue_()


def test_an_import_that_the_source_shows_is_fetched_ahead(page: Page, site_url: str) -> None:
    asked = requests(page, LIBRARY)
    held: list[Route] = []
    page.route("**/late.txt", lambda route: held.append(route))
    files = "<lite-file name='late.txt' url='late.txt'></lite-file>"
    with page.expect_event("requestfinished", lambda request: request.url.endswith(".snapshot.zst")):
        show(page, site_url, document(f"<lite-app eager>{files}<lite-code>{FORESEEN}</lite-code></lite-app>"))
    held[0].fulfill(body="late")  # the sources are known when Pyodide is about to start already
    expect(running(page).get_by_label("Name")).to_have_value("6")
    assert asked == ["fetch"]


def test_an_import_that_nobody_foresaw_finds_the_library(page: Page, site_url: str) -> None:
    page.route(
        f"**/*{LIBRARY}", lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_()
    )
    asked = requests(page, LIBRARY)
    show(page, site_url, document(f"<lite-app eager>{HIDDEN}</lite-app>"))
    running(page).get_by_role("button", name="Tell").click()
    expect(page.get_by_label("Name")).to_have_value("6")
    assert asked.count("xhr") == 1


@pytest.mark.allow_console_errors
def test_a_library_that_is_missing_is_named(page: Page, site_url: str) -> None:
    page.route(f"**/*{LIBRARY}", lambda route: route.fulfill(status=404))
    show(page, site_url, document(f"<lite-app eager>{FORESEEN}</lite-app>"))
    assert LIBRARY in failure(page).locator("h2").inner_text()
    show(page, site_url, document(f"<lite-app eager>{HIDDEN}</lite-app>"), path="hidden.html")
    running(page).get_by_role("button", name="Tell").click()
    expect(page.get_by_test_id("toast-body")).to_contain_text("could not be loaded; check the network")


@pytest.mark.allow_console_errors
def test_a_damaged_library_is_no_library_and_the_app_goes_on(page: Page, site_url: str) -> None:
    page.route(f"**/*{LIBRARY}", lambda route: route.fulfill(body=b"junk"))
    show(page, site_url, document(f"<lite-app eager>{FORESEEN}</lite-app>"))
    expect(failure(page)).to_contain_text("Python's own 'colorsys' could not be loaded")
    show(page, site_url, document(f"<lite-app eager>{HIDDEN}</lite-app>"), path="hidden.html")
    running(page).get_by_role("button", name="Tell").click()
    expect(page.get_by_test_id("toast-body")).to_contain_text("and the runtime's files")
    page.unroute(f"**/*{LIBRARY}")
    page.get_by_role("button", name="Tell").click()
    expect(page.get_by_label("Name")).to_have_value("6")


@pytest.mark.allow_console_errors
def test_where_nothing_can_be_done_later_the_app_goes_on(page: Page, site_url: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/kept-*.js", lambda route: route.abort())
    with page.expect_event("requestfailed", lambda request: "/kept-" in request.url):
        show(page, site_url, document(f"<lite-app eager>{HIDDEN}</lite-app>"))
    running(page).get_by_role("button", name="Tell").click()
    expect(page.get_by_label("Name")).to_have_value("6")
    assert errors == []


def test_two_visits_share_no_chance_and_know_where_and_when_they_are(browser: Browser, site_url: str) -> None:
    seen = []
    for zone, hour, locale in (("Asia/Tokyo", 9, "ja-JP"), ("UTC", 0, "en-GB")):
        context = browser.new_context(timezone_id=zone, locale=locale)
        page = context.new_page()
        show(page, site_url, document(f"<lite-app eager>{FACTS}</lite-app>"))
        running(page)
        facts = said(page)
        assert abs(facts["time"] - time.time()) < 60
        assert (facts["hour"], facts["zone"]) == (hour, -3600 * hour)
        assert facts["columns"]  # tracebacks mark the place in the app's lines
        assert "PYTHONNODEBUGRANGES" not in facts["environment"]
        assert facts["lang"] == f"{locale.replace('-', '_')}.UTF-8"
        assert facts["home"] == "/home/pyodide/app"
        assert facts["files"] == ["app.py"]
        assert 0 <= facts["running"] < 60_000  # ms that this Python has run
        page.get_by_role("button", name="Again").click()
        expect(page.get_by_label("Facts")).not_to_have_value(json.dumps(facts))
        seen += [facts, said(page)]
        context.close()
    for name in ("random", "bytes", "uuid"):
        assert len({facts[name] for facts in seen}) == 4, name


@pytest.mark.allow_console_errors
@pytest.mark.parametrize("trouble", ["missing", "damaged", "of another Pyodide"])
def test_without_a_snapshot_that_fits_python_starts_in_the_plain_way(
    page: Page, site: Path, site_url: str, trouble: str
) -> None:
    wheels = site / "runtime" / "wheels"
    index = json.loads((wheels / "wheels.json").read_text("utf-8"))
    body = b"junk"
    if trouble == "of another Pyodide":
        image = bytearray(unzstd(wheels / index["snapshot"]["file"]))
        image[16:48] = bytes(32)  # the build's id
        body = bytes(image)  # which needn't be packed
        index["snapshot"]["sha256"] = hashlib.sha256(body).hexdigest()
    page.route("**/wheels.json", lambda route: route.fulfill(json=index))
    status = 404 if trouble == "missing" else 200
    page.route("**/*.snapshot.zst", lambda route: route.fulfill(status=status, body=body))
    told = []
    page.on("console", lambda message: told.append(message.text))
    show(page, site_url, document(f"<lite-app eager>{APP}</lite-app>"))
    greet(running(page))
    assert any("without its snapshot" in text for text in told)


def test_the_next_visit_reads_the_snapshot_where_the_browser_keeps_it(page: Page, site: Path, site_url: str) -> None:
    asked = requests(page, ".snapshot.zst")
    show(page, site_url, document(f"<lite-app eager>{APP}</lite-app>"))
    greet(running(page))
    wait_until_kept(page, snapshot_of(site))
    assert asked == ["fetch"]
    page.route("**/*.snapshot.zst", lambda route: route.abort())
    show(page, site_url, document(f"<lite-app eager>{APP}</lite-app>" * 2), path="again.html")
    for app in page.locator("lite-app").all():  # two workers, at the same time
        app.get_by_label("Name").fill("Bo")
        app.get_by_role("button", name="Greet").click()
        expect(app.get_by_label("Greeting")).to_have_value("Hello, Bo!")
    assert asked == ["fetch"]
    assert page.evaluate(OPFS) == [snapshot_of(site)]


def test_a_kept_snapshot_that_is_damaged_is_taken_from_there_but_once(page: Page, site: Path, site_url: str) -> None:
    told = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"{site_url}/index.html")
    page.evaluate(PUT, [snapshot_of(site), "junk"])
    show(page, site_url, document(f"<lite-app eager>{APP}</lite-app>"))
    greet(running(page))
    assert any("without its snapshot" in text for text in told)
    wait_for_files(page, "names.length === 0")
    asked = requests(page, ".snapshot.zst")
    show(page, site_url, document(f"<lite-app eager>{APP}</lite-app>"), path="again.html")
    greet(running(page))
    assert asked[0] == "fetch"


def test_of_the_snapshots_of_other_builds_the_newest_stays(page: Page, site: Path, site_url: str) -> None:
    page.goto(f"{site_url}/index.html")
    for name in ("lite-0.0.1-a.snapshot.gz", "notes.txt", "lite-0.0.2-b.snapshot.zst"):
        page.evaluate(PUT, [name, "old"])
    show(page, site_url, document(f"<lite-app eager>{APP}</lite-app>"))
    running(page)
    wait_until_kept(page, snapshot_of(site))
    wait_for_files(page, "names.length === 3")
    assert page.evaluate(OPFS) == ["lite-0.0.2-b.snapshot.zst", snapshot_of(site), "notes.txt"]

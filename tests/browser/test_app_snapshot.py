"""A site whose snapshot has the app's modules in it: they are not imported again, and the app behaves as any other."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from lite.bundle.wheel_file import pack_wheel
from lite.cli import main
from tests.browser.conftest import Serve, own_profile
from tests.browser.pages import running
from tests.zstd_files import unzstd

APP = '''
"""Facts of a start."""

import gc
import json

import gradio as gr
import lines
import mode
import rolled
import started
import texts
import tried

def ahead():
    """Of these modules those that were there before the app: objects of the snapshot are frozen."""
    alive = {id(each) for each in gc.get_objects()}
    return [each.__name__ for each in (lines, mode, rolled, started, texts, tried) if id(vars(each)) not in alive]


def facts():
    moments = {"started": started.AT, "rolled": rolled.ONE, "mode": mode.LANGUAGE, "line": lines.FILE.readline()}
    return json.dumps({**texts.facts(), **moments, "tried": tried.data(), "ahead": ahead()})


gr.Interface(facts, None, gr.Textbox(label="Facts"), title=texts.TITLE).launch()
'''

TEXTS = """
import colorsys
import hashlib
import os
import random
import sys
import time
import uuid

import wording

TITLE = "Facts"
NAMES = {"Ada", "Bo", "Cy", "Di"}
random_one = random.Random(7).random()


def facts():
    with open("words.txt") as file:
        words = file.read()
    return {
        "random": random.random(), "bytes": os.urandom(8).hex(), "uuid": str(uuid.uuid4()), "one": random_one,
        "time": time.time(), "zone": time.timezone, "language": os.environ["LANG"], "folder": os.getcwd(),
        "words": words, "files": sorted(os.listdir(".")), "hash": hash("Ada"), "names": list(NAMES),
        "place": __file__, "loader": type(__spec__.loader).__name__, "here": sys.modules[__name__].__name__,
        "path": sys.path[0], "wording": wording.WORD, "same": sys.modules["wording"] is wording,
        "hue": colorsys.rgb_to_hsv(1, 0, 0)[2], "digest": hashlib.sha256(b"a").hexdigest()[:4],
        "is_main": sys.modules["__main__"].__file__,
    }
"""

MOMENTS = {
    "started.py": "import time\nAT = time.time()\n",
    "rolled.py": "import random\nONE = random.random()\n",
    "mode.py": "import os\nLANGUAGE = os.environ['LANG']\n",
    "lines.py": "FILE = open('words.txt')\n",
}
"""Modules that each ask for something, in a package, where one is not left because another is."""

TRIED = """
from pathlib import Path


def data():
    import tried_later  # a file of the package that nobody imported ahead

    return tried_later.WORD + Path(__file__).with_name("tried.txt").read_text()
"""


CHANCE = {"random", "bytes", "uuid", "rolled", "time", "started", "zone", "ahead"}
"""What is another at each start."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An app of some files, with a package."""
    home = tmp_path_factory.mktemp("facts") / "app"
    (home / "wheels").mkdir(parents=True)
    files = {"app.py": APP, "texts.py": TEXTS, "wording.py": "WORD = 'old'\n"}
    for name, text in {**files, "words.txt": "first\nsecond\n", "requirements.txt": "tried\n"}.items():
        (home / name).write_text(text)
    members = {"tried.py": TRIED.encode(), "tried_later.py": b"WORD = 'later '", "tried.txt": b"data"}
    members |= {name: text.encode() for name, text in MOMENTS.items()}
    (home / "wheels" / "tried-1.0-py3-none-any.whl").write_bytes(pack_wheel("tried", "1.0", members))
    return home


@pytest.fixture(scope="module")
def built(home: Path) -> Path:
    """Its site, with a snapshot of its own."""
    folder = home.parent / "site"
    assert main(["build", str(home), "-o", str(folder), "--snapshot", "app", "--no-pwa"]) == 0
    return folder


@pytest.fixture
def own(built: Path, tmp_path: Path) -> Path:
    """A copy of the site, to be changed."""
    return shutil.copytree(built, tmp_path / "site")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A profile of its own for each test, as for the other tests of snapshots."""
    with own_profile(browser) as own:
        yield own


def facts(page: Page) -> dict[str, Any]:
    """What the app of a page that runs says of its start."""
    running(page).get_by_role("button", name="Generate").click()
    expect(page.get_by_label("Facts")).not_to_have_value("")
    return dict(json.loads(page.get_by_label("Facts").input_value()))


def asked_before_running(page: Page, url: str) -> list[str]:
    """Opens a site; the names of the files that it asks for until its app is drawn by Python."""
    names: list[str] = []
    page.on("request", lambda request: names.append(request.url.rpartition("/")[2]))
    page.goto(url)
    page.wait_for_function("document.querySelector('lite-app').controller?.runtime.state === 'ready'")
    return list(names)


def test_what_the_app_imports_comes_with_the_snapshot(built: Path, serve: Serve, page: Page) -> None:
    asked = asked_before_running(page, serve(built).url)
    index = json.loads((built / "runtime" / "wheels" / "wheels.json").read_text("utf-8"))
    assert index["snapshot"]["file"] in asked
    assert index["library"]["file"] not in asked
    assert not {index["parts"][name]["file"] for name in ("kits", "components")} & set(asked)
    assert facts(page)["ahead"] == ["texts", "tried"]


def test_two_visits_share_nothing_and_differ_from_no_other_start(
    home: Path, built: Path, serve: Serve, browser: Browser, tmp_path: Path
) -> None:
    assert main(["build", str(home), "-o", str(tmp_path / "plain"), "--no-pwa"]) == 0
    seen = []
    for folder, zone, hours in ((built, "Asia/Tokyo", 9), (built, "UTC", 0), (tmp_path / "plain", "UTC", 0)):
        context = browser.new_context(timezone_id=zone, locale="ja-JP")
        page = context.new_page()
        before = time.time()
        page.goto(serve(folder).url)
        found = facts(page)
        assert before - 60 < found["started"] <= found["time"] < time.time() + 60
        assert found["zone"] == -3600 * hours
        assert found["language"] == found["mode"] == "ja_JP.UTF-8"
        assert found["line"] == "first\n"
        assert found["tried"] == "later data"
        assert found["same"]
        seen.append(found)
        context.close()
    for name in ("random", "bytes", "uuid", "rolled"):
        assert len({found[name] for found in seen}) == 3, name
    one, other, plain = ({k: v for k, v in found.items() if k not in CHANCE} for found in seen)
    assert one == other == plain


def test_an_app_whose_files_have_changed_since_imports_them_anew(own: Path, serve: Serve, page: Page) -> None:
    (own / "app" / "wording.py").write_text("WORD = 'new'\n")
    page.goto(serve(own).url)
    found = facts(page)
    assert (found["wording"], found["ahead"]) == ("new", [])
    assert found["same"]
    assert found["tried"] == "later data"


def test_a_module_of_the_snapshot_is_loaded_again_when_it_is_edited(built: Path, serve: Serve, page: Page) -> None:
    page.goto(serve(built).url)
    assert facts(page)["ahead"] == ["texts", "tried"]
    page.evaluate("""async () => {
      const { controller } = document.querySelector('lite-app');
      await controller.write('wording.py', "WORD = 'edited'\\n");
      await controller.run_file('app.py');
    }""")
    page.get_by_role("button", name="Generate").click()
    expect(page.get_by_label("Facts")).to_have_value(re.compile("edited"))


@pytest.mark.allow_console_errors
@pytest.mark.parametrize("trouble", ["missing", "damaged", "of another Pyodide"])
def test_without_its_snapshot_an_app_starts_in_the_plain_way(own: Path, serve: Serve, page: Page, trouble: str) -> None:
    file = next((own / "runtime" / "wheels").glob("*.snapshot.zst"))
    if trouble == "missing":
        file.unlink()
    elif trouble == "damaged":
        file.write_bytes(b"junk")
    else:
        image = bytearray(unzstd(file))
        image[16:48] = bytes(32)  # the build's id
        file.write_bytes(image)
    told = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(serve(own).url)
    found = facts(page)
    assert (found["wording"], found["tried"], found["line"]) == ("old", "later data", "first\n")
    assert any("without its snapshot" in text for text in told)

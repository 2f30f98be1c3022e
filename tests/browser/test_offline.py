"""Built sites in a real Chromium: under a sub-path and a strict policy, without a network, updated, and gone again."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect

from lite.bundle.offline import removing_worker, service_worker
from lite.cli import main
from lite.cli.server import SiteOptions, SiteServer
from tests.bridges import models
from tests.browser.conftest import ACTION_MS, BOOT_MS, Serve
from tests.conftest import BUILD, ROOT

MINILM = BUILD / "models" / "Xenova" / "all-MiniLM-L6-v2"
"""What `make models` wrote."""
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:"
)

APP = '''"""Greets."""
import gradio as gr
import words

with gr.Blocks(title="Greeter") as demo:
    gr.Markdown("Says **hello** to whom you name.")
    name = gr.Textbox(label="Name")
    greeting = gr.Textbox(label="Greeting")
    loud = gr.Slider(0, 3, 1, step=1, label="Loudness")
    gr.Button("Greet").click(lambda name, loud: words.HELLO + name + "!" * loud, [name, loud], greeting)

with demo.route("About"):
    gr.Markdown("About the greeter.")

demo.launch()
'''


MODELS = """
import gradio as gr
import onnxruntime
from lite.transformers import pipeline

toy = pipeline("text-generation", "toy")

async def write():
    session = await onnxruntime.InferenceSession("sums.onnx").load()
    y = (await session.run_async(None, {"x": [[1.0, 2.0, 3.0]]}))[0].tolist()
    text = await toy("the river", max_new_tokens=2, do_sample=False)
    return f"{text[0]['generated_text']} {y[0][0]:.1f}"

with gr.Blocks() as demo:
    out = gr.Textbox(label="Out")
    gr.Button("Write").click(write, None, out)
demo.launch()
"""


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that was never here."""
    context = browser.new_context()
    yield context
    context.close()


def greet(page: Page, name: str) -> None:
    """Wait for the app, use it, see what it says."""
    page.get_by_label("Name").wait_for(timeout=BOOT_MS)
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Greet").click()
    expect(page.get_by_label("Greeting")).to_have_value(f"Hello {name}!", timeout=BOOT_MS)


def test_visited_once_a_built_site_works_without_a_network(site: Path, tmp_path: Path, visitor: BrowserContext) -> None:
    home = tmp_path / "greeter"
    home.mkdir()
    (home / "app.py").write_text(APP)
    (home / "words.py").write_text("HELLO = 'Hello '\n")
    assert main(["build", str(home), "-o", str(tmp_path / "host" / "repo")]) == 0
    page = visitor.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    with SiteServer(SiteOptions(tmp_path / "host", csp=POLICY)) as server:
        page.goto(f"{server.url}repo/")
        expect(page).to_have_title("Greeter")
        greet(page, "Ada")
        kept(page)
        assert all(url.startswith(f"{server.url}repo/") for url in asked)
        installable(page, visitor)
        address = f"{server.url}repo/"
    visitor.set_offline(True)
    for name in ("Bea", "Cleo"):
        page.reload()
        greet(page, name)
    page.goto(f"{address}about")
    expect(page).to_have_url(f"{address}#/about")
    expect(page.get_by_text("About the greeter.")).to_be_visible(timeout=BOOT_MS)
    page.goto(f"{address}no/such/page")
    expect(page.get_by_role("heading")).to_have_text("There is no page at this address")
    assert not [text for text in errors if "Content Security Policy" in text]
    page.goto(f"{address}?lite-offline=off")
    gone(page)
    page.goto((tmp_path / "host" / "repo" / "index.html").as_uri())
    expect(page.get_by_role("alert")).to_contain_text("opened as a file")
    expect(page.get_by_text("Says hello to whom you name.")).to_be_visible()


def installable(page: Page, context: BrowserContext) -> None:
    """Chromium finds nothing that keeps the page from being installed as an app."""
    devtools = context.new_cdp_session(page)
    devtools.send("Page.enable")
    manifest = devtools.send("Page.getAppManifest")
    assert manifest["errors"] == []
    assert json.loads(manifest["data"])["name"] == "Greeter"
    errors = [error["errorId"] for error in devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    # Tests run in private windows, from which nothing is ever installed.
    assert [error for error in errors if error != "in-incognito"] == []


# What follows needs no Python: a page of three files that says which build each of them is of.

PAGE = """<!doctype html>
<meta charset="utf-8">
<meta name="lite-offline" content="{words}">
<title>Build {build}</title>
<link rel="icon" href="data:,">
<script type="module" src="runtime/pwa.js"></script>
<script defer src="first.js"></script>
<button onclick="add('later.js')">Load</button>
<script>
  function add(src) {{ document.head.append(Object.assign(document.createElement('script'), {{ src }})); }}
</script>
<p></p>
"""
SAYS = "document.querySelector('p').append('{build}');"

Deploy = Callable[..., None]


@pytest.fixture
def deploy(site: Path, tmp_path: Path) -> Deploy:
    """Put another build of the small site into `tmp_path`."""
    code = (BUILD / "runtime" / "sw.js").read_bytes()
    (tmp_path / "runtime").mkdir()
    shutil.copy(BUILD / "runtime" / "pwa.js", tmp_path / "runtime")

    def put(build: str, *, isolate: bool = False, removed: bool = False) -> None:
        texts = {
            "index.html": PAGE.format(build=build, words="on isolate" if isolate else "on"),
            "first.js": SAYS.format(build=build),
            "later.js": SAYS.format(build=build),
        }
        files = {name: text.encode() for name, text in texts.items()}
        files["runtime/pwa.js"] = (tmp_path / "runtime" / "pwa.js").read_bytes()
        worker = removing_worker(code) if removed else service_worker(code, files, isolate=isolate)
        for name, content in {**files, "lite-sw.js": worker}.items():
            (tmp_path / name).write_bytes(content)

    return put


def until(page: Page, condition: str, within: int = ACTION_MS) -> None:
    """Wait for a condition that only a promise can tell: `wait_for_function` takes any promise for true."""
    page.evaluate(
        """async (milliseconds) => {
          const end = performance.now() + milliseconds;
          while (!(await (CONDITION)())) {
            if (performance.now() > end) throw new Error('the condition never came true');
            await new Promise((resolve) => setTimeout(resolve, 20));
          }
        }""".replace("CONDITION", condition),
        within,
    )


def kept(page: Page, count: int = 1, *, within: int = ACTION_MS) -> None:
    """Wait until the browser has `count` builds of the site, all of them whole; of two, the newer waits its turn."""
    until(
        page,
        """async () => {
          const names = (await caches.keys()).filter((name) => !name.startsWith('transformers')); // which keeps models
          const whole = await Promise.all(names.map(async (name) => {
            const keys = await (await caches.open(name)).keys();
            return keys.some(({ url }) => url.endsWith('/lite-contents.json'));
          }));
          const { active, waiting } = (await navigator.serviceWorker.getRegistration()) ?? {};
          const settled = active?.state === 'activated' && (waiting !== null) === (names.length > 1);
          return settled && names.length === COUNT && whole.every(Boolean);
        }""".replace("COUNT", str(count)),
        within,
    )


def gone(page: Page) -> None:
    """Wait until the browser has nothing of the site any more."""
    until(page, "async () => (await caches.keys()).length === 0")
    until(page, "async () => (await navigator.serviceWorker.getRegistrations()).length === 0")


def look_for_update(page: Page) -> None:
    """What browsers do by themselves a while after a page was opened."""
    page.evaluate("navigator.serviceWorker.getRegistration().then((registration) => registration.update())")


def visited(deploy: Deploy, url: str, visitor: BrowserContext) -> tuple[Page, str]:
    """A page of the first build, which the browser has kept; and its address."""
    deploy("1")
    page = visitor.new_page()
    page.goto(url)
    kept(page)
    return page, url


def with_update(deploy: Deploy, url: str, visitor: BrowserContext) -> tuple[Page, str]:
    """The same, while a second build waits."""
    page, url = visited(deploy, url, visitor)
    deploy("2")
    page.reload()
    expect(page).to_have_title("Build 1")
    look_for_update(page)
    kept(page, 2)
    return page, url


def test_models_beside_the_page_run_without_a_network(site: Path, tmp_path: Path, visitor: BrowserContext) -> None:
    (tmp_path / "sums.onnx").write_bytes(models.affine())
    toy = site / "apps" / "models" / "toy-writer"
    app = tmp_path / "models_app.py"
    app.write_text(MODELS)
    options = [
        "--model",
        f"toy={toy}",
        "--model",
        f"sums={tmp_path / 'sums.onnx'}",
        "--precache-models",
        "--no-snapshot",
    ]
    assert main(["build", str(app), "-o", str(tmp_path / "site"), *options]) == 0
    with SiteServer(SiteOptions(tmp_path / "site")) as server:
        page = visitor.new_page()
        page.goto(server.url)
        page.get_by_role("button", name="Write").wait_for(timeout=BOOT_MS)
        kept(page, within=BOOT_MS)  # the engine and its models are some 70 MB
        url = server.url
    visitor.set_offline(True)
    page.goto(url)
    page.get_by_role("button", name="Write").click(timeout=BOOT_MS)
    expect(page.get_by_label("Out")).to_have_value("the river wakes before 2.7", timeout=BOOT_MS)


def draw_edges(page: Page) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (48, 32), "white").save(picture, "PNG")
    page.get_by_role("tab", name="Picture").click()
    given = FilePayload(name="white.png", mimeType="image/png", buffer=picture.getvalue())
    page.locator("input[type=file]").last.set_input_files(given)
    expect(page.get_by_role("img", name="Drawn")).to_have_js_property("naturalWidth", 48, timeout=BOOT_MS)


def compare_sentences(page: Page) -> None:
    page.get_by_role("button", name="Compare").click()
    rows = page.get_by_role("row").filter(has=page.get_by_role("gridcell"))
    expect(rows.first).to_contain_text("Someone is having a meal.", timeout=BOOT_MS)


@pytest.mark.parametrize(
    ("example", "use", "options"),
    [
        ("camera_edges", draw_edges, []),
        ("similarity.py", compare_sentences, ["--model", f"Xenova/all-MiniLM-L6-v2={MINILM}", "--precache-models"]),
    ],
)
def test_an_example_with_a_model_is_built_and_works_without_a_network(
    example: str, use: Callable[[Page], None], options: list[str], tmp_path: Path, visitor: BrowserContext
) -> None:
    app = ROOT / "site_example" / "apps" / example
    assert main(["build", str(app), "-o", str(tmp_path / "site"), "--no-snapshot", *options]) == 0
    with SiteServer(SiteOptions(tmp_path / "site")) as server:
        page = visitor.new_page()
        page.goto(server.url)
        page.get_by_role("tab").or_(page.get_by_role("button")).first.wait_for(timeout=BOOT_MS)
        kept(page, within=BOOT_MS)
        url = server.url
    visitor.set_offline(True)
    page.goto(url)
    use(page)


def test_an_update_takes_over_when_no_page_is_open_and_never_mixes(
    deploy: Deploy, serve: Serve, tmp_path: Path, visitor: BrowserContext
) -> None:
    page, url = with_update(deploy, serve(tmp_path).url, visitor)
    other = visitor.new_page()
    other.goto(url)
    expect(other).to_have_title("Build 1")  # the first page still runs
    page.get_by_role("button", name="Load").click()
    expect(page.get_by_role("paragraph")).to_have_text("11")
    other.close()
    page.reload()
    expect(page).to_have_title("Build 2")
    page.get_by_role("button", name="Load").click()
    expect(page.get_by_role("paragraph")).to_have_text("22")
    kept(page)


def test_no_update_takes_over_below_a_page_that_is_too_busy_to_answer(
    deploy: Deploy, serve: Serve, tmp_path: Path, visitor: BrowserContext
) -> None:
    page, url = with_update(deploy, serve(tmp_path).url, visitor)
    page.evaluate("() => setTimeout(() => { for (const end = Date.now() + 4000; Date.now() < end; ); })")
    other = visitor.new_page()
    other.goto(url)
    expect(other).to_have_title("Build 1")
    page.get_by_role("button", name="Load").click()
    expect(page.get_by_role("paragraph")).to_have_text("11")


def test_a_build_without_worker_makes_the_earlier_one_go(
    deploy: Deploy, serve: Serve, tmp_path: Path, visitor: BrowserContext
) -> None:
    page, _ = visited(deploy, serve(tmp_path).url, visitor)
    deploy("2", removed=True)
    page.reload()
    look_for_update(page)
    gone(page)
    page.reload()
    expect(page).to_have_title("Build 2")


def test_a_build_may_ask_for_isolation_which_the_worker_brings(
    deploy: Deploy, serve: Serve, tmp_path: Path, visitor: BrowserContext
) -> None:
    deploy("1", isolate=True)
    page = visitor.new_page()
    page.goto(serve(tmp_path).url)
    page.wait_for_function("crossOriginIsolated")
    kept(page)
    visitor.set_offline(True)
    page.reload()
    page.wait_for_function("crossOriginIsolated")
    expect(page.get_by_role("paragraph")).to_have_text("1")

"""The tags and the JavaScript API: apps in pages as authors write them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Serve
from tests.browser.pages import APP, BOOT_MS, document, failure, make_wheel, running, show

COUNTERS = "() => ({...document.querySelector('lite-app, gradio-lite').controller.runtime.counters})"


def greet(page: Page, name: str = "Ada") -> None:
    """Use the app of `APP`, and see it answer."""
    page.get_by_label("Name").fill(name, timeout=BOOT_MS)
    page.get_by_role("button", name="Greet").click()
    expect(page.get_by_label("Greeting")).to_have_value(f"Hello, {name}!", timeout=BOOT_MS)


def labelled(label: str) -> str:
    return f"import gradio as gr\nwith gr.Blocks() as demo:\n    gr.Textbox(label={label!r})\ndemo.launch()\n"


def test_a_click_is_one_message_out_and_one_in(page: Page, site_url: str) -> None:
    show(page, site_url, document(f"<lite-app>{APP}</lite-app>"))
    greet(page)
    before = page.evaluate(COUNTERS)
    greet(page, "Bo")
    assert page.evaluate(COUNTERS) == {"out": before["out"] + 1, "in": before["in"] + 1}


def test_a_gradio_lite_page_runs_with_only_its_urls_changed(page: Page, site_url: str) -> None:
    body = """
    <gradio-lite playground shared-worker layout="vertical" theme="dark" info container control-page-title>
      <gradio-file name="app.py" entrypoint>
        import gradio as gr
        from helpers.words import greeting

        with gr.Blocks(title="Greeter") as demo:
            name = gr.Textbox(label="Name")
            out = gr.Textbox(label="Greeting")
            gr.Button("Greet").click(greeting, name, out)
        demo.launch()
      </gradio-file>
      <gradio-file name="helpers/__init__.py"></gradio-file>
      <gradio-file name="helpers/words.py">
        from pathlib import Path

        def greeting(name):
            return Path("pattern.txt").read_text().strip().format(name)
      </gradio-file>
      <gradio-file name="pattern.txt">Hello, {}!</gradio-file>
      <gradio-requirements>
        # ours already
        gradio_client
      </gradio-requirements>
    </gradio-lite>"""
    show(page, site_url, document(body))
    greet(page)
    assert page.title() == "Greeter"
    assert page.locator(".lite-mount.dark").count() == 1


def test_markup_inside_python_strings_survives(page: Page, site_url: str) -> None:
    code = labelled("Source").replace("'Source'", "'Source', value='<b class=\"x\">a &amp; b</b> 1 &lt; 2'")
    show(page, site_url, document(f"<lite-app>{code}</lite-app>"))
    expect(page.get_by_label("Source")).to_have_value('<b class="x">a & b</b> 1 < 2', timeout=BOOT_MS)


def test_apps_on_one_page_do_not_share_names_files_or_sessions(page: Page, site_url: str) -> None:
    def app(label: str) -> str:
        code = "import mine\n" + labelled("x").replace("'x'", "mine.label")
        mine = f"<lite-file name='mine.py'>label = '{label}'</lite-file>"
        return f"<lite-app eager>{mine}<lite-file name='app.py' entrypoint>{code}</lite-file></lite-app>"

    show(page, site_url, document(app("First") + app("Second")))
    for label in ("First", "Second"):
        page.get_by_label(label).wait_for(timeout=BOOT_MS)
    sessions = page.evaluate("() => [...document.querySelectorAll('lite-app')].map((app) => app.controller.session)")
    assert len(set(sessions)) == 2


def test_an_element_that_a_script_makes_and_fills_later_starts(page: Page, site_url: str) -> None:
    show(page, site_url, document("<div id='here'></div>"))
    page.evaluate(
        "() => { const app = document.createElement('lite-app'); app.setAttribute('eager', ''); here.append(app); }"
    )
    page.wait_for_timeout(50)
    page.evaluate("(code) => document.querySelector('lite-app').append(code)", APP)
    greet(page)


def test_moving_keeps_the_app_and_removing_ends_its_worker(page: Page, site_url: str) -> None:
    show(page, site_url, document(f"<lite-app>{APP}</lite-app><section id='there'></section>"))
    greet(page)
    page.evaluate("() => there.append(document.querySelector('lite-app'))")
    expect(page.locator("#there").get_by_label("Greeting")).to_have_value("Hello, Ada!")
    greet(page, "Bo")
    assert len(page.workers) == 1
    with page.workers[0].expect_event("close"):
        page.evaluate("() => document.querySelector('lite-app').remove()")
    assert page.workers == []


def test_an_app_below_the_fold_waits_until_it_is_near(page: Page, site_url: str) -> None:
    show(page, site_url, document(f"<div style='height:4000px'></div><lite-app>{APP}</lite-app>"))
    page.wait_for_timeout(300)
    assert page.workers == []
    page.locator("lite-app").scroll_into_view_if_needed()
    greet(page)


def test_src_runs_a_file_beside_the_page(page: Page, site_url: str) -> None:
    page.route("**/code/greeter.py", lambda route: route.fulfill(body=APP, content_type="text/x-python"))
    show(page, site_url, document("<lite-app src='code/greeter.py'></lite-app>"))
    greet(page)


def test_the_runtime_works_from_any_folder(page: Page, site: Path, serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "lib").symlink_to(site / "runtime")
    show(page, serve(tmp_path).url, document(f"<lite-app>{APP}</lite-app>", runtime="../a/lib/"), path="b/page.html")
    greet(page)


def test_the_runtime_may_come_from_another_origin(page: Page, site_url: str, serve: Serve, tmp_path: Path) -> None:
    def allow(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "access-control-allow-origin": "*"})

    page.route(f"{site_url}runtime/**", allow)
    show(page, serve(tmp_path).url, document(f"<lite-app>{APP}</lite-app>", runtime=f"{site_url}runtime/"))
    greet(page)


def test_a_wheel_beside_the_page_needs_no_network(page: Page, site_url: str, tmp_path: Path) -> None:
    wheel = make_wheel(tmp_path, "shout", "def shout(text):\n    return text.upper()\n")
    page.route("**/lib/shout-1.0-py3-none-any.whl", lambda route: route.fulfill(path=wheel))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    code = labelled("x").replace("'x'", "shout.shout('loud')").replace("import gradio", "import shout\nimport gradio")
    lines = "<lite-requirements>./lib/shout-1.0-py3-none-any.whl</lite-requirements>"
    show(page, site_url, document(f"<lite-app>{lines}<lite-code>{code}</lite-code></lite-app>"))
    running(page).get_by_label("LOUD").wait_for()
    assert [url for url in asked if not url.startswith((site_url, "data:"))] == []


def test_an_app_without_requirements_loads_neither_micropip_nor_the_lock_nor_anything_twice(
    page: Page, site_url: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    show(page, site_url, document(f"<lite-app>{APP}</lite-app>"))
    greet(page)
    assert [url for url in asked if "micropip" in url or "pyodide-lock" in url] == []
    assert sorted(asked) == sorted(set(asked))


def start(page: Page, options: str) -> None:
    """Make an app by script; `window.app` is its controller."""
    given = f"{{target: document.getElementById('here'), eager: true, {options}}}"
    page.evaluate(f"() => {{ window.app = createGradioApp({given}); }}")


def test_a_script_can_make_change_and_end_an_app(page: Page, site_url: str) -> None:
    show(page, site_url, document("<div id='here'></div>"))
    page.wait_for_function("() => window.createGradioApp")
    start(page, "files: {'app.py': {data: " + repr(labelled("Start")) + "}}, entrypoint: 'app.py', requirements: []")
    page.get_by_label("Start").wait_for(timeout=BOOT_MS)
    page.evaluate("(code) => app.run_code(code)", labelled("Code"))
    page.get_by_label("Code").wait_for()
    assert page.get_by_label("Start").count() == 0
    page.evaluate("(code) => app.write('other.py', code)", labelled("File"))
    page.evaluate("() => app.rename('other.py', 'folder/renamed.py')")
    page.evaluate("() => app.run_file('folder/renamed.py')")
    page.get_by_label("File").wait_for()
    page.evaluate("() => app.unlink('folder/renamed.py')")
    said = page.evaluate("() => app.unlink('folder/renamed.py').catch((error) => error.message)")
    assert "no file" in said
    page.evaluate("() => app.unmount()")
    assert page.locator("#here").inner_html() == ""


@pytest.mark.allow_console_errors
def test_run_code_repairs_an_app_that_failed(page: Page, site_url: str) -> None:
    show(page, site_url, document("<div id='here'></div>"))
    page.wait_for_function("() => window.createGradioApp")
    start(page, "code: 'x = 1 / 0'")
    assert "ZeroDivisionError" in failure(page).inner_text()
    page.evaluate("(code) => app.run_code(code)", APP)
    greet(page)
    assert page.get_by_test_id("lite-failure").count() == 0
    said = page.evaluate("() => app.run_code('1 +').catch((error) => error.message)")
    assert "syntax" in said
    assert page.get_by_test_id("lite-failure").count() == 1


def test_an_app_without_code_waits_for_some(page: Page, site_url: str) -> None:
    """The pattern of pages that make the app first, install, and run the code last."""
    show(page, site_url, document("<div id='here'></div>"))
    page.wait_for_function("() => window.createGradioApp")
    start(page, "")
    page.evaluate("(code) => app.install([]).then(() => app.run_code(code))", APP)
    greet(page)


@pytest.mark.allow_console_errors
def test_a_failed_handler_leaves_its_traceback_in_the_console_and_the_next_event_works(
    page: Page, site_url: str
) -> None:
    greet_function = (
        "\ndef greet(name):\n"
        "    print('greeting', name)\n"
        "    assert name != 'boom', 'not you'\n"
        "    return f'Hello, {name}!'\n"
    )
    code = greet_function + APP.replace('lambda name: f"Hello, {name}!"', "greet")
    show(page, site_url, document(f"<lite-app>{code}</lite-app>"))
    page.get_by_label("Name").fill("boom", timeout=BOOT_MS)
    page.get_by_role("button", name="Greet").click()
    console = page.get_by_test_id("lite-console")
    console.locator("summary").click()
    expect(console.get_by_role("log")).to_contain_text("AssertionError: not you")
    expect(console.get_by_role("log")).to_contain_text("greeting boom")
    greet(page)


def test_what_pyodide_distributes_is_loaded_because_it_is_imported(page: Page, site_url: str, tmp_path: Path) -> None:
    """`shout` stands for numpy here: it is in Pyodide's lock, and its wheel is beside Pyodide's files."""
    wheel = make_wheel(tmp_path, "shout", "word = 'LOUD'")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    kind = {"install_dir": "site", "package_type": "package", "unvendored_tests": False, "tool": {}}
    entry = {
        "name": "shout",
        "version": "1.0",
        "file_name": wheel.name,
        "sha256": digest,
        "imports": ["shout"],
        "depends": [],
    }

    def add_package(route: Route) -> None:
        answer = route.fetch()
        lock = answer.json()
        lock["packages"]["shout"] = entry | kind
        route.fulfill(response=answer, json=lock)

    page.route("**/pyodide/pyodide-lock.json", add_package)
    page.route(f"**/pyodide/{wheel.name}", lambda route: route.fulfill(path=wheel))
    code = f"import shout\n{labelled('x')}".replace("'x'", "shout.word")
    show(page, site_url, document(f"<lite-app>{code}</lite-app>"))
    running(page).get_by_label("LOUD").wait_for()


def test_a_requirement_in_the_lock_of_the_page_comes_from_there(page: Page, site_url: str, tmp_path: Path) -> None:
    locked = {}
    for name, code, needs in (("base", "word = 'Locked'", []), ("top", "from base import word", ["base"])):
        wheel = make_wheel(tmp_path, name, code)
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        locked[name] = {"file": wheel.name, "sha256": digest, "version": "1.0", "imports": [name], "depends": needs}

    def send(route: Route) -> None:
        route.fulfill(path=tmp_path / route.request.url.rsplit("/", 1)[1])

    def add_lock(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "lock": locked})

    page.route("**/wheels/*-1.0-py3-none-any.whl", send)
    page.route("**/wheels/wheels.json", add_lock)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    code = f"import top\n{labelled('x')}".replace("'x'", "top.word")
    lines = "<lite-requirements>top>=1</lite-requirements>"
    show(page, site_url, document(f"<lite-app>{lines}<lite-code>{code}</lite-code></lite-app>"))
    running(page).get_by_label("Locked").wait_for()
    assert [url for url in asked if "micropip" in url or "pyodide-lock" in url] == []


def test_files_of_the_user_are_mounted_under_their_own_names(page: Page, site_url: str) -> None:
    show(page, site_url, document(f"<lite-app>{APP}</lite-app>"))
    greet(page)
    mount = """() => {
      const files = ['a', 'b'].map((text) => new File([text], 'same.txt'));
      return document.querySelector('lite-app').controller.runtime.command({type: 'mount', files});
    }"""
    paths = page.evaluate(mount)
    assert paths == ["/tmp/lite/uploads/1/same.txt", "/tmp/lite/uploads/1/same_1.txt"]
    read = f"from pathlib import Path\n{labelled('x')}".replace(
        "'x'", "' and '.join(Path(p).read_text() for p in " + repr(paths) + ")"
    )
    page.evaluate("(code) => document.querySelector('lite-app').controller.run_code(code)", read)
    page.get_by_label("a and b").wait_for()

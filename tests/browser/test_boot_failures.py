"""Every way in which a boot can fail ends in a panel that says what happened, where, and what to do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from lite.bundle.paths import ROOT
from tests.browser.conftest import Serve
from tests.browser.pages import APP, BOOT_MS, document, failure, show

pytestmark = pytest.mark.allow_console_errors

AXE = ROOT / "js_shim" / "node_modules" / "axe-core" / "axe.min.js"


def app(code: str = APP, *, attributes: str = "eager") -> str:
    return document(f"<lite-app {attributes}>{code}</lite-app>")


def answer(*, status: int = 200, body: bytes = b"") -> Callable[[Route], None]:
    return lambda route: route.fulfill(status=status, body=body, content_type="application/wasm")


@pytest.mark.parametrize("name", ["pyodide.asm.wasm", "pyodide.mjs", "pyodide.asm.mjs", "wheels.json", "lite-*.whl"])
def test_a_missing_file_of_the_runtime_is_named(page: Page, site_url: str, name: str) -> None:
    page.route(f"**/runtime/**/{name}", answer(status=404, body=b"gone"))
    show(page, site_url, app())
    panel = failure(page)
    assert name.split("*")[0] in panel.locator("h2").inner_text()
    assert "runtime folder" in panel.get_by_test_id("lite-failure-hint").inner_text()


def test_a_missing_worker_is_reported_at_once(page: Page, site_url: str) -> None:
    page.route("**/runtime/assets/main-*.js", answer(status=404))
    show(page, site_url, app())
    assert "worker" in failure(page).locator("h2").inner_text()


def test_a_missing_file_of_the_app_is_named_with_its_address(page: Page, site_url: str) -> None:
    files = "<lite-file name='data.csv' url='missing/data.csv'></lite-file>"
    show(page, site_url, document(f"<lite-app eager>{files}<lite-code>{APP}</lite-code></lite-app>"))
    text = failure(page).inner_text()
    assert f"404 for {site_url}missing/data.csv" in text
    assert "relative to the page" in text


def test_a_damaged_runtime_is_told_from_a_missing_one(page: Page, site_url: str) -> None:
    page.route("**/pyodide.asm.wasm", answer(body=b"\0asm junk"))
    show(page, site_url, app())
    assert "pyodide.asm.wasm is damaged" in failure(page).inner_text()


def test_a_wheel_with_another_hash_is_refused(page: Page, site_url: str) -> None:
    page.route("**/wheels/lite-*.whl", answer(body=b"not the wheel"))
    show(page, site_url, app())
    assert "sha256" in failure(page).inner_text()


def test_a_policy_that_blocks_webassembly_is_named(page: Page, site: object, serve: Serve) -> None:
    url = serve(site, csp="script-src 'self'").url
    show(page, url, app(), headers={"content-security-policy": "script-src 'self'"})
    panel = failure(page)
    assert "does not allow WebAssembly" in panel.inner_text()
    assert "'wasm-unsafe-eval'" in panel.get_by_test_id("lite-failure-hint").inner_text()


def test_a_policy_that_blocks_the_worker_is_named(page: Page, site_url: str) -> None:
    show(
        page,
        site_url,
        app(),
        headers={"content-security-policy": "script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'"},
    )
    assert "worker-src" in failure(page).get_by_test_id("lite-failure-hint").inner_text()


def test_the_documented_policy_suffices(page: Page, site: object, serve: Serve) -> None:
    policy = (
        "default-src 'self'; img-src * data:; style-src 'self' 'unsafe-inline'; script-src 'self' 'wasm-unsafe-eval'"
    )
    url = serve(site, csp=policy).url
    show(page, url, app(), headers={"content-security-policy": policy})
    page.get_by_label("Name").wait_for(timeout=BOOT_MS)
    assert page.get_by_test_id("lite-failure").count() == 0


def test_a_syntax_error_shows_its_line(page: Page, site_url: str) -> None:
    show(page, site_url, app("\n    import gradio as gr\n    def broken(:\n        pass\n"))
    panel = failure(page)
    assert "syntax" in panel.locator("h2").inner_text()
    assert panel.get_by_test_id("lite-failure-place").inner_text() == "app.py:2"
    assert "def broken(:" in panel.get_by_test_id("lite-failure-source").inner_text()


def test_a_module_that_is_not_here_is_named(page: Page, site_url: str) -> None:
    show(page, site_url, app("\nimport gradio as gr\n\nimport surely_not_a_module\n"))
    panel = failure(page)
    assert "surely_not_a_module" in panel.locator("h2").inner_text()
    assert panel.get_by_test_id("lite-failure-place").inner_text() == "app.py:3"
    assert "requirements" in panel.get_by_test_id("lite-failure-hint").inner_text()


def test_an_error_in_an_imported_file_shows_that_file(page: Page, site_url: str) -> None:
    files = (
        "<lite-file name='app.py' entrypoint>import helper</lite-file>"
        "<lite-file name='helper.py'>x = 1\ny = x / 0\n</lite-file>"
    )
    show(page, site_url, document(f"<lite-app eager>{files}</lite-app>"))
    panel = failure(page)
    assert panel.get_by_test_id("lite-failure-place").inner_text() == "helper.py:2"
    panel.get_by_text("Show traceback").click()
    assert "ZeroDivisionError" in panel.get_by_test_id("lite-failure-trace").inner_text()


def test_an_app_that_never_launches_is_told_how(page: Page, site_url: str) -> None:
    show(page, site_url, app("\nimport gradio as gr\ndemo = gr.Blocks()\n"))
    assert "demo.launch()" in failure(page).get_by_test_id("lite-failure-hint").inner_text()


def test_a_requirement_that_cannot_be_had_is_named(page: Page, site_url: str) -> None:
    page.route("**/simple/**", lambda route: route.fulfill(status=404))
    lines = "<lite-requirements>surely-not-a-package>=2</lite-requirements>"
    show(page, site_url, document(f"<lite-app eager>{lines}<lite-code>{APP}</lite-code></lite-app>"))
    panel = failure(page)
    assert "surely-not-a-package>=2" in panel.locator("h2").inner_text()
    assert "./name-1.0-py3-none-any.whl" in panel.get_by_test_id("lite-failure-hint").inner_text()


def test_a_package_of_pyodide_that_is_not_beside_the_page_is_named_with_its_place(page: Page, site_url: str) -> None:
    page.route("**/numpy-*.whl", lambda route: route.fulfill(status=404))
    show(page, site_url, app("\nimport numpy as np\nimport gradio as gr\n"))
    text = failure(page).inner_text()
    assert '"numpy"' in text
    assert "packages-url" in text


def test_a_stall_is_found_by_the_watchdog_and_the_app_may_still_come(page: Page, site_url: str) -> None:
    held: list[Route] = []
    page.route("**/pyodide.asm.wasm", lambda route: held.append(route))
    show(page, site_url, app(attributes="eager stall-seconds='1'"))
    panel = failure(page)
    assert panel.get_attribute("data-stage") == "stall"
    assert "'wasm-unsafe-eval'" in panel.inner_text()
    held[0].continue_()
    page.get_by_label("Name").wait_for(timeout=BOOT_MS)
    assert panel.count() == 0


def test_retry_boots_again(page: Page, site_url: str) -> None:
    page.route("**/pyodide.asm.wasm", answer(status=503))
    show(page, site_url, app())
    panel = failure(page)
    page.unroute("**/pyodide.asm.wasm")
    panel.get_by_role("button", name="Retry").click()
    page.get_by_label("Name").wait_for(timeout=BOOT_MS)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<lite-app><lite-file>x = 1</lite-file></lite-app>", "has no name"),
        (
            "<lite-app><lite-file name=a entrypoint></lite-file><lite-file name=b entrypoint></lite-file></lite-app>",
            "Mark one",
        ),
        ("<lite-app><lite-file name='a.py'></lite-file><lite-file name='a.py'></lite-file></lite-app>", "its own name"),
        ("<lite-app></lite-app>", "is empty"),
        (
            "<lite-app eager><lite-file name='../../etc/passwd'>x</lite-file><lite-code>1</lite-code></lite-app>",
            "not allowed",
        ),
    ],
)
def test_a_mistake_in_the_markup_is_explained(page: Page, site_url: str, body: str, words: str) -> None:
    show(page, site_url, document(body))
    assert words in failure(page).inner_text()


def test_the_plain_way_to_load_pyodide_is_taken_when_the_fast_one_fails(page: Page, site_url: str) -> None:
    """A lock of another ABI is what Pyodide refuses; here the worker's own is made so."""

    def other_abi(route: Route) -> None:
        script = route.fetch().text()
        assert "2026_0" in script
        route.fulfill(body=script.replace("2026_0", "1999_0"), content_type="text/javascript")

    page.route("**/runtime/assets/main-*.js", other_abi)
    show(page, site_url, app())
    page.get_by_label("Name").fill("Ada", timeout=BOOT_MS)
    page.get_by_role("button", name="Greet").click(timeout=BOOT_MS)
    expect(page.get_by_label("Greeting")).to_have_value("Hello, Ada!", timeout=BOOT_MS)


def test_without_its_panel_a_failure_is_told_in_plain_words(page: Page, site_url: str) -> None:
    """The panel is a chunk; what breaks the boot may well keep that away too."""
    page.route("**/runtime/assets/trouble-*.js", answer(status=404))
    page.route("**/pyodide.asm.wasm", answer(status=404, body=b"gone"))
    show(page, site_url, app())
    panel = failure(page)
    assert "pyodide.asm.wasm" in panel.locator("h2").inner_text()
    assert "404" in panel.inner_text()
    assert "runtime folder" in panel.get_by_test_id("lite-failure-hint").inner_text()
    page.unroute("**/pyodide.asm.wasm")
    panel.get_by_role("button", name="Retry").click()
    page.get_by_label("Name").wait_for(timeout=BOOT_MS)


def test_a_missing_part_of_the_worker_is_named(page: Page, site_url: str) -> None:
    page.route("**/runtime/assets/packages-*.js", answer(status=404))
    lines = "<lite-requirements>surely-not-a-package</lite-requirements>"
    show(page, site_url, document(f"<lite-app eager>{lines}<lite-code>{APP}</lite-code></lite-app>"))
    panel = failure(page)
    assert "packages-" in panel.locator("h2").inner_text()
    assert "runtime folder" in panel.get_by_test_id("lite-failure-hint").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_failure_panel_is_accessible(page: Page, site_url: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    background, ink = ("#0b0f19", "#fff") if scheme == "dark" else ("#fff", "#000")
    style = f"<style>body{{background:{background};color:{ink}}}</style>"
    body = "<h1>Page</h1><lite-app eager>\nimport sys\nprint('look', file=sys.stderr)\nx = 1 / 0\n</lite-app>"
    show(page, site_url, document(body, head=style))
    failure(page).get_by_text("Show traceback").click()
    page.get_by_test_id("lite-console").locator("summary").click()
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("() => axe.run(document).then((r) => r.violations)")
    assert [f"{rule['id']}: {[node['target'] for node in rule['nodes']]}" for rule in found] == []

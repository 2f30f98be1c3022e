"""site_example/apps/code_runner.py"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp, Serve

STRICT = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:"


def program(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Program")


def output(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Output")


def write(page: Page, code: str) -> None:
    program(page).click()
    page.keyboard.press("ControlOrMeta+a")
    # Replacing coloured text at once makes Chromium try to keep its colour, by a style that a strict policy refuses.
    page.keyboard.press("Delete")
    page.keyboard.insert_text(code)


def test_a_program_is_written_and_run(open_app: OpenApp) -> None:
    page = open_app("code_runner")
    expect(page.locator(".code-editor .cm-line span").filter(has_text="def")).to_have_css("color", "rgb(162, 28, 175)")
    page.get_by_role("button", name="Run").click()
    expect(output(page)).to_have_text("0 1 1 2 3 5 8 13 21 34")
    write(page, "print(6 * 7)\n1 / 0")
    expect(page.get_by_label("Size")).to_have_value("2 lines")
    page.get_by_role("button", name="Run").click()
    expect(output(page)).to_contain_text("42")
    expect(output(page)).to_contain_text("ZeroDivisionError")
    expect(output(page)).to_contain_text('File "editor.py", line 2')
    assert_accessible(page)


def test_the_editor_is_used_and_left_by_keyboard(open_app: OpenApp) -> None:
    page = open_app("code_runner")
    write(page, "")
    expect(page.get_by_label("Editor", exact=True)).to_have_value("in use")
    page.keyboard.type("if True:\nprint(1)")
    expect(program(page).locator(".cm-line")).to_have_text(["if True:", "    print(1)"])
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("x")
    expect(program(page).locator(".cm-line").last).to_have_text("        x")
    page.keyboard.press("ControlOrMeta+z")
    expect(program(page)).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Run")).to_be_focused()
    expect(page.get_by_label("Editor", exact=True)).to_have_value("not in use")


def test_words_are_suggested_while_typing(open_app: OpenApp) -> None:
    page = open_app("code_runner")
    write(page, "")
    page.wait_for_function(
        "() => performance.getEntriesByType('resource').some(({ name }) => /completion-/.test(name))"
    )
    page.keyboard.type("enumer")
    option = page.get_by_role("option", name="enumerate")
    expect(option).to_be_visible()
    assert_accessible(page)
    option.click()
    expect(program(page)).to_have_text("enumerate")


@pytest.mark.parametrize(("name", "knows"), [("completion", ""), ("dist", "enumerate")], ids=["all", "the language's"])
def test_words_are_suggested_for_what_was_typed_before_they_came(
    page: Page, open_app: OpenApp, site: Path, name: str, knows: str
) -> None:
    files = (site / "runtime" / "assets").glob(f"{name}-*.js")
    chunks = [file.name for file in files if knows in file.read_text("utf-8")]
    assert len(chunks) == 1
    held: list[Route] = []
    page.route(f"**/assets/{chunks[0]}", lambda route: held.append(route))
    open_app("code_runner")
    write(page, "enumer")
    assert held
    for route in held:
        route.continue_()
    expect(page.get_by_role("option", name="enumerate")).to_be_visible()


def test_code_is_copied_and_downloaded(open_app: OpenApp, site_url: str) -> None:
    page = open_app("code_runner")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site_url)
    write(page, "print('ß 🎈')")
    block = page.locator(".code-box").filter(has_text="Program")
    block.get_by_role("button", name="Copy").click()
    expect(block.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "print('ß 🎈')"
    with page.expect_download() as download:
        block.get_by_role("button", name="Download").click()
    assert download.value.suggested_filename == "file.py"
    assert Path(download.value.path()).read_text("utf-8") == "print('ß 🎈')"


def test_the_editor_needs_no_inline_styles(
    page: Page, site: Path, serve: Serve, wait_until_running: Callable[[], Page]
) -> None:
    page.add_init_script(
        "addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile }) =>"
        " (window.violations ??= []).push(`${violatedDirective} ${sourceFile}`))"
    )
    page.goto(f"{serve(site, csp=STRICT).url}apps/code_runner.html")
    wait_until_running()
    write(page, "enu")
    expect(page.get_by_role("option", name="enumerate")).to_be_visible()
    expect(page.locator(".cm-editor").first).to_have_css("display", "flex")
    assert page.evaluate("() => window.violations ?? []") == []

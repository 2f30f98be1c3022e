"""site_example/apps/notebook.py"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_formulas_code_and_tables_are_drawn(open_app: OpenApp) -> None:
    page = open_app("notebook")
    expect(page.get_by_role("heading", name="Falling")).to_be_visible()
    expect(page.get_by_role("math")).to_have_count(4)
    expect(page.locator("math[display=block] mfrac")).to_have_count(1)
    expect(page.get_by_role("cell", name="44.1")).to_have_css("text-align", re.compile("right$"))
    expect(page.get_by_test_id("markdown").locator("pre")).to_contain_text("return g * seconds**2 / 2")
    expect(page.get_by_test_id("markdown").locator(".hljs-keyword").first).to_have_text("def")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)
    expect(page.get_by_role("link", name="Newton")).to_have_attribute(
        "href", "https://en.wikipedia.org/wiki/Isaac_Newton"
    )
    assert_accessible(page)


def test_the_page_follows_what_is_typed(open_app: OpenApp) -> None:
    page = open_app("notebook")
    page.get_by_label("Markdown").fill("# Rising\n\n1. *one*\n2. `two`")
    expect(page.get_by_role("heading", name="Rising", level=1)).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="two").locator("code")).to_have_text("two")
    expect(page.get_by_role("heading", name="Falling")).to_have_count(0)


def test_a_script_in_the_markdown_does_nothing(open_app: OpenApp) -> None:
    page = open_app("notebook")
    page.get_by_label("Markdown").fill(
        '<script>window.harm = 1</script><img src="data:," onerror="window.harm = 1">'
        "<a href='javascript:window.harm = 1'>click me</a>\n\n# The end"
    )
    expect(page.get_by_role("heading", name="The end")).to_be_visible()
    page.get_by_text("click me").click()
    assert page.evaluate("window.harm") is None
    assert page.locator("[data-testid=markdown] :is(script, [onerror], [href^='javascript'])").count() == 0

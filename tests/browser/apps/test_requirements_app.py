"""site_example/apps/requirements_app/"""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_a_wheel_beside_the_page_is_installed_without_network(page: Page, open_app: OpenApp, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_app("requirements_app")
    page.get_by_label("Number").fill("2026")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("Converted")).to_have_value("MMXXVI")
    assert f"{site_url}packages/roman-1.0-py3-none-any.whl" in asked
    assert [url for url in asked if not url.startswith((site_url, "data:", "blob:"))] == []
    assert_accessible(page)


def test_examples_go_both_ways(open_app: OpenApp) -> None:
    page = open_app("requirements_app")
    page.get_by_role("button", name="MCMLXXXIV").click()
    expect(page.get_by_label("Number")).to_have_value("MCMLXXXIV")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("Converted")).to_have_value("1984")


def test_what_is_no_numeral_is_refused_in_words(open_app: OpenApp) -> None:
    page = open_app("requirements_app")
    page.get_by_label("Number").fill("IIX")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("alert")).to_contain_text("'IIX' is no Roman numeral.")

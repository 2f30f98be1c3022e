"""site_example/apps/html_widget.py"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_a_click_on_the_widget_reaches_python_and_fills_the_template_anew(open_app: OpenApp) -> None:
    page = open_app("html_widget")
    expect(page.get_by_role("img", name="3 stars")).to_have_text("★★★☆☆")
    page.get_by_role("img", name="3 stars").click()
    expect(page.get_by_role("img", name="4 stars")).to_have_text("★★★★☆")
    expect(page.get_by_label("Result")).to_have_value("4 of 5")
    page.get_by_role("button", name="Give another star").click()
    expect(page.get_by_role("img", name="5 stars")).to_be_visible()
    page.get_by_role("button", name="Give another star").click()
    expect(page.get_by_role("img", name="1 stars")).to_have_text("★☆☆☆☆")
    assert_accessible(page)


def test_the_title_follows_the_text_box_and_markup_in_it_is_harmless(open_app: OpenApp) -> None:
    page = open_app("html_widget")
    page.get_by_label("Film").fill('M <em>1931</em><img src="data:," onerror="window.harm = 1">')
    expect(page.get_by_role("figure").locator("em")).to_have_text("1931")
    assert page.evaluate("window.harm") is None


def test_its_styles_stay_inside(open_app: OpenApp) -> None:
    page = open_app("html_widget")
    expect(page.get_by_role("figure")).to_have_css("cursor", "pointer")
    expect(page.get_by_role("figure").locator(".stars")).to_have_css("font-size", "32px")
    page.evaluate("() => document.body.insertAdjacentHTML('beforeend', '<p class=stars id=outside>*</p>')")
    expect(page.locator("#outside")).not_to_have_css("font-size", "32px")

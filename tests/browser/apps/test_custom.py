"""site_example/apps/custom.py"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_a_component_of_ones_own_converts_both_ways(open_app: OpenApp) -> None:
    page = open_app("custom")
    tags = page.get_by_label("Tags")
    expect(tags).to_have_value("pear, Apple, fig")
    page.get_by_role("button", name="A to Z").click()
    expect(tags).to_have_value("Apple, fig, pear")
    tags.fill("b,a,  b ,c")
    page.get_by_role("button", name="No doubles").click()
    expect(tags).to_have_value("b, a, c")
    page.get_by_role("button", name="Z to A").click()
    expect(tags).to_have_value("c, b, a")
    assert_accessible(page)


def test_an_object_and_its_method_share_what_they_remember(open_app: OpenApp) -> None:
    page = open_app("custom")
    count, result = page.get_by_role("button", name="Count"), page.get_by_label("Result")
    count.click()
    expect(result).to_have_value("3 tags, asked 1 times")
    count.click()
    expect(result).to_have_value("3 tags, asked 2 times")
    page.get_by_role("button", name="Forget").click()
    expect(result).to_have_value("Forgotten.")
    count.click()
    expect(result).to_have_value("3 tags, asked 1 times")

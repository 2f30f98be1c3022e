"""site_example/apps/examples_gallery.py"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_an_example_fills_the_inputs_and_runs(open_app: OpenApp) -> None:
    page = open_app("examples_gallery")
    page.get_by_role("table", name="For two, for eight").get_by_role("button", name="Bread, 8").click()
    expect(page.get_by_role("heading", name="Bread for 8", level=2)).to_be_visible()
    expect(page.get_by_label("Recipe", exact=True)).to_have_value("Bread")
    expect(page.get_by_label("Persons")).to_have_value("8")
    expect(page.get_by_role("row", name="salt (g)")).to_contain_text("20")
    assert_accessible(page)


def test_a_picked_sample_of_the_gallery_fills_the_text_box(open_app: OpenApp) -> None:
    page = open_app("examples_gallery")
    page.get_by_role("button", name="Lemonade").press("Enter")
    expect(page.get_by_label("Recipe", exact=True)).to_have_value("Lemonade")
    page.get_by_role("button", name="Scale").click()
    expect(page.get_by_role("row", name="lemons")).to_contain_text("3")


def test_an_unknown_recipe_is_refused_in_words(open_app: OpenApp) -> None:
    page = open_app("examples_gallery")
    page.get_by_label("Recipe", exact=True).fill("Fog")
    page.get_by_role("button", name="Scale").click()
    expect(page.get_by_role("alert")).to_contain_text("There is no recipe for Fog; try Pancakes, Bread, Lemonade.")

"""site_example/apps/star_ratings.py"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def stars(page: Page, name: str, count: int) -> None:
    page.get_by_role("radiogroup", name=name).get_by_role("radio", name=f"{count} of 5").click()


def test_listeners_stay_on_elements_that_the_template_is_filled_into_anew(open_app: OpenApp) -> None:
    page = open_app("star_ratings")
    food = page.get_by_role("radiogroup", name="Food")
    for count in (5, 1, 4):
        stars(page, "Food", count)
        expect(food.locator("button.full")).to_have_count(count)
        expect(page.get_by_label("Last change")).to_have_value(f"Food got {count}")


def test_its_value_goes_to_python_and_comes_back(open_app: OpenApp) -> None:
    page = open_app("star_ratings")
    for name in ("Food", "Service", "Room"):
        stars(page, name, 5)
    page.get_by_role("button", name="Calculate the average").click()
    average = page.get_by_role("radiogroup", name="Average")
    expect(average.locator("button.full")).to_have_count(5)
    expect(average.locator("button").first).to_have_css("font-size", "48px")


def test_the_page_calls_a_server_function(open_app: OpenApp) -> None:
    page = open_app("star_ratings")
    page.get_by_role("button", name="What does that mean?").press("Enter")
    expect(page.get_by_role("status").filter(has_text="Restaurant review: 3 questions")).to_be_visible()


def test_a_template_holds_components_and_blocks_of_handlebars(open_app: OpenApp) -> None:
    page = open_app("star_ratings")
    expect(page.get_by_role("listitem")).to_have_text(["Food", "Service", "Room"])
    card = page.locator(".html-content", has=page.get_by_role("heading", name="Restaurant review")).first
    expect(card).to_have_css("display", "flex")
    expect(card.get_by_role("radiogroup")).to_have_count(3)
    expect(card.get_by_role("button", name="Calculate the average")).to_be_visible()
    assert_accessible(page)


@pytest.mark.parametrize("width", [380])
def test_it_fits_a_phone(open_app: OpenApp, width: int) -> None:
    page = open_app("star_ratings")
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width

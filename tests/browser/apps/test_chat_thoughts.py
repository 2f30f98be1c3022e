"""site_example/apps/chat_thoughts.py"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_the_bot_thinks_aloud_and_folds_the_thought_when_it_is_done(open_app: OpenApp) -> None:
    page = open_app("chat_thoughts")
    page.get_by_label("Your wish").fill("A cup of tea, please")
    page.get_by_label("Your wish").press("Enter")
    thought = page.get_by_test_id("bot").get_by_role("group").filter(has_text="Looking into the cupboard")
    page.get_by_text("That is tea.").wait_for()  # looks at every frame; expect() may look too late
    expect(page.get_by_text("heat the water to 90 °C and wait 4 minutes.")).to_be_visible()
    expect(page.get_by_text("That is tea.")).to_be_hidden()
    expect(thought.locator("summary")).to_contain_text("s)")
    assert_accessible(page)
    thought.locator("summary").click()
    expect(page.get_by_text("They said “A cup of tea, please”.")).to_be_visible()
    assert_accessible(page)


def test_an_option_is_picked_instead_of_typed(open_app: OpenApp) -> None:
    page = open_app("chat_thoughts")
    page.get_by_role("button", name="Cocoa").click()
    expect(page.get_by_test_id("user")).to_have_text("Cocoa")
    expect(page.get_by_text("heat the water to 80 °C and wait 5 minutes.")).to_be_visible()


def test_what_cannot_be_made_offers_the_options_again(open_app: OpenApp) -> None:
    page = open_app("chat_thoughts")
    page.get_by_label("Your wish").fill("A pony")
    page.get_by_label("Your wish").press("Enter")
    expect(page.get_by_test_id("bot").last).to_contain_text("I can't make that. Choose one of these:")
    page.get_by_role("button", name="Coffee").last.click()
    expect(page.get_by_text("heat the water to 94 °C and wait 3 minutes.")).to_be_visible()


def test_a_message_can_be_liked_and_disliked(open_app: OpenApp) -> None:
    page = open_app("chat_thoughts")
    page.get_by_role("button", name="Like", exact=True).click()
    expect(page.get_by_label("Feedback", exact=True)).to_have_value("You liked message 0.")
    page.get_by_role("button", name="Dislike", exact=True).click()
    expect(page.get_by_label("Feedback", exact=True)).to_have_value("You disliked message 0.")

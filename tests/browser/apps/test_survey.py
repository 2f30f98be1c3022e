"""site_example/apps/survey.py"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_the_answers_become_data(open_app: OpenApp) -> None:
    page = open_app("survey")
    send = page.get_by_role("button", name="Send")
    expect(send).to_be_disabled()
    page.get_by_label("Your name").fill("Ada")
    page.get_by_role("radio", name="Car").check()
    page.get_by_role("checkbox", name="I share the car").check()
    page.get_by_label("number input for Kilometres").fill("20")
    page.get_by_text("Anything else?", exact=True).click()
    page.get_by_label("Comment").fill("No")
    assert_accessible(page)
    send.click()
    expect(page.get_by_role("tab", name="Result")).to_have_attribute("aria-selected", "true")
    panel = page.get_by_role("tabpanel")
    for part in ('"name"', '"Ada"', '"mode"', '"Car"', '"shared"', "true", '"comment"', '"No"'):
        expect(panel).to_contain_text(part)
    expect(panel.get_by_test_id("label-output-value")).to_have_text("Low")
    expect(panel).to_contain_text("60%")
    assert_accessible(page)


def test_questions_appear_only_where_they_matter(open_app: OpenApp) -> None:
    page = open_app("survey")
    shared, wishes = page.get_by_label("I share the car"), page.get_by_role("checkbox", name="Parking")
    expect(shared).to_have_count(0)
    expect(wishes).to_be_visible()
    page.get_by_role("radio", name="Car").check()
    expect(shared).to_be_visible()
    expect(wishes).to_have_count(0)
    page.get_by_role("radio", name="Car").press("ArrowRight")
    expect(page.get_by_role("radio", name="On foot")).to_be_checked()
    expect(shared).to_have_count(0)


def test_tabs_and_the_sidebar_work_by_keyboard(open_app: OpenApp) -> None:
    page = open_app("survey")
    page.get_by_role("tab", name="Questions").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Result")).to_have_attribute("aria-selected", "true")
    toggle = page.get_by_role("button", name="Toggle Sidebar")
    toggle.focus()
    page.keyboard.press("Enter")
    about = page.get_by_role("heading", name="About")
    expect(about).to_be_visible()
    assert_accessible(page)
    toggle.press("Enter")
    expect(about).to_be_hidden()

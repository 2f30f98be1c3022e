"""site_example/apps/chat.py"""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp

FIRST = "Hello. How do you feel today?"


def say(page: Page, text: str) -> None:
    page.get_by_label("Message", exact=True).fill(text)
    page.get_by_role("button", name="Submit").click()


def ready(page: Page) -> None:
    """The answer has ended: the text box can submit again."""
    expect(page.get_by_role("button", name="Submit")).to_be_visible()


def test_the_answer_streams_word_by_word_as_markdown(open_app: OpenApp) -> None:
    page = open_app("chat")
    page.evaluate(
        """() => { window.seen = new Set(); new MutationObserver(() => {
             const bot = document.querySelector('[data-testid=bot]');
             if (bot) window.seen.add(bot.textContent.trim());
           }).observe(document.body, { childList: true, subtree: true, characterData: true }); }"""
    )
    say(page, "hello")
    expect(page.get_by_test_id("user")).to_have_text("hello")
    expect(page.get_by_label("Message", exact=True)).to_have_value("")
    expect(page.get_by_test_id("bot")).to_have_text(FIRST)
    expect(page.get_by_test_id("bot").locator("strong")).to_have_text("How do you feel today?")
    # How many steps are drawn is the machine's to say; that there was one before the last is ours.
    drawn = {text for text in page.evaluate("[...window.seen]") if text}
    assert any(text != FIRST and FIRST.startswith(text) for text in drawn), drawn
    ready(page)
    assert_accessible(page)


def test_enter_sends_and_the_history_reaches_the_function(open_app: OpenApp) -> None:
    page = open_app("chat")
    box = page.get_by_label("Message", exact=True)
    for turn in range(1, 6):
        box.fill("hello")
        box.press("Enter")
        expect(page.get_by_test_id("bot")).to_have_count(turn)
        expect(page.get_by_test_id("bot").last).to_contain_text("How do you feel today?")
        ready(page)
    expect(page.get_by_test_id("bot").nth(3)).to_have_text(FIRST)
    expect(page.get_by_test_id("bot").last).to_have_text(f"{FIRST} Our hour is nearly over, I am afraid.")


def test_an_example_is_sent_at_once(open_app: OpenApp) -> None:
    page = open_app("chat")
    assert_accessible(page)
    page.get_by_role("button", name="I need a holiday").click()
    expect(page.get_by_test_id("user")).to_have_text("I need a holiday")
    expect(page.get_by_test_id("bot")).to_have_text("Why do you need a holiday?")


def test_retry_answers_again_and_undo_gives_the_message_back(open_app: OpenApp) -> None:
    page = open_app("chat")
    say(page, "I am lost")
    expect(page.get_by_test_id("bot")).to_have_text("How long have you been lost?")
    ready(page)
    page.get_by_role("button", name="Retry").click()
    expect(page.get_by_test_id("bot")).not_to_have_text("How long have you been lost?")
    expect(page.get_by_test_id("bot")).to_have_text("How long have you been lost?")
    expect(page.get_by_test_id("user")).to_have_count(1)
    ready(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_test_id("user")).to_have_count(0)
    expect(page.get_by_label("Message", exact=True)).to_have_value("I am lost")


def test_stop_ends_the_answer_where_it_is(open_app: OpenApp) -> None:
    page = open_app("chat")
    say(page, "I need a very long walk in the woods with my dog and my old umbrella today")
    expect(page.get_by_test_id("bot")).to_contain_text("Why do you need")
    page.get_by_role("button", name="Stop").click()
    ready(page)
    stopped = page.get_by_test_id("bot").inner_text()
    assert "umbrella today" not in stopped
    say(page, "hello")
    expect(page.get_by_test_id("bot").last).to_have_text(FIRST)
    assert page.get_by_test_id("bot").first.inner_text() == stopped


def test_clear_empties_the_conversation(open_app: OpenApp) -> None:
    page = open_app("chat")
    say(page, "hello")
    expect(page.get_by_test_id("bot")).to_have_text(FIRST)
    ready(page)
    page.get_by_role("button", name="Clear").click()
    expect(page.get_by_test_id("bot")).to_have_count(0)
    expect(page.get_by_role("button", name="I need a holiday")).to_be_visible()

"""site_example/apps/text_analysis.py"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_mood_words_and_figures_follow_the_text(open_app: OpenApp) -> None:
    page = open_app("text_analysis")
    expect(page.get_by_test_id("label-output-value")).to_have_text("happy")
    assert_accessible(page)
    page.get_by_label("Text", exact=True).fill("I hate rain")
    expect(page.get_by_test_id("label-output-value")).to_have_text("angry")
    expect(page.get_by_role("meter", name="sad")).to_have_text("11%")
    expect(page.get_by_label("Figures")).to_contain_text('"words": 3')
    expect(page.get_by_test_id("highlighted-text:textfield").locator("mark")).to_have_text(["hateangry", "rainsad"])


def test_a_coloured_word_explains_itself(open_app: OpenApp) -> None:
    page = open_app("text_analysis")
    page.get_by_role("button", name="broken").click()
    expect(page.get_by_label("Chosen")).to_have_value("“broken” weighs 2 for angry")
    page.get_by_role("button", name="love").press("Enter")
    expect(page.get_by_label("Chosen")).to_have_value("“love” weighs 3 for happy")


def test_the_data_folds_and_unfolds(open_app: OpenApp) -> None:
    page = open_app("text_analysis")
    figures = page.get_by_label("Figures")
    expect(figures).to_contain_text('"happy": 5')
    figures.get_by_role("button", name="Collapse").last.click()
    expect(figures.get_by_text('"happy"')).to_have_count(0)
    figures.get_by_role("button", name="Expand").last.click()
    expect(figures).to_contain_text('"happy": 5')

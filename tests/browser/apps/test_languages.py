"""site_example/apps/languages.py"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import assert_accessible


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("de-AT", ["Ein Gruß", "Dein Name", "Freundlich", "Grüß mich", "Sag erst deinen Namen.", "Hallo, Ada!"]),
        (
            "pt-BR",
            [
                "Uma saudação",
                "Como se chama?",
                "Amigável",
                "Me cumprimente",
                "Escreva algo.",
                "Olá, Ada!",
            ],
        ),
        ("ja-JP", ["A greeting", "Your name", "Friendly", "Greet me", "Say your name first.", "Hello, Ada!"]),
    ],
)
def test_the_app_speaks_the_readers_language(browser: Browser, site_url: str, locale: str, words: list[str]) -> None:
    title, name, friendly, greet, empty, hello = words
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(f"{site_url}apps/languages.html")
    expect(page.get_by_role("heading", name=title)).to_be_visible(timeout=90_000)
    page.get_by_role("button", name=greet).click()
    expect(page.get_by_role("alert")).to_contain_text(empty)
    page.get_by_label(name, exact=True).fill("Ada")
    page.get_by_label(friendly).check()
    page.get_by_role("button", name=greet).click()
    expect(page.get_by_text(hello)).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("__i18n__")
    if locale == "de-AT":
        expect(page.get_by_role("button", name="Grüß mich noch einmal")).to_be_visible()
        assert_accessible(page)
    context.close()

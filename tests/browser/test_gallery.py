"""The example site's own pages: every app has a card and a page, both are accessible, links stay inside."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from lite.bundle.gallery import find_examples
from lite.bundle.paths import EXAMPLES, ROOT

AXE = ROOT / "js_shim" / "node_modules" / "axe-core" / "axe.min.js"
NAMES = [example.name for example in find_examples(EXAMPLES / "apps")]


def without_apps(route: Route) -> None:
    """Answer the runtime's script with nothing: these tests are about the pages around the apps."""
    route.fulfill(body="", content_type="text/javascript")


def violations(page: Page) -> list[str]:
    """What axe finds wrong on `page`."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("() => axe.run(document).then((r) => r.violations)")
    return [f"{rule['id']}: {[node['target'] for node in rule['nodes']]}" for rule in found]


def test_every_app_has_a_card_that_leads_to_its_page(page: Page, site_url: str) -> None:
    page.route("**/runtime/lite.js", without_apps)
    page.goto(site_url)
    links = page.locator(".card a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert links == [f"apps/{name}.html" for name in NAMES]


def test_the_search_leaves_the_cards_that_have_all_its_words(page: Page, site_url: str) -> None:
    page.route("**/runtime/lite.js", without_apps)
    page.goto(site_url)
    search, cards = page.get_by_role("searchbox", name="Search the examples"), page.locator(".card:visible")
    expect(cards).to_have_count(len(NAMES))
    search.fill("Chat remembers")
    expect(cards).to_have_count(1)
    expect(page.get_by_role("link", name="A chat that remembers")).to_be_visible()
    expect(page.get_by_role("heading", name="Examples")).to_have_text(f"Examples 1 of {len(NAMES)}")
    search.fill("no such words")
    expect(page.get_by_text("No example has these words.")).to_be_visible()
    search.fill("")
    expect(cards).to_have_count(len(NAMES))


def test_the_gallery_shows_a_live_app(page: Page, site_url: str) -> None:
    page.goto(site_url)
    page.get_by_label("name").fill("Ada")
    page.get_by_role("button", name="Submit").click(timeout=90_000)
    page.get_by_label("output").and_(page.get_by_role("textbox")).wait_for()
    page.wait_for_function(
        "() => [...document.querySelectorAll('textarea')].some((t) => t.value.startsWith('Hello, Ada!'))"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", *(f"apps/{name}.html" for name in NAMES[:1])])
def test_the_pages_are_accessible(page: Page, site_url: str, scheme: str, path: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.route("**/runtime/lite.js", without_apps)
    page.goto(site_url + path)
    for details in page.locator("details").all():
        details.evaluate("e => { e.open = true; }")
    assert violations(page) == []


def test_no_page_asks_anything_of_another_host(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/runtime/lite.js", without_apps)
    for path in ("", *(f"apps/{name}.html" for name in NAMES)):
        page.goto(site_url + path)
    assert [url for url in asked if not url.startswith((site_url, "data:"))] == []

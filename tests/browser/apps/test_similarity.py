"""site_example/apps/similarity, on the model that `make models` wrote."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import BOOT_MS, OpenApp


def test_sentences_are_listed_by_what_they_mean(open_app: OpenApp) -> None:
    page = open_app("similarity")
    page.get_by_role("button", name="Compare").click()
    cell = page.get_by_role("gridcell", name="Someone is having a meal.")
    expect(cell).to_be_visible(timeout=BOOT_MS)
    rows = page.get_by_role("row").filter(has=page.get_by_role("gridcell"))
    expect(rows).to_have_count(6)
    expect(page.get_by_role("status").filter(has_text="6 rows")).to_be_visible()
    expect(rows.first).to_contain_text("Someone is having a meal.")
    assert float(rows.first.get_by_role("gridcell").last.inner_text()) > 0.6
    page.get_by_role("textbox", name="Sentence").fill("Shares lost some of their value.")
    page.get_by_role("button", name="Compare").click()
    expect(rows.first).to_contain_text("Prices of shares went down.")
    assert_accessible(page)

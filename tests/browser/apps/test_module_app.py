"""site_example/apps/module_app/"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp


def test_modules_import_each_other_and_read_the_file_beside_them(open_app: OpenApp) -> None:
    page = open_app("module_app")
    expect(page.get_by_text("On Earth you would feel like 70 kg, under one moon.")).to_be_visible()
    page.get_by_role("combobox", name="Planet").click()
    page.get_by_role("option", name="Mars").click()
    page.get_by_label("Your weight on Earth (kg)").fill("100")
    expect(page.get_by_text("On Mars you would feel like 38 kg, under 2 moons.")).to_be_visible()
    assert_accessible(page)


def test_the_page_shows_the_source_of_all_its_modules(open_app: OpenApp) -> None:
    page = open_app("module_app")
    page.get_by_text("Source", exact=True).click()
    for name in ("app.py", "planets.py", "report.py"):
        expect(page.get_by_label(f"module_app/{name}")).to_be_visible()

"""site_example/apps/client_side.py"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp, Serve
from tests.browser.port import record, take
from tests.browser.test_csp import STRICT


def use(page: Page) -> None:
    """Work in both tabs, as a person does."""
    shown = page.get_by_test_id("markdown").locator("visible=true")
    expect(shown).to_contain_text("Each of 3")
    page.get_by_label("Bill").fill("120")
    expect(shown).to_contain_text("€132.00")
    page.get_by_role("radio", name="Dollar").check()
    expect(shown).to_contain_text("$44.00")
    page.get_by_role("slider", name="People").press("ArrowRight")
    expect(shown).to_contain_text("Each of 4")
    page.get_by_label("Bill").fill("100.1")
    page.get_by_role("checkbox", name="Round up").check()
    expect(shown).to_contain_text("$111.00")
    page.get_by_role("tab", name="Loan").click()
    page.get_by_label("Amount").fill("1000")
    page.get_by_label("Interest in percent a year").fill("0")
    expect(page.get_by_label("You pay")).to_have_value("16.67 a month, 0.00 of interest")
    expect(shown).to_have_count(0)
    page.get_by_role("checkbox", name="Show the plan").check()
    expect(shown).to_contain_text("Left to pay")
    page.get_by_role("checkbox", name="Hide the plan").uncheck()
    expect(shown).to_have_count(0)


def test_nothing_crosses_the_port(page: Page, site_url: str, wait_until_running: Callable[[], Page]) -> None:
    record(page)
    page.goto(f"{site_url}apps/client_side.html")
    wait_until_running()
    take(page)
    use(page)
    traffic = take(page)
    assert (traffic.sent, traffic.received) == ([], [])


def test_it_works_when_the_worker_with_python_is_gone(open_app: OpenApp) -> None:
    page = open_app("client_side")
    page.evaluate("() => document.querySelector('lite-app').controller.runtime.terminate()")
    use(page)


def test_the_strictest_policy_does_not_stop_it(
    page: Page, site: Path, serve: Serve, wait_until_running: Callable[[], Page]
) -> None:
    page.goto(f"{serve(site, csp=STRICT).url}apps/client_side.html")
    wait_until_running()
    use(page)


@pytest.mark.allow_console_errors
def test_an_error_is_a_toast_and_names_its_line_in_the_console(open_app: OpenApp) -> None:
    page = open_app("client_side")
    console: list[str] = []
    page.on("console", lambda message: console.append(message.text))
    page.get_by_label("Bill").fill("")
    toast = page.get_by_test_id("toast-body")
    expect(toast).to_contain_text("Enter what the bill says, 0 or more.")
    expect(toast).to_contain_text("The bill")
    assert any("client_side.py, line 17, in split: Error" in text for text in console), console
    page.get_by_label("Bill").fill("50")
    expect(page.get_by_test_id("markdown").first).to_contain_text("€55.00")


def test_it_is_accessible(open_app: OpenApp) -> None:
    assert_accessible(open_app("client_side"))

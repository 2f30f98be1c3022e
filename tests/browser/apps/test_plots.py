"""site_example/apps/plots.py"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp, Serve
from tests.browser.test_csp import STRICT

VERTEX = """path => {
  const [x, y] = path.getAttribute('d').split('L')[50].split(',').map(Number);
  const there = new DOMPoint(x, y).matrixTransform(path.getScreenCTM());
  return [there.x, there.y];
}"""


def test_a_vega_lite_chart_follows_its_inputs(open_app: OpenApp) -> None:
    page = open_app("plots")
    chart = page.get_by_test_id("altair")
    lines = chart.locator("svg .mark-line.role-mark path")
    expect(lines).to_have_count(3)
    assert_accessible(page)
    before = lines.first.get_attribute("d")
    page.get_by_label("Seed").fill("7")
    expect(lines.first).not_to_have_attribute("d", str(before))
    chart.locator("svg text", has_text=re.compile("^Grace$")).click()
    expect(lines.nth(0)).to_have_attribute("opacity", "0.15")


def test_the_value_under_the_pointer_is_told(open_app: OpenApp) -> None:
    page = open_app("plots")
    line = page.get_by_test_id("altair").locator("svg .mark-line.role-mark path").first
    page.mouse.move(*line.evaluate(VERTEX))
    expect(page.locator(".lite-tip")).to_contain_text("step: 50")


def test_plotly_draws_under_a_strict_policy(
    page: Page, site: Path, serve: Serve, wait_until_running: Callable[[], Page]
) -> None:
    page.goto(f"{serve(site, csp=STRICT).url}apps/plots.html")
    wait_until_running()
    expect(page.get_by_test_id("altair").locator("svg .mark-line").first).to_be_attached()
    page.get_by_role("radio", name="Plotly").check()
    chart = page.get_by_test_id("plotly")
    expect(chart.locator(".scatterlayer .trace")).to_have_count(3)
    expect(chart.locator(".gtitle")).to_have_text("Random walks")
    chart.locator(".legendtoggle").first.click()
    expect(chart.locator(".scatterlayer .trace")).to_have_count(2)
    assert_accessible(page)


def test_a_chart_takes_the_width_that_there_is(open_app: OpenApp) -> None:
    page = open_app("plots")
    frame = page.get_by_test_id("altair").locator("svg.marks")
    expect(frame).to_be_visible()
    page.set_viewport_size({"width": 380, "height": 800})
    try:
        page.wait_for_function("() => document.querySelector('svg.marks').getBoundingClientRect().width < 380")
        assert page.evaluate("document.documentElement.scrollWidth") <= 380
    finally:
        page.set_viewport_size({"width": 1200, "height": 900})

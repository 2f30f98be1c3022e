"""What the documentation shows works in a browser: the README's page as it is, and every app in the docs."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.pages import BOOT_MS, document, running, show
from tests.conftest import ROOT
from tests.docs.fences import apps

NEEDS_PILLOW = "docs/components/image.md"
"""Its wheel is Pyodide's and lies beside no page of ours."""

RUN = """async (code) => {
  const target = document.getElementById('here');
  if (window.app) return window.app.run_code(code);
  window.app = createGradioApp({ target, code, eager: true });
  await new Promise((resolve, reject) => {
    window.app.addEventListener('ready', resolve, { once: true });
    window.app.addEventListener('error', ({ detail }) => reject(detail), { once: true });
  });
}"""


def test_the_page_of_the_readme_works(page: Page, site_url: str) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    found = re.search(r"```html\n(<!doctype.*?)```", readme, re.S)
    assert found
    show(page, site_url, found[1].replace("<head>", '<head><link rel="icon" href="data:,">'))
    running(page).get_by_label("Name").fill("Ada")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("Greeting")).to_have_value("Hello, Ada!", timeout=BOOT_MS)


def test_every_app_of_the_docs_is_drawn(page: Page, site_url: str) -> None:
    show(page, site_url, document("<div id='here'></div>"))
    page.wait_for_function("() => window.createGradioApp")
    for where, code in apps().items():
        if where.startswith(NEEDS_PILLOW):
            continue
        page.evaluate(RUN, code)
        # Its components' chunks arrive after it is drawn.
        page.wait_for_function("() => document.querySelectorAll('.lite-loading').length === 0")
        assert page.get_by_test_id("lite-failure").count() == 0, where

"""Accessibility of what a page shows at this moment, judged by axe-core, in light and in dark."""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import Page

from lite.bundle.paths import ROOT

_AXE = ROOT / "js_shim" / "node_modules" / "axe-core" / "axe.min.js"
_SETTLED = """async (scheme) => {
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  const fading = () => document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime < Infinity);
  while (!matchMedia(`(prefers-color-scheme: ${scheme})`).matches) await frame();
  for (let n = 0; n < 600 && document.querySelector('.prose-source, .lite-loading'); n += 1) await frame();
  for (let quiet = 0; quiet < 3; quiet += 1) {
    await frame();
    if (fading().length > 0) quiet = 0;
    fading().forEach((animation) => animation.finish());
  }
}"""
"""The page learns of a new scheme in the next frame, and its colours fade then; axe must not judge one half-way, nor
what stands in the place of a chunk that is on its way.

Waiting for the fades won't do: what is folded away stands still. Ending one may begin another, of what inherits it."""


def assert_accessible(page: Page) -> None:
    """Fail with what axe finds wrong on `page`, in light and in dark."""
    found = [f"{scheme}: {problem}" for scheme in ("dark", "light") for problem in violations(page, scheme)]
    assert not found, "\n".join(found)


def violations(page: Page, scheme: Literal["light", "dark"] | str = "light") -> list[str]:
    """What axe finds wrong on `page` in one colour scheme: rule, what to do, and the elements."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.evaluate(_SETTLED, "dark" if scheme == "dark" else "light")
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_AXE.read_text("utf-8"))
    rules = page.evaluate("() => axe.run(document).then((result) => result.violations)")
    return [f"{rule['id']}: {rule['help']}: {[_where(node) for node in rule['nodes']]}" for rule in rules]


def _where(node: dict[str, object]) -> str:
    mend = str(node.get("failureSummary")).splitlines()[-1].strip()
    return f"{node['target']} {str(node.get('html'))[:120]} ({mend})"

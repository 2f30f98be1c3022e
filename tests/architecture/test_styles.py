"""What every page downloads of the styles stands alone: the variables that come later are used by nothing in it."""

from __future__ import annotations

import re

from lite.bundle.paths import ROOT

SOURCES = ROOT / "js_shim" / "src"
PAGE = (
    "theme/base.css",
    "theme/kit.css",
    "theme/layouts.css",
    "theme/status.css",
    "panels/panels.css",
    "element/frame.css",
    "components/textbox/textbox.css",
)
"""All of `lite.css`."""


def read(*names: str) -> str:
    return "\n".join((SOURCES / name).read_text("utf-8") for name in names)


def defined(css: str) -> set[str]:
    return set(re.findall(r"^\s*(--[\w-]+):", css, re.M))


def test_the_pages_own_styles_use_no_theme_variable_that_comes_later() -> None:
    later, here = defined(read("render/kit/more.css")), defined(read(*PAGE))
    assert len(later) > 50
    assert later & here == set()
    assert set(re.findall(r"var\((--[\w-]+)\)", read(*PAGE))) & later == set()


def test_a_dark_variable_has_its_light_one_beside_it() -> None:
    for css in (read("render/kit/more.css"), read("theme/base.css")):
        light, dark = css.split(".dark .gradio-container:where(:not(.light)) {")
        assert defined(dark.split("}")[0]) <= defined(light)

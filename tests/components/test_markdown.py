"""Markdown: text out, its indentation removed."""

from __future__ import annotations

from typing import Any

import pytest

from lite.components.markdown import Markdown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("# Hi", "# Hi"),
        ("\n    # Hi\n\n    there\n    ", "# Hi\n\nthere"),
        ("a\n    code", "a\ncode"),
        ("streams ", "streams "),
        (3, "3"),
        (None, None),
    ],
)
def test_text_is_shown_without_the_source_s_indentation(value: Any, shown: str | None) -> None:
    assert Markdown().postprocess(value) == shown


def test_props_reach_the_page() -> None:
    config = Markdown("x", latex_delimiters=[{"left": "$", "right": "$", "display": False}], height=200).config()
    assert config["latex_delimiters"] == [{"left": "$", "right": "$", "display": False}]
    assert (config["height"], config["sanitize_html"], config["value"]) == (200, True, "x")


def test_gradio_5_names_still_work() -> None:
    old: dict[str, Any] = {"show_copy_button": True}
    assert Markdown(**old).buttons == ["copy"]


def test_a_function_gives_the_value_at_load() -> None:
    markdown = Markdown(lambda: "x")
    assert markdown.value is None
    assert markdown.load_fn is not None

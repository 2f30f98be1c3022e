"""docs/components is what the classes say, and has everything public."""

from __future__ import annotations

import pytest

import lite
from lite import components, layouts
from scripts import component_docs

PAGES = component_docs.pages()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_up_to_date(name: str) -> None:
    path = component_docs.TARGET / name
    assert path.is_file(), "run `make docs`"
    assert path.read_text("utf-8") == PAGES[name], "run `make docs`"


def test_no_page_is_left_over() -> None:
    assert {path.name for path in component_docs.TARGET.glob("*.md")} == set(PAGES)


def test_each_page_has_its_own_example() -> None:
    kinds = set(component_docs.by_kind())
    assert {path.stem for path in component_docs.EXAMPLES.glob("*.py")} == kinds


def test_every_parameter_and_event_has_a_sentence() -> None:
    for classes in component_docs.by_kind().values():
        for cls in classes:
            nameless = [p.name for p in component_docs.props(cls) + component_docs.shared(cls) if not p.doc]
            assert nameless == [], f"{cls.__name__}: write a docstring below these attributes"
            assert all(event.__doc__ for event in cls.events.values())


def test_every_public_component_and_layout_has_a_page() -> None:
    index = PAGES["index.md"]
    for name in {*components._HOME, *layouts._HOME} - {"ChatMessage"}:
        assert f"[{name}](" in index, f"{name} ({lite._HOME.get(name)}) has no page"

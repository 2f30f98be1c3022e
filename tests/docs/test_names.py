"""Every public name, and every word of the domain, is explained somewhere."""

from __future__ import annotations

import re

import pytest

import lite
from lite.core.dependency import Dependency
from tests.conftest import ROOT
from tests.docs.fences import documents

DOCS = "\n".join(page.read_text("utf-8") for page in documents() if (ROOT / "docs") in page.parents)
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text("utf-8")

WORDS = (
    *("app", "block", "component", "layout", "prop", "payload", "value", "event", "trigger", "dependency", "call"),
    *(
        "patch",
        "edit",
        "update",
        "session",
        "packet",
        "transport",
        "page",
        "runtime",
        "host",
        "worker",
        "wheel",
        "lock",
    ),
    *("kit", "config", "client", "platform", "requirement", "failure", "theme"),
)

LISTENER_OPTIONS = Dependency.__dataclass_fields__.keys() - {
    *("id", "targets", "fn", "inputs_as_dict", "is_cancel", "connection", "after", "only_on", "kind", "wants"),
    *("page", "renderable", "rendered_in", "validation", "js_implementation"),
}


@pytest.mark.parametrize("name", lite._HOME)
def test_a_public_name_is_in_the_docs(name: str) -> None:
    assert re.search(rf"\b{name}\b", DOCS)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_of_the_domain_is_in_the_glossary(word: str) -> None:
    assert f"| **{word}** |" in GLOSSARY


@pytest.mark.parametrize("option", sorted(LISTENER_OPTIONS))
def test_an_option_of_a_listener_is_in_the_guide(option: str) -> None:
    assert f"`{option}" in (ROOT / "docs" / "guide" / "events.md").read_text("utf-8")

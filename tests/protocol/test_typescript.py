"""The page's message types follow from messages.py."""

from __future__ import annotations

import pytest

from lite.protocol.typescript import SOURCE, TARGET, Untranslatable, generate


def test_the_committed_file_is_current() -> None:
    assert TARGET.read_text("utf-8") == generate(SOURCE.read_text("utf-8")), "run `make protocol`"


def test_a_message_becomes_a_tagged_type_with_its_docstring() -> None:
    source = '''
@dataclass
class Done:
    """Call `id` has finished."""

    id: int
    block: int | None = None
    level: Literal["info", "error"]
    inputs: list[Json]
    patch: dict[int, dict[str, Json]]
    mixed: list[int | str]
'''
    assert generate(source).split("\n", 2)[2] == (
        "/** Call `id` has finished. */\n"
        "export type Done = {\n"
        "  type: 'done';\n"
        "  id: number;\n"
        "  block: number | null;\n"
        "  level: 'info' | 'error';\n"
        "  inputs: Json[];\n"
        "  patch: Record<string, Record<string, Json>>;\n"
        "  mixed: (number | string)[];\n"
        "};\n"
    )


def test_an_alias_keeps_its_documentation() -> None:
    generated = generate('Patch = dict[int, str]\n"""Uid → text.\n\nAnd more."""\n')
    assert generated.endswith(
        "/**\n * Uid → text.\n *\n * And more.\n */\nexport type Patch = Record<string, string>;\n"
    )


def test_a_type_without_counterpart_is_named() -> None:
    with pytest.raises(Untranslatable, match=r"messages\.py:2: no TypeScript for `set\[int\]`"):
        generate("class A:\n    x: set[int]\n")

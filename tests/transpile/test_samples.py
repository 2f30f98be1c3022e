"""Programs give what CPython gives: each sample, in the page's own code under Node."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from lite.transpile import known
from lite.transpile.program import transpile
from tests.transpile import node
from tests.transpile.samples import SAMPLES


@pytest.fixture(scope="module")
def ran() -> dict[str, Any]:
    """All samples in one process."""
    programs = [(transpile(fn, [], [], []), calls) for fn, calls in SAMPLES]
    return node.run([(program, list(args)) for program, calls in programs for args in calls])


def agree(expected: str, found: str) -> bool:
    """Whether both are the same, or the same kind of exception: its words differ between versions of CPython."""
    if expected == found:
        return True
    kind = expected.partition(":")[0]
    return kind.isidentifier() and kind[0].isupper() and kind == found.partition(":")[0]


def test_there_are_enough_samples() -> None:
    assert len(SAMPLES) >= 120


def test_every_sample_gives_what_cpython_gives(ran: dict[str, Any]) -> None:
    calls = [(fn, args) for fn, calls in SAMPLES for args in calls]
    assert len(ran["answers"]) == len(calls)
    wrong = [
        f"{fn.__name__}{args}\n  CPython {expected}\n  page    {found}"
        for (fn, args), found in zip(calls, ran["answers"], strict=True)
        if not agree(expected := node.cpython(fn, list(args)), found)
    ]
    assert not wrong, "\n".join(wrong)


def test_words_of_exceptions_are_those_of_the_page_s_python(ran: dict[str, Any]) -> None:
    found = {answer for answer in ran["answers"] if answer.partition(":")[0].endswith("Error")}
    # As CPython 3.14 has them, which is Pyodide's.
    for words in (
        "ZeroDivisionError: division by zero",
        "ValueError: not enough values to unpack (expected 3, got 2)",
        "ValueError: too many values to unpack (expected 3, got 4)",
        "ValueError: invalid literal for int() with base 10: '1.5'",
        "ValueError: could not convert string to float: 'abc'",
        "TypeError: unsupported operand type(s) for +: 'int' and 'str'",
        "TypeError: '<' not supported between instances of 'str' and 'int'",
        "AttributeError: 'int' object has no attribute 'append'",
        "UnboundLocalError: cannot access local variable 'x' where it is not associated with a value",
        "ValueError: max() iterable argument is empty",
        "IndexError: list index out of range",
        "KeyError: 'b'",
    ):
        assert words in found


def test_the_page_has_every_name_that_a_program_may_use(ran: dict[str, Any]) -> None:
    names = ran["names"]
    assert set(names["builtins"]) == set(known.BUILTINS)
    assert set(names["methods"]) == set(known.METHODS) | (known.ANY_KEYWORD - {"dict"})
    functions = {name for name, member in known.MEMBERS.items() if callable(member)}
    missing = functions - set(names["members"])
    assert not missing
    if sys.version_info >= (3, 12):
        assert set(names["members"]) == functions


def test_every_method_and_builtin_is_in_a_sample() -> None:
    import ast
    import inspect

    from tests.transpile import samples

    tree = ast.parse(inspect.getsource(samples))
    used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert set(known.METHODS) - used == set()
    # print has nothing to compare.
    assert set(known.BUILTINS) - names == {"print"}
    assert {name.partition(".")[2] for name in known.MEMBERS if not name.startswith("random.")} - used == {"cbrt"}

"""What can't be translated is refused at construction: with the file, the line, the construct and a remedy."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lite.errors import ConfigError
from lite.transpile.program import transpile
from tests.transpile import apps_refused

LINES = Path(apps_refused.__file__).read_text("utf-8").splitlines()


def marked_line(fn: Callable[..., Any]) -> int:
    """The line after the first `# !` from the function on; a helper's for one that only calls it."""
    first = (apps_refused.helper if fn is apps_refused.through_helper else fn).__code__.co_firstlineno
    return next(i for i in range(first, len(LINES)) if LINES[i - 1].strip() == "# !") + 1


@pytest.mark.parametrize("fn", apps_refused.REFUSED, ids=lambda fn: fn.__name__)
def test_a_refusal_names_file_line_source_construct_and_remedy(fn: Callable[..., Any]) -> None:
    with pytest.raises(ConfigError) as refused:
        transpile(fn, [None], [], [None])
    message = str(refused.value)
    line = marked_line(fn)
    assert apps_refused.REFUSED[fn] in message
    assert f"apps_refused.py, line {line}:" in message
    assert LINES[line - 1].strip() in message
    assert len(message.splitlines()[-1]) > 10
    assert message.endswith(".")


@pytest.mark.parametrize(
    ("fn", "what"),
    [
        (functools.partial(max, 1), "def or lambda"),
        (len, "def or lambda"),
        ("x".upper, "def or lambda"),
        (eval("lambda x: x"), "its source can't be read"),
    ],
)
def test_what_has_no_source_is_refused(fn: Any, what: str) -> None:
    with pytest.raises(ConfigError, match=what):
        transpile(fn, [None], [], [None])


def test_a_lambda_is_found_among_others_in_its_line() -> None:
    fns = [lambda x: x + 1, lambda x: x + 2, lambda x: (lambda y: y + 3)(x)]
    bodies = [json.loads(transpile(fn, [None], [], [None]))["main"]["body"] for fn in fns]
    assert [body[0][2][3] for body in bodies[:2]] == [["const", 1], ["const", 2]]
    assert bodies[2][0][2][0] == "call"
    inner: Any = fns[2].__code__.co_consts
    assert inner


def test_values_around_a_function_are_taken_as_they_are_then() -> None:
    def make(n: int) -> Callable[[int], int]:
        return lambda x: x + n

    programs = [json.loads(transpile(make(n), [None], [], [None])) for n in (1, 2)]
    assert [program["main"]["body"][0][2][3] for program in programs] == [["const", 1], ["const", 2]]

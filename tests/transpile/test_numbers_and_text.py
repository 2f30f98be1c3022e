"""Arithmetic, slices and formats on values nobody thought of: hypothesis makes them, CPython says what is right."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lite.transpile.program import transpile
from tests.transpile import node
from tests.transpile.test_samples import agree

ints = st.integers(-(10**20), 10**20) | st.integers(-20, 20)
floats = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-4000, 4000).map(lambda n: n / 8)
numbers = ints | floats | st.booleans()
# Characters that every Unicode version in use knows.
texts = st.text(st.characters(max_codepoint=0x1F64F, exclude_categories=("Cn", "Co", "Cs")), max_size=12)
small = st.integers(-6, 6) | st.none()

# Without shrinking: each example is a list of calls, and the failure names the one.
batches = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])


FIELDS = "%.*f|%12g|%-12.2e|"


def check(fn: Callable[..., Any], calls: list[tuple[Any, ...]]) -> None:
    """Fail unless the page gives what CPython gives for each of `calls`."""
    program = transpile(fn, [], [], [])
    answers = node.run([(program, list(args)) for args in calls])["answers"]
    for args, found in zip(calls, answers, strict=True):
        expected = node.cpython(fn, list(args))
        assert agree(expected, found), (args, expected, found)


@batches
@given(st.lists(st.tuples(numbers, numbers), min_size=20, max_size=40))
def test_arithmetic(calls: list[tuple[Any, ...]]) -> None:
    def calculate(a: Any, b: Any) -> Any:
        out = [a + b, a - b, a * b, -a, +b, abs(a), a == b, a < b, a >= b, min(a, b), str(a), [b]]
        if b != 0:
            out += [a / b, a // b, a % b, divmod(a, b)]
        return out

    check(calculate, calls)


@batches
@given(st.lists(st.tuples(ints, st.integers(0, 40)), min_size=20, max_size=40))
def test_ints(calls: list[tuple[Any, ...]]) -> None:
    def calculate(a: Any, b: Any) -> Any:
        return (
            a**b,
            a << b,
            a >> b,
            a & b,
            a | b,
            a ^ b,
            ~a,
            round(a, -3),
            hex(a),
            f"{a:,}",
            f"{a:>30_d}",
            a.bit_length(),
        )

    check(calculate, calls)


@batches
@given(st.lists(st.tuples(floats, st.integers(0, 14)), min_size=20, max_size=40))
def test_formats_and_rounding(calls: list[tuple[Any, ...]]) -> None:
    def write(x: Any, n: Any) -> Any:
        out: list[Any] = [
            f"{x}",
            f"{x:.{n}f}",
            f"{x:.{n}e}",
            f"{x:.{n}g}",
            f"{x:,.{n}f}",
            f"{x:+020.{n}f}",
            f"{x:.{n}%}",
            f"{x:.{n}}",
        ]
        out += [round(x, n), round(x, -1), round(x), int(x), x.is_integer()]
        return out, FIELDS % (n, x, x)

    check(write, [(x, n) for x, n in calls if math.isfinite(x * 100)])


@batches
@given(st.lists(st.tuples(st.lists(ints, max_size=8) | texts, small, small, small), min_size=20, max_size=40))
def test_slices(calls: list[tuple[Any, ...]]) -> None:
    def cut(xs: Any, a: Any, b: Any, c: Any) -> Any:
        return xs[a:b], xs[a:], xs[:b], xs[a:b:c], xs[::c]

    check(cut, calls)


@batches
@given(
    st.lists(st.tuples(st.lists(ints, max_size=6), small, small, st.lists(ints, max_size=3)), min_size=20, max_size=40)
)
def test_assigned_slices(calls: list[tuple[Any, ...]]) -> None:
    def change(xs: Any, a: Any, b: Any, ys: Any) -> Any:
        copy = xs[:]
        copy[a:b] = ys
        del xs[a:b]
        return copy, xs

    check(change, calls)


@batches
@given(st.lists(st.tuples(texts, texts, st.integers(-2, 4)), min_size=20, max_size=40))
def test_text(calls: list[tuple[Any, ...]]) -> None:
    def take(s: Any, t: Any, n: Any) -> Any:
        out = [s + t, s < t, s == t, s in t, len(s), s.split(), s.find(t), s.count(t), s.replace(t, "-", n), s.strip()]
        out += [
            s.splitlines(),
            s.startswith(t),
            s.zfill(6),
            s.center(9, "*"),
            f"{s:>8}|{s:.3}",
            s.rsplit(None, n),
            s[::-1],
        ]
        if t:
            out += [s.split(t), s.rsplit(t, n), s.partition(t), s.strip(t), s.removesuffix(t)]
        return out

    check(take, calls)


@batches
@given(st.lists(st.tuples(st.text(st.characters(max_codepoint=0x17F), max_size=10)), min_size=20, max_size=40))
def test_letters(calls: list[tuple[Any, ...]]) -> None:
    def look(s: Any) -> Any:
        return (
            s.upper(),
            s.isdigit(),
            s.isspace(),
            s.isalpha(),
            s.isupper(),
            s.islower(),
            s.isalnum(),
            repr(s),
            ascii_of(s),
        )

    def ascii_of(s: Any) -> str:
        return f"{s!a}"

    check(look, calls)


@batches
@given(st.lists(st.tuples(st.lists(numbers | texts | st.none(), max_size=5)), min_size=30, max_size=60))
def test_collections(calls: list[tuple[Any, ...]]) -> None:
    def use(xs: Any) -> Any:
        counts: dict[Any, int] = {}
        for x in xs:
            counts[x] = counts.get(x, 0) + 1
        return (
            counts,
            len(set(xs)),
            [xs.index(x) for x in xs],
            [xs.count(x) for x in xs],
            bool(xs),
            sorted(map(str, xs)),
        )

    check(use, calls)

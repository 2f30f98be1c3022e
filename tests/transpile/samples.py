"""Functions that people write, each with arguments: run by CPython and as programs, and compared by `repr`.

Arguments are JSON. What has no fixed order (sets) or no fixed digits (sines) is sorted or rounded.

Long because it is a table.
"""

# The samples are written as their authors would, not as ruff would.
# ruff: noqa
# mypy: ignore-errors

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

SAMPLES: list[tuple[Callable[..., Any], list[tuple[Any, ...]]]] = []


def sample(*calls: tuple[Any, ...]) -> Callable[[Any], Any]:
    def add(fn: Any) -> Any:
        SAMPLES.append((fn, list(calls)))
        return fn

    return add


NUMBERS = [(7, 2), (-7, 2), (7, -2), (-7, -2), (7.5, 2), (-7.5, 2), (7.0, -2.5), (0, 3), (1, 0), (1.5, 0), (0.0, -1)]
TEXTS = [
    ("",),
    ("a",),
    ("Hello, World",),
    ("  two  words \n",),
    ("ÄÖÜ straße",),
    ("héllo wörld",),
    ("a😀b",),
    ("ﬀ",),
    ("1234",),
    ("a,b,,c",),
    ("AbC dEf",),
]
LISTS = [
    ([],),
    ([1],),
    ([3, 1, 2],),
    ([1, 2, 3, 4, 5, 6, 7],),
    ([1.5, 1, True, 2],),
    (["b", "a", "C"],),
    ([[1, 2], [3], []],),
    ([None, 0, "", [], {}],),
]

GREETING = "Hello"
RATES = {"EUR": 1.0, "USD": 1.08, "JPY": 161.5}
STEPS = (1, 10, [100, 1000])
PI2 = math.pi * 2
BIG = 2**70


def double(x, times=2):
    return x * times


def collatz(n):
    return [n] if n == 1 else [n, *collatz(n // 2 if n % 2 == 0 else 3 * n + 1)]


# Arithmetic


@sample(*NUMBERS)
def add(a, b):
    return a + b, a - b, a * b


@sample(*NUMBERS)
def divide(a, b):
    return a / b


@sample(*NUMBERS)
def floor_divide(a, b):
    return a // b


@sample(*NUMBERS)
def modulo(a, b):
    return a % b


@sample(*NUMBERS)
def div_mod(a, b):
    return divmod(a, b)


@sample((2, 10), (2, -1), (2.0, 3), (10, 20), (0, 0), (0, -1), (-8, 3), (9, 0.5), (2, 100), (1.1, 10), (-1, 3))
def power(a, b):
    return a**b


@sample((5,), (-5,), (0,), (2.5,), (-2.5,), (-0.0,))
def signs(a):
    return -a, +a, abs(a), not a


@sample((5, 3), (12, 10), (-1, 7), (255, 8))
def bits(a, b):
    return a & b, a | b, a ^ b, a << b, a >> b, ~a


@sample((9007199254740991, 2), (-9007199254740991, 3), (123456789012345678901234567890, 987654321))
def large(a, b):
    return a + b, a - b, a * b, a // b, a % b, a / b, -a, a > b, a == b, str(a), f"{a:,}"


@sample((1,), (5,))
def large_constants(a):
    return BIG + a, BIG - BIG, BIG * a == a * 2**70, 9007199254740993 - 1


@sample((20,), (100,), (0,))
def to_fahrenheit(celsius):
    return celsius * 9 / 5 + 32


@sample((250000, 3.5, 30), (1000, 0, 1), (99999.99, 12.25, 5))
def loan(amount, rate, years):
    monthly = rate / 100 / 12
    n = years * 12
    payment = amount / n if monthly == 0 else amount * monthly / (1 - (1 + monthly) ** -n)
    return f"{payment:,.2f}", f"{payment * n:,.2f}", round(payment, 2)


@sample((True, 1), (True, 1.0), (False, True))
def booleans(a, b):
    return a + b, a == b, a and b, a or b, a * 3, a & b, a | True, -a, a < b, int(a), str(a), f"{a}"


# Text of numbers


@sample(
    *[
        (x,)
        for x in (
            0,
            1,
            -1,
            1.0,
            0.1,
            -0.0,
            1e15,
            1e16,
            1.5e16,
            1e17,
            123456789.123,
            1e-4,
            1e-5,
            1e-7,
            1.23e-10,
            1e21,
            1e22,
            5e-324,
            1.7976931348623157e308,
            2**53,
            2.0**53,
            100,
            1e2,
            0.30000000000000004,
            1 / 3,
        )
    ]
)
def number_text(x):
    return str(x), repr(x), f"{x}", [x], x / 3, x * 1.1


@sample(*[(x,) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 0.125, 1e300, 1234.5678, 7, -15, 25, 35.0)])
def rounding(x):
    return round(x), round(x, 1), round(x, 2), round(x, 0), round(x, -1), round(x, ndigits=3)


@sample(*[(x,) for x in (0, 3, -3, 1234567.891, -1234.5, 0.000123456, 1e10, 99.5, 2.5, 3.5, 0.05, 1e-10, 123456789)])
def float_specs(x):
    return [
        f"{x:.2f}",
        f"{x:.0f}",
        f"{x:10.3f}|",
        f"{x:<10.1f}|",
        f"{x:^12.1f}|",
        f"{x:+.1f}",
        f"{x: .1f}",
        f"{x:010.2f}",
        f"{x:,.2f}",
        f"{x:_.1f}",
        f"{x:e}",
        f"{x:.2e}",
        f"{x:E}",
        f"{x:g}",
        f"{x:.3g}",
        f"{x:G}",
        f"{x:.1%}",
        f"{x:%}",
        f"{x:>+15,.2f}",
        f"{x:*^20.3f}",
        f"{x:.10g}",
        f"{x:#.3g}",
        f"{x:015,.1f}",
    ]


@sample(*[(x,) for x in (0, 7, -7, 255, 1234567, -1234567, 10**18)])
def int_specs(x):
    return [
        f"{x:d}",
        f"{x:5d}|",
        f"{x:<5}|",
        f"{x:^9}|",
        f"{x:05d}",
        f"{x:+d}",
        f"{x: d}",
        f"{x:,}",
        f"{x:_}",
        f"{x:x}",
        f"{x:X}",
        f"{x:#x}",
        f"{x:b}",
        f"{x:#b}",
        f"{x:o}",
        f"{x:08b}",
        f"{x:012,}",
        f"{x:=+10}",
        f"{x:*>12}",
        f"{x:_b}",
        f"{x:.2f}",
        f"{x:e}",
    ]


@sample(*[(x,) for x in (0.0, 1.0, 1234567.0, 0.1, 1e20, 123.456)])
def bare_precision(x):
    return f"{x:.3}", f"{x:.1}", f"{x:10}|", f"{x:,}", f"{x:<8}|", f"{x:.15}"


@sample(*TEXTS)
def text_specs(s):
    return f"{s:>12}|{s:<12}|{s:^12}|{s:*^12}|{s:.2}|{s:5.1}|{s!r}|{s!s:>8}|{s!a}"


@sample((3.14159, 8, 2), (42, 6, 0))
def nested_spec(x, width, digits):
    return f"{x:{width}.{digits}f}|{x:>{width}}|{x:{'<'}{width}}|"


@sample((3,), ("x",), ([1, "a"],), (None,), (True,), ({"a": 1.0},))
def debug_text(x):
    return f"{x=} {x!r} {{braces}} {x}"


@sample(("Ada", 36), ("Bo", 7.25))
def old_formats(name, age):
    return (
        "%s is %d" % (name, age),
        "%5.1f|%-8s|%05d|%x|%%|%r" % (age, name, age, int(age), name),
        "{} {}".format(name, age),
        "{0}-{1}-{0}".format(name, age),
        "{n:>6}|{a:.1f}".format(n=name, a=age),
        "{:{w}}|".format(name, w=8),
    )


@sample(("%d",), ("%s %s",), ("{} {}",))
def wrong_formats(f):
    return f % "x" if "%" in f else f.format("x")


# Comparison and truth


@sample(
    (1, 2),
    (2, 2),
    (2.0, 2),
    ("a", "b"),
    ("a", "B"),
    ("", "a"),
    ([1, 2], [1, 3]),
    ([1], [1, 0]),
    ([], []),
    ("😀", "ﬀ"),
    (None, None),
    (1, "1"),
    ([1], "x"),
    (True, 2),
)
def orders(a, b):
    return a < b, a <= b, a > b, a >= b, a == b, a != b


@sample(
    ([1, [2, {"a": 3}]], [1, [2, {"a": 3}]]),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
    ([1, 2], [1, 2.0]),
    ({}, []),
    ("", None),
    (0, False),
    ([0], [False]),
    ({"a": 1}, {"a": 2}),
    ({"a": 1}, {"a": 1, "b": None}),
)
def equality(a, b):
    return a == b, a != b, (a, 1) == (b, 1), a is None, b is not None, [a] == [b]


@sample((5,), (0,), (10,), (2.5,))
def chained(x):
    return 0 < x < 10, 0 <= x <= 10, 1 < x > 2, x == x == x, 0 < x <= 5 < 100


@sample((0,), (1,), ("",), ("x",), ([],), ([0],), ({},), ({"a": 1},), (None,), (0.0,), (-0.0,), (False,))
def truthiness(x):
    return "yes" if x else "no", not x, bool(x), x or "default", x and "also", bool([x]), [1] if x else [], not not x


@sample(
    ("a", "banana"),
    (2, [1, 2, 3]),
    (2.0, [1, 2, 3]),
    ("k", {"k": 1}),
    ("x", {"k": 1}),
    ([1], [[1], [2]]),
    ("", "abc"),
    (1, "abc"),
    (3, 5),
)
def membership(x, xs):
    return x in xs, x not in xs


@sample((5,), (-1,), (3.0,), ("3",), (100,))
def in_range(x):
    return x in range(10), x in range(0, 100, 5), x in range(10, 0, -1), x in (1, 3, 5), x in {5, 6}


# Control flow


@sample((-5,), (0,), (15,), (30,), (45,))
def branches(t):
    if t < 0:
        kind = "ice"
    elif t < 20:
        kind = "cool"
    elif t < 40:
        kind = "warm"
    else:
        kind = "hot"
    return kind if t != 0 else kind + "!"


@sample((15,))
def fizzbuzz(n):
    out = []
    for i in range(1, n + 1):
        if i % 15 == 0:
            out.append("FizzBuzz")
        elif i % 3 == 0:
            out.append("Fizz")
        elif i % 5 == 0:
            out.append("Buzz")
        else:
            out.append(str(i))
    return ", ".join(out)


@sample((10,), (1,), (97,), (7919,))
def is_prime(n):
    if n < 2:
        return False
    i = 2
    while i * i <= n:
        if n % i == 0:
            return False
        i += 1
    return True


@sample((100,))
def sieve(n):
    flags = [True] * (n + 1)
    for i in range(2, int(n**0.5) + 1):
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = False
    return [i for i in range(2, n + 1) if flags[i]]


@sample(([1, 2, 3, -1, 5],), ([],), ([1, 2],))
def for_else(xs):
    total = 0
    for x in xs:
        if x < 0:
            break
        if x == 2:
            continue
        total += x
    else:
        total += 1000
    return total


@sample((5,), (0,), (30,))
def while_else(n):
    steps = []
    while n > 0:
        n -= 3
        if n == 2:
            continue
        steps.append(n)
        if len(steps) > 5:
            break
    else:
        steps.append("done")
    return steps


@sample((90,), (0,), (1,))
def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


@sample((27,), (1,))
def recursion(n):
    return collatz(n)


@sample((25,))
def large_factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result, math.factorial(n) == result


@sample((48, 36), (17, 5), (0, 5))
def euclid(a, b):
    while b:
        a, b = b, a % b
    return a


@sample((3,))
def nested_loops(n):
    return [(i, j) for i in range(n) for j in range(i, n) if (i + j) % 2 == 0], [
        [i * j for j in range(n)] for i in range(n)
    ]


# Ranges and iteration


@sample((0, 10, 3), (10, 0, -3), (5, 5, 1), (0, -5, -1), (0, 5, 0))
def ranges(a, b, c):
    r = range(a, b, c)
    return (
        list(r),
        len(r),
        list(reversed(r)),
        sum(r),
        r[0] if r else None,
        r,
        range(3) == range(0, 3, 1),
        list(range(10)[2:8:2]),
    )


@sample(*LISTS)
def enumerated(xs):
    return list(enumerate(xs)), [i for i, _ in enumerate(xs, 1)], list(enumerate(xs, start=5))


@sample(([1, 2, 3], ["a", "b"]), ([], [1]), ([1, 2], [3, 4]))
def zipped(a, b):
    return list(zip(a, b)), [x for x, y in zip(a, b)], dict(zip(b, a)), list(zip(*[a, a])), list(zip(a, b, range(9)))


@sample(([1, 2], [1]), ([1], [1, 2]), ([1], [2]))
def zipped_strictly(a, b):
    return list(zip(a, b, strict=True))


@sample(({"a": 1, "b": 2},), ({},))
def dict_iteration(d):
    out = []
    for k in d:
        out.append(k)
    for k, v in d.items():
        out.append(f"{k}={v}")
    return (
        out,
        list(d.values()),
        list(d.keys()),
        d.items(),
        list(enumerate(d)),
        "a" in d.keys(),
        len(d.items()),
        d.keys(),
    )


@sample(([3, 1, 2],), (["b", "a"],), ("hello",))
def iterators(xs):
    it = iter(xs)
    first = next(it)
    return first, list(it), next(it, "end"), list(map(str, xs)), list(reversed(xs)), list(filter(None, xs))


@sample(
    ([],),
)
def exhausted(xs):
    return next(iter(xs))


# Comprehensions


@sample(*LISTS)
def list_comprehension(xs):
    return [x for x in xs], [x for x in xs if x], [(i, x) for i, x in enumerate(xs)]


@sample((["apple", "fig", "banana"],), ([],))
def dict_comprehension(words):
    return {w: len(w) for w in words}, {len(w): w for w in words if "a" in w}, {i: {w: i} for i, w in enumerate(words)}


@sample(([1, 2, 2, 3, 3],))
def set_comprehension(xs):
    return (
        sorted({x % 3 for x in xs}),
        len({x for x in xs}),
        sum(x * x for x in xs),
        any(x > 2 for x in xs),
        all(x > 0 for x in xs),
    )


@sample(([1, 2, 3],))
def comprehension_scope(xs):
    x = "outer"
    squares = [x * x for x in xs]
    fns = [lambda: x for x in xs]
    return x, squares, [f() for f in fns], [y for x in [xs] for y in x]


@sample(([5, 3, 8],))
def lazy_generator(xs):
    seen = []
    found = any(seen.append(x) or x == 3 for x in xs)
    return (
        found,
        seen,
        max(x for x in xs),
        ",".join(str(x) for x in xs),
        sorted(-x for x in xs),
        list(x + 1 for x in xs),
        tuple(x for x in xs),
    )


@sample(([1, 5, 10, 3],))
def walrus(xs):
    big = [y for x in xs if (y := x * 2) > 5]
    if (n := len(xs)) > 3:
        return n, big, y
    return big


# Text methods


@sample(*TEXTS)
def cases(s):
    return s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold()


@sample(*TEXTS, ("  x  ",), ("xxhixx",), ("\tx\n",))
def strips(s):
    return s.strip(), s.lstrip(), s.rstrip(), s.strip("x "), s.lstrip("xH"), s.rstrip("xd")


@sample(*TEXTS, ("a b  c",), (" lead",), ("x\ny\r\nz",), ("a\tb",))
def splits(s):
    return (
        s.split(),
        s.split(","),
        s.split(None, 1),
        s.split(",", 1),
        s.rsplit(","),
        s.rsplit(",", 1),
        s.split(maxsplit=1),
        s.rsplit(None, 1),
        s.splitlines(),
        s.splitlines(True),
        s.partition(","),
        s.rpartition(","),
    )


@sample(*TEXTS)
def searches(s):
    return (
        s.find("o"),
        s.rfind("o"),
        s.find("l", 3),
        s.find("b"),
        s.count("l"),
        s.count(""),
        s.startswith("He"),
        s.endswith(("d", "e")),
        s.find(""),
        s.startswith(""),
        s.find("z"),
        s.rindex("") if s else s.rfind("x"),
        s.startswith("b", 2),
    )


@sample(*TEXTS)
def replaces(s):
    return (
        s.replace("l", "L"),
        s.replace("l", "", 1),
        s.replace("", "-"),
        s.replace(" ", "_"),
        s.removeprefix("He"),
        s.removesuffix("ld"),
        s.replace("$&", "$1"),
        s.replace("a", "$&"),
    )


@sample(*TEXTS, ("AB",), ("ab",), ("½",), ("²",), (" ",), ("Ab Cd",), ("x1",), ("_x",))
def predicates(s):
    return (
        s.isdigit(),
        s.isdecimal(),
        s.isnumeric(),
        s.isalpha(),
        s.isalnum(),
        s.isspace(),
        s.isupper(),
        s.islower(),
        s.istitle(),
        s.isascii(),
        s.isidentifier(),
    )


@sample(("7",), ("-7",), ("+12",), ("abc",), ("",), ("a😀",))
def padding(s):
    return (
        s.zfill(5),
        s.center(6),
        s.center(7, "*"),
        s.ljust(5) + "|",
        s.rjust(5),
        s.rjust(1),
        s.ljust(6, "."),
        s.expandtabs(4),
    )


@sample(*TEXTS)
def text_slices(s):
    return (
        s[:3],
        s[3:],
        s[-3:],
        s[:-1],
        s[::-1],
        s[::2],
        s[1:-1],
        s[-1:],
        s[10:],
        s[5:2],
        s[::-2],
        len(s),
        [c for c in s][:3],
        list(s)[-1:],
    )


@sample(("hello", 0), ("hello", -1), ("hello", 5), ("a😀b", 1), ("a😀b", -1), ("", 0))
def text_index(s, i):
    return s[i]


@sample(("ab", 3), ("ab", 0), ("ab", -1), ("", 5))
def text_repeat(s, n):
    return s * n, n * s, [s] * n, "-" * 10, [0] * n, (1, 2) * n


@sample(("level",), ("A man a plan",), ("",))
def palindrome(s):
    t = "".join(c for c in s.lower() if c.isalnum())
    return t == t[::-1]


@sample(("Hello, World!", 3), ("xyz XYZ", -3), ("abc", 29))
def caesar(text, shift):
    out = ""
    for c in text:
        if c.isalpha():
            base = ord("A") if c.isupper() else ord("a")
            out += chr((ord(c) - base + shift) % 26 + base)
        else:
            out += c
    return out


@sample(("the quick brown the fox the",), ("",))
def word_count(text):
    counts = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    return (
        counts,
        sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:3],
        max(counts, key=counts.get) if counts else None,
    )


@sample(("some_snake_case",), ("x",), ("",))
def camel(s):
    first, *rest = s.split("_")
    return first + "".join(w.capitalize() for w in rest)


@sample(("3 4 + 2 *",), ("5 1 2 + 4 * + 3 -",))
def reverse_polish(text):
    stack = []
    for token in text.split():
        if token in "+-*":
            b, a = stack.pop(), stack.pop()
            stack.append(a + b if token == "+" else a - b if token == "-" else a * b)
        else:
            stack.append(int(token))
    return stack.pop()


@sample(
    *TEXTS, ("it's",), ('say "hi"',), ("both ' and \"",), ("tab\there",), ("nul\x00",), ("\\",), ("\u200b",), ("\xa0",)
)
def text_repr(s):
    return repr(s), [s], {s: s}, (s,)


# Lists


@sample(*LISTS)
def list_slices(xs):
    return (
        xs[:2],
        xs[2:],
        xs[-2:],
        xs[:-1],
        xs[::-1],
        xs[::2],
        xs[1::2],
        xs[-1::-2],
        xs[:100],
        xs[100:],
        len(xs),
        xs[0:0],
    )


@sample(
    ([1, 2, 3], 0),
    ([1, 2, 3], -1),
    ([1, 2, 3], 3),
    ([1, 2, 3], -4),
    ([1, 2, 3], "a"),
    ([1, 2, 3], 1.0),
    ([1, 2, 3], True),
)
def list_index(xs, i):
    return xs[i]


@sample(([3, 1, 2],), ([],))
def list_methods(xs):
    xs.append(9)
    xs.extend([8, 7])
    xs.insert(1, "in")
    xs.insert(-1, "near end")
    xs.insert(99, "end")
    last = xs.pop()
    first = xs.pop(0)
    xs.reverse()
    copy = xs.copy()
    copy.clear()
    return xs, last, first, xs.count(8), xs.index(9), copy, xs + [1], [*xs, *"ab"]


@sample(([1, 2, 3], 2), ([1, 2, 3], 5))
def list_remove(xs, x):
    xs.remove(x)
    return xs


@sample(([1, 2, 3, 4, 5],))
def list_changes(xs):
    xs[0] = "first"
    xs[-1] = "last"
    xs[1:3] = [20, 30, 35]
    del xs[2]
    ys = xs
    ys += [6]
    zs = xs[:]
    zs[::2] = [0] * len(zs[::2])
    del zs[:1]
    xs[2:2] = ["new"]
    return xs, ys is xs, zs


@sample(([3, 1, 2],), (["b", "C", "a"],), ([],), ([2.5, 1, True],), ([[2], [1, 5], [1]],))
def sorts(xs):
    ys = list(xs)
    ys.sort()
    zs = list(xs)
    zs.sort(reverse=True)
    return sorted(xs), ys, zs, sorted(xs, reverse=True), min(xs, default=None), max(xs, default=None), xs


@sample((["pear", "fig", "apple", "kiwi"],))
def sorts_by_key(words):
    return (
        sorted(words, key=len),
        sorted(words, key=lambda w: w[-1]),
        sorted(words, key=len, reverse=True),
        min(words, key=len),
        max(words, key=len),
        sorted(words, key=lambda w: (len(w), w)),
    )


@sample(([{"n": "b", "a": 2}, {"n": "a", "a": 2}, {"n": "c", "a": 1}],))
def sorts_records(rows):
    return (
        [r["n"] for r in sorted(rows, key=lambda r: r["a"])],
        sorted(rows, key=lambda r: (r["a"], r["n"]))[0],
        sum(r["a"] for r in rows),
    )


@sample(([1, "a"],), ([1, None],), ([{}, {}],))
def sort_mixed(xs):
    return sorted(xs)


@sample(([1, 2, 3],), ([],), ([1, 2.5],), ([0.5, 0.25],), ([True, True],))
def sums(xs):
    return sum(xs), sum(xs, 10), sum([xs, xs], []), len(xs) and sum(xs) / len(xs)


@sample(([1, [2, [3, [4]]], 5],))
def flatten(xs):
    def walk(x):
        if isinstance(x, list):
            for y in x:
                walk(y)
        else:
            out.append(x)

    out = []
    walk(xs)
    return out


@sample(([[1, 2], [3, 4]], [[0, 1], [1, 0]]))
def matrix_product(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a], [list(r) for r in zip(*a)]


@sample(([5, 2, 9, 1],))
def bubble_sort(xs):
    n = len(xs)
    for i in range(n):
        for j in range(n - i - 1):
            if xs[j] > xs[j + 1]:
                xs[j], xs[j + 1] = xs[j + 1], xs[j]
    return xs


@sample(([1, 3, 5, 7, 9], 7), ([1, 3], 2))
def binary_search(xs, wanted):
    low, high = 0, len(xs) - 1
    while low <= high:
        middle = (low + high) // 2
        if xs[middle] == wanted:
            return middle
        if xs[middle] < wanted:
            low = middle + 1
        else:
            high = middle - 1
    return None


# Unpacking


@sample(([1, 2, 3],), ("abc",), ([1, [2, 3], 4],))
def unpacking(xs):
    a, b, c = xs
    [d, *e] = xs
    *f, g = xs
    h, *i, j = xs
    return a, b, c, d, e, f, g, h, i, j


@sample(([1, 2],), ([1, 2, 3, 4],), (5,), ([],))
def unpacking_wrongly(xs):
    a, b, c = xs
    return a


@sample(([[1, [2, 3]], [4, [5, 6]]],))
def nested_unpacking(rows):
    out = []
    for a, (b, c) in rows:
        out.append(a + b * c)
    (x, (y, z)), last = rows
    return out, x, y, z, last, [p + q for p, (q, _) in rows]


@sample((1, 2))
def swapping(a, b):
    a, b = b, a
    x = y = [a]
    y.append(b)
    i, xs = 0, [0, 0]
    i, xs[i] = 1, 5
    return a, b, x, xs


@sample((5,))
def augmented(n):
    n += 2
    n -= 1
    n *= 3
    n //= 2
    n **= 2
    n %= 50
    d = {"a": 1}
    d["a"] += n
    xs = [1, 2]
    xs[-1] *= 10
    s = "x"
    s += "y"
    s *= 2
    f = n
    f /= 4
    b = 6
    b &= 3
    b |= 8
    b ^= 1
    b <<= 2
    b >>= 1
    t = (1,)
    t += (2,)
    return n, d, xs, s, f, b, t


# Dicts


@sample(({"a": 1, "b": 2}, "a"), ({"a": 1}, "z"), ({}, "a"))
def dict_methods(d, k):
    got = d.get(k), d.get(k, 0), k in d
    d.setdefault(k, "new")
    d.update({"u": 1}, v=2)
    popped = d.pop("u"), d.pop("nope", None)
    copy = d.copy()
    copy["only"] = 1
    merged = {**d, "m": 1} | {"n": 2}
    last = merged.popitem()
    copy.clear()
    return got, d, popped, copy, merged, last, list(d), dict(d) == d, dict(x=1), dict([["p", 1], ("q", 2)])


@sample(({"a": 1}, "a"), ({"a": 1}, "b"))
def dict_missing(d, k):
    v = d[k]
    del d[k]
    return v, d


@sample((1,))
def dict_keys(x):
    d = {1: "int", 1.0: "float", True: "bool", "1": "text", (1, "a"): "tuple", None: "none", 2.5: "half"}
    return d, len(d), d[1], d[(1, "a")], d[None], d.get((2, "b")), [type_ for type_ in d.values()]


@sample(([1],))
def unhashable(x):
    return {x: 1}


@sample(({"a": {"b": [1, {"c": 2}]}},))
def nested_data(d):
    d["a"]["b"][1]["c"] += 40
    d["a"]["new"] = len(d["a"]["b"])
    return d["a"]["b"][1]["c"], d


@sample(([["fruit", "fig"], ["veg", "pea"], ["fruit", "kiwi"]],))
def grouping(pairs):
    groups = {}
    for kind, name in pairs:
        groups.setdefault(kind, []).append(name)
    return groups, {k: len(v) for k, v in groups.items()}, {v: k for k, vs in groups.items() for v in vs}


@sample(("EUR", 100), ("JPY", 3), ("XXX", 1))
def module_constants(currency, amount):
    return (
        f"{GREETING}: {amount * RATES[currency]:.2f} {currency}",
        STEPS[2][0],
        PI2,
        sorted(RATES),
        double(amount),
        double(times=3, x=2),
    )


# Sets and tuples


@sample(([1, 2, 3], [2, 3, 4]), ([], [1]), (["a", "b"], ["b"]))
def sets(a, b):
    x, y = set(a), set(b)
    z = x | y
    z.add(99)
    z.discard(1000)
    return [
        sorted(s)
        if len({type_ for type_ in map(str, s)}) == len(s) and all(isinstance(i, int) for i in s)
        else sorted(map(str, s))
        for s in (x | y, x & y, x - y, x ^ y, z)
    ] + [x <= y, x < y, x == y, x.isdisjoint(y), x.issubset(x | y), len(x), 2 in x]


@sample(([1, 2, 2, 3],))
def set_methods(xs):
    s = set(xs)
    s.update([7, 8])
    s.remove(7)
    t = s.copy()
    t.intersection_update([1, 8])
    u = s.union([5]).difference([1])
    v = s.symmetric_difference({1, 100})
    s -= {8}
    w = {1, 2, 3}
    w.difference_update([1], [2])
    w = {1, 2, 3}
    w.difference_update([1], [2])
    return (
        sorted(s),
        sorted(t),
        sorted(u),
        sorted(v),
        bool(set()),
        set() == set(),
        sorted(s.intersection([1, 2])),
        len(frozenset(xs)),
        set([1]),
        s >= {1},
        w,
        s.issuperset([1]),
    )


@sample((3,))
def set_remove_missing(x):
    {1, 2}.remove(x)


@sample((1, 2), ("a", None))
def tuples(a, b):
    t = (a, b)
    u = a, b, *t
    return (
        t,
        u,
        t + (3,),
        t[0],
        t[-1],
        t[::-1],
        len(u),
        t == (a, b),
        a in t,
        (a,),
        (),
        t.index(b),
        u.count(a),
        tuple([a]),
        t < (a, b, 0),
    )


# Functions


@sample((3,))
def nested_function(n):
    def square(x, plus=1):
        return x * x + plus

    def outer(k):
        def inner(j):
            return j + k + n

        return inner

    return (
        square(n),
        square(n, plus=10),
        square(x=2),
        outer(10)(100),
        (lambda a, b=2: a * b)(5),
        (lambda *xs: len(xs))(1, 2, 3),
    )


@sample((3,))
def counters(n):
    count = 0

    def step():
        nonlocal count
        count += 1
        return count

    return [step() for _ in range(n)], count


@sample(([1, 2, 3],))
def higher_order(xs):
    def compose(f, g):
        return lambda x: f(g(x))

    fns = {"double": lambda x: x * 2, "neg": lambda x: -x}
    return (
        [compose(fns["double"], fns["neg"])(x) for x in xs],
        list(map(lambda x, y: x + y, xs, xs)),
        list(filter(lambda x: x % 2, xs)),
        sorted(xs, key=lambda x: -x),
        max(xs, key=fns["neg"]),
        callable(compose),
    )


@sample((2,))
def stars(n):
    def f(a, *rest, key="k"):
        return a, rest, key

    xs = [1, 2, 3]
    return f(*xs), f(n, key="z"), f(0, *xs, *xs), [*xs, n], max(*xs), (*xs,), {*xs} == {1, 2, 3}


@sample((1,))
def wrong_call(n):
    def f(a, b):
        return a

    return f(n)


@sample((1,))
def wrong_keyword(n):
    def f(a):
        return a

    return f(n, c=2)


@sample((1,))
def too_many(n):
    return (lambda a: a)(1, 2)


@sample((1,))
def late_binding(n):
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    gs = [lambda j=j: j for j in range(3)]
    return [f() for f in fs], [g() for g in gs], i


@sample(([3, 1],))
def defaults_are_shared(xs):
    def remember(x, seen=[]):
        seen.append(x)
        return list(seen)

    return [remember(x) for x in xs]


@sample((True,), (False,))
def unbound(flag):
    if flag:
        x = 1
    return x


@sample((5,))
def returns_nothing(n):
    n + 1


# Errors


@sample(("12",), ("x",), ("",), (None,), ("1.5",))
def try_int(s):
    try:
        n = int(s)
    except ValueError as e:
        return f"bad: {e}"
    except TypeError:
        return "type"
    else:
        return n * 2
    finally:
        s = None


@sample((0,), (1,), ("a",), ([],))
def try_many(x):
    out = []
    try:
        try:
            out.append(10 / x)
            out.append([1][x])
        except ZeroDivisionError as error:
            out.append(str(error) != "")
        finally:
            out.append("finally")
    except (IndexError, KeyError) as error:
        out.append("lookup")
    except Exception:
        out.append("other")
    return out


@sample((1,), (-1,), (0,))
def raising(x):
    if x < 0:
        raise ValueError(f"negative: {x}")
    if x == 0:
        raise ValueError
    return x


@sample((1,), (2,), (3,))
def raising_again(x):
    try:
        try:
            raise KeyError("k") if x == 1 else RuntimeError("r", x)
        except LookupError:
            if x == 1:
                raise
    except Exception as e:
        return str(e), repr(e)


@sample((5,), (-5,))
def asserting(x):
    assert x > 0, "must be positive"
    return x


@sample((3,))
def finally_wins(n):
    for i in range(n):
        try:
            if i == 1:
                break
        finally:
            n += 10
    try:
        return n
    finally:
        n = 0


@sample((1,), ("a",), ([],), (None,))
def type_errors(x):
    return x + "b"


@sample((1,), ("a",))
def attribute_errors(x):
    return x.append(1)


@sample((1,))
def endless_recursion(x):
    def f(n):
        return f(n + 1)

    try:
        return f(0)
    except RecursionError:
        return "too deep"


# Conversions and builtins


@sample(
    ("12",),
    (" -7 ",),
    ("1_000",),
    ("0x1f",),
    ("1.5",),
    ("",),
    (3.9,),
    (-3.9,),
    (True,),
    ("१२",) if False else ("9" * 20,),
    (1e20,),
    (None,),
)
def to_int(x):
    return int(x)


@sample(
    ("1.5",),
    (" -2e3 ",),
    ("inf",),
    ("-infinity",),
    ("nan",),
    ("1_0.5",),
    (".5",),
    ("5.",),
    ("abc",),
    ("1e400",),
    (7,),
    ("",),
    (None,),
)
def to_float(x):
    return float(x)


@sample(("ff", 16), ("0b101", 2), ("z", 36), ("0o17", 0), ("12", 2), ("101", 2), ("-0xFF", 16))
def bases(s, base):
    return int(s, base)


@sample((255,), (-5,), (0,))
def base_text(n):
    return hex(n), oct(n), bin(n), chr(abs(n) + 65), ord("A"), n.bit_length(), (n / 1).is_integer()


@sample(([1, 2],), ("ab",), ({"a": 1},), (5,), (None,))
def conversions(x):
    return list(x), tuple(x), len(x), str(x), bool(x)


@sample((1,), (1.5,), ("s",), (True,), ([],), ({},), (None,))
def types(x):
    return (
        isinstance(x, int),
        isinstance(x, float),
        isinstance(x, str),
        isinstance(x, bool),
        isinstance(x, (list, dict)),
        isinstance((x,), tuple),
        isinstance({1}, set),
    )


@sample(
    (3, 7, 5),
)
def extremes(a, b, c):
    return min(a, b, c), max(a, b, c), min([a, b]), max("hello"), min(a, b, key=lambda x: -x), max([[1, 2], [1, 3]])


@sample(
    ([],),
)
def extreme_of_nothing(xs):
    return max(xs)


@sample(([0, "", None],), ([1, "a"],), ([],))
def all_any(xs):
    return all(xs), any(xs), all(x is None for x in xs), any([xs])


@sample((3, 4, 5), (2, -1, 5), (2, 10, 0))
def powers(a, b, c):
    return pow(a, b), pow(a, b, c) if b > 0 else None


# Modules


@sample((2.0,), (16,), (0.5,), (100,))
def math_functions(x):
    return (
        math.sqrt(x),
        math.floor(x),
        math.ceil(x),
        math.trunc(-x),
        math.fabs(-x),
        math.hypot(3, 4),
        math.isclose(x, x + 1e-12),
        math.copysign(x, -1),
        [
            round(v, 10)
            for v in (
                math.sin(x),
                math.cos(x),
                math.tan(x),
                math.log(x),
                math.log2(x),
                math.log10(x),
                math.exp(x / 10),
                math.atan2(x, 2),
                math.degrees(x),
                math.radians(x),
                math.log(x, 3),
                math.pow(x, 1.5),
                math.sinh(x / 20),
                math.tanh(x),
            )
        ],
    )


@sample((12, 18), (7, 3), (0, 5))
def math_integers(a, b):
    return (
        math.gcd(a, b),
        math.lcm(a, b),
        math.comb(a, 2),
        math.perm(a, 2),
        math.factorial(b),
        math.isqrt(a),
        math.prod([a, b, 2]),
        math.fsum([0.1] * 10),
        math.dist([0, 0], [3, 4]),
        math.fmod(-7, 3),
    )


@sample((-1,), (0,))
def math_errors(x):
    return math.sqrt(x) if x < 0 else math.log(x)


@sample((1.5,))
def math_constants(r):
    return (
        round(math.pi * r**2, 6),
        math.e,
        math.tau == 2 * math.pi,
        math.inf > 10**400,
        math.isnan(math.nan),
        -math.inf,
        math.nan,
    )


@sample(({"b": [1, 2.0, None, True, "ü\n😀"], "a": {"x": []}, "c": {}},))
def to_json(d):
    return (
        json.dumps(d),
        json.dumps(d, indent=2),
        json.dumps(d, sort_keys=True),
        json.dumps(d, ensure_ascii=False),
        json.dumps([1e20, 0.1, -0.0]),
        json.dumps({1: 2, None: 3, True: 4, 2.5: 5}),
    )


@sample(
    ('{"a": [1, 2.0, "x", null, true], "b": {"c": 1e3, "d": -0.5, "e": 12345678901234567890}}',),
    ("[]",),
    ('"x\\u00e9 \\"q\\" 12"',),
    ("1.0",),
    ("{bad",),
)
def from_json(s):
    return json.loads(s)


# Whole little programs


@sample((120.5, 18, 4), (99.99, 15, 3), (0, 0, 1))
def split_tip(bill, percent, people):
    tip = bill * percent / 100
    total = bill + tip
    each = total / people
    lines = [f"Tip: ${tip:.2f}", f"Total: ${total:,.2f}"]
    if people > 1:
        lines.append(f"Each of {people}: ${each:.2f}")
    return "\n".join(lines)


@sample((3661,), (59,), (86400,))
def duration(seconds):
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}"


@sample((1994,), (2024,), (4,))
def roman(n):
    out = ""
    for value, letters in (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while n >= value:
            out += letters
            n -= value
    return out


@sample((2000,), (1900,), (2024,), (2023,))
def leap_year(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)


@sample(("abcabc",), ("",), ("pass Word1!",))
def password_strength(p):
    checks = {
        "length": len(p) >= 8,
        "digit": any(c.isdigit() for c in p),
        "upper": any(c.isupper() for c in p),
        "other": any(not c.isalnum() for c in p),
    }
    score = sum(checks.values())
    return score, [name for name, ok in checks.items() if not ok], ["weak", "fair", "good", "strong", "great"][score]


@sample((70, 1.75), (50, 1.8), (120, 1.6))
def bmi(weight, height):
    value = weight / height**2
    kind = "under" if value < 18.5 else "normal" if value < 25 else "over"
    return f"{value:.1f} ({kind})"


@sample(([3, 1, 4, 1, 5, 9, 2, 6],), ([5],))
def statistics(xs):
    n = len(xs)
    mean = sum(xs) / n
    variance = sum((x - mean) ** 2 for x in xs) / n
    ordered = sorted(xs)
    median = ordered[n // 2] if n % 2 else (ordered[n // 2 - 1] + ordered[n // 2]) / 2
    return mean, round(variance, 6), median, max(set(xs), key=xs.count) if n > 1 else None, f"{math.sqrt(variance):.4f}"


@sample(("kitten", "sitting"), ("", "abc"), ("same", "same"))
def levenshtein(a, b):
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (x != y)))
        previous = row
    return previous[-1]


@sample((4,), (6,))
def queens(n):
    solutions = []

    def place(row, columns):
        if row == n:
            solutions.append(columns)
            return
        for c in range(n):
            if all(c != k and abs(c - k) != row - r for r, k in enumerate(columns)):
                place(row + 1, columns + [c])

    place(0, [])
    return len(solutions), solutions[0]


@sample(("# Title\n\ntext **b**\n- a\n- b",))
def to_html(text):
    out, in_list = [], False
    for line in text.splitlines():
        item = line.startswith("- ")
        if item != in_list:
            out.append("<ul>" if item else "</ul>")
            in_list = item
        if line.startswith("# "):
            out.append(f"<h1>{line[2:]}</h1>")
        elif item:
            out.append(f"<li>{line[2:]}</li>")
        elif line:
            out.append(f"<p>{line}</p>")
    if in_list:
        out.append("</ul>")
    return "".join(out)


@sample((0.25,), (0.75,))
def more_math(x):
    rounded = [round(v, 10) for v in (math.acos(x), math.asin(x), math.atan(x), math.cosh(x))]
    return rounded, math.isfinite(x), math.isinf(x), math.pi, math.tau, math.inf, [math.isnan(x)]

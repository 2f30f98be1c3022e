import functools
import math
import time
from typing import Any

import pytest

import lite as gr
from lite.runtime.waiting import may_wait

GREETING = "Hello"
WORDS = {"a": [1, 2]}
sleep_alias = time.sleep


def double(x: str) -> str:
    return x * 2


def uses_another(x: str) -> str:
    return double(x) + GREETING + str(math.sqrt(len(WORDS)))


def recurses(x: str) -> str:
    return recurses(x[1:]) if x else ""


def comprehends(x: str) -> str:
    return "".join(sorted({c.upper() for c in x if c not in [str(n) for n in range(3)]}))


def refuses(x: str) -> str:
    raise gr.Error(x)


def sleeps(x: str) -> str:
    time.sleep(0.1)
    return x


def sleeps_by_alias(x: str) -> str:
    sleep_alias(0.1)
    return x


def sleeps_deeper(x: str) -> str:
    return sleeps(x)


def imports(x: str) -> str:
    from time import sleep

    sleep(0.1)
    return x


def asks(x: str) -> str:
    return input(x)


def evaluates(x: str) -> str:
    return str(eval(x))


def unknown_name(x: str) -> str:
    return nonsense(x)  # type: ignore[name-defined, no-any-return]  # noqa: F821


class Model:
    def method(self, x: str) -> str:
        time.sleep(0.1)
        return x


def closure(fn: Any) -> Any:
    return lambda x: fn(x)


def dependency_of(fn: Any, component: type[gr.Textbox] = gr.Textbox) -> Any:
    with gr.Blocks() as blocks:
        box = component()
        box.submit(fn, box, box)
    return blocks.dependencies[0]


@pytest.mark.parametrize(
    "fn",
    [
        double,
        lambda x: x + "!",
        uses_another,
        recurses,
        comprehends,
        closure(double),
        lambda x: x.upper(),
        refuses,
    ],
)
def test_what_only_computes_cant_wait(fn: Any) -> None:
    assert not may_wait(dependency_of(fn))


@pytest.mark.parametrize(
    "fn",
    [
        sleeps,
        sleeps_by_alias,
        sleeps_deeper,
        imports,
        asks,
        evaluates,
        unknown_name,
        Model().method,
        closure(sleeps),
        functools.partial(double),
        lambda x, f=time.sleep: x,
    ],
)
def test_what_is_not_understood_may_wait(fn: Any) -> None:
    assert may_wait(dependency_of(fn))


def test_generators_and_coroutines_may_wait() -> None:
    async def coroutine(x: str) -> str:
        return x

    assert may_wait(dependency_of(coroutine))
    assert may_wait(dependency_of(lambda x: (yield x)))


def test_a_component_of_the_apps_own_may_wait() -> None:
    class Slow(gr.Textbox):
        def preprocess(self, payload: Any) -> Any:
            time.sleep(0.1)
            return payload

    assert may_wait(dependency_of(double, Slow))

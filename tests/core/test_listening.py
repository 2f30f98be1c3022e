import functools
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

import lite as gr
from lite.core.blocks import Blocks
from lite.core.dependency import kind_of, wants_of
from lite.errors import ConfigError


def config_of(build: Any) -> list[dict[str, Any]]:
    """The dependencies of an app whose components `build` gets."""
    with Blocks() as app:
        build(gr.Textbox(), gr.Textbox(), gr.Button())
    dependencies: list[dict[str, Any]] = app.get_config_file()["dependencies"]
    return dependencies


def test_a_listener_names_its_target_inputs_and_outputs() -> None:
    (dependency,) = config_of(lambda a, b, c: c.click(lambda x: x, a, [b]))
    a, b, c = dependency["inputs"][0], dependency["outputs"][0], dependency["targets"][0][0]
    assert (b - a, c - a) == (1, 2)
    assert dependency["targets"][0][1] == "click"


def test_a_decorator_listens_and_leaves_the_function_usable() -> None:
    with Blocks() as app:
        box = gr.Textbox()

        @box.submit(inputs=box, outputs=box)  # type: ignore[untyped-decorator]
        def shout(text: str) -> str:
            return text.upper()

    assert shout("a") == "A"
    assert app.dependencies[0].api_name == "shout"


def test_then_success_and_failure_follow_their_dependency() -> None:
    def build(a: Any, b: Any, c: Any) -> None:
        run = c.click(lambda x: x, a, b)
        run.then(lambda: None)
        run.success(lambda: None)
        run.failure(lambda: None)

    dependencies = config_of(build)
    assert [d["targets"] for d in dependencies[1:]] == [[[None, "then"]], [[None, "success"]], [[None, "failure"]]]
    assert [d["trigger_after"] for d in dependencies] == [None, 0, 0, 0]
    assert [(d["trigger_only_on_success"], d["trigger_only_on_failure"]) for d in dependencies[1:]] == [
        (False, False),
        (True, False),
        (False, True),
    ]


def test_cancels_adds_a_dependency_that_ends_the_others() -> None:
    def build(a: Any, b: Any, c: Any) -> None:
        run = a.submit(lambda x: x, a, b)
        c.click(None, cancels=[run])

    _, listener, cancel = config_of(build)
    assert not listener["backend_fn"]
    assert cancel["cancels"] == [0]
    assert cancel["types"] == {"generator": False, "cancel": True}


def test_on_takes_several_triggers_as_one_dependency() -> None:
    (dependency,) = config_of(lambda a, b, c: gr.on([a.submit, c.click], lambda x: x, a, b))
    assert [event for _, event in dependency["targets"]] == ["submit", "click"]


def test_on_without_triggers_follows_its_inputs_and_the_load() -> None:
    (dependency,) = config_of(lambda a, b, c: gr.on(fn=lambda x: x, inputs=a, outputs=b))
    assert [event for _, event in dependency["targets"]] == ["change", "load"]


def test_on_decorates() -> None:
    with Blocks() as app:
        box = gr.Textbox()

        @gr.on(box.submit, inputs=box, outputs=box)  # type: ignore[untyped-decorator]
        def same(text: str) -> str:
            return text

    assert app.dependencies[0].api_name == "same"


def test_trigger_modes_are_gradios() -> None:
    def build(a: Any, b: Any, c: Any) -> None:
        a.change(lambda x: x, a, b)
        c.click(lambda x: x, a, b)
        a.input(lambda x: x, a, b, trigger_mode="multiple")

    assert [d["trigger_mode"] for d in config_of(build)] == ["always_last", "once", "multiple"]


def test_javascript_alone_needs_no_python() -> None:
    (dependency,) = config_of(lambda a, b, c: c.click(None, a, b, js="(x) => x"))
    assert (dependency["backend_fn"], dependency["js"], dependency["api_name"]) == (False, "(x) => x", "js_fn")


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda a, b, c: c.click(lambda: 1, a, b), r"takes 0 argument\(s\), but this event has 1 input"),
        (lambda a, b, c: c.click(lambda x, y: 1, a, b), r"takes 2 argument\(s\), but this event has 1 input"),
        (lambda a, b, c: c.click(lambda x: 1, "a", b), "An input of an event has to be a component, got 'a'"),
        (lambda a, b, c: c.click(lambda x: 1, gr.Textbox, b), "make it once and pass the instance"),
        (lambda a, b, c: c.click(3, a, b), "needs a function to run, got 3"),
        (lambda a, b, c: c.click(lambda x: 1, a, b, cancels=["x"]), "cancels takes what a listener returned"),
        (lambda a, b, c: c.click(lambda x: 1, a, b, apiname="x"), "no option apiname"),
    ],
)
def test_a_mistake_is_found_at_construction(build: Any, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        config_of(build)


def test_api_names_are_unique() -> None:
    def build(a: Any, b: Any, c: Any) -> None:
        for _ in range(3):
            c.click(lambda x: x, a, b)

    assert [d["api_name"] for d in config_of(build)] == ["lambda", "lambda_1", "lambda_2"]


PROGRESS = gr.Progress()


async def coroutine() -> None: ...


def generator() -> Iterator[int]:
    yield 1


async def async_generator() -> AsyncIterator[int]:
    yield 1


class Callable:
    async def __call__(self) -> None: ...


class Bound:
    def method(self) -> Iterator[int]:
        yield 1


@pytest.mark.parametrize(
    ("fn", "kind"),
    [
        (lambda: 1, "plain"),
        (len, "plain"),
        (coroutine, "async"),
        (generator, "generator"),
        (async_generator, "async_generator"),
        (Callable(), "async"),
        (Bound().method, "generator"),
        (functools.partial(generator), "generator"),
    ],
)
def test_function_kinds(fn: Any, kind: str) -> None:
    assert kind_of(fn) == kind


def test_special_arguments_are_found_by_annotation_and_default() -> None:
    def fn(
        x: str, request: gr.Request, data: "gr.SelectData", other: gr.Request | None = None, p: Any = PROGRESS
    ) -> None: ...

    assert [(want.what, want.name) for want in wants_of(fn)] == [
        ("request", "request"),
        ("event", "data"),
        ("request", "other"),
        ("progress", "p"),
    ]


def test_every_form_of_the_dependency_config_is_there() -> None:
    (dependency,) = config_of(lambda a, b, c: c.click(lambda x: x, a, b))
    assert {
        "id",
        "targets",
        "inputs",
        "outputs",
        "js",
        "queue",
        "api_name",
        "trigger_mode",
        "connection",
    } <= dependency.keys()

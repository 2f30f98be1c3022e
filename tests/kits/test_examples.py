"""Examples: a click fills in, or runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import lite as gr
from lite.errors import ConfigError
from lite.protocol.messages import Update
from tests.kits.helpers import Page


def app_with(inputs: int = 1, **options: Any) -> tuple[gr.Blocks, gr.Examples, list[gr.Textbox], gr.Textbox]:
    with gr.Blocks() as app:
        boxes = [gr.Textbox(label=f"in {index}") for index in range(inputs)]
        out = gr.Textbox(label="out")
        made = gr.Examples(inputs=boxes, **({"outputs": out} | options))
    return app, made, boxes, out


async def click(app: gr.Blocks, made: gr.Examples, index: int) -> Page:
    page = Page(app)
    page.values[made.dataset.uid] = index
    await page.fire(made.load_input_event)
    assert page.done, page.failure
    return page


async def test_a_click_fills_the_inputs_in() -> None:
    app, made, boxes, _ = app_with(2, examples=[["a", "b"], ["c", "d"]])
    page = await click(app, made, 1)
    assert [page.value(box) for box in boxes] == ["c", "d"]
    assert made.dataset.config()["headers"] == ["in 0", "in 1"]


async def test_a_list_of_values_is_enough_for_one_input() -> None:
    app, made, boxes, _ = app_with(examples=["a", "b"])
    assert (await click(app, made, 0)).value(boxes[0]) == "a"


async def test_columns_without_a_value_are_left_alone() -> None:
    app, made, boxes, _ = app_with(2, examples=[["a", None], ["b", None]])
    page = Page(app)
    page.values |= {made.dataset.uid: 0, boxes[1].uid: "kept"}
    await page.fire(made.load_input_event)
    assert [page.value(box) for box in boxes] == ["a", "kept"]
    assert made.dataset.config()["components"] == ["textbox"]


async def test_hidden_columns_are_filled_all_the_same() -> None:
    app, made, boxes, _ = app_with(2, examples=[["a", "b"]], visible_columns=[1])
    assert made.dataset.config()["samples"] == [["b"]]
    page = await click(app, made, 0)
    assert [page.value(box) for box in boxes] == ["a", "b"]


async def test_run_on_click_runs_after_filling_in() -> None:
    app, made, _, out = app_with(examples=["a"], fn=str.upper, run_on_click=True)
    page = await click(app, made, 0)
    (run,) = [d for d in app.dependencies if d.after is made.load_input_event]
    await page.fire(run)
    assert page.value(out) == "A"


@pytest.mark.parametrize("kind", ["plain", "generator", "async"])
async def test_cached_outputs_come_with_the_click_and_are_computed_once(kind: str) -> None:
    calls: list[str] = []

    def plain(text: str) -> str:
        calls.append(text)
        return text.upper()

    def generator(text: str) -> Any:
        yield "so far"
        yield plain(text)

    async def waits(text: str) -> str:
        return plain(text)

    fn = {"plain": plain, "generator": generator, "async": waits}[kind]
    app, made, boxes, out = app_with(examples=["a", "b"], fn=fn, cache_examples=True, preload=False)
    for _ in range(2):
        page = await click(app, made, 1)
        assert (page.value(boxes[0]), page.value(out)) == ("b", "B")
    assert calls == ["b"]


async def test_cached_outputs_of_a_function_that_takes_batches_are_single_values() -> None:
    def batch(texts: list[str]) -> list[list[str]]:
        return [[text.upper() for text in texts]]

    app, made, _, out = app_with(examples=["a", "b"], fn=batch, cache_examples=True, preload=False, batch=True)
    assert (await click(app, made, 1)).value(out) == "B"


async def opened(app: gr.Blocks) -> Page:
    """A page of `app` whose load event, and all that follows it, is over."""
    page = Page(app)
    ended = page.listener(app.load)
    await page.fire(ended)
    while following := [d for d in app.dependencies if d.after is ended]:
        (ended,) = following
        await page.fire(ended)
        assert page.done, page.failure
    return page


@pytest.fixture
def next_visit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept is kept in a folder of this test's own."""
    from lite.platform import platform

    monkeypatch.setattr(platform, "_root", str(tmp_path / "browser"), raising=False)
    monkeypatch.chdir(tmp_path)


async def test_a_cached_example_is_shown_when_the_page_opens(next_visit: None) -> None:
    app, _, boxes, out = app_with(examples=["a", "b"], fn=str.upper, cache_examples=True, preload=1)
    page = await opened(app)
    assert (page.value(boxes[0]), page.value(out)) == ("b", "B")


async def test_eager_examples_are_computed_once_the_app_is_up_and_the_title_says_how_far(next_visit: None) -> None:
    calls: list[str] = []

    def slow(text: str) -> str:
        calls.append(text)
        if text == "bad":
            raise gr.Error("No.")
        return text.upper()

    app, made, _, out = app_with(examples=["a", "bad", "c"], fn=slow, cache_examples=True, preload=False)
    assert calls == []
    page = await opened(app)
    assert calls == ["a", "bad", "c"]
    updates = [r.patch[made.dataset.uid]["label"] for r in page.replies if isinstance(r, Update)]
    assert updates == [*(f"Examples · preparing {n} of 3" for n in (1, 2, 3)), "Examples"]
    page = await click(app, made, 2)
    assert page.value(out) == "C"
    assert calls == ["a", "bad", "c"]
    page.values[made.dataset.uid] = 1
    await page.fire(made.load_input_event)
    assert page.failure.message == "No."


async def test_lazy_examples_are_computed_on_first_use_only(next_visit: None) -> None:
    calls: list[str] = []
    app, made, *_ = app_with(
        examples=["a", "b"], fn=lambda text: calls.append(text), cache_examples=True, cache_mode="lazy"
    )
    await opened(app)
    assert calls == []
    await click(app, made, 0)
    assert calls == ["a"]


@pytest.mark.parametrize("mode", ["eager", "lazy"])
async def test_the_next_visit_finds_what_was_computed(next_visit: None, mode: Any) -> None:
    calls: list[str] = []

    def write(text: str) -> str:
        calls.append(text)
        Path("out.txt").write_text(text * 2)
        return "out.txt"

    def visit() -> Any:
        with gr.Blocks() as app:
            text, out = gr.Textbox(), gr.File()
            made = gr.Examples(["a"], text, out, write, cache_examples=True, cache_mode=mode, preload=False)
        return app, made, out

    app, made, out = visit()
    await opened(app)
    await click(app, made, 0)
    assert calls == ["a"]
    saving = made._kept._saving
    assert saving is not None
    await saving
    Path("out.txt").unlink()
    app, made, out = visit()
    await opened(app)
    page = await click(app, made, 0)
    assert calls == ["a"]
    shown: Any = page.value(out)
    assert shown["orig_name"] == "out.txt"
    assert Path(shown["path"]).read_text() == "aa"


async def test_an_app_that_changed_starts_anew(next_visit: None, tmp_path: Path) -> None:
    calls: list[str] = []
    for example in ("a", "other"):
        app, made, *_ = app_with(examples=[example], fn=calls.append, cache_examples=True, preload=False)
        await opened(app)
        saving = made._kept._saving
        assert saving is not None
        await saving
    assert calls == ["a", "other"]


async def test_what_was_kept_is_not_trusted(next_visit: None, capsys: pytest.CaptureFixture[str]) -> None:
    from lite.platform import platform

    calls: list[str] = []
    for text in ("no JSON", "[]", '{"0": ["too", "many"]}', '{"0": [{"lite:file": {"name": 7}}]}'):
        app, made, *_ = app_with(examples=["a"], fn=calls.append, cache_examples=True, preload=False)
        await platform.keep(made._kept._key(), text)
        await opened(app)
        saving = made._kept._saving
        assert saving is not None
        await saving
    assert calls == ["a"] * 4
    assert "could not be read" in capsys.readouterr().out


async def test_results_that_are_updates_are_kept_too(next_visit: None) -> None:
    app, made, _, out = app_with(
        examples=["a"], fn=lambda text: gr.Textbox(value=text.upper(), label="Loud"), cache_examples=True
    )
    page = await click(app, made, 0)
    assert page.value(out) == "A"
    assert page.props[out.uid]["label"] == "Loud"


def test_files_of_a_folder_are_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "data"
    folder.mkdir()
    for name in ("b.txt", "a.txt", ".hidden"):
        (folder / name).write_text("x")
    with gr.Blocks():
        made = gr.Examples("data", gr.File())
    assert made.dataset.config()["samples"] == [["a.txt"], ["b.txt"]]
    (folder / "log.csv").write_text("Text,File\nhello,a.txt\nbye,b.txt\n")
    with gr.Blocks():
        made = gr.Examples("data", [gr.Textbox(), gr.File()])
    assert made.dataset.config()["headers"] == ["Text", "File"]
    assert made.dataset.samples[0] == ["hello", "data/a.txt"]
    assert made.dataset.config()["samples"] == [["hello", "a.txt"], ["bye", "b.txt"]]


@pytest.mark.parametrize(
    ("examples", "options"),
    [
        *(([], {}), (3, {}), ("none", {}), ([["a", "b"]], {})),
        *((["a"], {"cache_examples": True}), (["a"], {"cache_mode": "soon"}), (["a"], {"run_on_click": True})),
    ],
)
def test_mistakes_are_refused_at_construction(examples: Any, options: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        app_with(examples=examples, **options)


def test_outside_of_an_app_there_is_nowhere_to_draw() -> None:
    with pytest.raises(ConfigError, match="outside of an app"):
        gr.Examples(["a"], gr.Textbox())

"""Interface: four kinds of app around one function; Tabbed: several of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import lite as gr
from lite.errors import ConfigError
from lite.kits import _flag_buttons
from lite.protocol.messages import Update
from tests.kits.helpers import Page


def greet(name: str, times: float = 1) -> str:
    return f"Hello {name}" + "!" * int(times)


def kinds(app: gr.Blocks) -> list[str]:
    return [block.kind for block in app.blocks.values()]


def buttons(app: gr.Blocks) -> list[Any]:
    return [block.value for block in app.blocks.values() if isinstance(block, gr.Button)]


async def test_a_click_is_one_call_with_one_update() -> None:
    app = gr.Interface(greet, ["text", "number"], "text")
    page = Page(app)
    page.values |= {app.input_components[0].uid: "Ada", app.input_components[1].uid: 2}
    assert app.submit is not None
    replies = await page.fire(app.submit.click)
    assert page.value(app.output_components[0]) == "Hello Ada!!"
    assert len([reply for reply in replies if isinstance(reply, Update)]) == 1
    assert app("Bob", 1) == "Hello Bob!"


def test_components_are_labelled_by_the_function() -> None:
    app = gr.Interface(greet, ["text", gr.Number(label="Times")], "text")
    assert [c.label for c in app.input_components] == ["name", "Times"]  # type: ignore[attr-defined]
    assert app.output_components[0].label == "output"  # type: ignore[attr-defined]
    named = app.get_api_info()["named_endpoints"]
    assert [p["parameter_name"] for p in named["/predict"]["parameters"]] == ["name", "times"]


def test_outputs_are_read_only_unless_they_are_inputs_too() -> None:
    """Flag buttons take the outputs as inputs, which would make them editable."""
    app = gr.Interface(lambda a: (a, a), "text", [gr.Textbox(), gr.Textbox(interactive=True)])
    assert [c.config().get("interactive") for c in app.output_components] == [False, True]
    box = gr.Textbox()
    unified = gr.Interface(greet, box, box)
    assert unified.output_components[0].config().get("interactive") is None


def test_the_four_kinds_have_their_buttons() -> None:
    box = gr.Textbox()
    assert gr.Interface(greet, "text", "text").interface_type == "standard"
    output_only = gr.Interface(lambda: "x", None, "text")
    input_only = gr.Interface(print, "text", None)
    unified = gr.Interface(greet, box, box)
    kinds = [app.interface_type for app in (output_only, input_only, unified)]
    assert kinds == ["output_only", "input_only", "unified"]
    assert buttons(output_only) == ["Clear", "Generate", "Flag"]
    assert buttons(input_only) == ["Clear", "Submit", "Flag"]
    assert buttons(unified) == ["Clear", "Submit", "Flag"]
    assert sum(block is box for block in unified.descendants()) == 1
    with pytest.raises(ConfigError):
        gr.Interface(print, None, None)


def test_a_generator_has_a_stop_button_that_cancels_it() -> None:
    def count(name: str) -> Iterator[str]:
        yield name

    app = gr.Interface(count, "text", "text", stop_btn="Halt")
    assert buttons(app) == ["Clear", "Submit", "Halt", "Flag"]
    assert any(d.cancels == [app.main] for d in app.dependencies)


async def test_live_runs_on_change_without_a_submit_button() -> None:
    app = gr.Interface(greet, "text", "text", live=True)
    page = Page(app)
    assert "Submit" not in buttons(app)
    page.values[app.input_components[0].uid] = "Ada"
    await page.fire(app.input_components[0].change)  # type: ignore[attr-defined]
    assert page.value(app.output_components[0]) == "Hello Ada!"


def test_additional_inputs_stand_in_an_accordion() -> None:
    app = gr.Interface(greet, "text", "text", additional_inputs=["number"], additional_inputs_accordion="More")
    (accordion,) = [block for block in app.blocks.values() if isinstance(block, gr.Accordion)]
    assert accordion.label == "More"
    assert app.additional_input_components[0] in list(accordion.descendants())
    assert app.main.inputs == [*app.input_components, *app.additional_input_components]


async def test_a_state_is_one_for_inputs_and_outputs() -> None:
    def add(number: int, total: int = 5) -> tuple[int, int]:
        return total + number, total + number

    app = gr.Interface(add, ["number", "state"], ["number", "state"])
    assert app.input_components[1] is app.output_components[1]
    page = Page(app)
    page.values[app.input_components[0].uid] = 2
    await page.fire(app.main)
    await page.fire(app.main)
    assert page.value(app.output_components[0]) == 9


async def test_flagging_keeps_the_values_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_flag_buttons, "_THANKS_SECONDS", 0)
    folder = tmp_path / "flagged"
    app = gr.Interface(greet, "text", "text", flagging_options=["good", ("Bad!", "bad")], flagging_dir=str(folder))
    good, bad = [block for block in app.blocks.values() if getattr(block, "value", None) in ("Flag as good", "Bad!")]
    assert not folder.exists()
    page = Page(app)
    page.values[app.input_components[0].uid] = "=1+1"
    await page.fire(bad.click)  # type: ignore[attr-defined]
    assert [step[bad.uid] for step in page.steps] == ["Saved!", "Bad!"]
    await page.fire(good.click)  # type: ignore[attr-defined]
    titles, first, second = (folder / "dataset1.csv").read_text().splitlines()
    assert titles == "name,output,flag,timestamp"
    assert first.startswith("'=1+1,,bad,")
    assert ",good," in second
    assert app.flag_buttons is not None
    offered: Any = page.value(app.flag_buttons.download)
    assert offered["orig_name"] == "dataset1.csv"
    assert Path(offered["path"]).read_text().count("\n") == 3
    assert page.props[app.flag_buttons.download.uid]["visible"] is True


async def test_automatic_flagging_follows_each_run(tmp_path: Path) -> None:
    app = gr.Interface(greet, "text", "text", flagging_mode="auto", flagging_dir=str(tmp_path))
    assert "Flag" not in buttons(app)
    page = Page(app)
    (flag,) = [d for d in app.dependencies if d.after is app.main]
    page.values[app.input_components[0].uid] = "Ada"
    await page.fire(app.main)
    await page.fire(flag)
    assert "Ada,Hello Ada!" in (tmp_path / "dataset1.csv").read_text()
    assert app.flag_buttons is not None
    assert page.props[app.flag_buttons.download.uid]["visible"] is True


async def test_a_callback_of_the_authors_own_gets_the_values_and_offers_no_file(tmp_path: Path) -> None:
    got: list[Any] = []

    class Mine(gr.FlaggingCallback):
        def setup(self, components: Any, flagging_dir: str) -> None:
            got.append([component.kind for component in components])

        def flag(self, flag_data: list[Any], flag_option: str | None = None, username: str | None = None) -> int:
            got.append((flag_data, flag_option))
            return 1

    app = gr.Interface(greet, "text", "text", flagging_callback=Mine(), flagging_dir=str(tmp_path / "none"))
    assert app.flag_buttons is not None
    page = Page(app)
    page.values[app.input_components[0].uid] = "Ada"
    await page.fire(app.flag_buttons.buttons[0].click)
    assert got == [["textbox", "textbox"], (["Ada", None], None)]
    assert "visible" not in page.props.get(app.flag_buttons.download.uid, {})


def test_live_interfaces_follow_the_last_change_or_each_piece_of_a_stream() -> None:
    app = gr.Interface(greet, "text", "text", live=True)
    assert app.main.trigger_mode == "always_last"
    assert [event for _, event in app.main.targets] == ["change"]
    streamed = gr.Interface(
        lambda sound, name: name, [gr.Audio(sources=["microphone"], streaming=True), "text"], "text", live=True
    )
    assert [event for _, event in streamed.main.targets] == ["stream"]
    assert (streamed.main.connection, streamed.main.time_limit, streamed.main.stream_every) == ("stream", 30, 0.5)


def test_gradio_3_and_4_names_still_work() -> None:
    old: dict[str, Any] = {"allow_flagging": "never", "layout": "vertical", "theme": "huggingface", "css": "a{}"}
    app = gr.Interface(greet, "text", "text", **old)
    assert buttons(app) == ["Clear", "Submit"]
    assert app.css == "a{}"


def test_text_around_it_is_markdown_and_titles_the_page() -> None:
    app = gr.Interface(greet, "text", "text", title="T", description="D", article="A")
    texts = [block.value for block in app.blocks.values() if isinstance(block, gr.Markdown)]
    assert ["T</h1>" in texts[0], *texts[1:]] == [True, "D", "A"]
    assert app.get_config_file()["title"] == "T"


@pytest.mark.parametrize(
    ("outputs", "deep_link", "texts"),
    [
        ("text", True, ["Share via Link"]),
        ("text", "Send it", ["Send it"]),
        ("text", gr.DeepLinkButton("Mine", render=False), ["Mine"]),
        (None, True, ["Share via Link"]),
        ("text", None, []),
    ],
)
def test_a_link_to_the_filled_in_app_can_be_copied(outputs: Any, deep_link: Any, texts: list[str]) -> None:
    app = gr.Interface(greet, "text", outputs, deep_link=deep_link)
    assert [block.value for block in app.blocks.values() if isinstance(block, gr.DeepLinkButton)] == texts


@pytest.mark.parametrize("props", [{"flagging_mode": "often"}, {"flagging_options": [3]}])
def test_wrong_props_are_refused_at_construction(props: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        gr.Interface(greet, "text", "text", **props)


async def test_tabs_hold_whole_apps() -> None:
    hello = gr.Interface(greet, "text", "text")
    with gr.Blocks() as bye:
        box = gr.Textbox()
        box.submit(lambda name: f"Bye {name}", box, box)
    app = gr.TabbedInterface([hello, bye], ["Hello", "Bye"], title="Both")
    assert [block.given["label"] for block in app.blocks.values() if block.kind == "tabitem"] == ["Hello", "Bye"]
    page = Page(app)
    page.values |= {hello.input_components[0].uid: "Ada", box.uid: "Bob"}
    await page.fire(hello.main)
    await page.fire(box.submit)
    assert (page.value(hello.output_components[0]), page.value(box)) == ("Hello Ada!", "Bye Bob")
    assert app.get_config_file()["title"] == "Both"
    with pytest.raises(ConfigError, match="name each"):
        gr.TabbedInterface([bye], ["a", "b"])


def test_an_interface_inside_blocks_stands_where_it_is_made() -> None:
    with gr.Blocks() as demo:
        gr.Markdown("above")
        gr.Interface(greet, "text", "text")
    assert "dataset" not in kinds(demo)
    assert [d.api_name for d in demo.dependencies][0] == "predict"
    demo.get_config_file()

from typing import Any

import pytest

from lite.components import Button, Textbox
from lite.core.component import Component


def test_positional_parameters_come_in_gradios_order() -> None:
    assert Textbox("hi", label="Name").given == {"value": "hi", "label": "Name"}


def test_given_holds_only_what_was_passed() -> None:
    assert Textbox(label="a", visible=True).given == {"label": "a", "visible": True}


def test_too_many_positional_parameters_are_named() -> None:
    with pytest.raises(TypeError, match=r"at most 1 positional argument\(s\) \(value\), got 2"):
        Textbox(*("a", "b"))  # type: ignore[call-arg, arg-type]


def test_a_misspelt_parameter_gets_a_suggestion() -> None:
    with pytest.raises(TypeError, match="no parameter 'lable'; did you mean 'label'"):
        Textbox(lable="x")  # type: ignore[call-arg]


def test_a_parameter_given_twice_is_an_error() -> None:
    with pytest.raises(TypeError, match="'value' twice"):
        Textbox("a", value="b")  # type: ignore[misc]


def test_parameters_of_earlier_gradios_are_said_anew() -> None:
    assert Textbox(show_copy_button=True).buttons == ["copy"]  # type: ignore[call-arg]


def test_render_is_a_parameter_and_a_method() -> None:
    box = Textbox(render=False)
    assert callable(box.render)
    assert not box.placed


def test_a_user_class_may_have_its_own_init_and_annotations() -> None:
    class Shouting(Textbox):
        volume: int = 11

        def __init__(self, label: str, **props: Any) -> None:
            super().__init__(label=label.upper(), **props)
            self.extra = 1

        def preprocess(self, payload: str | None) -> str | None:
            return (payload or "").upper()

    box = Shouting("name", lines=3)
    assert (box.label, box.lines, box.volume, box.kind) == ("NAME", 3, 11, "textbox")
    assert box.preprocess("a") == "A"
    assert "volume" not in box.config()


def test_a_custom_component_declares_events_by_name() -> None:
    class Meter(Component):
        EVENTS = ["change", "spike"]  # noqa: RUF012

    assert list(Meter.events) == ["change", "spike"]
    assert Meter(render=False).spike.target[1] == "spike"  # type: ignore[attr-defined]


def test_signature_shows_every_parameter() -> None:
    assert list(Button.signature().parameters)[0] == "value"
    assert "variant" in Button.signature().parameters

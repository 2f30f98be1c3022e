"""`gr.Interface.from_pipeline`: every task has an app whose function shows what the pipeline gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

import lite as gr
from lite.errors import ConfigError
from lite.kits.from_pipeline import _SAME, _TASKS

BOX = {"xmin": 1.2, "ymin": 2, "xmax": 3, "ymax": 4}
LABELS = [{"label": "cat", "score": 0.75}, {"label": "dog", "score": 0.25}]
SCORES = {"cat": 0.75, "dog": 0.25}


class Fake:
    """A pipeline that gives `answer`, and remembers what it was given."""

    def __init__(self, task: str, answer: Any, *, waits: bool = True) -> None:
        self.task, self.model = task, "some/model"
        self._answer, self._waits = answer, waits
        self.given: tuple[Any, ...] = ()

    def __call__(self, *args: Any, **options: Any) -> Any:
        self.given = (*args, options)

        async def later() -> Any:
            return self._answer

        return later() if self._waits else self._answer


CASES: dict[str, tuple[tuple[Any, ...], Any, Any]] = {
    "text-classification": (("fine",), LABELS, SCORES),
    "zero-shot-classification": (
        ("fine", "a, b", True),
        {"labels": ["a", "b"], "scores": [0.9, 0.1]},
        {"a": 0.9, "b": 0.1},
    ),
    "question-answering": (("context", "question"), {"answer": "yes", "score": 0.5}, ("yes", 0.5)),
    "document-question-answering": (("a.png", "how much?"), [{"answer": "5"}], "5"),
    "fill-mask": (("a [MASK]",), [{"token_str": "cat", "score": 0.75}], {"cat": 0.75}),
    "token-classification": (
        ("I am Ada of London",),
        [{"entity": "PER", "word": "Ada"}, {"entity_group": "LOC", "word": "London", "start": 12, "end": 18}],
        [("I am ", None), ("Ada", "PER"), (" of ", None), ("London", "LOC")],
    ),
    "summarization": (("long",), [{"summary_text": "short"}], "short"),
    "translation": (("one",), [{"translation_text": "eins"}], "eins"),
    "text2text-generation": (("one",), [{"generated_text": "two"}], "two"),
    "text-generation": (("one", 5), [{"generated_text": "one two"}], "one two"),
    "feature-extraction": (("one",), [[0.5]], [[0.5]]),
    "image-classification": (("a.png",), LABELS, SCORES),
    "zero-shot-image-classification": (("a.png", "cat, dog"), LABELS, SCORES),
    "image-to-text": (("a.png",), [{"generated_text": "a cat"}], "a cat"),
    "object-detection": (("a.png",), [{"label": "cat", "box": BOX}], ("a.png", [((1, 2, 3, 4), "cat")])),
    "zero-shot-object-detection": (
        ("a.png", "cat"),
        [{"label": "cat", "box": BOX}],
        ("a.png", [((1, 2, 3, 4), "cat")]),
    ),
    "depth-estimation": (("a.png",), {"depth": "depth.png"}, "depth.png"),
    "image-to-image": (("a.png",), ["b.png"], "b.png"),
    "audio-classification": (("a.wav",), LABELS, SCORES),
    "automatic-speech-recognition": (("a.wav",), {"text": "hello"}, "hello"),
    "text-to-audio": (("hello",), {"audio": [0.0, 0.5], "sampling_rate": 16000}, (16000, [0.0, 0.5])),
}


def test_every_task_is_tried_here() -> None:
    assert set(CASES) == set(_TASKS)
    assert set(_SAME.values()) <= set(_TASKS)


@pytest.mark.parametrize("waits", [True, False], ids=["awaited", "plain"])
@pytest.mark.parametrize("task", CASES)
async def test_a_task_is_an_app_that_shows_what_the_pipeline_gives(task: str, waits: bool) -> None:
    values, answer, shown = CASES[task]
    pipeline = Fake(task, answer, waits=waits)
    app = gr.Interface.from_pipeline(pipeline)
    assert len(app.input_components) == len(values)
    assert app.title == "some/model"
    assert await app.fn(*values) == shown
    assert values[0] in pipeline.given


def test_what_the_author_says_wins_and_other_names_of_a_task_are_known() -> None:
    app = gr.Interface.from_pipeline(Fake("sentiment-analysis", LABELS), title="Moods", examples=[["good"]])
    assert app.title == "Moods"
    assert isinstance(app.output_components[0], gr.Label)


def test_what_is_no_pipeline_is_refused_with_what_to_do() -> None:
    with pytest.raises(ConfigError, match="has to be awaited first"):
        gr.Interface.from_pipeline(lambda text: text)
    with pytest.raises(ConfigError, match=r"no app for the task 'mask-generation'; write gr.Interface"):
        gr.Interface.from_pipeline(Fake("mask-generation", None))


async def test_a_picture_of_transformers_js_is_shown_as_a_file(tmp_path: Path) -> None:
    from lite.bridges._values import RawImage

    picture = RawImage.of_pil(Image.new("RGB", (3, 2), (200, 0, 0)))
    app = gr.Interface.from_pipeline(Fake("image-to-image", [picture]))
    with Image.open(await app.fn("a.png")) as shown:
        assert (shown.size, shown.getpixel((0, 0))) == ((3, 2), (200, 0, 0))

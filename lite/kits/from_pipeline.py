"""`gr.Interface.from_pipeline`: what a pipeline's task takes and gives, as components.

Pipelines of `lite.transformers`, of `transformers_js`, and outside of a page of transformers itself: each says its
`task`, and takes its options by name.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from lite.errors import ConfigError

Component = tuple[str, dict[str, Any]]
"""A component's shortcut, and how it is made."""


@dataclass(frozen=True, slots=True)
class Task:
    """What an app of a task is made of."""

    inputs: list[Component]
    outputs: list[Component]
    ask: Callable[..., Awaitable[Any]]
    """`ask(run, *values)`, where `await run(*args, **options)` runs the pipeline; gives the outputs' values."""


def parts_of(pipeline: Any) -> dict[str, Any]:
    """What an Interface of `pipeline` is made of: `fn`, `inputs`, `outputs`, `title`.

    Raises:
        ConfigError: if it is no pipeline, or there is no app for its task.
    """
    task = getattr(pipeline, "task", None)
    if not isinstance(task, str) or not callable(pipeline):
        raise ConfigError(
            f"from_pipeline takes a pipeline of lite.transformers, transformers_js or transformers, not {pipeline!r}; "
            "of transformers_js it has to be awaited first."
        )
    known = _TASKS.get(_SAME.get(task, task))
    if known is None:
        raise ConfigError(f"There is no app for the task {task!r}; write gr.Interface(fn, inputs, outputs) for it.")

    async def run(*args: Any, **options: Any) -> Any:
        answer = pipeline(*(_given(pipeline, each) for each in args), **options)
        return await answer if hasattr(answer, "__await__") else answer

    async def fn(*values: Any) -> Any:
        return await known.ask(run, *values)

    model = getattr(pipeline, "model", None)
    title = model if isinstance(model, str) else task.replace("-", " ").capitalize()
    return {"fn": fn, "inputs": _made(known.inputs), "outputs": _made(known.outputs), "title": title}


def _made(components: list[Component]) -> list[Any]:
    from lite.components import component

    made = []
    for name, props in components:
        one = component(name)
        made.append(type(one)(**props, render=False))
    return made


def _given(pipeline: Any, value: Any) -> Any:
    """A file as that pipeline opens one: transformers.js itself wants a URL."""
    if type(pipeline).__module__ == "lite.bridges.hub" and isinstance(value, str) and os.path.isfile(value):
        from lite.bridges.hub import as_url

        return as_url(value)
    return value


def _scores(answer: Any) -> dict[str, float]:
    return {str(each["label"]): float(each["score"]) for each in answer}


def _first(answer: Any) -> Any:
    return answer[0] if isinstance(answer, list) and answer else answer


def _listed(text: str) -> list[str]:
    return [label.strip() for label in text.split(",") if label.strip()]


async def _label(run: Any, value: Any) -> Any:
    return _scores(await run(value, top_k=5))


async def _zero_shot(run: Any, text: str, labels: str, several: bool) -> Any:
    answer = await run(text, _listed(labels), multi_label=several)
    return dict(zip(answer["labels"], answer["scores"], strict=True))


async def _zero_shot_picture(run: Any, picture: str, labels: str) -> Any:
    return _scores(await run(picture, _listed(labels)))


async def _answer(run: Any, context: str, question: str) -> Any:
    answer = _first(await run(question, context))
    return answer["answer"], float(answer.get("score", 0))


async def _answer_of_picture(run: Any, picture: str, question: str) -> Any:
    return _first(await run(picture, question))["answer"]


async def _mask(run: Any, text: str) -> Any:
    return {each["token_str"]: float(each["score"]) for each in await run(text)}


async def _entities(run: Any, text: str) -> Any:
    """Words of the text with what they are; a model that tells no places gives its own words."""
    found = await run(text)
    parts: list[tuple[str, str | None]] = []
    at = 0
    for each in found:
        label = each.get("entity_group") or each.get("entity")
        word = str(each["word"]).removeprefix("##")
        start = each.get("start")
        start = text.find(word, at) if start is None else start
        if start < at:
            continue
        end = start + len(word) if each.get("end") is None else each["end"]
        parts += [(text[at:start], None), (text[start:end], label)]
        at = end
    return [part for part in [*parts, (text[at:], None)] if part[0]]


def _text(*names: str) -> Callable[[Any, Any], Awaitable[Any]]:
    async def ask(run: Any, value: Any) -> Any:
        answer = _first(await run(value))
        return next((answer[name] for name in names if name in answer), str(answer))

    return ask


async def _written(run: Any, text: str, tokens: float) -> Any:
    return _first(await run(text, max_new_tokens=int(tokens)))["generated_text"]


async def _features(run: Any, text: str) -> Any:
    answer = await run(text, pooling="mean", normalize=True)
    return answer.tolist() if hasattr(answer, "tolist") else answer


async def _objects(run: Any, picture: str) -> Any:
    return picture, [_box(each) for each in await run(picture, threshold=0.5)]


async def _named_objects(run: Any, picture: str, labels: str) -> Any:
    return picture, [_box(each) for each in await run(picture, _listed(labels))]


def _box(found: Any) -> tuple[tuple[int, ...], str]:
    box = found["box"]
    return tuple(round(box[edge]) for edge in ("xmin", "ymin", "xmax", "ymax")), str(found["label"])


async def _depth(run: Any, picture: str) -> Any:
    return await _shown((await run(picture))["depth"])


async def _picture(run: Any, picture: str) -> Any:
    return await _shown(_first(await run(picture)))


async def _shown(picture: Any) -> Any:
    """A picture as components show it: a file of what transformers.js gives, anything else as it is."""
    return await picture.to_file() if hasattr(picture, "to_file") else picture


async def _sound(run: Any, text: str) -> Any:
    answer = await run(text)
    samples = answer["audio"]
    return int(answer["sampling_rate"]), samples[0] if len(getattr(samples, "shape", ())) == 2 else samples


_TEXT: Component = ("textbox", {"label": "Input"})
_IMAGE: Component = ("image", {"label": "Input", "type": "filepath"})
_AUDIO: Component = ("audio", {"label": "Input", "type": "filepath", "format": "wav"})
_LABELS: Component = ("textbox", {"label": "Possible labels", "info": "Separated by commas"})
_QUESTION: Component = ("textbox", {"label": "Question"})
_OUT: Component = ("textbox", {"label": "Output"})
_CLASS: Component = ("label", {"label": "Classification"})
_FOUND: Component = ("annotatedimage", {"label": "Found"})

_TASKS: dict[str, Task] = {
    "text-classification": Task([_TEXT], [_CLASS], _label),
    "zero-shot-classification": Task(
        [_TEXT, _LABELS, ("checkbox", {"label": "Several may be true"})], [_CLASS], _zero_shot
    ),
    "question-answering": Task(
        [("textbox", {"label": "Context", "lines": 7}), _QUESTION],
        [("textbox", {"label": "Answer"}), ("number", {"label": "Score"})],
        _answer,
    ),
    "document-question-answering": Task([_IMAGE, _QUESTION], [("textbox", {"label": "Answer"})], _answer_of_picture),
    "fill-mask": Task([_TEXT], [_CLASS], _mask),
    "token-classification": Task([_TEXT], [("highlightedtext", {"label": "Entities"})], _entities),
    "summarization": Task([("textbox", {"label": "Input", "lines": 7})], [_OUT], _text("summary_text")),
    "translation": Task([_TEXT], [_OUT], _text("translation_text")),
    "text2text-generation": Task([_TEXT], [_OUT], _text("generated_text")),
    "text-generation": Task(
        [_TEXT, ("slider", {"label": "New tokens", "minimum": 1, "maximum": 512, "step": 1, "value": 50})],
        [_OUT],
        _written,
    ),
    "feature-extraction": Task([_TEXT], [("json", {"label": "Features"})], _features),
    "image-classification": Task([_IMAGE], [_CLASS], _label),
    "zero-shot-image-classification": Task([_IMAGE, _LABELS], [_CLASS], _zero_shot_picture),
    "image-to-text": Task([_IMAGE], [_OUT], _text("generated_text")),
    "object-detection": Task([_IMAGE], [_FOUND], _objects),
    "zero-shot-object-detection": Task([_IMAGE, _LABELS], [_FOUND], _named_objects),
    "depth-estimation": Task([_IMAGE], [("image", {"label": "Depth"})], _depth),
    "image-to-image": Task([_IMAGE], [("image", {"label": "Output"})], _picture),
    "audio-classification": Task([_AUDIO], [_CLASS], _label),
    "automatic-speech-recognition": Task([_AUDIO], [_OUT], _text("text")),
    "text-to-audio": Task([_TEXT], [("audio", {"label": "Output"})], _sound),
}
_SAME = {
    "sentiment-analysis": "text-classification",
    "ner": "token-classification",
    "text-to-speech": "text-to-audio",
    "background-removal": "image-to-image",
    "asr": "automatic-speech-recognition",
}
"""Other names of a task, and tasks with the same components."""

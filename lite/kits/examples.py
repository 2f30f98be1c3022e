"""Sample inputs below an app: a click fills them in, or runs the function on them."""

from __future__ import annotations

import functools
import os
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import KW_ONLY
from pathlib import Path
from typing import Any, Literal

from lite.components.dataset import Dataset
from lite.core.component import Component, as_components
from lite.core.context import current_app
from lite.core.dependency import Dependency
from lite.core.props import REQUIRED, Declared, prop
from lite.errors import ConfigError
from lite.kits._calling import async_results, is_async, results
from lite.kits._kept import Kept, cache_mode_of, payload_of, warm, warm_async

Picked = tuple[int, list[Any]]
"""What the dataset gives for a click: the example's index and its values."""


class Examples(Declared):
    """Examples of `inputs`, drawn where it is made.

        gr.Examples([["Ada"], ["Alan"]], inputs=[name])

    `dataset` is the component that draws them, `load_input_event` the listener that fills them in.
    """

    examples: Any = REQUIRED
    """Values of one input; rows of values, one per input; or a folder of files, or of files with a `log.csv`."""
    inputs: Any = REQUIRED
    """The component or components to fill."""
    outputs: Any = None
    """Where the function's results go, with `run_on_click` or `cache_examples`."""
    fn: Callable[..., Any] | None = None
    """What runs, with `run_on_click` or `cache_examples`."""
    cache_examples: bool | Literal["lazy"] | None = None
    """Whether a click shows `outputs` too, computed once per example and kept by the browser for later visits."""
    cache_mode: Literal["eager", "lazy"] | None = None
    """When they are computed: "eager", the default, is one after the other once the app is up; "lazy" on first use."""
    examples_per_page: int = 10
    """Rows shown at once."""
    api_mode: bool = prop(default=False, alias="_api_mode")
    """Accepted."""
    label: str | None = None
    """Title; None is "Examples"."""
    elem_id: str | None = None
    """The `id` of the dataset's element."""
    run_on_click: bool = False
    """Whether a click also runs `fn` on the example."""
    preprocess: bool = True
    """Whether `fn` gets values as it would from the inputs, not payloads."""
    postprocess: bool = True
    """Whether results are values, not payloads."""
    api_visibility: Literal["public", "private", "undocumented"] = "undocumented"
    """Who sees the endpoint that loads an example."""
    api_name: str | None = "load_example"
    """Name of that endpoint."""
    api_description: str | Literal[False] | None = None
    """Description of that endpoint."""
    batch: bool = False
    """Whether `fn` takes and gives lists."""
    _: KW_ONLY
    example_labels: list[str] | None = None
    """Names of the examples, drawn instead of their values."""
    visible_columns: list[int] | None = None
    """Indices of the inputs that are drawn; None draws all that have values."""
    visible: bool | Literal["hidden"] = True
    """Whether the page shows them."""
    preload: int | Literal[False] = 0
    """Example that is shown when the page opens, if they are cached eagerly and no input has a value of its own."""

    def __post_init__(self) -> None:
        if current_app() is None:
            raise ConfigError("gr.Examples was made outside of an app; make it inside `with gr.Blocks():`.")
        blocks = as_components(self.inputs)
        inputs = [block for block in blocks if isinstance(block, Component)]
        self._rows, self.headers = read_examples(self.examples, len(inputs))
        if not inputs or len(inputs) < len(blocks) or max(map(len, self._rows)) > len(inputs):
            raise ConfigError(f"Each example needs one value per input; there are {len(inputs)} input(s).")
        filled = [i for i in range(len(inputs)) if any(i < len(row) and row[i] is not None for row in self._rows)]
        self._all_inputs = inputs
        self._columns = filled
        self._filled = [inputs[i] for i in filled]
        self._outputs = as_components(self.outputs)
        computable = self.fn is not None and bool(self._outputs)
        if self.cache_examples and not computable:
            raise ConfigError("Examples(cache_examples=True) needs fn and outputs, which give what is cached.")
        self._mode = cache_mode_of(self.cache_examples if computable else False, self.cache_mode, "Examples")
        self._kept = Kept(self._rows, len(self._outputs))
        self.create()

    def create(self) -> None:
        """Draw the examples and listen to clicks."""
        shown = self._columns if self.visible_columns is None else self.visible_columns
        self.dataset = Dataset(
            components=[self._all_inputs[i] for i in shown],
            samples=[[row[i] if i < len(row) else None for i in shown] for row in self._rows],
            headers=[self.headers[i] for i in shown] if self.headers else None,
            type="tuple",
            label=self.label or "Examples",
            samples_per_page=self.examples_per_page,
            elem_id=self.elem_id,
            visible=self.visible,
            sample_labels=self.example_labels,
        )
        endpoint: dict[str, Any] = {
            "api_name": self.api_name or "load_example",
            "api_description": self.api_description,
            "api_visibility": self.api_visibility,
            "show_progress": "hidden",
        }
        if self._mode is not None:
            show = self._show_async if self.fn is not None and is_async(self.fn) else self._show
            outputs = [*self._filled, *self._outputs]
            # What is cached are payloads, so they are not to be converted again.
            self.load_input_event: Dependency = self.dataset.click(
                show, self.dataset, outputs, postprocess=False, **endpoint
            )
            self._open(show, outputs)
            return
        self.load_input_event = self.dataset.click(self._load, self.dataset, self._filled, queue=False, **endpoint)
        if self.run_on_click:
            if self.fn is None:
                raise ConfigError("Examples(run_on_click=True) needs fn, the function to run.")
            # A step of its own, so that fn gets its inputs, its request and its progress as from any other event.
            self.load_input_event.then(
                self.fn,
                self._all_inputs,
                self._outputs,
                preprocess=self.preprocess,
                postprocess=self.postprocess,
                batch=self.batch,
                api_visibility="private",
            )

    def _open(self, show: Callable[..., Any], outputs: list[Any]) -> None:
        """What happens when a page opens: find what earlier visits computed, show one example, compute the others."""
        app = current_app()
        assert app is not None  # it was asked for at construction
        quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
        step: Dependency = app.load(self._kept.restore, None, None, **quiet)
        if self._mode == "lazy":
            return
        if self.preload is not False and all(component.value is None for component in self._filled):
            if self.preload >= len(self._rows):
                raise ConfigError(f"There is no example {self.preload} to preload; there are {len(self._rows)}.")
            picked = (self.preload, self._row(self.preload))
            step = step.then(functools.partial(show, picked), None, outputs, postprocess=False, **quiet)
        warm = self._warm_async if self.fn is not None and is_async(self.fn) else self._warm
        step.then(warm, None, self.dataset, **quiet)

    def _row(self, index: int) -> list[Any]:
        row = self._rows[index]
        return [row[i] if i < len(row) else None for i in self._columns]

    def _values(self, picked: Picked) -> list[Any]:
        index, values = picked
        return values if self.visible_columns is None else self._row(index)

    def _load(self, picked: Picked) -> Any:
        values = self._values(picked)
        return values[0] if len(self._filled) == 1 else values

    def _show(self, picked: Picked) -> list[Any]:
        return self._inputs_of(picked) + self._compute(picked[0])

    async def _show_async(self, picked: Picked) -> list[Any]:
        return self._inputs_of(picked) + await self._compute_async(picked[0])

    def _inputs_of(self, picked: Picked) -> list[Any]:
        """Payloads of the inputs."""
        return [c.postprocess(value) for c, value in zip(self._filled, self._values(picked), strict=True)]

    def _compute(self, index: int) -> list[Any]:
        known = self._kept.get(index)
        assert self.fn is not None  # caching was refused without
        return known or self._keep(index, list(results(self.fn, self._arguments(index))))

    async def _compute_async(self, index: int) -> list[Any]:
        known = self._kept.get(index)
        assert self.fn is not None
        return known or self._keep(index, [one async for one in async_results(self.fn, self._arguments(index))])

    def cache(self) -> None:
        """Compute all examples now that are not cached yet; for functions that are not async."""
        for index in range(len(self._rows)):
            self._compute(index)

    def _warm(self) -> Iterator[Any]:
        yield from warm(self._kept, self._compute, self.label or "Examples")

    async def _warm_async(self) -> AsyncIterator[Any]:
        async for titled in warm_async(self._kept, self._compute_async, self.label or "Examples"):
            yield titled

    def _arguments(self, index: int) -> list[Any]:
        """The function's arguments for an example: values as they come from the inputs."""
        values = dict(zip(self._columns, self._row(index), strict=True))
        payloads = [c.postprocess(values[i]) if i in values else c.value for i, c in enumerate(self._all_inputs)]
        if not self.preprocess:
            return payloads
        args = [component.preprocess(payload) for component, payload in zip(self._all_inputs, payloads, strict=True)]
        return [[arg] for arg in args] if self.batch else args

    def _keep(self, index: int, values: list[Any]) -> list[Any]:
        """Remember the last of a function's values, as payloads."""
        last: Any = values[-1] if values else None
        single = len(self._outputs) == 1 and not self.batch  # a batch gives lists, also for one output
        parts = [last] if single else list(last or [None] * len(self._outputs))
        if self.batch:
            parts = [part[0] for part in parts]
        pairs = zip(self._outputs, parts, strict=False)
        payloads = [payload_of(block, part) if self.postprocess else part for block, part in pairs]
        self._kept.put(index, payloads)
        return payloads

    def load_from_cache(self, example_id: int) -> list[Any]:
        """The outputs' payloads of a cached example, computed now if they weren't yet."""
        return self._compute(example_id)


def read_examples(examples: Any, inputs: int) -> tuple[list[list[Any]], list[str] | None]:
    """The rows of `examples`, and their titles if they come from a file with some.

    Raises:
        ConfigError: if there are none.
    """
    headers = None
    if isinstance(examples, (str, Path)):
        rows, headers = _from_path(Path(examples))
    elif isinstance(examples, (list, tuple)):
        nested = inputs > 1 or (bool(examples) and all(isinstance(row, list) for row in examples))
        rows = [list(row) if nested and isinstance(row, (list, tuple)) else [row] for row in examples]
    else:
        raise ConfigError(f"Examples are a list of values, a list of rows, or a folder; not {type(examples).__name__}.")
    if not rows:
        raise ConfigError("Examples has no example; give at least one, or leave it out.")
    return rows, headers


def _from_path(path: Path) -> tuple[list[list[Any]], list[str] | None]:
    log = path if path.suffix == ".csv" else path / "log.csv"
    if log.is_file():
        import csv  # not loaded in Pyodide until examples come from a file

        with log.open(newline="", encoding="utf-8") as file:
            headers, *rows = [row for row in csv.reader(file) if row] or [[]]
        return [[_cell(log.parent, cell) for cell in row] for row in rows], headers
    if not path.is_dir():
        raise ConfigError(f"There is no folder or CSV file {str(path)!r} with examples.")
    files = sorted(one for one in path.iterdir() if one.is_file() and not one.name.startswith("."))
    return [[os.fspath(file)] for file in files], None


def _cell(folder: Path, cell: str) -> str:
    """A cell of `log.csv`; one that names a file beside it becomes that file's path."""
    beside = folder / cell
    return os.fspath(beside) if cell and len(cell) < 256 and beside.is_file() else cell

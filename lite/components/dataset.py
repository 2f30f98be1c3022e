"""Rows of sample values to pick from; what `gr.Examples` draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY
from typing import Any, ClassVar, Literal

from lite.core.block import plain
from lite.core.component import Component, LabelledComponent
from lite.core.event import Event
from lite.core.props import Legacy
from lite.errors import ConfigError, PayloadError
from lite.protocol.messages import Json


class Dataset(LabelledComponent, without=("value", "every", "inputs")):
    """A table or gallery of samples.

    Payload: index of the picked sample, JSON integer.
    """

    legacy: ClassVar[dict[str, Legacy | None]] = {"proxy_url": None}

    _: KW_ONLY
    show_label: bool = True
    """False hides the label from sight, not from screen readers."""
    components: Any = None
    """Which component shows each column: instances, classes or names such as "textbox"."""
    component_props: list[dict[str, Any]] | None = None
    """Props of each column's component; None takes the instances' own."""
    samples: Any = None
    """The rows: lists of values, one per column."""
    headers: list[str] | None = None
    """Titles of the columns; None takes the components' labels."""
    type: Literal["values", "index", "tuple"] = "values"
    """What functions get: the row, its index, or both as (index, row)."""
    layout: Literal["gallery", "table"] | None = None
    """How samples are drawn; None is a gallery for one column, else a table."""
    samples_per_page: int = 10
    """Rows shown at once."""
    proxy_url: str | None = None
    """Accepted; files are beside the page."""
    sample_labels: list[str] | None = None
    """Names of the samples, drawn instead of their values."""

    change = Event("Another sample is picked.", trigger_mode="always_last")
    click = Event("The user picked a sample.")
    select = Event("The user picked a sample.", data="SelectData")

    def __post_init__(self) -> None:
        if self.type not in ("values", "index", "tuple"):
            raise ConfigError(f"Dataset type is 'values', 'index' or 'tuple', got {self.type!r}.")
        if self.layout not in (None, "gallery", "table"):
            raise ConfigError(f"Dataset layout is 'gallery' or 'table', got {self.layout!r}.")
        self.columns = self._columns()
        self.samples = rows(self.samples)
        if self.sample_labels is not None and len(self.sample_labels) != len(self.samples):
            raise ConfigError(f"Dataset has {len(self.samples)} samples but {len(self.sample_labels)} sample_labels.")
        super().__post_init__()

    def _columns(self) -> list[Component]:
        from lite.components import get_component_instance  # the table of all components, which has this one

        columns = [get_component_instance(one) for one in self.components or []]
        for index, props in enumerate(self.component_props or []):
            if index < len(columns):
                columns[index] = type(columns[index])(**(columns[index].given | props | {"render": False}))
        return columns

    def wire_props(self, props: dict[str, Any]) -> dict[str, Json]:
        """Samples as the page draws them, columns by their kind."""
        props = dict(props)
        if "samples" in props:
            props["samples"] = [self._drawn(row) for row in rows(props["samples"])]
        if "components" in props:
            props["components"] = [column.kind for column in self.columns]
            props["component_props"] = [column.config() for column in self.columns]
            props["component_ids"] = [column.uid for column in self.columns]
            props.setdefault("headers", self.titles())
        return super().wire_props(props)

    def titles(self) -> list[str]:
        """What stands above the columns."""
        return self.headers or [getattr(column, "label", None) or column.kind for column in self.columns]

    def _drawn(self, row: list[Any]) -> list[Json]:
        return [
            plain(column.process_example(value)) for column, value in zip(self.columns, row, strict=False)
        ] or plain(row)

    def preprocess(self, payload: Json) -> Any:
        """Give the picked sample as `type` says; None if none is picked.

        Raises:
            PayloadError: if there is no such sample.
        """
        if payload is None:
            return None
        if not isinstance(payload, int) or isinstance(payload, bool) or not 0 <= payload < len(self.samples):
            raise PayloadError(f"There is no sample {payload!r}; there are {len(self.samples)}.")
        row = rows(self.samples)[payload]
        return {"index": payload, "values": row, "tuple": (payload, row)}[self.type]

    def postprocess(self, value: Any) -> int | None:
        """Pick a sample by its index, or by its values.

        Raises:
            PayloadError: if there is no such sample.
        """
        if value is None or isinstance(value, int):
            return value
        samples = rows(self.samples)
        if value not in samples:
            raise PayloadError(f"{value!r} is not among the samples.")
        return samples.index(value)

    def api_info(self) -> dict[str, Json]:
        return {"type": "integer", "description": "index of selected example"}

    def example_payload(self) -> Json:
        return 0

    def example_value(self) -> Any:
        return 0


def rows(samples: Sequence[Any] | None) -> list[list[Any]]:
    """Samples as rows; a single value is a row of one."""
    return [list(row) if isinstance(row, (list, tuple)) else [row] for row in samples or []]

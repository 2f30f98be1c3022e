"""What an event carries, for functions that ask for it by annotation.

def on_select(event: gr.SelectData):
    return f"{event.value} at {event.index}"
"""

from __future__ import annotations

from typing import Any, ClassVar

from lite.protocol.messages import Json


class EventData:
    """What any event carries: `target` is the block that fired it; the rest by name, as attributes."""

    lite_special: ClassVar[str] = "event"

    def __init__(self, target: Any, _data: Json) -> None:
        self.target = target
        self._data = _data

    def __getattr__(self, name: str) -> Any:
        data = self.__dict__.get("_data")
        if isinstance(data, dict) and name in data:
            return data[name]
        raise AttributeError(
            f"This event carries {', '.join(data) if isinstance(data, dict) else 'nothing'}, not {name!r}."
        )

    def _get(self, name: str) -> Any:
        return self._data.get(name) if isinstance(self._data, dict) else None


class SelectData(EventData):
    """Something was selected."""

    def __init__(self, target: Any, data: Json) -> None:
        super().__init__(target, data)
        self.index: Any = self._get("index")
        """Its position: an int, or a list such as [row, column] or [start, end]."""
        self.value: Any = self._get("value")
        """What was selected."""
        self.row_value: Any = self._get("row_value")
        """The whole row, in a table."""
        self.col_value: Any = self._get("col_value")
        """The whole column, in a table."""
        selected = self._get("selected")
        self.selected: bool = True if selected is None else selected
        """False if it was deselected."""


class KeyUpData(EventData):
    """A key was released."""

    def __init__(self, target: Any, data: Json) -> None:
        super().__init__(target, data)
        self.key: str = self._get("key")
        """The key's name, as in JavaScript's `KeyboardEvent.key`."""
        self.input_value: str = self._get("input_value")
        """The text in the box after it."""


class _FileEvent(EventData):
    def __init__(self, target: Any, data: Json) -> None:
        super().__init__(target, data)
        from lite.files.filedata import FileData

        payload = self._get("file") if isinstance(self._data, dict) and "file" in self._data else self._data
        self.file: Any = FileData(**payload) if isinstance(payload, dict) else payload
        """The file, a `gr.FileData`."""


class DeletedFileData(_FileEvent):
    """A file was taken out."""


class DownloadData(_FileEvent):
    """A file was downloaded."""


class _MessageEvent(EventData):
    def __init__(self, target: Any, data: Json) -> None:
        super().__init__(target, data)
        self.index: Any = self._get("index")
        """Position of the message, an int."""
        self.value: Any = self._get("value")
        """The message's content."""


class LikeData(_MessageEvent):
    """A message was rated."""

    def __init__(self, target: Any, data: Json) -> None:
        super().__init__(target, data)
        liked = self._get("liked")
        self.liked: bool | str = True if liked is None else liked
        """True, False, or the text of the feedback option."""


class RetryData(_MessageEvent):
    """A message should be answered again."""


class UndoData(_MessageEvent):
    """A message should be taken back."""


class EditData(_MessageEvent):
    """A message was changed; `value` is its new content."""

    def __init__(self, target: Any, data: Json) -> None:
        super().__init__(target, data)
        self.previous_value: Any = self._get("previous_value")
        """The content before."""


class CopyData(EventData):
    """A text was copied."""

    def __init__(self, target: Any, data: Json) -> None:
        super().__init__(target, data)
        self.value: Any = self._get("value")
        """The text."""

"""Code to read or to edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import KW_ONLY
from typing import Any, ClassVar

from lite.core.block import Block
from lite.core.component import LabelledComponent
from lite.core.event import Event
from lite.errors import ConfigError, PayloadError
from lite.protocol.messages import Json

# fmt: off
LANGUAGES = [
    "python", "c", "cpp", "markdown", "latex", "json", "html", "css", "javascript", "jinja2", "typescript",
    "yaml", "dockerfile", "shell", "r", "sql", "sql-msSQL", "sql-mySQL", "sql-mariaDB", "sql-sqlite",
    "sql-cassandra", "sql-plSQL", "sql-hive", "sql-pgSQL", "sql-gql", "sql-gpSQL", "sql-sparkSQL",
    "sql-esper",
]
# fmt: on
"""What the page can colour."""


class Code(LabelledComponent):
    """Code, coloured by its language: to be read, or edited with line numbers, indentation and undo.

    Payload: JSON string, or null when there is none.
    """

    plain_payload: ClassVar[bool] = True

    value: Any = None
    """Code at load, or a function that gives it."""
    language: str | None = None
    """Language it is coloured as, e.g. "python", "html" or "sql-mySQL"; None colours nothing."""
    _: KW_ONLY
    lines: int = 5
    """Least height in lines."""
    max_lines: int | None = None
    """Most lines it grows to before it scrolls; None grows without end."""
    interactive: bool | None = None
    """Whether the user can edit it; None leaves it to how the app's events use it."""
    wrap_lines: bool = False
    """Whether long lines are wrapped instead of scrolled."""
    show_line_numbers: bool = True
    """Whether lines are numbered."""
    autocomplete: bool = False
    """Whether words are suggested while the user types."""
    buttons: Sequence[Any] | None = None
    """Buttons in its corner: "copy", "download", or `gr.Button`s of the app's own; None is both."""

    change = Event("The code changed, by the user or by a function.", trigger_mode="always_last")
    input = Event("The user changed the code.")
    focus = Event("It got the focus.")
    blur = Event("It lost the focus.")

    def __post_init__(self) -> None:
        if self.language is not None and self.language not in LANGUAGES:
            raise ConfigError(f"Code language is None or one of {', '.join(LANGUAGES)}, got {self.language!r}.")
        if self.max_lines is not None and self.max_lines < self.lines:
            raise ConfigError(f"Code has max_lines {self.max_lines} below lines {self.lines}; swap them.")
        for button in self.buttons or ():
            if not (isinstance(button, Block) or button in ("copy", "download")):
                raise ConfigError(f"Code buttons are 'copy', 'download' or a gr.Button, not {button!r}.")
        super().__post_init__()

    def preprocess(self, payload: Json) -> str | None:
        """Give the code as it stands in the editor.

        Raises:
            PayloadError: if it is no text.
        """
        if payload is not None and not isinstance(payload, str):
            raise PayloadError(f"Code was expected here, as text, not {type(payload).__name__}.")
        return payload

    def postprocess(self, value: Any) -> str | None:
        """Show code, without the empty lines around it; None shows none.

        Raises:
            PayloadError: if it is no text.
        """
        if value is None:
            return None
        if not isinstance(value, str):
            raise PayloadError(
                f"Code shows text, not {type(value).__name__}; give it str(value), or use gr.JSON for data."
            )
        return value.lstrip("\r\n").rstrip()

    def api_info(self) -> dict[str, Json]:
        return {"type": "string"}

    def example_payload(self) -> Json:
        return "print('Hello World')"

    def example_value(self) -> Any:
        return "print('Hello World')"

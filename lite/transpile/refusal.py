"""The one way to say that something can't run in the page: file, line, construct, remedy."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import PurePath
from typing import NoReturn

from lite.errors import ConfigError

REMEDY = "write it without, or take js=True away, and it runs in Python"


@dataclass(frozen=True, slots=True)
class Place:
    """A function in its source; refuses what stands in it."""

    function: str
    file: str
    lines: list[str]

    def refuse(self, node: ast.AST, what: str, remedy: str = REMEDY) -> NoReturn:
        """Raise that `what`, which stands at `node`, can't be translated.

        Raises:
            ConfigError: always.
        """
        line = getattr(node, "lineno", 0)
        source = self.lines[line - 1].strip() if 0 < line <= len(self.lines) else ""
        raise ConfigError(
            f"js=True can't run `{self.function}` in the page because of {what}: "
            f"{PurePath(self.file).name}, line {line}:\n    {source}\n{remedy[0].upper()}{remedy[1:]}."
        )


def refuse_function(function: str, why: str, remedy: str = REMEDY) -> NoReturn:
    """Raise that a function as a whole can't run in the page.

    Raises:
        ConfigError: always.
    """
    raise ConfigError(f"js=True can't run `{function}` in the page: {why}. {remedy[0].upper()}{remedy[1:]}.")

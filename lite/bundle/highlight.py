"""Python source as HTML with the parts of speech marked, at build time, with nothing but the standard library."""

from __future__ import annotations

import io
import keyword
import tokenize
from html import escape

CLASSES = {tokenize.COMMENT: "c", tokenize.STRING: "s", tokenize.NUMBER: "n"}
"""Token type → CSS class; keywords are `k`, names after def and class `d`."""

# An f-string is three token types since Python 3.12 and one before it.
for _name in ("FSTRING_START", "FSTRING_MIDDLE", "FSTRING_END"):
    if hasattr(tokenize, _name):
        CLASSES[getattr(tokenize, _name)] = "s"


def highlight(source: str) -> str:
    """Escaped HTML of `source`; text that is no Python is escaped only."""
    lines = source.splitlines(keepends=True)
    parts: list[str] = []
    at, before = (1, 0), ""
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            parts.append(escape(_between(lines, at, token.start)))
            text = escape(_between(lines, token.start, token.end))
            kind = _class(token, before)
            parts.append(f'<span class="{kind}">{text}</span>' if kind and text else text)
            at, before = token.end, token.string
    except (tokenize.TokenError, SyntaxError):
        return escape(source)
    return "".join(parts)


def _class(token: tokenize.TokenInfo, before: str) -> str | None:
    if token.type != tokenize.NAME:
        return CLASSES.get(token.type)
    if keyword.iskeyword(token.string):
        return "k"
    return "d" if before in ("def", "class") else None


def _between(lines: list[str], start: tuple[int, int], end: tuple[int, int]) -> str:
    """The source text from `start` to `end`, both (line from 1, column from 0)."""
    if start[0] == end[0]:
        return lines[start[0] - 1][start[1] : end[1]] if start[0] <= len(lines) else ""
    inner = lines[start[0] : end[0] - 1]
    last = lines[end[0] - 1][: end[1]] if end[0] <= len(lines) else ""
    return lines[start[0] - 1][start[1] :] + "".join(inner) + last

"""An app's text as plain HTML, from its config: what search engines and readers without JavaScript find in its page.

Markdown is reduced to headings, lists, links and paragraphs; markup in values to its text. All text is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from html.parser import HTMLParser
from typing import Any

_HIDDEN = {"state", "browserstate", "timer", "navbar"}
_LINK = re.compile(r"!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)")
_MARKS = re.compile(r"(\*\*|__|[*`~])(?=\S)|(?<=\S)(\*\*|__|[*`~])")


def static_html(config: Mapping[str, Any], page: str = "") -> str:
    """The text of one page of the app, as HTML lines; empty if it has none."""
    blocks = {block["id"]: block for block in config["components"]}
    layout = config["page"][page]["layout"]
    return "\n".join(_children(layout, blocks))


def first_sentence(html: str) -> str:
    """The first paragraph's text, for a description: at most 160 characters; empty if there are labels only."""
    found = re.search(r"<p>(.*?)</p>", html, re.S)
    text = _plain(found[1]) if found else ""
    return text if len(text) <= 160 else f"{text[:157].rsplit(' ', 1)[0]}…"


def _children(node: Mapping[str, Any], blocks: Mapping[int, Any]) -> Iterator[str]:
    for child in node["children"]:
        block = blocks.get(child["id"])
        if block is None or block["props"].get("visible") is False or block["type"] in _HIDDEN:
            continue
        yield from _block(block["type"], block["props"])
        yield from _children({"children": child.get("children", [])}, blocks)


def _block(kind: str, props: Mapping[str, Any]) -> Iterator[str]:
    value, label = props.get("value"), props.get("label")
    if kind == "markdown":
        yield from _markdown(value if isinstance(value, str) else "")
    elif kind == "html":
        text = _plain(value) if isinstance(value, str) else ""
        if text:
            yield f"<p>{escape(text)}</p>"
    elif kind in ("accordion", "tabitem", "walkthroughstep"):
        if isinstance(label, str) and label:
            yield f"<h3>{escape(label)}</h3>"
    elif kind in ("button", "uploadbutton", "downloadbutton", "duplicatebutton"):
        shown = value if isinstance(value, str) else label
        if isinstance(shown, str) and shown:
            yield f"<div>{escape(shown)}</div>"
    elif isinstance(label, str) and label and props.get("show_label") is not False:
        yield f"<div>{escape(_described(label, props))}</div>"


def _described(label: str, props: Mapping[str, Any]) -> str:
    """A component in a line: its label, what its author says of it, what can be chosen."""
    info, choices, value = props.get("info"), props.get("choices"), props.get("value")
    parts = [label]
    if isinstance(info, str) and info:
        parts.append(info)
    if isinstance(choices, list) and choices:
        parts.append(", ".join(str(choice[0] if isinstance(choice, list) else choice) for choice in choices[:20]))
    elif isinstance(value, str) and value and len(value) <= 300:
        parts.append(value)
    return ": ".join(parts)


def _markdown(text: str) -> Iterator[str]:
    for part in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        if not lines or lines[0].startswith("```"):
            continue
        heading = re.match(r"(#{1,6})\s+(.*)", lines[0])
        if heading:
            level = len(heading[1])
            yield f"<h{level}>{_inline(heading[2])}</h{level}>"
            lines = lines[1:]
        if lines and all(re.match(r"([-*+]|\d+\.)\s", line) for line in lines):
            items = (re.sub(r"^([-*+]|\d+\.)\s+", "", line) for line in lines)
            yield f"<ul>{''.join(f'<li>{_inline(item)}</li>' for item in items)}</ul>"
        elif lines:
            yield f"<p>{_inline(' '.join(lines))}</p>"


def _inline(text: str) -> str:
    """One line of Markdown: links stay, marks go."""
    parts, end = [], 0
    for link in _LINK.finditer(text):
        parts.append(_unmarked(text[end : link.start()]))
        shown, target = _unmarked(link[1]), link[2]
        is_page = re.match(r"https?://", target) and not link[0].startswith("!")
        parts.append(f'<a href="{escape(target)}">{shown}</a>' if is_page else shown)
        end = link.end()
    return "".join([*parts, _unmarked(text[end:])])


def _unmarked(text: str) -> str:
    return escape(_MARKS.sub("", _plain(text)) if text.strip() else text)


def _plain(markup: str) -> str:
    """The text in HTML, without scripts and styles."""
    reader = _Text()
    reader.feed(markup)
    reader.close()
    text = re.sub(r"\s+", " ", "".join(reader.parts))
    return text if markup[:1].isspace() or markup[-1:].isspace() else text.strip()


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self._silent += tag in ("script", "style", "template")
        if tag in ("br", "p", "div", "li", "tr", "h1", "h2", "h3"):
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style", "template"):
            self._silent = max(0, self._silent - 1)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)

"""Writes docs/components/: one page per component and layout, and the index, from the classes themselves.

What a page says comes from the class's docstring, its declared props with the docstrings below them, its events and its
JSON schema. The only text written by hand is the example, docs/components/examples/<kind>.py.

    python scripts/component_docs.py            write the pages
    python scripts/component_docs.py --check    fail if they are not what the classes say
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import sys
import textwrap
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import lite  # noqa: E402
from lite import components, layouts  # noqa: E402
from lite.core.block import Block  # noqa: E402
from lite.core.component import Component  # noqa: E402
from lite.core.event import Event  # noqa: E402
from lite.core.props import REQUIRED  # noqa: E402

TARGET = ROOT / "docs" / "components"
EXAMPLES = TARGET / "examples"
FOLDED_LINES = 14
"""A schema longer than this is folded."""

WHILE_ONE_RUNS = {"always_last": "the last one waits", "multiple": "it runs beside", "once": "dropped"}
"""What becomes of a second event, by trigger mode."""

SHARED = ("Block", "Component", "LabelledComponent", "FormComponent", "Layout")
"""Classes whose props every page has; they come after a component's own, in a table of their own."""


@dataclass(frozen=True, slots=True)
class Prop:
    """One parameter as its page shows it."""

    name: str
    type: str
    default: str
    doc: str
    owner: str


def pages() -> dict[str, str]:
    """The pages: file name in docs/components → text."""
    made = {f"{kind}.md": page(kind, classes) for kind, classes in by_kind().items()}
    return {**made, "index.md": index()}


@cache
def by_kind() -> dict[str, list[type[Block]]]:
    """The classes of each page, the one that gave the page its name first."""
    found: dict[str, list[type[Block]]] = {}
    for module in (components, layouts):
        for name in sorted([*module._HOME, *({"Form"} & set(module.__all__))]):
            cls = getattr(module, name)
            if isinstance(cls, type) and issubclass(cls, Block) and cls not in found.setdefault(page_name(cls), []):
                found[page_name(cls)].append(cls)
    for classes in found.values():
        classes.sort(key=lambda cls: len(cls.__mro__))
    return found


def page_name(cls: type[Block]) -> str:
    """The kind; or the module's name where that has a file of its own beside the kind's, as clearbutton has."""
    module = Path(inspect.getfile(cls))
    return cls.kind if module.stem == cls.kind or not module.with_stem(cls.kind).is_file() else module.stem


# One page ------------------------------------------------------------------------------------------------------------


def page(kind: str, classes: list[type[Block]]) -> str:
    """The page of one kind."""
    first, *variants = classes
    source = Path(inspect.getfile(first)).relative_to(ROOT).as_posix()
    parts = [
        f"<!-- Written by scripts/component_docs.py from {source} and examples/{kind}.py; edit those. -->",
        f"# {first.__name__}",
        summary(first),
        *([f"Also called {_names(aliases(first))}."] if aliases(first) else []),
        "## Example",
        example(kind),
        "## Parameters",
        *parameter_parts(first),
        *variant_parts(variants),
        "### Shared with others",
        table(shared(first), ()),
        *legacy_parts(first),
        *event_parts(first),
        *payload_parts(first),
    ]
    return "\n\n".join(parts) + "\n"


def summary(cls: type[Block]) -> str:
    """The docstring up to its payload paragraph, code blocks fenced."""
    text = inspect.cleandoc(cls.__doc__ or "")
    return text.partition("Payload:")[0].strip()


def example(kind: str) -> str:
    """The page's example app."""
    code = (EXAMPLES / f"{kind}.py").read_text(encoding="utf-8").strip()
    return f"```python\n{code}\n```\n\nHow to put it into a page: [getting started](../guide/getting-started.md)."


def parameter_parts(cls: type[Block]) -> list[str]:
    """The class's own parameters."""
    listed = props(cls)
    if not listed:
        return ["It has none of its own."]
    note = "All are given by name."
    if cls._positional:
        note = "Those above the line of dots may be given by position, in this order; all may be given by name."
    return [note, table(listed, cls._positional)]


def variant_parts(variants: list[type[Block]]) -> list[str]:
    """Other classes of the same kind: what differs."""
    parts = []
    for cls in variants:
        changed = [prop for prop in props(cls) if prop.owner == cls.__name__]
        rows = ", ".join(f"`{prop.name}={prop.default}`" for prop in changed)
        name = _names([cls.__name__, *aliases(cls)])
        parts.append(f"### {cls.__name__}\n\n{name}: {summary(cls)} Other defaults: {rows or 'none'}.")
    return parts


def legacy_parts(cls: type[Block]) -> list[str]:
    """Parameters of earlier Gradio versions."""
    known = sorted(name for name in cls.legacy if name not in cls._props)
    if not known:
        return []
    return ["### From earlier versions of Gradio", f"Accepted, and translated or ignored: {_names(known)}."]


def event_parts(cls: type[Block]) -> list[str]:
    """The events of `cls`."""
    if not cls.events:
        return []
    documented = {name: event for name, event in cls.events.items() if not _undescribed(name, event)}
    rows = ["| event | fires when | carries | while one runs |", "|---|---|---|---|"]
    for name, event in documented.items():
        carries = f"`gr.{event.data}`" if event.data else ""
        mode = {"always_last": "the last one waits", "multiple": "it runs beside", "once": "dropped"}[
            mode_of(name, event)
        ]
        rows.append(f"| `{name}` | {_cell(event.__doc__ or '')} | {carries} | {mode} |")
    others = sorted(cls.events.keys() - documented.keys())
    more = [f"Its JavaScript may also fire: {_names(others)}."] if others else []
    how = "How to listen: [events](../guide/events.md)."
    return ["## Events", "\n".join(rows), *more, how]


def payload_parts(cls: type[Block]) -> list[str]:
    """What crosses the wire, and what functions get and give."""
    if not issubclass(cls, Component):
        return []
    payload = inspect.cleandoc(cls.__doc__ or "").partition("Payload:")[2].strip()
    parts = ["## Value", f"Payload: {payload or 'none.'}"]
    if cls.skip_api:
        return parts
    rows = [("A function gets", cls.preprocess), ("A function returns", cls.postprocess)]
    for title, method in rows:
        doc = inspect.cleandoc(method.__doc__ or "")
        inherited = method.__qualname__.startswith("Component.")
        text = "the payload as it is." if inherited or not doc else _lower(doc.partition("\n\n")[0])
        raises = re.search(r"Raises:\n(.*)", doc, re.S)
        parts.append(f"**{title}**: {_one_line(text)}")
        if raises:
            parts.append(_raises(raises[1]))
    return [*parts, schema(cls)]


def schema(cls: type[Component]) -> str:
    """The JSON schema of the payload, folded when it is long."""
    text = json.dumps(cls(render=False).api_info(), indent=2, ensure_ascii=False)
    fence = f"```json\n{text}\n```"
    if text.count("\n") < FOLDED_LINES:
        return f"JSON schema of the payload:\n\n{fence}"
    return f"<details><summary>JSON schema of the payload</summary>\n\n{fence}\n\n</details>"


# Props ---------------------------------------------------------------------------------------------------------------


def props(cls: type[Block]) -> list[Prop]:
    """The parameters that are the class's own, in the constructor's order."""
    return [prop for prop in _all_props(cls) if prop.owner not in SHARED or prop.name in cls._positional]


def shared(cls: type[Block]) -> list[Prop]:
    """The parameters that others have as well."""
    own = {prop.name for prop in props(cls)}
    return [prop for prop in _all_props(cls) if prop.name not in own]


def _all_props(cls: type[Block]) -> list[Prop]:
    made = []
    for name in cls.signature().parameters:
        kind, doc, owner, default = "", "", "", ""
        for base in cls.__mro__:
            declared = declarations(base).get(name)
            if declared is None:
                continue
            owner = owner or base.__name__
            kind, doc, default = kind or declared.type, doc or declared.doc, default or declared.default
        value = cls._props[name]
        shown = "required" if value is REQUIRED else default if _is_name(default) else _shown(value)
        made.append(Prop(name, kind, shown, doc, owner))
    return made


@cache
def declarations(cls: type) -> dict[str, Prop]:
    """What the body of `cls` declares: annotation, default and the string below it, read from its source."""
    if not cls.__module__.startswith("lite."):
        return {}
    tree = ast.parse(textwrap.dedent(inspect.getsource(cls)))
    body = tree.body[0].body  # type: ignore[attr-defined]
    found: dict[str, Prop] = {}
    for statement, below in zip(body, [*body[1:], None], strict=True):
        if not isinstance(statement, ast.AnnAssign) or not isinstance(statement.target, ast.Name):
            continue
        name, default = statement.target.id, statement.value
        if isinstance(default, ast.Call) and getattr(default.func, "id", "") == "prop":
            name = next(ast.literal_eval(word.value) for word in default.keywords if word.arg == "alias")
        doc = below.value.value if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) else ""
        source = "" if default is None else ast.unparse(default)
        found[name] = Prop(name, ast.unparse(statement.annotation), source, _one_line(str(doc)), cls.__name__)
    return found


def table(listed: list[Prop], positional: tuple[str, ...]) -> str:
    """Parameters as a table; a line of dots ends those that may be given by position."""
    rows = ["| parameter | type | default | |", "|---|---|---|---|"]
    ordered = [prop for prop in listed if prop.name in positional]
    ordered.sort(key=lambda prop: positional.index(prop.name))
    named = [prop for prop in listed if prop.name not in positional]
    rows += map(_row, ordered)
    if ordered and named:
        rows.append("| … | | | |")
    return "\n".join([*rows, *map(_row, named)])


def _row(prop: Prop) -> str:
    default = prop.default if prop.default == "required" else f"`{_cell(prop.default)}`"
    return f"| `{prop.name}` | `{_cell(prop.type)}` | {default} | {_cell(prop.doc)} |"


# Index ---------------------------------------------------------------------------------------------------------------


def index() -> str:
    """The list of all pages."""
    shown = {"Components": True, "Layouts": False}
    parts = [
        "<!-- Written by scripts/component_docs.py; edit the classes' docstrings. -->",
        "# Components and layouts",
        "Every public class, its parameters, events and payloads. `gr.Interface` also takes a component by its name in "
        'lower case, such as `"textbox"`; that of each is in the last column.',
        "All of them on one page, in light, in dark and on a phone (`site_example/apps/every_component.py`):",
        *(
            f"![The page with every component, {name}](../images/every-component-{name}.png)"
            for name in ("light", "dark", "phone")
        ),
    ]
    for title, wanted in shown.items():
        rows = ["| class | | as a string |" if wanted else "| class | |", "|---|---|---|" if wanted else "|---|---|"]
        for kind, classes in sorted(by_kind().items(), key=lambda item: item[1][0].__name__.lower()):
            if issubclass(classes[0], Component) == wanted:
                rows.append(_index_row(kind, classes, wanted))
        parts += [f"## {title}", "\n".join(rows)]
    return "\n\n".join(parts) + "\n"


def _index_row(kind: str, classes: list[type[Block]], is_component: bool) -> str:
    names = [name for cls in classes for name in (cls.__name__, *aliases(cls))]
    linked = ", ".join(f"[{name}]({kind}.md)" for name in dict.fromkeys(names))
    first = _one_line(summary(classes[0]).partition("\n\n")[0])
    if not is_component:
        return f"| {linked} | {_cell(first)} |"
    keys = [key for key, name in components._SHORTCUTS.items() if getattr(components, name) in classes]
    return f"| {linked} | {_cell(first)} | {_names(sorted(keys))} |"


def aliases(cls: type[Block]) -> list[str]:
    """Other public names of the same class."""
    return sorted(name for name in lite._HOME if name != cls.__name__ and _home_class(name) is cls)


@cache
def _home_class(name: str) -> Any:
    return getattr(lite, name)


# Words ---------------------------------------------------------------------------------------------------------------


def mode_of(name: str, event: Event) -> str:
    """What a second event does while the first one's function runs; Gradio's rule."""
    if name == "stream":
        return "multiple"
    return "always_last" if name in ("change", "key_up") else event.trigger_mode


def _undescribed(name: str, event: Event) -> bool:
    return event.__doc__ == f"`{name}` fired."


def _is_name(source: str) -> bool:
    """Whether a default is said better by its source than by its value, e.g. a public constant."""
    return source.isidentifier() and source not in ("None", "True", "False") and not source.startswith("_")


def _shown(value: Any) -> str:
    text = repr(value)
    return text if " at 0x" not in text else type(value).__name__


def _names(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _lower(text: str) -> str:
    """What a method does as what a function gets: "Give the text as typed." → "the text as typed."""
    words = re.sub(r"^(Give|Show|Offer|Choose|Pick) ", "", text)
    return words[0].lower() + words[1:] if words[:1].isupper() and words[1:2].islower() else words


def _raises(text: str) -> str:
    lines = [line.strip() for line in textwrap.dedent(text).strip().splitlines()]
    joined = _one_line(" ".join(lines))
    items = re.findall(r"(\w+Error): (.*?)(?= \w+Error: |$)", joined)
    return "\n".join(f"- `{name}` {words}" for name, words in items)


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` compare them; answer the exit status."""
    wanted = pages()
    extra = {path.name for path in TARGET.glob("*.md")} - wanted.keys()
    if "--check" in arguments:
        stale = [name for name, text in wanted.items() if _read(TARGET / name) != text]
        for name in sorted([*stale, *extra]):
            print(f"docs/components/{name} is out of date; run `make docs`.", file=sys.stderr)
        return int(bool(stale or extra))
    for name in extra:
        (TARGET / name).unlink()
    for name, text in wanted.items():
        if _read(TARGET / name) != text:
            (TARGET / name).write_text(text, encoding="utf-8")
    return 0


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

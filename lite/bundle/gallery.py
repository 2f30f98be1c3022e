"""The example site's pages: one card and one page per app, written from the apps' own docstrings.

An app is `apps/<name>.py` or a folder `apps/<name>/` with an `app.py`. Its module docstring is its card: the first
line the title, the rest the description. A folder `packages/<name>-<version>/` becomes the wheel of that name, for apps
to require by its path. Templates hold `{{name}}` where a value goes.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from lite.bundle.highlight import highlight
from lite.bundle.paths import BuildError
from lite.bundle.wheel_file import folder_wheel

TEMPLATES = ("index.html", "app.html")
_SKIPPED = {"__pycache__"}


@dataclass(frozen=True, slots=True)
class Example:
    """One example app. `files` are its files, named relative to `apps/`, the entry file first."""

    name: str
    title: str
    description: str
    files: dict[str, Path]

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of files rather than one file."""
        return next(iter(self.files)) != f"{self.name}.py"


def gallery_pages(source: Path) -> dict[str, Path | bytes]:
    """The site without its runtime: name in the site → file or content."""
    pages: dict[str, Path | bytes] = {
        path.relative_to(source).as_posix(): path
        for path in source.rglob("*")
        if path.is_file() and _is_served(path.relative_to(source))
    }
    pages |= dict(_wheels(source / "packages"))
    index, page = ((source / name).read_text("utf-8") for name in TEMPLATES)
    examples = list(find_examples(source / "apps"))
    cards = "\n".join(_card(example) for example in examples)
    pages["index.html"] = _fill(index, cards=cards, count=str(len(examples))).encode()
    for example in examples:
        pages[f"apps/{example.name}.html"] = _app_page(page, example)
    return pages


def _is_served(path: Path) -> bool:
    """Whether a file, relative to the source, is part of the site as it is."""
    return not _SKIPPED & set(path.parts) and path.as_posix() not in TEMPLATES and path.parts[0] != "packages"


def _wheels(packages: Path) -> Iterator[tuple[str, bytes]]:
    for folder in sorted(packages.iterdir()) if packages.is_dir() else ():
        name, content = folder_wheel(folder)
        yield f"packages/{name}", content


def find_examples(apps: Path) -> Iterator[Example]:
    """The apps in `apps`, by name.

    Raises:
        BuildError: if one has no docstring to make a card of.
    """
    for path in sorted(apps.iterdir()) if apps.is_dir() else ():
        entry = path / "app.py" if path.is_dir() else path
        if entry.suffix != ".py" or not entry.is_file():
            continue
        docstring = ast.get_docstring(ast.parse(entry.read_text("utf-8"), str(entry)))
        if not docstring:
            raise BuildError(f"{entry} has no docstring; its first line is the title of the gallery's card.")
        title, _, description = docstring.partition("\n")
        yield Example(path.stem, title.strip().rstrip("."), " ".join(description.split()), _files(apps, path, entry))


def _files(apps: Path, path: Path, entry: Path) -> dict[str, Path]:
    if path == entry:
        return {path.name: path}
    others = (p for p in sorted(path.rglob("*")) if p.is_file() and p != entry and not _SKIPPED & set(p.parts))
    return {file.relative_to(apps).as_posix(): file for file in (entry, *others)}


def _card(example: Example) -> str:
    description = f"<p>{escape(example.description)}</p>" if example.description else ""
    return (
        f'<li class="card"><h3><a href="apps/{example.name}.html">{escape(example.title)}</a></h3>'
        f"{description}<code>{escape(next(iter(example.files)))}</code></li>"
    )


def _app_page(template: str, example: Example) -> bytes:
    python = ((name, file) for name, file in example.files.items() if file.suffix == ".py")
    sources = "\n".join(_source(name, file.read_text("utf-8")) for name, file in python)
    values = {"title": escape(example.title), "description": escape(example.description)}
    return _fill(template, **values, app=_element(example), sources=sources).encode()


def _source(name: str, text: str) -> str:
    return (
        f"<h2><code>{escape(name)}</code></h2>\n"
        f'<pre class="code" tabindex="0" aria-label="{escape(name)}"><code>{highlight(text)}</code></pre>'
    )


def _element(example: Example) -> str:
    """The markup of the app, as a page's author would write it."""
    if not example.is_folder:
        return f'<lite-app src="{example.name}.py"></lite-app>'
    tags = []
    for number, name in enumerate(example.files):
        inside = name.removeprefix(f"{example.name}/")
        if inside == "requirements.txt":
            lines = example.files[name].read_text("utf-8")
            tags.append(f"<lite-requirements>\n{escape(lines)}</lite-requirements>")
        else:
            tags.append(f'<lite-file name="{inside}" url="{name}"{" entrypoint" if number == 0 else ""}></lite-file>')
    return "<lite-app>\n" + "\n".join(tags) + "\n</lite-app>"


def _fill(template: str, **values: str) -> str:
    for name, value in values.items():
        template = template.replace("{{" + name + "}}", value)
    return template

"""An app's own files: which of them a site takes along, and under which names Python finds them.

A folder is taken whole, but for what is hidden, generated or a link that leads out of it. Of a single file goes along
what belongs to it: the modules it imports from beside it, the files that its strings name, those it reads when it is
run, and what the author asks for.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lite.bundle.imports import parsed
from lite.bundle.paths import BuildError

_SKIPPED = {"__pycache__", "node_modules", "site-packages", "venv", "env", "dist", "build"}
_TOOLS = ("requirements.txt", "pyproject.toml", "lite.lock", "uv.lock", "README.md", "CHANGELOG.md", "LICENSE")
"""Files at the top of a folder that are about the app. One that it reads goes along all the same."""

_ENTRIES = ("app.py", "main.py")


@dataclass(frozen=True, slots=True)
class AppFiles:
    """An app: its folder, the file that runs, and its files by their names below the folder."""

    home: Path
    entry: str
    files: dict[str, Path]

    def python(self) -> dict[str, str]:
        """The sources of its modules by name."""
        return {name: _text(path) for name, path in self.files.items() if name.endswith(".py")}

    def with_files(self, names: Iterable[str]) -> AppFiles:
        """The same with these files of its folder too."""
        more = {name: self.home / name for name in names if (self.home / name).is_file()}
        return replace(self, files=_ordered(self.entry, self.files | more))


def find_app(path: Path, *, include: Sequence[str] = (), leave_out: Path | None = None) -> AppFiles:
    """The app at `path`, a Python file or a folder with an `app.py`.

    Args:
        include: patterns, relative to the app's folder, of files that go along: `data/*.csv`.
        leave_out: a folder that is no part of it: the site that is being written.

    Raises:
        BuildError: if there is no such file, or a pattern fits nothing.
    """
    path = path.resolve()
    if path.is_dir():
        home, entry = path, _entry(path)
        names = {file.relative_to(home).as_posix() for file in _whole(home, leave_out)}
    elif path.suffix == ".py" and path.is_file():
        home, entry = path.parent, path.name
        names = set(_belonging(home, entry))
    else:
        what = "is no Python file" if path.exists() else "is not there"
        raise BuildError(f"{path} {what}; name the file that runs your app, or the folder that has its app.py.")
    for pattern in include:
        found = {file.relative_to(home).as_posix() for file in _matching(home, pattern)}
        if not found:
            raise BuildError(f"--include {pattern} fits no file in {home}; patterns are relative to the app's folder.")
        names |= found
    return AppFiles(home, entry, _ordered(entry, {name: home / name for name in names}))


def _entry(folder: Path) -> str:
    for name in _ENTRIES:
        if (folder / name).is_file():
            return name
    python = sorted(file.name for file in folder.glob("*.py"))
    if len(python) == 1:
        return python[0]
    raise BuildError(
        f"{folder} has no app.py to start from (its Python files: {', '.join(python) or 'none'}). Name the file "
        f"itself: `lite build {folder.name}/FILE.py`."
    )


def _whole(home: Path, leave_out: Path | None) -> Iterator[Path]:
    for file in sorted(home.rglob("*")):
        if leave_out is not None and file.is_relative_to(leave_out):
            continue
        if file.is_file() and may_publish(home, file) and file.relative_to(home).as_posix() not in _TOOLS:
            yield file


def _matching(home: Path, pattern: str) -> Iterator[Path]:
    if Path(pattern).is_absolute() or ".." in Path(pattern).parts:
        raise BuildError(f"--include {pattern} leads out of the app's folder {home}; copy the files into it.")
    for found in sorted(home.glob(pattern)):
        inside = sorted(found.rglob("*")) if found.is_dir() else [found]
        yield from (file for file in inside if file.is_file() and may_publish(home, file))


def may_publish(home: Path, file: Path) -> bool:
    """Whether a file of the folder may be published: nothing hidden, generated or from elsewhere."""
    parts = file.relative_to(home).parts
    generated = file.suffix == ".pyc" or any(part in _SKIPPED or part.endswith(".egg-info") for part in parts[:-1])
    return not generated and not any(part.startswith(".") for part in parts) and file.resolve().is_relative_to(home)


def _belonging(home: Path, entry: str) -> Iterator[str]:
    """The entry file, the modules beside it that it imports, and the files that their strings name."""
    waiting, seen = [entry], {entry}
    while waiting:
        name = waiting.pop()
        yield name
        if not name.endswith(".py"):
            continue
        tree = parsed(_text(home / name))
        for found in {*_modules(tree, home, name), *_named(tree, home)} - seen:
            seen.add(found)
            waiting.append(found)


def _modules(tree: ast.Module, home: Path, name: str) -> Iterator[str]:
    """Files of the modules in `home` that the module `name` imports."""
    for node in ast.walk(tree):
        targets: list[str] = []
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = list(Path(name).parent.parts)[: -(node.level - 1) or None] if node.level else []
            source = ".".join([*above, *([node.module] if node.module else [])])
            targets = [source, *(f"{source}.{alias.name}".lstrip(".") for alias in node.names)]
        for target in targets:
            yield from _files_of(home, target)


def _files_of(home: Path, module: str) -> Iterator[str]:
    """`a.b` is a/__init__.py and a/b.py or a/b/__init__.py, as far as they are there."""
    parts = [part for part in module.split(".") if part]
    for end in range(1, len(parts) + 1):
        stem = "/".join(parts[:end])
        yield from (name for name in (f"{stem}.py", f"{stem}/__init__.py") if (home / name).is_file())


def _named(tree: ast.Module, home: Path) -> Iterator[str]:
    """Files below `home` whose relative path stands in the source as a string."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
            continue
        text = node.value.removeprefix("./")
        if not 0 < len(text) <= 200 or "\n" in text or "\0" in text or Path(text).is_absolute():
            continue
        file = home / text
        if ".." not in Path(text).parts and file.is_file() and may_publish(home, file):
            yield Path(text).as_posix()


def _ordered(entry: str, files: dict[str, Path]) -> dict[str, Path]:
    rest = {name: files[name] for name in sorted(files) if name != entry}
    return {entry: files[entry], **rest}


def _text(path: Path) -> str:
    return path.read_text("utf-8", errors="replace")

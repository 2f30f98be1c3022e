"""Which paths may cross between Python and a page. Every path that does passes `check_readable`.

    allowed   below the uploads, lite's own cache, the app's folder, `allowed_paths` or the static paths
    refused   `blocked_paths`; dotfiles and what is in dot-folders; `..`; links that lead out; anything but a plain file

A folder that grants access may itself have dots in its path: only what is below it counts.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from lite.errors import AccessError
from lite.platform import platform


@dataclass(frozen=True, slots=True)
class Rules:
    """What one app may read and show besides its own folder."""

    allowed: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    static: list[str] = field(default_factory=list)
    """Paths of `set_static_paths`; a list, because an app names them while it is being built."""
    max_file_size: int | None = None
    """Bytes that one uploaded file may have."""
    home: str | None = None
    """The app's folder; None is the working directory."""


rules: ContextVar[Rules | None] = ContextVar("rules", default=None)
"""The rules in force; None while an app is being built, when all paths are its author's own."""

_DEFAULT = Rules()


def current_rules() -> Rules:
    """The rules in force, or those of an app without options."""
    return rules.get() or _DEFAULT


def configure(
    allowed: Iterable[str] = (),
    blocked: Iterable[str] = (),
    *,
    max_file_size: int | None = None,
    home: str | None = None,
) -> Rules:
    """An app's rules, for its runtime to set; the static paths named while it was built are among them."""
    static = list(current_rules().static)
    return Rules(tuple(allowed), tuple(blocked), static, max_file_size, home)


def set_static_paths(paths: str | Path | list[str | Path]) -> None:
    """Let pages load the files at `paths`, and those in folders among them, as they are."""
    listed = [paths] if isinstance(paths, (str, Path)) else paths
    current_rules().static.extend(os.path.abspath(path) for path in listed)


def check_readable(
    path: str,
    *,
    allowed: Iterable[str] = (),
    blocked: Iterable[str] = (),
    cwd: str | None = None,
    uploads: str | None = None,
) -> str:
    """The real path of `path`, if a page may have it.

    Args:
        path: absolute, or relative to `cwd`.
        allowed: files and folders that may be read besides `cwd` and `uploads`.
        blocked: files and folders that may never be; they win.

    Raises:
        AccessError: if it may not be read, or is no file.
    """
    cwd = os.getcwd() if cwd is None else cwd
    if not path or "\0" in path or not _is_text(path) or ".." in path.replace("\\", "/").split("/"):
        raise AccessError(f"{path!r} is no path of a file that this app may read.")
    full = os.path.normpath(os.path.join(cwd, path))
    real = os.path.realpath(full)
    never = [os.path.realpath(os.path.join(cwd, root)) for root in blocked]
    if any(below(one, root) is not None for one in (full, real) for root in never):
        raise AccessError(_refusal(path))
    roots = [cwd, *([uploads] if uploads else ()), *allowed]
    if not any(_grants(os.path.join(cwd, root), full, real) for root in roots):
        raise AccessError(_refusal(path))
    if not os.path.isfile(real):
        raise AccessError(f"There is no file {os.path.basename(path)!r} any more; upload it again.")
    return real


def readable(path: str) -> str:
    """The real path of what a page names, by the rules in force.

    Raises:
        AccessError: if the page may not have it.
    """
    return _check(path, ())


def showable(path: str) -> str:
    """The real path of what the app's function gives to a page: temporary files as well.

    Raises:
        AccessError: if the page may not have it.
    """
    return _check(path, (tempfile.gettempdir(),))


def _check(path: str, more: tuple[str, ...]) -> str:
    now = current_rules()
    allowed = (platform.cache_dir(), *now.allowed, *now.static, *more)
    return check_readable(path, allowed=allowed, blocked=now.blocked, cwd=now.home, uploads=platform.uploads_dir())


def _is_text(path: str) -> bool:
    """Whether the file system can be asked for `path` at all: half a character is no name."""
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return False
    return True


def _grants(root: str, full: str, real: str) -> bool:
    """Whether the folder or file `root` gives access to `real`, which `full` names."""
    inside = below(real, os.path.realpath(root))
    named = below(full, os.path.normpath(root))
    return inside is not None and not hidden(inside) and not hidden(named or "")


def below(path: str, root: str) -> str | None:
    """`path` relative to `root`, "" if they are the same, None if it is not below it."""
    if path == root:
        return ""
    prefix = root.rstrip(os.sep) + os.sep
    return path[len(prefix) :] if path.startswith(prefix) else None


def hidden(relative: str) -> bool:
    return any(part.startswith(".") for part in relative.split(os.sep))


def _refusal(path: str) -> str:
    name = os.path.basename(path.replace("\\", "/"))
    return (
        f"The app may not read {name!r}: move it to the app's folder, or name its folder in launch(allowed_paths=[…])."
    )

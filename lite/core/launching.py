"""The options of `Blocks.launch`: which mean something in a tab, and which don't."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lite.errors import ConfigError
from lite.files.filedata import FileSize

if TYPE_CHECKING:
    from lite.core.blocks import Blocks

_POSITIONAL = (
    "inline",
    "inbrowser",
    "share",
    "debug",
    "max_threads",
    "auth",
    "auth_message",
    "prevent_thread_lock",
    "show_error",
    "server_name",
    "server_port",
)
_PAGE = ("theme", "css", "css_paths", "js", "head", "head_paths")
_UNITS = {"b": 1, "kb": FileSize.KB, "mb": FileSize.MB, "gb": FileSize.GB, "tb": FileSize.TB}


def apply_options(app: Blocks, args: tuple[Any, ...], options: dict[str, Any]) -> None:
    """Keep what the page needs of `launch`'s arguments on `app`."""
    options.update(zip(_POSITIONAL, args, strict=False))
    for name in _PAGE:
        if options.get(name) is not None:
            setattr(app, name, options[name])
    app.allowed_paths = [str(path) for path in options.get("allowed_paths") or []]
    app.blocked_paths = [str(path) for path in options.get("blocked_paths") or []]
    app.max_file_size = parse_size(options.get("max_file_size"))
    if options.get("i18n") is not None:
        app.i18n = options["i18n"]
        if not isinstance(getattr(app.i18n, "translations", None), dict):
            raise ConfigError(f"launch(i18n=...) takes a gr.I18n(...), got {app.i18n!r}.")
    app.show_error = bool(options.get("show_error"))
    if options.get("auth") is not None:
        raise ConfigError(
            "launch(auth=...) can't protect a page that runs in its visitor's own browser; put the page behind a login."
        )


def parse_size(size: str | int | None) -> int | None:
    """Bytes of `5 * gr.FileSize.MB` or `"5mb"`.

    Raises:
        ConfigError: if it is neither a number of bytes nor a number with b, kb, mb, gb or tb.
    """
    if size is None or isinstance(size, int):
        return size
    text = size.strip().lower().replace(" ", "")
    unit = next((u for u in sorted(_UNITS, key=len, reverse=True) if text.endswith(u)), "")
    number = text.removesuffix(unit)
    if not number.replace(".", "", 1).isdigit():
        raise ConfigError(f"max_file_size should look like '5mb' or be a number of bytes, got {size!r}.")
    return int(float(number) * _UNITS.get(unit, 1))

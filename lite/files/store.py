"""Files on their way between an app and a page: paths, bytes and URLs become `FileData`, and payloads paths again.

app  -> page   publish (a path), save (bytes), linked (a URL)
page -> app    received
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path, PurePath
from typing import Any

from lite.errors import AccessError, PayloadError
from lite.files.access import current_rules, readable, rules, showable
from lite.files.filedata import FileData
from lite.platform import platform

_TYPES = {
    "application/json": "json",
    "application/pdf": "pdf",
    "application/zip": "zip",
    "audio/flac": "flac",
    "audio/mp4": "m4a",
    "audio/mpeg": "mp3",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
    "image/avif": "avif",
    "image/bmp": "bmp",
    "image/gif": "gif",
    "image/jpeg": "jpg jpeg",
    "image/png": "png",
    "image/svg+xml": "svg",
    "image/tiff": "tiff tif",
    "image/webp": "webp",
    "image/x-icon": "ico",
    "text/css": "css",
    "text/csv": "csv",
    "text/html": "html htm",
    "text/javascript": "js mjs",
    "text/markdown": "md",
    "text/plain": "txt log",
    "text/x-python": "py",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "video/webm": "webm",
}
_BY_SUFFIX = {suffix: mime for mime, suffixes in _TYPES.items() for suffix in suffixes.split()}
_DATA_URL = re.compile(r"data:((?:image|audio|video)/[\w.+-]+)((?:;[\w=.+-]+)*),", re.IGNORECASE)
_MOST_REMEMBERED = 10_000

_MOST_SHOWN = 2_000
"""Files that events have shown and that still have a URL: the newest. A page that shows more than that at a time is
not known; a page that lives for a day has shown far more than it shows, and a URL in a browser holds the file's bytes.
"""

_built: dict[tuple[str, int, int], FileData] = {}
"""What was published while an app was built, by path, time and size: examples, initial values. Their URLs stay."""

_published: dict[tuple[str, int, int], FileData] = {}
"""What events published, the newest last: an unchanged file keeps its URL through a stream of updates."""

_saved: set[str] = set()
"""Files that lite wrote for a page during events, and whose paths no app was told."""

_shown: dict[str, None] = {}
"""Real paths that were published: a page may hand back what it was given, e.g. a temporary file in a conversation."""

_linked: dict[str, None] = {}
"""URLs that apps gave to pages. Only these are fetched when a page hands one back, never any URL that it makes up."""


def mime_of(path: str) -> str:
    """The MIME type that the suffix of `path` tells."""
    suffix = os.path.splitext(path)[1][1:].lower()
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    import mimetypes  # not loaded in Pyodide, and rarely needed

    return mimetypes.guess_type(path)[0] or "application/octet-stream"


def suffix_of(mime: str) -> str:
    """The suffix, with its dot, of files of type `mime`; "" if it is not a common one."""
    suffixes = _TYPES.get(mime.lower())
    return f".{suffixes.split()[0]}" if suffixes else ""


def is_url(value: str) -> bool:
    return value.startswith(("http://", "https://", "data:"))


def publish(path: str | PurePath, orig_name: str | None = None) -> FileData:
    """Let the page load the file at `path`.

    While an app is being built any file of its author's may be published: one out of the rules' reach is copied into
    the cache. From an event's function the rules hold.

    Raises:
        AccessError: if the page may not have the file, or there is none.
    """
    real = _at_build(str(path)) if rules.get() is None else showable(str(path))
    state = os.stat(real)
    _remember(_shown, real, None)
    key = (real, state.st_mtime_ns, state.st_size)
    known = _built.get(key) or _published.pop(key, None)
    if known is None:
        mime = mime_of(real)
        known = FileData(real, platform.publish(real, mime), state.st_size, None, mime)
    if rules.get() is None:
        _remember(_built, key, known)
    elif key not in _built:
        _published[key] = known
        if len(_published) > _MOST_SHOWN:
            _forget(_published.pop(next(iter(_published))))
    return FileData(real, known.url, known.size, orig_name or os.path.basename(str(path)), known.mime_type)


def _forget(file: FileData) -> None:
    """Give back what a file that was shown long ago takes: its URL, and the file itself if only lite knows of it."""
    if file.url is not None:
        platform.unpublish(file.url)
    if file.path in _saved:
        _saved.discard(file.path)
        shutil.rmtree(os.path.dirname(file.path), ignore_errors=True)


def _at_build(path: str) -> str:
    full = os.path.abspath(path)
    if not os.path.isfile(full):
        raise AccessError(f"There is no file {path!r}; paths are relative to {os.getcwd()!r}.")
    try:
        return readable(full)
    except AccessError:
        folder = tempfile.mkdtemp(dir=platform.cache_dir())
        return shutil.copy(full, os.path.join(folder, os.path.basename(full).lstrip(".") or "file"))


def save(data: bytes, name: str, *, for_page: bool = False) -> str:
    """Write `data` into the cache as a file called `name`; returns its path.

    `for_page` says that no app is told the path, so that the file may go once a page has seen enough others since.
    """
    path = os.path.join(tempfile.mkdtemp(dir=platform.cache_dir()), os.path.basename(name))
    Path(path).write_bytes(data)
    if for_page and rules.get() is not None:
        _saved.add(os.path.realpath(path))
    return path


def linked(url: str) -> FileData:
    """A file on the web, or in a data URL of an image, sound or video.

    Raises:
        PayloadError: if it is neither.
    """
    if url.startswith("data:"):
        found = _DATA_URL.match(url)
        if found is None:
            raise PayloadError("A data: URL may hold an image, a sound or a video; save anything else to a file first.")
        return FileData(url, url, mime_type=found[1].lower())
    _remember(_linked, url, None)
    plain = re.split(r"[?#]", url)[0]
    return FileData(url, url, None, plain.rstrip("/").rpartition("/")[2] or None, mime_of(plain))


def to_file(value: Any) -> FileData:
    """What an app gives for a file - a path, a URL, an open file, `FileData` or its dict - ready for the page.

    Raises:
        PayloadError: if it is none of these.
        AccessError: if the page may not have it.
    """
    name = None
    if isinstance(value, (FileData, dict)):
        data = FileData.from_payload(value)
        value, name = data.path, data.orig_name
    elif not isinstance(value, (str, PurePath)) and isinstance(getattr(value, "name", None), str):
        if hasattr(value, "flush") and not getattr(value, "closed", False):
            value.flush()
        value = value.name
    if isinstance(value, str) and is_url(value):
        return linked(value)
    if not isinstance(value, (str, PurePath)):
        raise PayloadError(f"A path or URL of a file was expected, got {type(value).__name__}.")
    return publish(value, name)


def received(payload: Any) -> FileData:
    """A file payload of the page, with `path` checked and real.

    Raises:
        AccessError: if it points outside of what the page may name.
        PayloadError: if it is no file, or too large.
    """
    data = FileData.from_payload(payload)
    if is_url(data.path):
        path = _fetched(data.path)
    else:
        path = data.path if data.path in _shown and os.path.isfile(data.path) else readable(data.path)
    _saved.discard(path)  # what an app is given is its own to keep
    size, most = os.path.getsize(path), current_rules().max_file_size
    if most is not None and size > most:
        raise PayloadError(f"This file has {size:,} bytes; at most {most:,} are allowed.")
    return FileData(path, data.url, size, data.orig_name or os.path.basename(path), data.mime_type or mime_of(path))


def _fetched(url: str) -> str:
    found = _DATA_URL.match(url)
    if found is not None:
        return save(_decoded(url[found.end() :], found[2]), f"file{suffix_of(found[1])}")
    if url not in _linked:
        raise AccessError("Files of other sites are not fetched for a page; upload the file instead.")
    from urllib.error import URLError
    from urllib.request import urlopen

    try:
        with urlopen(url, timeout=30) as response:
            name = re.sub(r"[^\w.-]", "_", os.path.basename(linked(url).orig_name or "")).lstrip(".")
            return save(response.read(), name or "file")
    except (URLError, OSError, ValueError) as error:
        raise PayloadError(f"{url} could not be fetched ({error}); upload the file instead.") from error


def _decoded(data: str, options: str) -> bytes:
    if ";base64" not in options.lower():
        from urllib.parse import unquote_to_bytes

        return unquote_to_bytes(data)
    import base64

    try:
        return base64.b64decode(data, validate=True)
    except ValueError as error:
        raise PayloadError(f"This data: URL is damaged ({error}); send the file again.") from error


def _remember(memory: dict[Any, Any], key: Any, value: Any) -> None:
    memory[key] = value
    if len(memory) > _MOST_REMEMBERED:
        memory.pop(next(iter(memory)))

"""What a function gave for an app's examples: in memory, and in the browser's storage for the next visit.

    restore ── once, when a page opens ──▶ what earlier visits computed
    put ── computed now ──▶ memory, and in the background the storage

It is kept by a hash of the app's own sources and its examples: an app that changed starts anew. Files are kept with
their content. What JSON can't say, and what is very large, stays in memory only.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

from lite.core.block import Block
from lite.core.component import Component
from lite.core.context import current_app
from lite.core.update import is_update, update
from lite.errors import ConfigError
from lite.files.filedata import FileData, is_file
from lite.files.store import is_url, publish, save
from lite.platform import platform
from lite.protocol.messages import Json

_MOST_BYTES = 30_000_000
"""Results of one app's examples beyond this are not kept."""
_FILE = "lite:file"


Mode = Literal["eager", "lazy"]
"""When examples are computed: one after the other once the app is up, or each on first use."""


def cache_mode_of(cache_examples: Any, cache_mode: Any, name: str) -> Mode | None:
    """When results of examples are computed to be kept; None if they are not kept.

    Raises:
        ConfigError: if `cache_mode` is no mode; `name` says whose it is.
    """
    if cache_mode not in (None, "eager", "lazy"):
        raise ConfigError(f"{name} cache_mode is 'eager' or 'lazy', got {cache_mode!r}.")
    if cache_examples is None:
        cache_examples = os.environ.get("GRADIO_CACHE_EXAMPLES", "").lower() == "true"
    if not cache_examples:
        return None
    chosen = cache_mode or os.environ.get("GRADIO_CACHE_MODE")
    return "lazy" if "lazy" in (chosen, cache_examples) else "eager"


class Kept:
    """Payloads per example, a list of one per output."""

    def __init__(self, examples: Sequence[Any], outputs: int) -> None:
        app = current_app()
        self._subject = f"{len(app.fns) if app else 0} {examples!r}"
        self._count = len(examples)
        self._outputs = outputs
        self._found: dict[int, list[Json]] = {}
        self._asked = False
        self._saving: asyncio.Task[None] | None = None

    def get(self, index: int) -> list[Json] | None:
        return self._found.get(index)

    def missing(self) -> list[int]:
        """The examples that are not computed yet."""
        return [index for index in range(self._count) if index not in self._found]

    def put(self, index: int, payloads: Sequence[Json]) -> None:
        """Remember the payloads of an example."""
        self._found[index] = list(payloads)
        if self._saving is not None and not self._saving.done():
            return  # it will find this one too, see `_save`
        try:
            self._saving = asyncio.get_running_loop().create_task(self._save())
        except RuntimeError:
            return  # called by hand, outside of an event

    async def restore(self) -> None:
        """Find what earlier visits computed; asks once."""
        if self._asked:
            return
        self._asked = True
        text = await platform.kept(self._key())
        if text is None:
            return
        try:
            found = {int(index): unpacked(payloads) for index, payloads in json.loads(text).items()}
        except (ValueError, TypeError, KeyError, AttributeError, OSError) as error:
            # Anybody on this origin may have written it.
            print(f"The examples kept by this browser could not be read, and are computed anew: {error}")
            return
        right = {index: payloads for index, payloads in found.items() if len(payloads) == self._outputs}
        self._found = right | self._found

    async def _save(self) -> None:
        written: set[int] = set()
        while written != set(self._found):
            written = set(self._found)
            packed = {index: text for index in written if (text := _packed_text(self._found[index])) is not None}
            if sum(map(len, packed.values())) > _MOST_BYTES:
                return
            items = ",".join(f'"{index}":{text}' for index, text in sorted(packed.items()))
            try:
                await platform.keep(self._key(), f"{{{items}}}")
            except OSError as error:
                print(f"This browser keeps no examples for the next visit: {error}", file=sys.stderr)
                return

    def _key(self) -> str:
        import hashlib  # only where examples are cached

        digest = hashlib.sha256(self._subject.encode())
        for path in sorted(_own_sources()):
            digest.update(Path(path).read_bytes())
        return f"examples/{digest.hexdigest()[:32]}"


def warm(kept: Kept, compute: Callable[[int], Any], title: str) -> Iterator[dict[str, Any]]:
    """Compute what is missing, one example after the other; the values title the list of them with how far it is."""
    missing = kept.missing()
    for done, index in enumerate(missing):
        yield _titled(title, done, len(missing))
        if kept.get(index) is not None:
            continue  # somebody picked it meanwhile
        try:
            compute(index)
        except Exception as error:  # told when somebody picks it; the others are computed all the same
            _report(index, error)
    yield _titled(title)


async def warm_async(kept: Kept, compute: Callable[[int], Awaitable[Any]], title: str) -> AsyncIterator[dict[str, Any]]:
    """`warm`, where computing is async."""
    missing = kept.missing()
    for done, index in enumerate(missing):
        yield _titled(title, done, len(missing))
        if kept.get(index) is not None:
            continue
        try:
            await compute(index)
        except Exception as error:
            _report(index, error)
    yield _titled(title)


def _titled(title: str, done: int = 0, count: int = 0) -> dict[str, Any]:
    return update(label=f"{title} · preparing {done + 1} of {count}" if count else title)


def _report(index: int, error: Exception) -> None:
    print(f"Example {index} could not be computed: {type(error).__name__}: {error}")


def payload_of(block: Block, value: Any) -> Any:
    """What a listener with `postprocess=False` gives so that `block` shows `value`."""
    if isinstance(value, Block):
        return update(**value.given)
    converts = isinstance(block, Component) and block.kind != "state" and not is_update(value)
    return block.postprocess(value) if converts and isinstance(block, Component) else value


def _own_sources() -> set[str]:
    """The files of the app: modules that are imported from its folder."""
    home = os.getcwd() + os.sep
    paths = {str(getattr(module, "__file__", None) or "") for module in list(sys.modules.values())}
    absolute = {os.path.abspath(path) for path in paths if path.endswith(".py")}
    return {path for path in absolute if path.startswith(home) and "site-packages" not in path and os.path.exists(path)}


def _packed_text(payloads: list[Json]) -> str | None:
    try:
        return json.dumps([packed(payload) for payload in payloads])
    except (TypeError, ValueError, OSError):
        return None


def packed(value: Json) -> Any:
    """`value` with each file's content in its place."""
    if is_file(value) and isinstance(value, dict):
        if is_url(value["path"]):
            return value
        import base64

        data = base64.b64encode(Path(value["path"]).read_bytes()).decode()
        name = value.get("orig_name") or os.path.basename(value["path"])
        return {_FILE: {"name": name, "data": data}}
    if isinstance(value, dict):
        return {key: packed(one) for key, one in value.items()}
    return [packed(one) for one in value] if isinstance(value, list) else value


def unpacked(value: Any) -> Any:
    """`value` as it was before `packed`, its files written anew and ready for the page.

    Raises:
        ValueError, TypeError or KeyError: if it is not what `packed` gave.
    """
    if isinstance(value, dict):
        kept = value.get(_FILE)
        if kept is None:
            return {key: unpacked(one) for key, one in value.items()}
        import base64

        name = os.path.basename(str(kept["name"])).lstrip(".") or "file"
        file: FileData = publish(save(base64.b64decode(kept["data"]), name), name)
        return file.to_dict()
    return [unpacked(one) for one in value] if isinstance(value, list) else value

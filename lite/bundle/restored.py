"""Python before and after a snapshot. It is in no wheel: it runs while one is made, and lives on in it.

A restored Python is a copy of one that started elsewhere, long ago: what it knows of its surroundings is made true
again here, before any of the app's code runs.
"""

import gc
import importlib
import json
import os
import random
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from importlib.abc import MetaPathFinder

COMMON = """
    abc ast asyncio base64 bisect calendar collections contextlib copy csv dataclasses datetime decimal enum
    functools hashlib heapq hmac html io itertools json logging math mimetypes operator os pathlib pickle random re
    secrets shutil statistics string struct sys tempfile textwrap threading time traceback typing unicodedata
    urllib.parse uuid warnings zlib _ast_unparse _strptime
"""
"""What apps import most, and what lite's parts do: for these the standard library's archive need not be there.

The last two are imported by `ast.unparse` and by `datetime.strptime`."""


def prepare(wheel: str) -> str:
    """Import lite from the core wheel at `wheel`, and what apps often import; JSON of the library's modules in here."""
    sys.path.append(wheel)
    sys.path.remove("")  # Pyodide adds it again as it starts
    with zipfile.ZipFile(wheel) as archive:
        paths = [name for name in archive.namelist() if name.startswith("lite/") and name.endswith((".py", ".pyc"))]
    for path in sorted(paths):
        name = path.rpartition(".")[0].removesuffix("/__init__").replace("/", ".")
        if not name.endswith((".native", "__main__")):
            importlib.import_module(name)
    for name in COMMON.split():
        importlib.import_module(name)
    lite = sys.modules["lite"]
    for name in lite._HOME:  # `gr.api` is a function; importing the package lite.api has put that in its place
        if isinstance(lite.__dict__.get(name), type(sys)):
            delattr(lite, name)
    sys.modules["lite.compat"].install()
    known = {name.partition(".")[0] for name in sys.modules} | set(sys.builtin_module_names)
    gc.collect()
    gc.freeze()  # what was here before the app is never garbage
    return json.dumps(sorted(name for name in known & sys.stdlib_module_names if not name.startswith("_")))


def wake(fetch: Callable[[], bool], language: str) -> None:
    """Make true again what depends on the place and the moment.

    `fetch` puts the standard library in its place, and says whether that went well.
    """
    sys.modules["lite.platform"].platform.__init__()  # the page's host is another one, or there was none
    sys.meta_path.insert(0, _Library(fetch))
    random.seed()
    os.environ["LANG"] = language
    _know_zone()


def _know_zone() -> None:
    """What `time` found out when it was imported; there is no `time.tzset` here."""
    year = time.localtime().tm_year
    winter, summer = (time.localtime(time.mktime((year, month, 1, 0, 0, 0, 0, 0, -1))) for month in (1, 7))
    if winter.tm_gmtoff > summer.tm_gmtoff:  # the south
        winter, summer = summer, winter
    time.timezone, time.altzone = -winter.tm_gmtoff, -summer.tm_gmtoff
    time.tzname = (winter.tm_zone, summer.tm_zone)
    time.daylight = int(winter.tm_gmtoff != summer.tm_gmtoff)


class _Library(MetaPathFinder):
    """Lets the standard library be fetched before the first import that needs it."""

    def __init__(self, fetch: Callable[[], bool]) -> None:
        self._fetch = fetch

    def find_spec(self, name: str, path: Sequence[str] | None = None, target: object = None) -> None:
        top = name.partition(".")[0]
        if top not in sys.stdlib_module_names and top not in ("pyodide", "_pyodide"):
            return
        if name in sys.builtin_module_names:
            return
        if not self._fetch():
            raise ImportError(f"Python's own {name!r} could not be loaded; check the network connection.", name=name)
        sys.meta_path.remove(self)

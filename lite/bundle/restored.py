"""Python before and after a snapshot. It is in no wheel: it runs while one is made, and lives on in it.

A restored Python is a copy of one that started elsewhere, long ago: what it knows of its surroundings is made true
again here, before any of the app's code runs.
"""

import gc
import hashlib
import importlib
import json
import logging
import os
import random
import sys
import time
import zipfile
import zipimport
from collections.abc import Callable, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

COMMON = """
    abc ast asyncio base64 bisect calendar collections contextlib copy csv dataclasses datetime decimal enum
    functools hashlib heapq hmac html io itertools json logging math mimetypes operator os pathlib pickle random re
    secrets shutil statistics string struct sys tempfile textwrap threading time traceback typing unicodedata
    urllib.parse uuid warnings zlib _ast_unparse _strptime
"""
"""What apps import most, and what lite's parts do: for these the standard library's archive need not be there.

The last two are imported by `ast.unparse` and by `datetime.strptime`."""


LIBRARY = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip"
PACKAGES = f"/lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"


def prepare(wheel: str) -> None:
    """Import lite from the core wheel at `wheel`, and what apps often import."""
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
    sys.modules["lite.compat"].install()


def find_parts() -> None:
    """Let the parts of lite be imported, from their archives in `/lib`; there is no page to fetch them yet."""
    sys.modules["lite.platform"].platform.find_parts()


def import_ahead(task: str) -> None:
    """Import for one app what `trial` (watched.py) found may be imported ahead.

    Modules of the app and of its packages are then hidden until a start asks for one of them.
    """
    given = json.loads(task)
    home: str = given["home"]
    os.makedirs(home, exist_ok=True)
    before = os.getcwd()
    os.chdir(home)
    sys.path.insert(0, home)
    try:
        for name, names in given["imports"]:
            __import__(name, fromlist=names)
    finally:
        sys.path.remove(home)
        os.chdir(before)
    places = (f"{home}/", f"{PACKAGES}/")
    hidden = {name: module for name, module in sys.modules.items() if _place_of(module).startswith(places)}
    for name in hidden:
        del sys.modules[name]
    for path in [path for path in sys.path_importer_cache if f"{path}/".startswith(places)]:
        del sys.path_importer_cache[path]
    if hidden:
        own = [_place_of(module) for module in hidden.values() if _place_of(module).startswith(places[0])]
        records = [str(path) for path in Path(PACKAGES).glob("*.dist-info/RECORD")]
        files = [path for path in own if os.path.isfile(path)]
        sys.meta_path.insert(0, _Ahead(hidden, {path: _digest(path) for path in sorted({*files, *records})}))


def _place_of(module: ModuleType) -> str:
    """The file of a module, or the folder of a package without one."""
    places = getattr(module, "__path__", None)
    return str(getattr(module, "__file__", None) or (next(iter(places), "") if places else ""))


def _digest(path: str) -> str:
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def finish(task: str) -> str:
    """Make the memory ready to be taken; what it can do, in JSON.

    Returns:
        `modules`, those of Python's library, and the packages that were tried: what they import of the library is here
        as well; `installs`, whether packages can be installed without more of it; and `frozen`, the address of an
        object that is never garbage.
    """
    lite = sys.modules["lite"]
    for name in lite._HOME:  # `gr.api` is a function; importing the package lite.api has put that in its place
        if isinstance(lite.__dict__.get(name), ModuleType):
            delattr(lite, name)
    known = {name.partition(".")[0] for name in sys.modules} | set(sys.builtin_module_names)
    found = {name for name in known & sys.stdlib_module_names if not name.startswith("_")}
    # The page's archive of the library may be another one, with the same modules at other places in it.
    zipimport._zip_directory_cache.pop(LIBRARY, None)  # type: ignore[attr-defined]
    sys._clear_internal_caches()  # type: ignore[attr-defined]
    del os.environ["PYTHONNODEBUGRANGES"]  # for what is in the snapshot only (make_snapshot.mjs)
    gc.collect()
    gc.freeze()  # what was here before the app is never garbage
    modules = sorted({*found, *json.loads(task).get("packages", ())})
    return json.dumps({"modules": modules, "installs": "importlib.metadata" in sys.modules, "frozen": id(finish)})


def wake(fetch: Callable[[], bool], language: str) -> None:
    """Make true again what depends on the place and the moment.

    `fetch` puts the standard library in its place, and says whether that went well.
    """
    sys.modules["lite.platform"].platform.__init__()  # the page's host is another one, or there was none
    sys.meta_path.insert(0, _Library(fetch))
    random.seed()
    logging._startTime = time.time_ns()  # type: ignore[attr-defined]  # records tell how long ago that was
    os.environ["LANG"] = language
    _know_zone()


class _Ahead(MetaPathFinder, Loader):
    """Hands out the modules that were imported ahead, all at once, to the first import of one of them.

    Unless a file that they came from is another one by now: then they are what somebody wrote earlier, and imports are
    what they always are. A file that is not there yet is waited for.
    """

    def __init__(self, modules: dict[str, ModuleType], files: dict[str, str]) -> None:
        self.modules = modules
        self._files = files

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if name not in self.modules or not all(map(os.path.isfile, self._files)):
            return None
        if any(each in sys.modules for each in self.modules) or any(_digest(p) != d for p, d in self._files.items()):
            self.modules = {}
            return None
        return ModuleSpec(name, self)

    def exec_module(self, module: ModuleType) -> None:
        sys.modules.update(self.modules)  # and what stands there when this returns is what the import gives
        self.modules = {}


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
            raise ImportError(
                f"Python's own {name!r} could not be loaded; check the network connection, and the runtime's files.",
                name=name,
            )
        sys.meta_path.remove(self)

"""Requirements become wheels once: local ones first, Pyodide's where it has them, else a reason with its line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from lite.bundle.asked import Asked, read_asked
from lite.bundle.imports import foreign_imports
from lite.bundle.paths import BuildError
from lite.bundle.resolve import Resolved, Resolver, read_lock, resolve, write_lock
from lite.bundle.wheel_file import pack_wheel, zip_bytes
from lite.bundle.wheel_index import Distribution, Wheels, fits_browser
from tests.bundle.fake_runtime import LOCK


class NoIndex(Wheels):
    """A machine whose package index has nothing."""

    def download(self, requirement: str, *, sha256: str | None = None):  # type: ignore[no-untyped-def]
        raise BuildError(f"No matching distribution found for {requirement}")


def add_wheel(folder: Path, name: str, version: str, requires: str = "", tag: str = "py3-none-any") -> Path:
    """A wheel with one module of its name."""
    folder.mkdir(exist_ok=True)
    info = f"{name}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\n{requires}"
    path = folder / f"{name}-{version}-{tag}.whl"
    path.write_bytes(
        zip_bytes({f"{name}.py": b"x = 1\n", f"{info}/METADATA": metadata.encode(), f"{info}/RECORD": b""})
    )
    return path


@pytest.fixture
def wheels(tmp_path: Path) -> Wheels:
    folder = tmp_path / "wheels"
    add_wheel(
        folder, "alpha", "1.0", "Requires-Dist: beta>=2\nRequires-Dist: delta; extra == 'more'\nRequires-Dist: numpy\n"
    )
    add_wheel(folder, "alpha", "2.0", "Requires-Dist: beta<2\n")
    add_wheel(folder, "beta", "1.5")
    add_wheel(folder, "beta", "2.5", "Requires-Dist: winonly; sys_platform == 'win32'\n")
    add_wheel(folder, "delta", "1.0")
    add_wheel(folder, "native", "1.0", tag="cp311-cp311-manylinux_2_17_x86_64")
    return NoIndex([folder], tmp_path / "cache")


@pytest.fixture
def resolver(tmp_path: Path, wheels: Wheels) -> Resolver:
    return Resolver(tmp_path, wheels, Distribution(json.dumps(LOCK).encode(), wheels))


def resolved(
    resolver: Resolver,
    *asked: str,
    sources: Mapping[str, str] | None = None,
    here: Mapping[str, list[str]] | None = None,
) -> Resolved:
    """What `asked` and `sources` come to."""
    return resolve([Asked(text, "requirements.txt") for text in asked], sources or {}, resolver, here or {})


def test_the_newest_version_that_fits_is_taken_with_all_it_needs(resolver: Resolver) -> None:
    found = resolved(resolver, "Alpha")
    assert {name: wheel.version for name, wheel in found.wheels.items()} == {"alpha": "2.0", "beta": "1.5"}
    assert found.lock()["alpha"]["depends"] == ["beta"]
    assert found.lock()["alpha"]["imports"] == ["alpha"]


def test_extras_markers_and_packages_of_pyodide_are_understood(resolver: Resolver) -> None:
    found = resolved(resolver, "alpha[more]==1.0", "gradio>=5", "winonly; sys_platform == 'win32'")
    assert {name: wheel.version for name, wheel in found.wheels.items()} == {
        "alpha": "1.0",
        "beta": "2.5",
        "delta": "1.0",
    }
    assert found.pyodide == ["numpy"]
    assert found.asked == ["alpha"]


def test_two_bounds_on_one_name_are_kept_both(resolver: Resolver) -> None:
    assert resolved(resolver, "beta", "beta<2").wheels["beta"].version == "1.5"
    with pytest.raises(BuildError, match=r"beta.*has no wheel that runs in a browser"):
        resolved(resolver, "beta>=2")


def test_a_requirement_without_a_browser_wheel_says_who_asks(resolver: Resolver) -> None:
    with pytest.raises(
        BuildError, match=r"requirements\.txt asks for native, which has no wheel that runs in a browser"
    ):
        resolved(resolver, "native")
    with pytest.raises(BuildError, match=r"Pyodide's distribution has version 2\.4\.6: ask for that"):
        resolved(resolver, "numpy<2")
    with pytest.raises(BuildError, match=r"requirements\.txt: '!!' is no requirement"):
        resolved(resolver, "!!")


def test_an_import_without_a_browser_wheel_is_shown_with_its_line(resolver: Resolver) -> None:
    with pytest.raises(BuildError, match=r"app\.py line 3 imports native:\n    import native\nnative has no wheel"):
        resolved(resolver, sources={"app.py": "import os\n\nimport native\n"})


@pytest.mark.parametrize(
    "text",
    [
        "try:\n    import native\nexcept ImportError:\n    native = None\n",
        "with suppress(ImportError):\n    import native\n",
        "if sys.platform != 'emscripten':\n    import native\n",
    ],
)
def test_an_import_that_may_fail_is_left_alone(resolver: Resolver, text: str) -> None:
    assert resolved(resolver, sources={"app.py": text}).wheels == {}


def test_what_is_imported_and_not_asked_for_is_found_by_its_module(resolver: Resolver) -> None:
    sources = {
        "app.py": "import alpha, numpy, other\nfrom words import x\n",
        "words.py": "import gradio\nimport json\n",
    }
    found = resolved(resolver, sources=sources, here={"other": ["delta"]})
    assert sorted(found.wheels) == ["alpha", "beta", "delta"]
    assert (found.pyodide, found.asked) == (["numpy"], [])


def test_a_wheel_is_required_by_its_path(resolver: Resolver, tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "mine-1.0-py3-none-any.whl").write_bytes(pack_wheel("mine", "1.0", {"mine.py": b"x = 1"}))
    assert resolved(resolver, "./lib/mine-1.0-py3-none-any.whl").asked == ["mine"]
    with pytest.raises(BuildError, match="is not there"):
        resolved(resolver, "./lib/yours-1.0-py3-none-any.whl")


def test_a_lock_gives_the_same_wheels_again_and_knows_what_it_was_made_for(resolver: Resolver, tmp_path: Path) -> None:
    asked = [Asked("alpha<2", "requirements.txt")]
    found = resolve(asked, {}, resolver, {})
    lock = tmp_path / "lite.lock"
    lock.write_text(write_lock(found, asked, resolver.distribution))
    add_wheel(tmp_path / "wheels", "alpha", "1.9")
    again = read_lock(lock, asked, resolver.wheels)
    assert again.lock() == found.lock()
    assert (again.pyodide, again.asked) == (["numpy"], ["alpha"])
    with pytest.raises(BuildError, match="made for other requirements; run `lite lock` again"):
        read_lock(lock, [Asked("beta", "requirements.txt")], resolver.wheels)
    (tmp_path / "wheels" / "beta-2.5-py3-none-any.whl").write_bytes(b"changed")
    with pytest.raises(BuildError, match=r"names beta-2\.5-py3-none-any\.whl, which is not on this machine"):
        read_lock(lock, asked, NoIndex([tmp_path / "wheels"], tmp_path / "cache"))
    lock.write_text("[]")
    with pytest.raises(BuildError, match="is no lock"):
        read_lock(lock, asked, resolver.wheels)


def test_a_package_of_pyodide_comes_from_this_machine_or_from_where_it_is_published(tmp_path: Path) -> None:
    entry = dict(LOCK["packages"]["numpy"], sha256=hashlib.sha256(b"wheel").hexdigest())
    lock = json.dumps({"packages": {"numpy": entry}}).encode()
    published = tmp_path / "published"
    published.mkdir()
    away = Distribution(lock, NoIndex([], tmp_path / "cache"), source=f"{published.as_uri()}/")
    with pytest.raises(BuildError, match="Put it into a folder and name that by --wheels, or build with --pyodide cdn"):
        away.fetch("numpy")
    (published / str(entry["file_name"])).write_bytes(b"other")
    with pytest.raises(BuildError, match="its hash differs"):
        away.fetch("numpy")
    (published / str(entry["file_name"])).write_bytes(b"wheel")
    assert away.fetch("numpy").read_bytes() == b"wheel"
    assert Distribution(lock, NoIndex([published])).fetch("numpy").parent == published


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("a-1.0-py3-none-any.whl", True),
        ("a-1.0-py2.py3-none-any.whl", True),
        ("a-1.0-py2-none-any.whl", False),
        ("a-1.0-cp314-cp314-pyemscripten_2026_0_wasm32.whl", True),
        ("a-1.0-cp311-cp311-manylinux_2_17_x86_64.whl", False),
        ("a-1.0.tar.gz", False),
    ],
)
def test_which_wheels_a_browser_takes(name: str, fits: bool) -> None:
    assert fits_browser(name) is fits


def test_requirements_are_read_from_where_projects_write_them(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("alpha # why\n-r more.txt\n\n")
    (tmp_path / "more.txt").write_text("beta>=2\n")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\ndependencies = ["gamma", "alpha"]\n')
    (tmp_path / "app.py").write_text('# /// script\n# dependencies = [\n#   "delta",\n# ]\n# ///\nimport gradio\n')
    found = {each.text: each.origin for each in read_asked(tmp_path, "app.py")}
    assert found == {"alpha": "pyproject.toml", "beta>=2": "more.txt", "gamma": "pyproject.toml", "delta": "app.py"}
    (tmp_path / "requirements.txt").write_text("--index-url https://example.org\n")
    with pytest.raises(BuildError, match="has the option '--index-url'"):
        read_asked(tmp_path, "app.py")


def test_imports_are_found_wherever_they_stand() -> None:
    text = (
        "import a.b, os\nfrom c.d import e\nfrom . import f\ndef g():\n    import h\nif TYPE_CHECKING:\n    import i\n"
    )
    found = foreign_imports({"app.py": text, "words.py": "import app\n"})
    assert [(each.module, each.line, each.optional) for each in found] == [
        ("a", 1, False),
        ("c", 2, False),
        ("h", 5, False),
        ("i", 7, True),
    ]

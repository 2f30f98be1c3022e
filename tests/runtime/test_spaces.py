"""Apps in one Python: what belongs to one of them, no other sees."""

from __future__ import annotations

import asyncio
import io
import os
import sys
import types
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from lite.platform import platform
from lite.runtime import spaces
from lite.runtime.spaces import Space


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Spaces take hold of the process: afterwards it is as it was."""
    monkeypatch.setattr(asyncio.Handle, "_run", asyncio.Handle._run)
    monkeypatch.setattr(spaces, "_before", None)
    monkeypatch.setattr(spaces, "_entered", None)
    monkeypatch.setattr(spaces, "_shared", set())
    monkeypatch.setattr(platform, "_uploads", None)
    monkeypatch.chdir(Path.cwd())
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "stdout", sys.stdout)
    modules, environment = dict(sys.modules), dict(os.environ)
    yield
    sys.modules.clear()
    sys.modules.update(modules)
    os.environ.clear()
    os.environ.update(environment)


Make = Callable[..., Space]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes a space whose home has files of these names and texts."""
    made: list[Space] = []

    def make(**files: str) -> Space:
        home = tmp_path / f"app{len(made) + 1}"
        home.mkdir()
        for name, text in files.items():
            (home / f"{name}.py").write_text(text)
        made.append(Space(len(made) + 1, str(home), str(tmp_path / "uploads" / str(len(made)))))
        return made[-1]

    return make


def imported(name: str, attribute: str) -> Any:
    return getattr(__import__(name), attribute)


def test_modules_of_the_same_name_are_each_apps_own(make: Make) -> None:
    one, two = make(mine="label = 'one'"), make(mine="label = 'two'")
    assert [one.run(imported, "mine", "label"), two.run(imported, "mine", "label")] == ["one", "two"]
    assert [one.run(imported, "mine", "label"), two.run(imported, "mine", "label")] == ["one", "two"]
    assert one.run(lambda: sys.modules["mine"]) is one.run(lambda: sys.modules["mine"])


def test_a_module_is_not_there_for_an_app_that_has_no_such_file(make: Make) -> None:
    one, two = make(mine="label = 'one'"), make()
    one.run(imported, "mine", "label")
    with pytest.raises(ModuleNotFoundError):
        two.run(imported, "mine", "label")
    assert "mine" not in two.run(lambda: dict(sys.modules))


def test_main_is_each_apps_own(make: Make) -> None:
    one, two = make(), make()

    def become(name: str) -> None:
        sys.modules["__main__"] = types.ModuleType("__main__", name)

    one.run(become, "one")
    two.run(become, "two")
    assert [each.run(lambda: sys.modules["__main__"].__doc__) for each in (one, two)] == ["one", "two"]


def test_the_standard_library_is_one_for_all(make: Make) -> None:
    one, two = make(), make()
    assert one.run(imported, "colorsys", "rgb_to_hsv") is two.run(imported, "colorsys", "rgb_to_hsv")
    assert one.run(lambda: sys.modules["colorsys"]) is two.run(lambda: sys.modules["colorsys"])


def test_a_file_of_an_app_wins_over_a_package_that_another_app_has_loaded(make: Make, tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    (packages / "late.py").write_text("label = 'package'")
    sys.path.append(str(packages))
    one, two = make(), make(late="label = 'own'")
    assert one.run(imported, "late", "label") == "package"
    assert two.run(imported, "late", "label") == "own"
    assert one.run(imported, "late", "label") == "package"


def test_each_app_has_its_own_directory_path_arguments_and_environment(make: Make) -> None:
    one, two = make(), make()

    def change() -> None:
        os.makedirs("data")
        os.chdir("data")
        sys.path.append("/only/one")
        sys.argv.append("--one")
        os.environ["ONLY_ONE"] = "1"

    def seen() -> tuple[Any, ...]:
        return os.path.basename(os.getcwd()), "/only/one" in sys.path, "--one" in sys.argv, os.environ.get("ONLY_ONE")

    one.run(change)
    assert two.run(seen) == ("app2", False, False, None)
    assert one.run(seen) == ("data", True, True, "1")
    assert two.run(lambda: sys.path[0]) == two.home


def test_what_an_app_puts_in_place_of_its_streams_is_its_own(make: Make) -> None:
    one, two = make(), make()
    caught = io.StringIO()
    usual = two.run(lambda: sys.stdout)
    one.run(setattr, sys, "stdout", caught)
    two.run(print, "two")
    assert two.run(lambda: sys.stdout) is usual
    one.run(lambda: print("one"))
    assert caught.getvalue() == "one\n"
    one.run(setattr, sys, "stdout", None)  # nothing to flush
    assert two.run(lambda: sys.stdout) is usual


def test_a_later_app_begins_as_the_first_did(make: Make) -> None:
    make().run(lambda: os.environ.update(ONLY_ONE="1"))
    assert "ONLY_ONE" not in make().run(lambda: dict(os.environ))


def test_tasks_go_on_in_the_space_they_were_made_in(make: Make) -> None:
    one, two = make(), make()

    async def wander() -> list[str]:
        places = []
        for _ in range(3):
            places.append(os.path.basename(os.getcwd()))
            await asyncio.sleep(0)
        return places

    async def main() -> list[list[str]]:
        tasks: list[Awaitable[list[str]]] = [each.run(asyncio.ensure_future, wander()) for each in (one, two)]
        return await asyncio.gather(*tasks)

    assert asyncio.run(main()) == [["app1"] * 3, ["app2"] * 3]


def test_callbacks_run_in_the_space_they_were_made_in(make: Make) -> None:
    one, two = make(), make()
    places: list[str] = []

    def later(space: Space) -> None:
        asyncio.get_running_loop().call_later(0, lambda: places.append(os.path.basename(os.getcwd())))

    async def main() -> None:
        for space in (one, two):
            space.run(later, space)
        while len(places) < 2:
            await asyncio.sleep(0.001)

    asyncio.run(main())
    assert places == ["app1", "app2"]


def test_a_coroutine_is_awaited_in_its_space(make: Make) -> None:
    one, two = make(), make()

    async def where() -> str:
        await asyncio.sleep(0)
        return os.path.basename(os.getcwd())

    async def main() -> list[str]:
        return [*await asyncio.gather(one.await_(where()), two.await_(where()))]

    assert asyncio.run(main()) == ["app1", "app2"]


def test_a_stack_that_was_suspended_finds_its_space_again(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    begins: list[Callable[[], Callable[[], object]]] = []
    monkeypatch.setattr(spaces, "around_waits", begins.append)
    one, two = make(), make()
    (begin,) = begins

    def wait() -> tuple[str, str]:
        go_on = begin()
        meanwhile = two.run(os.getcwd)
        go_on()
        return os.path.basename(meanwhile), os.path.basename(os.getcwd())

    assert one.run(wait) == ("app2", "app1")


def test_each_turn_is_told_once(tmp_path: Path) -> None:
    told: list[int] = []
    one, two = (
        Space(number, str(tmp_path / str(number)), str(tmp_path), lambda number=number: told.append(number))  # type: ignore[misc]
        for number in (1, 2)
    )
    for space in (one, one, two, one):
        space.run(os.getcwd)
    assert told == [1, 2, 1]


def test_the_platform_knows_whose_uploads_these_are(make: Make) -> None:
    one, two = make(), make()
    assert one.run(platform.uploads_dir) == one.uploads
    assert two.run(platform.uploads_dir) == two.uploads != one.uploads


def test_an_ended_space_leaves_nothing(make: Make) -> None:
    one, two = make(mine="label = 'one'"), make()
    one.run(imported, "mine", "label")
    one.end()
    assert not os.path.exists(one.home)
    assert "mine" not in sys.modules
    assert two.run(lambda: os.path.basename(os.getcwd())) == "app2"


def test_a_directory_that_is_gone_is_the_home_again(make: Make, tmp_path: Path) -> None:
    one, two = make(), make()

    def go() -> None:
        (tmp_path / "gone").mkdir()
        os.chdir(tmp_path / "gone")

    one.run(go)
    two.run(os.rmdir, tmp_path / "gone")
    assert one.run(os.getcwd) == one.home

"""The example apps and their tests, compared: an app that no test drives is not known to work."""

from __future__ import annotations

from pathlib import Path

from lite.bundle.gallery import find_examples
from lite.bundle.paths import EXAMPLES


def test_every_app_has_a_test_and_every_test_an_app() -> None:
    apps = {example.name for example in find_examples(EXAMPLES / "apps")}
    tests = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert tests - {"every_app_has_a_test"} == apps

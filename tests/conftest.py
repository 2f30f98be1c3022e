"""What all tests share: how pytest-pyodide runs, and where products of the build are found."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BUILD = Path(os.environ.get("LITE_BUILD", ROOT / "build"))


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Choose Chromium through Playwright; here, because pytest-pyodide reads its options while pytest starts."""
    config.option.runner = "playwright"
    config.option.runtime = "chrome"
    config.option.dist_dir = BUILD / "pyodide-dist"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests by their folder, so that none is run by the wrong stage for want of a marker."""
    for item in items:
        for name in ("browser", "pyodide"):
            if ROOT / "tests" / name in item.path.parents:
                item.add_marker(getattr(pytest.mark, name))

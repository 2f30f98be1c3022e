"""What component tests share: an app's folder with rules in force."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lite.files import access


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of an app that runs."""
    monkeypatch.chdir(tmp_path)
    token = access.rules.set(access.Rules())
    yield tmp_path
    access.rules.reset(token)

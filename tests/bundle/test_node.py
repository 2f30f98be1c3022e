"""The scripts for Node: what is said of one that fails, or never ends."""

from __future__ import annotations

import pytest

from lite.bundle import node
from lite.bundle.paths import PYODIDE, BuildError


def test_a_script_that_fails_says_why() -> None:
    with pytest.raises(BuildError, match=r"zstd\.mjs could not do its work\.\n.*no/such/file"):
        node.run_script("zstd", PYODIDE, "/no/such/file", "/no/target")


def test_a_script_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "_TIMEOUT_SECONDS", 0.01)
    with pytest.raises(BuildError, match=r"zstd\.mjs was not done after 0\.01 seconds"):
        node.run_script("zstd", PYODIDE, "/no/such/file", "/no/target")

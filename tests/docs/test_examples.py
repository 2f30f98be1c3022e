"""Every app in the documentation runs, and a page could draw it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.docs.fences import apps, documents, fences

APPS = apps()


@pytest.fixture(scope="module")
def problems() -> dict[str, str]:
    """What is wrong with which app."""
    return problems_of(APPS)


def problems_of(sources: dict[str, str]) -> dict[str, str]:
    """The same for any apps; one process, which changes its directory as it likes, runs them all."""
    command = [sys.executable, "-m", "tests.docs.run_apps"]
    ran = subprocess.run(command, cwd=ROOT, input=json.dumps(sources), capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    found: dict[str, str] = json.loads(ran.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize("where", APPS)
def test_it_runs(where: str, problems: dict[str, str]) -> None:
    assert where not in problems, problems[where]


def test_a_fence_that_is_not_run_says_why() -> None:
    for page in documents():
        for fence in fences(page):
            if fence.language == "python" and fence.options:
                assert fence.options.startswith("notest: "), f"{fence} is marked {fence.options!r}"


def test_the_runner_finds_what_does_not_work() -> None:
    found = problems_of({"no app": "x = 1", "no Python": "x ="})
    assert "launched no app" in found["no app"]
    assert "syntax error" in found["no Python"]

"""The budgets that hold on every machine: sizes, messages per click, and how a stream travels."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.budgets import Budget, broken, budgets
from benchmarks.samples import Figure, ratio, summarize
from benchmarks.site import BUILD, ROOT
from benchmarks.stream import read, text_after

CI_BUDGETS = sorted(name for name, budget in budgets().items() if budget.kind == "ci")


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """The figures by name, measured in a process of its own: Playwright allows one loop per process."""
    if not (BUILD / "site" / "runtime" / "lite.js").is_file():
        pytest.fail("There is no built site; run `make site` first.")
    path = tmp_path_factory.mktemp("benchmarks") / "results.json"
    command = [sys.executable, "-m", "benchmarks", "--ci", "--output", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    if not path.is_file():
        pytest.fail(f"The benchmarks ended early:\n{done.stdout}\n{done.stderr}")
    figures = json.loads(Path(path).read_text())["ci"]["figures"]
    return {name: figure["value"] for name, figure in figures.items()}


@pytest.mark.browser
@pytest.mark.parametrize("name", CI_BUDGETS)
def test_a_figure_that_is_the_same_everywhere_keeps_its_budget(name: str, measured: dict[str, float]) -> None:
    budget = budgets()[name]
    assert budget.holds(measured[name]), f"{name} is {measured[name]:,}, not {budget}. {budget.why}"


def test_a_figure_over_its_limit_is_told_in_a_sentence() -> None:
    figure = Figure("size.core_wheel", 150_001, "B", "core wheel")
    assert broken([figure], budgets())[0].startswith("size.core_wheel is 150,001 B, its budget is <= 150,000")


def test_a_figure_at_its_bound_keeps_it() -> None:
    assert Budget("ci", "", limit=1).holds(1)
    assert Budget("peers", "", at_least=20).holds(20)
    assert not Budget("peers", "", at_least=20).holds(19.9)


def test_a_budget_needs_one_bound(tmp_path: Path) -> None:
    path = tmp_path / "budgets.toml"
    path.write_text('["size.core_wheel"]\nkind = "ci"\nwhy = ""\n')
    with pytest.raises(ValueError, match=r"give size\.core_wheel a limit"):
        budgets(path)


def test_a_ratio_is_that_of_the_medians() -> None:
    figure = ratio("click.time", "", [3.0, 2.0, 100.0], [1.0, 2.0, 3.0])
    assert figure.value == 1.5
    assert figure.details["ratio_of_fastest"] == 2.0


def test_one_sample_is_its_own_summary() -> None:
    assert summarize([4.0]).median == summarize([4.0]).low == 4.0


def packet(*edits: list[object], value: str | None = None) -> tuple[str, str]:
    update = {"type": "update", "id": 1, "patch": {} if value is None else {"3": {"value": value}}}
    return "in", json.dumps([{**update, "edits": {"3": list(edits)} if edits else {}}])


def test_a_stream_is_followed_step_by_step() -> None:
    first, second = text_after(1), text_after(2)
    log = [("out", "[]"), packet(value=first), packet(["append", ["value"], second[len(first) :]])]
    assert read(log).in_order == 2


def test_a_step_that_was_skipped_or_came_twice_is_not_in_order() -> None:
    assert read([packet(value=text_after(1)), packet(value=text_after(3))]).in_order == 1
    assert read([packet(value=text_after(1)), packet(value=text_after(1))]).in_order == 1

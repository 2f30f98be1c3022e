"""The import directions and the other promises of ARCHITECTURE section 3, held for both languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture import python_rules, typescript_rules

ROOT = Path(__file__).resolve().parents[2]
Rule = Callable[[Path], list[str]]

PYTHON: list[Rule] = [
    python_rules.wrong_directions,
    python_rules.cycles,
    python_rules.platform_leaks,
    python_rules.too_long,
]
TYPESCRIPT: list[Rule] = [
    typescript_rules.wrong_directions,
    typescript_rules.unsafe_code,
    typescript_rules.dom_in_state,
    typescript_rules.too_long,
]


@pytest.mark.parametrize("rule", PYTHON, ids=lambda rule: rule.__name__)
def test_the_package_keeps_its_promises(rule: Rule) -> None:
    assert python_rules.modules(ROOT / "lite")
    assert not rule(ROOT / "lite"), "\n" + "\n".join(rule(ROOT / "lite"))


@pytest.mark.parametrize("rule", TYPESCRIPT, ids=lambda rule: rule.__name__)
def test_the_shim_keeps_its_promises(rule: Rule) -> None:
    source = ROOT / "js_shim" / "src"
    assert typescript_rules.sources(source)
    assert not rule(source), "\n" + "\n".join(rule(source))

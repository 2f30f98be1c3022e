"""site_example/apps/interface_output_only.py"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.axe import assert_accessible
from tests.browser.conftest import OpenApp

FACES = "⚀⚁⚂⚃⚄⚅"


def test_ten_dice_fall_one_after_the_other(open_app: OpenApp) -> None:
    page = open_app("interface_output_only")
    dice = page.get_by_label("Dice")
    page.get_by_role("button", name="Generate").click()
    expect(dice).to_have_value(re.compile(f"^[{FACES}]{{1,9}}$"))
    expect(dice).to_have_value(re.compile(f"^[{FACES}]{{10}}$"))
    total = sum(FACES.index(face) + 1 for face in dice.input_value())
    expect(page.get_by_label("Sum")).to_have_value(str(total))
    assert_accessible(page)


def test_stop_keeps_the_dice_that_lie_there(open_app: OpenApp) -> None:
    page = open_app("interface_output_only")
    dice = page.get_by_label("Dice")
    page.get_by_role("button", name="Generate").click()
    expect(dice).to_have_value(re.compile(f"^[{FACES}]{{2,}}$"))
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_test_id("status-tracker").filter(visible=True)).to_have_count(0)
    kept = dice.input_value()
    assert 2 <= len(kept) < 10
    page.get_by_role("button", name="Generate").click()
    expect(dice).to_have_value(re.compile(f"^[{FACES}]{{10}}$"))

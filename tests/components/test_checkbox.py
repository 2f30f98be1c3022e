"""Checkbox."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import lite as gr
from lite.errors import PayloadError


def test_it_gives_and_takes_booleans() -> None:
    assert gr.Checkbox().value is False
    assert gr.Checkbox(True).value is True
    assert gr.Checkbox().preprocess(True) is True
    assert gr.Checkbox().postprocess(np.bool_(True)) is True
    assert gr.Checkbox().postprocess(0) is False


@pytest.mark.parametrize("payload", ["true", 1, [], {}])
def test_what_is_no_boolean_is_the_users_error(payload: Any) -> None:
    with pytest.raises(PayloadError, match="True or false"):
        gr.Checkbox().preprocess(payload)

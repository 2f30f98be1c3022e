"""Pictures as arrays, here by Pillow; tests/browser/test_engines.py has the browser's."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import lite
from lite.errors import PayloadError

PIXELS = np.arange(60, dtype=np.uint8).reshape(4, 5, 3) * 4


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_a_picture_that_was_written_is_read_again(tmp_path: Path, channels: int) -> None:
    pixels = np.arange(20 * channels, dtype=np.uint8).reshape(4, 5, channels)
    path = lite.write_image(tmp_path / "a.png", pixels)
    assert np.array_equal(np.asarray(lite.read_image(path, channels=channels)), pixels)
    assert lite.read_image(Path(path).read_bytes(), size=(2, 3)).shape == (3, 2, 3)


def test_what_is_no_picture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PayloadError, match=r"has to end in \.png"):
        lite.write_image(tmp_path / "a.gif", PIXELS)
    with pytest.raises(PayloadError, match="uint8"):
        lite.write_image(tmp_path / "a.png", PIXELS.astype("float32"))
    with pytest.raises(PayloadError, match="not 2"):
        lite.read_image(tmp_path / "a.png", channels=2)

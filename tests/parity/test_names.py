"""Every public name of Gradio 6.31 is there, and is known to work or to refuse.

The names are in gradio_names.json, a cut-out of what Gradio answers about itself.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import lite
from tests.kits.test_refused import REFUSED

NAMES: list[str] = json.loads((Path(__file__).parent / "gradio_names.json").read_text(encoding="utf-8"))["names"]

PARTLY = {
    "DeepLinkButton": "values travel in the URL; files and results do not",
    "DuplicateButton": "says how a page is copied",
    "LoginButton": "says that nobody can sign in",
    "OAuthProfile": "functions get None",
    "OAuthToken": "functions get None",
    "get_video": "files of the app's own; no sample is shipped",
    "set_static_paths": "permits; there is no server whose memory it could save",
}
"""Names that do what a page can do, which is less than a server can."""


MODELS = ("Tensor", "read_image", "read_image_async", "write_image", "write_image_async")
"""What models work with where there is no numpy and no Pillow."""


@pytest.mark.parametrize("name", NAMES)
def test_the_name_is_there(name: str) -> None:
    assert name in lite.__all__
    assert getattr(lite, name) is not None


def test_what_refuses_or_does_less_is_a_name_of_gradios() -> None:
    assert set(REFUSED) | set(PARTLY) <= set(NAMES)
    assert not set(REFUSED) & set(PARTLY)


def test_lite_adds_no_names_of_its_own_but_a_module_a_pool_and_what_models_take() -> None:
    assert set(lite.__all__) - set(NAMES) == {"themes", "pool", *MODELS}

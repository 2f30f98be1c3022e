"""Pipelines of transformers.js, on models beside the page or on the hub; see `lite.bridges.pipelines`."""

from lite.bridges._values import RawImage
from lite.bridges.hub import Pending, as_url
from lite.bridges.pipelines import Pipeline, pipeline
from lite.bridges.sound import read_wave

__all__ = ["Pending", "Pipeline", "RawImage", "as_url", "pipeline", "read_wave"]

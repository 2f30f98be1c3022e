"""Subtitles: what an app gives for them, as cues for the page.

A cue: `{"text": "Hello", "timestamp": [0.0, 1.5]}`, in seconds.
"""

from __future__ import annotations

import json
import math
import os
import re
from pathlib import PurePath
from typing import Any

from lite.errors import ConfigError
from lite.files.store import is_url, to_file
from lite.protocol.messages import Json

_TIMES = re.compile(r"\s*((?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3})\s*-->\s*((?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3})")
_TAGS = re.compile(r"</?[a-zA-Z][^>\n]*>|\{\\[^}\n]*\}")


def cues(subtitles: Any) -> list[dict[str, Json]] | None:
    """The cues of an .srt, .vtt or .json file, or of a list of them, by their beginning; None for none.

    Raises:
        ConfigError: if they are none of these.
        AccessError: if the file is out of reach.
    """
    if subtitles is None:
        return None
    if isinstance(subtitles, (list, tuple)):
        found = [_checked(one) for one in subtitles]
    elif isinstance(subtitles, (str, PurePath)):
        found = _read(str(subtitles))
    else:
        raise ConfigError(f"subtitles are a path or a list of cues, not {type(subtitles).__name__}.")
    return sorted(found, key=lambda cue: cue["timestamp"][0])


def _read(path: str) -> list[dict[str, Json]]:
    suffix = os.path.splitext(path)[1].lower()
    if is_url(path) or suffix not in (".srt", ".vtt", ".json"):
        raise ConfigError(f"subtitles are an .srt, .vtt or .json file beside the app, or a list of cues; not {path!r}.")
    with open(to_file(path).path, encoding="utf-8-sig", errors="replace") as file:
        text = file.read()
    if suffix != ".json":
        return parsed(text)
    try:
        data = json.loads(text)
    except ValueError as error:
        raise ConfigError(f"{path!r} is no JSON: {error}") from error
    if not isinstance(data, list):
        raise ConfigError(f"{path!r} has to be a list of cues.")
    return [_checked(one) for one in data]


def parsed(text: str) -> list[dict[str, Json]]:
    """The cues of SubRip or WebVTT text; what is neither a cue nor complete is left out, markup in cues too."""
    found: list[dict[str, Json]] = []
    for block in re.split(r"\r?\n\s*\r?\n", text):
        lines = block.strip().splitlines()
        at = next((index for index, line in enumerate(lines[:2]) if _TIMES.match(line)), None)
        if at is None:
            continue
        times = _TIMES.match(lines[at])
        words = _TAGS.sub("", "\n".join(lines[at + 1 :])).strip()
        if times is not None and words:
            found.append({"text": words, "timestamp": [_seconds(times[1]), _seconds(times[2])]})
    return found


def _seconds(time: str) -> float:
    *above, seconds = time.replace(",", ".").split(":")
    minutes = 0
    for part in above:
        minutes = minutes * 60 + int(part)
    return round(minutes * 60 + float(seconds), 3)


def _checked(cue: Any) -> dict[str, Json]:
    try:
        begin, end = (float(time) for time in cue["timestamp"])
        text = str(cue["text"])
    except (TypeError, ValueError, KeyError) as error:
        raise ConfigError(
            f'A cue is {{"text": "Hello", "timestamp": [0.0, 1.5]}}, in seconds; not {str(cue)[:80]}.'
        ) from error
    if not (math.isfinite(begin) and math.isfinite(end) and 0 <= begin <= end):
        raise ConfigError(f"A cue's timestamp is [begin, end] in seconds, got [{begin}, {end}].")
    return {"text": text, "timestamp": [begin, end]}

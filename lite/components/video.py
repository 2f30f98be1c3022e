"""Moving pictures: recorded with the camera, uploaded, or made by a function."""

from __future__ import annotations

import math
import warnings
from collections.abc import Sequence
from dataclasses import KW_ONLY
from typing import Any, ClassVar

from lite.components import _options, _picture, _sound, _streaming
from lite.components._buttons import toggles
from lite.core.block import Block
from lite.core.component import LabelledComponent
from lite.core.event import Event
from lite.core.props import Legacy, renamed
from lite.errors import ConfigError, PayloadError
from lite.files import inline
from lite.files.filedata import file_schema
from lite.files.store import received, save, to_file
from lite.protocol.messages import Json

_SOURCES = ("upload", "webcam")
_BUTTONS = ("download", "share")
_RECORDED = ("webm", "mp4")
_SAMPLE = "https://example.org/planet.mp4"


class Video(LabelledComponent):
    """A video: recorded with the camera, uploaded, or made by a function.

    Payload: a file payload (see `FileData`), or null. Functions get its path, and return a path, a URL or bytes of any
    format that the user's browser plays: nothing is converted on the way.

    With `streaming=True`, each value that a generator yields is a chunk, played while the next is computed: a piece of
    a WebM or fragmented MP4 file, or a file of its own.
    """

    legacy: ClassVar[dict[str, Legacy | None]] = {
        "source": renamed("sources"),
        "show_download_button": toggles("download", _BUTTONS),
        "show_share_button": toggles("share", _BUTTONS),
        "mirror_webcam": None,
        "webcam_constraints": None,
    }

    value: Any = None
    """Path, URL or bytes at load, `(video, subtitles)`, or a function that gives it."""
    _: KW_ONLY
    format: str | None = None
    """What the camera is recorded as: "webm" or, where the browser can, "mp4". Other files stay as they are."""
    sources: Any = None
    """Where the user may take it from: "upload", "webcam"; None is both."""
    height: int | str | None = None
    """Height in px or any CSS unit."""
    width: int | str | None = None
    """Width in px or any CSS unit."""
    interactive: bool | None = None
    """Whether the user can give one; None leaves it to how the app's events use it."""
    webcam_options: Any = None
    """`gr.WebcamOptions`: how the camera is used."""
    include_audio: bool | None = None
    """Whether the camera is recorded with the microphone; None is no. Uploads keep their sound."""
    autoplay: bool = False
    """Whether it plays by itself; browsers may wait for the user's first click on the page."""
    buttons: Sequence[str | Block] | None = None
    """Buttons in its corner: "download", "share", or `gr.Button`s of the app's own. None is a download button."""
    loop: bool = False
    """Whether it starts again at its end."""
    streaming: bool = False
    """Whether each value of a generator is a chunk that is played at once."""
    watermark: Any = None
    """Picture that is shown over it, or `gr.WatermarkOptions` with its position. It is not in the file."""
    subtitles: Any = None
    """An .srt, .vtt or .json file, or a list of `{"text": ..., "timestamp": [begin, end]}` in seconds."""
    playback_position: float = 0
    """Second at which it stands; a function that changes it moves it there."""

    change = Event("It changed, by the user or by a function.", trigger_mode="always_last")
    clear = Event("The user took it out.")
    start_recording = Event("The user began to record.")
    stop_recording = Event("The user ended the recording.")
    stop = Event("It played to its end.")
    play = Event("It began to play.")
    pause = Event("It was paused.")
    end = Event("It played to its end.")
    upload = Event("The user uploaded one.")
    input = Event("The user changed it.")

    def __post_init__(self) -> None:
        if isinstance(self.value, tuple) and len(self.value) == 2:
            self.value, self.subtitles = self.value
        sources = [self.sources] if isinstance(self.sources, str) else self.sources
        self.sources = list(sources) if sources is not None else list(_SOURCES)
        for source in self.sources:
            if source not in _SOURCES:
                raise ConfigError(f"Video sources are {', '.join(_SOURCES)}; not {source!r}.")
        if self.format is not None and self.format not in _RECORDED:
            warnings.warn(
                f"Video(format={self.format!r}) has no effect: a page records WebM or MP4, and converts nothing.",
                stacklevel=2,
            )
        if not (isinstance(self.playback_position, (int, float)) and 0 <= self.playback_position < math.inf):
            raise ConfigError(f"Video playback_position is a number of seconds, got {self.playback_position!r}.")
        # Told now, not when the page is asked for.
        self.wire_props({"subtitles": self.subtitles, "webcam_options": self.webcam_options})
        self._builds = True
        super().__post_init__()
        self._builds = False

    def wire_props(self, props: dict[str, Any]) -> dict[str, Json]:
        """Subtitles cross as cues, the watermark as a file with its position."""
        props = dict(props)
        if "subtitles" in props:
            from lite.components import _subtitles

            props["subtitles"] = _subtitles.cues(props["subtitles"])
        if "webcam_options" in props:
            props["webcam_options"] = _options.webcam(props["webcam_options"])
        if props.get("watermark") is not None:
            props["watermark"] = _watermark(props["watermark"])
        return super().wire_props(props)

    def preprocess(self, payload: Json) -> Any:
        """Give its path; None if there is none.

        Raises:
            PayloadError: if it is no video, or an empty file.
            AccessError: if it is not among the files that a page may name.
        """
        if payload is None:
            return None
        chunks = inline.chunks_of(payload)
        if chunks is not None:
            data = b"".join(chunks)
            return inline.kept(data, f"video.{_sound.suffix_of_bytes(data) or 'bin'}")
        file = received(payload)
        if file.size == 0:
            raise PayloadError(f"{file.orig_name} is empty (0 bytes); choose another file.")
        return file.path

    def postprocess(self, value: Any) -> Json:
        """Show a path, URL or bytes; None shows nothing. With `streaming`, one more chunk.

        Raises:
            PayloadError: if it is none of these.
            AccessError: if it is a file that the page may not have.
        """
        if value is None:
            return None
        if isinstance(value, (tuple, list)) and value:
            value = value[0]
        if self.streaming and not self._builds:
            return _streaming.chunk(self, value)
        if isinstance(value, (bytes, bytearray)):
            value = save(bytes(value), f"video.{_sound.suffix_of_bytes(bytes(value[:16])) or 'mp4'}", for_page=True)
        return to_file(value).to_dict()

    def extended(self, sent: Json, payload: Json) -> Json:
        return inline.extended(sent, payload)

    def process_example(self, value: Any) -> Json:
        """The file, for its picture."""
        return None if value is None else to_file(value).to_dict()

    def api_info(self) -> dict[str, Json]:
        return file_schema()

    def example_payload(self) -> Json:
        return {"path": _SAMPLE, "url": _SAMPLE, "orig_name": "planet.mp4", "meta": {"_type": "gradio.FileData"}}

    def example_value(self) -> Any:
        return _SAMPLE


class PlayableVideo(Video):
    """`Video` that records MP4 where the browser can."""

    kind = "video"

    _: KW_ONLY
    format: str | None = "mp4"
    """What the camera is recorded as: "webm" or, where the browser can, "mp4". Other files stay as they are."""


def _watermark(given: Any) -> dict[str, Json]:
    options = given if isinstance(given, dict) else getattr(given, "__dict__", {})
    picture = options.get("watermark", given)
    return {
        "file": _picture.picture_file(picture, "png").to_dict(),
        "position": _options.position_of(options.get("position") or "bottom-right"),
    }

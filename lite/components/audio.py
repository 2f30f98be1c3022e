"""Sound: recorded, uploaded, or made by a function."""

from __future__ import annotations

import math
import os
import warnings
from collections.abc import Sequence
from dataclasses import KW_ONLY, asdict, dataclass
from pathlib import Path
from typing import Any, ClassVar, Literal

from lite.components import _sound, _streaming
from lite.components._buttons import toggles
from lite.core.block import Block
from lite.core.component import LabelledComponent
from lite.core.event import Event
from lite.core.props import Legacy, renamed
from lite.errors import ConfigError
from lite.files import inline
from lite.files.filedata import file_schema
from lite.files.store import received, save, to_file
from lite.protocol.messages import Json

_SOURCES = ("upload", "microphone")
_BUTTONS = ("download", "share")
_SAMPLE = "https://example.org/bells.wav"


@dataclass
class WaveformOptions:
    """How `Audio` draws a sound and records one."""

    waveform_color: str | None = None
    """CSS colour of what is still to be played; None takes the theme's."""
    waveform_progress_color: str | None = None
    """CSS colour of what has been played."""
    trim_region_color: str | None = None
    """CSS colour of the part that trimming keeps."""
    show_recording_waveform: bool = True
    """Whether the sound is drawn while it is recorded."""
    skip_length: int | float = 5
    """Seconds that the skip buttons go."""
    sample_rate: int = 44100
    """Samples per second of recordings, and of what the page decodes."""


class Audio(LabelledComponent):
    """A sound: recorded with the microphone, uploaded, or made by a function.

    Payload: a file payload (see `FileData`), or null. With `type="numpy"` functions get `(rate, samples)`: samples per
    second, and int16 of shape (n,), or (n, channels) if there are several. The page decodes uploads for that: what
    reaches Python is WAV. A function returns a path, a URL, bytes, or such a pair; its samples may be a plain list too.

    With `streaming=True`, each value that a generator yields is a chunk, played while the next is computed.
    """

    legacy: ClassVar[dict[str, Legacy | None]] = {
        "source": renamed("sources"),
        "show_download_button": toggles("download", _BUTTONS),
        "show_share_button": toggles("share", _BUTTONS),
    }

    value: Any = None
    """Path, URL, bytes or `(rate, samples)` at load, or a function that gives it."""
    _: KW_ONLY
    sources: Any = None
    """Where the user may take it from: "upload", "microphone"; None is both, and the microphone alone for a stream."""
    type: Literal["numpy", "filepath"] = "numpy"
    """What the function gets."""
    interactive: bool | None = None
    """Whether the user can give one; None leaves it to how the app's events use it."""
    streaming: bool = False
    """As an input, the microphone's sound goes to `stream` listeners while it is recorded; as an output, each value
    of a generator is a chunk that is played at once."""
    format: Literal["wav", "mp3"] | None = None
    """"wav" turns uploads of other formats into WAV; None leaves them. Pages can't write MP3: "mp3" gives WAV too."""
    autoplay: bool = False
    """Whether it plays by itself; browsers may wait for the user's first click on the page."""
    editable: bool = True
    """Whether the user can trim what they gave."""
    buttons: Sequence[str | Block] | None = None
    """Buttons in its corner: "download", "share", or `gr.Button`s of the app's own. None is a download button."""
    waveform_options: Any = None
    """`gr.WaveformOptions`, or a dict of them."""
    loop: bool = False
    """Whether it starts again at its end."""
    recording: bool = False
    """True starts a recording and False ends it, when a function changes it."""
    subtitles: Any = None
    """An .srt, .vtt or .json file, or a list of `{"text": ..., "timestamp": [begin, end]}` in seconds."""
    playback_position: float = 0
    """Second at which it stands; a function that changes it moves it there."""

    stream = Event("The microphone gave the next chunk.", connection="stream")
    change = Event("It changed, by the user or by a function.", trigger_mode="always_last")
    clear = Event("The user took it out.")
    play = Event("It began to play.")
    pause = Event("It was paused.")
    stop = Event("It played to its end.")
    start_recording = Event("The user began to record.")
    pause_recording = Event("The user paused the recording.")
    stop_recording = Event("The user ended the recording.")
    upload = Event("The user uploaded one.")
    input = Event("The user changed it.")

    def __post_init__(self) -> None:
        if self.type not in ("numpy", "filepath"):
            raise ConfigError(f"Audio type is 'numpy' or 'filepath', got {self.type!r}.")
        if self.format not in (None, "wav", "mp3"):
            raise ConfigError(f"Audio format is None, 'wav' or 'mp3', got {self.format!r}.")
        if self.format == "mp3":
            warnings.warn("Audio(format='mp3') gives WAV files: there is no MP3 encoder in a page.", stacklevel=2)
        self.sources = _sources(self.sources, self.streaming)
        if not (isinstance(self.playback_position, (int, float)) and 0 <= self.playback_position < math.inf):
            raise ConfigError(f"Audio playback_position is a number of seconds, got {self.playback_position!r}.")
        # Told now, not when the page is asked for.
        self.wire_props({"subtitles": self.subtitles, "waveform_options": self.waveform_options})
        self._builds = True
        super().__post_init__()
        self._builds = False

    def wire_props(self, props: dict[str, Any]) -> dict[str, Json]:
        """Subtitles cross as cues, options as a dict."""
        props = dict(props)
        if "subtitles" in props:
            from lite.components import _subtitles

            props["subtitles"] = _subtitles.cues(props["subtitles"])
        if (options := props.get("waveform_options")) is not None:
            props["waveform_options"] = asdict(_options(options))
        return super().wire_props(props)

    def preprocess(self, payload: Json) -> Any:
        """Give the sound as `(rate, samples)` or as a path; None if there is none.

        Raises:
            PayloadError: if it is no sound that Python can read.
            AccessError: if it is not among the files that a page may name.
        """
        if payload is None:
            return None
        chunks = inline.chunks_of(payload)
        if chunks is not None:
            data = _sound.joined(chunks)
            if self.type == "filepath":
                return inline.kept(data, f"audio.{_sound.suffix_of_bytes(data) or 'bin'}")
        else:
            file = received(payload)
            if self.type == "filepath":
                return file.path
            data = Path(file.path).read_bytes()
        wav = _sound.read_wav(data)
        return wav.rate_hz, _sound.samples(wav)

    def postprocess(self, value: Any) -> Json:
        """Play a path, URL, bytes or `(rate, samples)`; None plays nothing. With `streaming`, one more chunk.

        Raises:
            PayloadError: if it is none of these.
            AccessError: if it is a file that the page may not have.
        """
        if value is None:
            return None
        if isinstance(value, (tuple, list)):
            value = _sound.encoded(value)
        if self.streaming and not self._builds:
            return _streaming.chunk(self, value)
        if isinstance(value, (bytes, bytearray)):
            value = save(
                bytes(value),
                f"audio.{_sound.suffix_of_bytes(bytes(value[:16])) or self.format or 'wav'}",
                for_page=True,
            )
        return to_file(value).to_dict()

    def extended(self, sent: Json, payload: Json) -> Json:
        return inline.extended(sent, payload)

    def process_example(self, value: Any) -> Json:
        """The file's name."""
        return os.path.basename(str(value)) if isinstance(value, (str, Path)) else ""

    def api_info(self) -> dict[str, Json]:
        return file_schema()

    def example_payload(self) -> Json:
        return {"path": _SAMPLE, "url": _SAMPLE, "orig_name": "bells.wav", "meta": {"_type": "gradio.FileData"}}

    def example_value(self) -> Any:
        return _SAMPLE


class Microphone(Audio):
    """`Audio` that is recorded only."""

    kind = "audio"

    _: KW_ONLY
    format: Literal["wav", "mp3"] | None = "wav"
    """"wav" turns uploads of other formats into WAV; None leaves them. Pages can't write MP3: "mp3" gives WAV too."""

    def __post_init__(self) -> None:
        if self.sources is None:
            self.sources = ["microphone"]
        super().__post_init__()


Mic = Microphone


def _sources(given: Any, streaming: bool) -> list[str]:
    sources = [given] if isinstance(given, str) else given
    if sources is None:
        return ["microphone"] if streaming else list(_SOURCES)
    for source in sources:
        if source not in _SOURCES:
            raise ConfigError(f"Audio sources are {', '.join(_SOURCES)}; not {source!r}.")
    if streaming and "microphone" not in sources:
        raise ConfigError("Audio(streaming=True) takes its sound from the microphone; add it to sources.")
    return list(sources)


def _options(given: Any) -> WaveformOptions:
    if isinstance(given, WaveformOptions):
        options = given
    else:
        try:
            options = WaveformOptions(**given)
        except TypeError as error:
            raise ConfigError(f"waveform_options are gr.WaveformOptions or a dict of them: {error}.") from error
    rate, skip = options.sample_rate, options.skip_length
    if not (isinstance(rate, int) and 3000 <= rate <= 384_000):
        raise ConfigError(f"WaveformOptions sample_rate is 3000 to 384000 samples per second, got {rate!r}.")
    if not (isinstance(skip, (int, float)) and math.isfinite(skip) and skip > 0):
        raise ConfigError(f"WaveformOptions skip_length is a number of seconds above 0, got {skip!r}.")
    return options

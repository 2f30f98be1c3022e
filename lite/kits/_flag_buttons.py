"""The buttons of an Interface that keep its values, and the one that gives what was kept to the user."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import Any

from lite.components.button import Button
from lite.components.downloadbutton import DownloadButton
from lite.core.component import Component
from lite.core.dependency import Dependency
from lite.core.update import skip, update
from lite.errors import ConfigError
from lite.files.store import save
from lite.kits.flagging import CSVLogger, FlaggingCallback, bundle

_THANKS_SECONDS = 1.5


class FlagButtons:
    """One button per option, or none when values are kept after each run."""

    def __init__(
        self,
        components: Sequence[Component],
        *,
        callback: FlaggingCallback | None,
        folder: str,
        options: Any,
        automatic: bool,
    ) -> None:
        self._components = list(components)
        self._callback = CSVLogger() if callback is None else callback
        if not hasattr(self._callback, "flag") or not hasattr(self._callback, "setup"):
            raise ConfigError(f"flagging_callback is an instance of gr.FlaggingCallback, got {callback!r}.")
        self._folder = folder
        self._ready = False
        self._options = [] if automatic else _options(options)
        self.buttons = [Button(text, variant="secondary") for text, _ in self._options]
        self._automatic = automatic
        self._copies: Path | None = None
        # A page's files go with it, so what was flagged must be had before.
        self.download = DownloadButton("Download flagged", variant="secondary", visible=False)

    def attach(self, main: Dependency) -> None:
        """Listen to the buttons, or to the end of `main`."""
        quiet: dict[str, Any] = {"preprocess": False, "show_progress": "hidden", "api_visibility": "undocumented"}
        if self._automatic:
            main.success(self._quietly, self._components, self.download, api_name="flag", **quiet)
        for button, (text, option) in zip(self.buttons, self._options, strict=True):
            button.click(
                self._thanking(text, option), self._components, [button, self.download], api_name="flag", **quiet
            )

    def _keep(self, *payloads: Any, option: str | None = None) -> None:
        if not self._ready:
            # Not while the app is built: a folder for what nobody flags would be left behind.
            self._callback.setup(self._components, self._folder)
            self._ready = True
        self._callback.flag(list(payloads), flag_option=option)

    def _quietly(self, *payloads: Any) -> Any:
        self._keep(*payloads)
        return self._offered()

    def _offered(self) -> Any:
        """The download button, with all that was kept so far; callbacks that keep it elsewhere have none."""
        bundled = bundle(self._folder)
        if bundled is None:
            return skip()
        name, content = bundled
        # A copy: the folder itself may be one that no page may see, and its files go on changing.
        if self._copies is None:
            self._copies = Path(save(b"", "flagged")).parent
        path = self._copies / name
        path.write_bytes(content)
        return update(value=str(path), visible=True)

    def _thanking(self, text: str, option: str | None) -> Callable[..., Any]:
        """Keep the values, and say so on the button for a moment."""

        async def flag(*payloads: Any) -> AsyncIterator[Any]:
            self._keep(*payloads, option=option)
            yield [update(value="Saved!", interactive=False), self._offered()]
            await asyncio.sleep(_THANKS_SECONDS)
            yield [update(value=text, interactive=True), skip()]

        return flag


def _options(options: Any) -> list[tuple[str, str | None]]:
    """Text of each button, and what it writes."""
    if not options:
        return [("Flag", None)]
    pairs: list[tuple[str, str | None]] = []
    for option in options:
        if isinstance(option, (tuple, list)) and len(option) == 2:
            pairs.append((str(option[0]), str(option[1])))
        elif isinstance(option, str):
            pairs.append((f"Flag as {option}", option))
        else:
            raise ConfigError(f"flagging_options are names, or (name, what is written) pairs; not {option!r}.")
    return pairs

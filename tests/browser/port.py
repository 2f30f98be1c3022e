"""What crosses the port between a page and its Python, recorded in the page by a script that runs before all others.

Every worker of the page is listened to; control messages (boot, progress, console) are left out.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

_SCRIPT = """
window.port = { sent: [], received: [] };
const textOf = (data) => typeof data === 'string' ? data : data.text;
const isPacket = (data) => typeof data === 'string' || (!('type' in data) && typeof data.text === 'string');
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (data, ...rest) {
  if (isPacket(data)) window.port.sent.push(textOf(data));
  return post.call(this, data, ...rest);
};
window.Worker = class extends Worker {
  constructor(...args) {
    super(...args);
    this.addEventListener('message', ({ data }) => isPacket(data) && window.port.received.push(textOf(data)));
  }
};
"""


@dataclass(frozen=True, slots=True)
class Traffic:
    """Packets as they crossed: JSON text, each a list of protocol messages."""

    sent: list[str]
    received: list[str]

    @property
    def requests(self) -> list[dict[str, Any]]:
        """The messages to Python."""
        return [message for packet in self.sent for message in json.loads(packet)]

    @property
    def replies(self) -> list[dict[str, Any]]:
        """The messages from Python."""
        return [message for packet in self.received for message in json.loads(packet)]

    def calls(self) -> int:
        """How many functions Python was asked to run."""
        return sum(request["type"] == "call" for request in self.requests)


def record(page: Page) -> None:
    """Listen from the next page on."""
    page.add_init_script(_SCRIPT)


def take(page: Page) -> Traffic:
    """What crossed since the last time, and forget it."""
    found = page.evaluate("() => { const { port } = window; window.port = { sent: [], received: [] }; return port; }")
    return Traffic(**found)

"""Generators: a text of 2,000 steps and 20 kB, complete, in order, linear in bytes, and how long it takes; and 10,000
tokens, as text and into the last message of a long chat.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.browser import Elements, elements, fresh_page, measure, open_ready
from benchmarks.samples import Figure, ratio, summarize
from benchmarks.site import Site

STEPS = 2000
TOKENS = 10_000
SIZES = (500, 1000, STEPS)
"""Lengths of streams whose bytes are compared."""
FLOOR_OUTPUT = "#output"

WARM = 12
"""Streams after which the browser has compiled what they run, on both sides."""


def text_after(steps: int) -> str:
    """The value after that many steps of apps/stream.py."""
    return "".join(f"{step:09d} " for step in range(steps))


def run(browser: Browser, site: Site, *, rounds: int) -> list[Figure]:
    """Time of the whole stream, in the long run and right after the start; the pages stay open, their turns alternate.

    The floor's start has run so much Python that its WebAssembly is compiled well; one from a snapshot hardly any.
    """
    early: dict[str, list[float]] = {"floor": [], "lite": []}
    times: dict[str, list[float]] = {"floor": [], "lite": []}
    arrived: dict[str, list[float]] = {"floor": [], "lite": []}
    with fresh_page(browser) as lite, fresh_page(browser) as floor:
        open_ready(lite, site.page("lite_stream"))
        open_ready(floor, site.page("bare_stream"))
        pages = {"floor": (floor, elements(floor, FLOOR_OUTPUT)), "lite": (lite, elements(lite))}
        for turn in range(rounds + WARM + rounds):
            for side in sorted(pages, reverse=turn % 2 == 1):
                answer = stream(*pages[side], steps=STEPS)
                if 0 < turn <= rounds:
                    early[side].append(answer["ms"])
                elif turn >= rounds + WARM:
                    times[side].append(answer["ms"])
                    arrived[side].append(answer["lastMessageMs"])
    details = {"last_message_ms": {side: summarize(samples).median for side, samples in arrived.items()}}
    return [
        ratio("stream.time", f"stream of {STEPS} steps, ms", times["lite"], times["floor"], **details),
        ratio("stream.early", "the same, of the first after the start, ms", early["lite"], early["floor"]),
    ]


def run_tokens(browser: Browser, site: Site, *, rounds: int) -> list[Figure]:
    """10,000 tokens at the end of the floor's text node, of a text box, and of a chat of 200 messages."""
    times: dict[str, list[float]] = {"floor": [], "lite": [], "chat": []}
    with fresh_page(browser) as lite, fresh_page(browser) as floor, fresh_page(browser) as chat:
        open_ready(floor, site.page("bare_stream"))
        open_ready(lite, site.page("lite_stream"))
        open_ready(chat, site.page("lite_tokens"))
        pages = {
            "floor": (floor, elements(floor, FLOOR_OUTPUT)),
            "lite": (lite, elements(lite)),
            "chat": (chat, elements(chat)),
        }
        for turn in range(rounds + 1):
            for side in sorted(pages, reverse=turn % 2 == 1):
                last = f"{TOKENS - turn} tokens" if side == "chat" else text_after(TOKENS)
                steps = TOKENS - turn if side == "chat" else TOKENS  # another last value each time
                answer = stream(*pages[side], steps=steps, last=last)
                if turn > 0:
                    times[side].append(answer["ms"])
    return [
        ratio("stream.tokens", f"{TOKENS} tokens as text, ms", times["lite"], times["floor"]),
        ratio("stream.chat", f"{TOKENS} tokens into a chat of 200 messages, ms", times["chat"], times["floor"]),
    ]


def stream(page: Page, found: Elements, *, steps: int, last: str | None = None, log: bool = False) -> dict[str, Any]:
    """One stream: `ms`, `lastMessageMs`, `exact`, and with `log` the `packets` on the port.

    Raises:
        RuntimeError: if the last value in the page is not what the function gave last.
    """
    options = {"steps": steps, "last": last or text_after(steps), "log": log}
    answer: dict[str, Any] = measure(page, "stream", found, options)
    if not answer["exact"]:
        raise RuntimeError(f"The stream of {steps} steps ended with another text than its function gave.")
    return answer


def run_bytes(browser: Browser, site: Site) -> list[Figure]:
    """What crosses the port: every step once and in order, and bytes that grow as the steps do."""
    with fresh_page(browser) as page:
        open_ready(page, site.page("lite_stream"))
        found = elements(page)
        traffic = {steps: read(stream(page, found, steps=steps, log=True)["packets"]) for steps in SIZES}
    size = {steps: each.bytes_ for steps, each in traffic.items()}
    # 1 when the last steps cost what the first did; 2 when each step sends the whole text again.
    shares = [(size[b] - size[a]) / (b - a) for a, b in pairwise(SIZES)]
    full = traffic[STEPS]
    return [
        Figure("stream.missing", STEPS - full.in_order, "steps", f"steps of {STEPS} that did not arrive in order"),
        Figure(
            "stream.growth",
            round(shares[-1] / (size[SIZES[0]] / SIZES[0]), 4),
            "x",
            "bytes of a late step / of an early step",
            details={
                "bytes": size,
                "bytes_per_step": round(size[STEPS] / STEPS, 1),
                "text_bytes": len(text_after(STEPS)),
            },
        ),
        Figure("stream.packets", full.packets, "packets", f"packets in for {STEPS} steps"),
    ]


@dataclass(frozen=True, slots=True)
class Traffic:
    """What a page received during one stream."""

    in_order: int
    """Values that arrived, each being the text after one step more."""
    bytes_: int
    packets: int


def read(log: list[tuple[str, str]]) -> Traffic:
    """Follow the value through what came in over the port, packet by packet."""
    incoming = [text for way, text in log if way == "in" and text.startswith("[")]
    value, steps = "", 0
    for text in incoming:
        for reply in json.loads(text):
            if reply["type"] == "update":
                value = applied(reply, value)
                steps += value == text_after(steps + 1)
    return Traffic(steps, sum(len(text.encode()) for text in incoming), len(incoming))


def applied(update: dict[str, Any], value: str) -> str:
    """`value` after an update of the only output: a new one, or edits of the old."""
    for props in update.get("patch", {}).values():
        value = props["value"]
    for edits in update.get("edits", {}).values():
        for action, path, grown in edits:
            if path != ["value"] or action not in ("append", "replace"):
                raise ValueError(f"A stream of text should only replace or append, not {action} {path}.")
            value = value + grown if action == "append" else grown
    return value

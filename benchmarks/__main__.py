"""`python -m benchmarks`: measure, print a table, write results.json, and fail when a budget is broken.

(nothing)    boot, paint, click, streams, grid, cancel, pool, sharing, soak, size, judged by all budgets but the peers'
--ci         sizes, counts, order of steps  judged by the budgets of kind "ci"
--peers      Gradio's own server too        judged by those of kind "peers"
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from benchmarks import boot, cancel, click, engines, grid, paint, peers, pool, report, sharing, size, soak, stream
from benchmarks.browser import chromium
from benchmarks.budgets import Budget, broken, budgets
from benchmarks.samples import Figure
from benchmarks.site import HERE, Site, serve_site

Step = Callable[[Browser, Site], list[Figure]]

COUNTS: dict[str, Step] = {
    "size": size.run,
    "messages": lambda browser, site: click.run_messages(browser, site, count=10),
    "bytes": stream.run_bytes,
}
"""What is the same on every machine."""
STEPS = (
    *COUNTS,
    "boot",
    "second",
    "paint",
    "click",
    "stream",
    "tokens",
    "grid",
    "cancel",
    "pool",
    "sharing",
    "engines",
    "soak",
    "peers",
)


def steps(options: argparse.Namespace) -> dict[str, Step]:
    """What this run measures, in order."""
    if options.ci:
        return COUNTS
    visits, rounds, clicks = (2, 2, 40) if options.quick else (7, 5, 200)
    if options.peers:
        return {"peers": lambda browser, site: peers.run(browser, site, clicks=clicks // 2, rounds=(rounds + 1) // 2)}
    return COUNTS | {
        "boot": lambda browser, site: boot.run(browser, site, rounds=visits),
        "second": lambda browser, site: boot.run_second(browser, site, rounds=visits),
        "paint": lambda browser, site: paint.run(browser, site, rounds=visits),
        "click": lambda browser, site: click.run(browser, site, count=clicks),
        "stream": lambda browser, site: stream.run(browser, site, rounds=rounds),
        "tokens": lambda browser, site: stream.run_tokens(browser, site, rounds=rounds),
        "grid": lambda browser, site: grid.run(browser, site, rounds=rounds),
        "cancel": lambda browser, site: cancel.run(browser, site, rounds=rounds),
        "pool": lambda browser, site: pool.run(browser, site, rounds=rounds),
        "sharing": lambda browser, site: sharing.run(browser, site, rounds=rounds),
        "engines": lambda browser, site: engines.run(browser, site, rounds=rounds),
        "soak": lambda browser, site: soak.run(browser, site, events=options.events),
    }


def main(arguments: list[str] | None = None) -> int:
    """Run; answer 1 if a budget is broken, else 0."""
    options = parser().parse_args(arguments)
    run = "peers" if options.peers else "ci" if options.ci else "bench"
    limits = {name: each for name, each in budgets().items() if each.kind == run or (run, each.kind) == ("bench", "ci")}
    record, figures = measure(steps(options), options.only, limits)
    record |= {"date": options.date, "quick": options.quick, "figures": {each.name: each.to_json() for each in figures}}
    if options.output is not None:
        report.save(options.output, run, record)
        print(f"\nWritten to {options.output}")
    over = broken(figures, limits)
    print("\n".join(["", *over]) if over else "\nAll budgets hold.")
    return 1 if over else 0


def measure(
    wanted: dict[str, Step], only: list[str] | None, limits: dict[str, Budget]
) -> tuple[dict[str, Any], list[Figure]]:
    """Run the steps, printing each as it ends; the machine and versions, and the figures."""
    figures: list[Figure] = []
    before = report.load_average()
    with serve_site() as site, chromium() as browser:
        print(f"Chromium {browser.version}, load average {before}", flush=True)
        for name, step in wanted.items():
            if only is None or name in only:
                found = step(browser, site)
                print(report.table(found, limits), flush=True)
                figures += found
        versions = report.versions(site.folder / "runtime", browser.version)
    after = report.load_average()
    print(f"Load average {after}")
    load = {"before": before, "after": after}
    return {"machine": report.machine(), "versions": versions, "load_average": load}, figures


def parser() -> argparse.ArgumentParser:
    """The command line."""
    layout = argparse.RawTextHelpFormatter
    made = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__, formatter_class=layout)
    kind = made.add_mutually_exclusive_group()
    kind.add_argument("--ci", action="store_true", help="only what is the same on every machine")
    kind.add_argument("--peers", action="store_true", help="against Gradio's own server on localhost")
    made.add_argument("--only", action="append", choices=STEPS, help="only this step; may be given more than once")
    made.add_argument("--quick", action="store_true", help="few samples, to see that it works")
    made.add_argument("--events", type=int, default=soak.EVENTS, help="of the soak, default: %(default)s", metavar="N")
    made.add_argument("--date", help="the day, for the record", metavar="YYYY-MM-DD")
    output = made.add_mutually_exclusive_group()
    output.add_argument("--output", type=Path, default=HERE / "results.json", help="default: %(default)s")
    output.add_argument("--no-output", dest="output", action="store_const", const=None, help="write no file")
    return made


if __name__ == "__main__":
    sys.exit(main())

"""Runs programs under Node: the page's own code, bundled by the bundler that builds the page."""

from __future__ import annotations

import atexit
import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from tests.conftest import BUILD, ROOT

_RUN = """
import { names, trace } from %s;
import { createInterface } from 'node:readline';
console.log = () => {};
for await (const line of createInterface({ input: process.stdin })) {
  const answers = JSON.parse(line).map(([program, args]) => trace(program, args));
  process.stdout.write(JSON.stringify({ answers, names }) + '\\n');
}
"""


@cache
def bundle() -> Path:
    """The page's code that runs programs, as one module."""
    target = BUILD / "transpile" / "python.mjs"
    rolldown = ROOT / "js_shim" / "node_modules" / ".bin" / "rolldown"
    source = ROOT / "js_shim" / "src" / "render" / "python" / "index.ts"
    subprocess.run(
        [rolldown, source, "--format", "esm", "-o", target],
        check=True,
        capture_output=True,
        cwd=ROOT / "js_shim",
        timeout=120,
    )
    return target


@cache
def _process() -> subprocess.Popen[str]:
    """One Node for all tests, which answers a line with a line."""
    script = _RUN % json.dumps(str(bundle()))
    process = subprocess.Popen(
        ["node", "--input-type=module", "-e", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    atexit.register(process.kill)
    return process


def run(calls: list[tuple[str, list[Any]]]) -> dict[str, Any]:
    """`repr` of what each program gives for its arguments, as `answers`; and what the page knows, as `names`."""
    process = _process()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps([(program, json.dumps(args)) for program, args in calls]) + "\n")
    process.stdin.flush()
    found: dict[str, Any] = json.loads(process.stdout.readline())
    return found


def cpython(fn: Any, args: list[Any]) -> str:
    """The same for CPython: `repr` of the result, or the exception."""
    try:
        return repr(fn(*json.loads(json.dumps(args))))
    except Exception as error:
        return f"{type(error).__name__}: {error}"

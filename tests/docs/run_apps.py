"""Runs apps as the worker does, in a process of its own because `import gradio` is lite from then on.

JSON on stdin, {name: code}; JSON on stdout, {name: what went wrong}, only of those that did not work.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import traceback
import warnings
from pathlib import Path

from lite.compat import install
from lite.core.blocks import Blocks
from lite.protocol.codec import to_json
from lite.runtime.main import Broken, run_file


def main() -> None:
    """Run what stdin names."""
    install()
    warnings.simplefilter("error")
    print(json.dumps({name: problem for name, code in json.load(sys.stdin).items() if (problem := problem_of(code))}))


def problem_of(code: str) -> str | None:
    """Why `code` is no app that a page could show, or None."""
    with tempfile.TemporaryDirectory() as home:
        Path(home, "app.py").write_text(code, encoding="utf-8")
        try:
            blocks: Blocks = asyncio.run(run_file(home, "app.py"))
            to_json(blocks.get_config_file())
            to_json(blocks.get_api_info())
        except Broken as broken:
            failure = broken.failure
            return f"{failure['title']}: {failure['message']} (line {failure['line']}: {failure['source']})"
        except Exception:
            return traceback.format_exc()
    return None


if __name__ == "__main__":
    main()

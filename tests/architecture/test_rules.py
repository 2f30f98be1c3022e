"""Each rule finds the violation it is there for, and leaves innocent code alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture import python_rules, typescript_rules
from tests.architecture.test_layers import Rule


def plant(root: Path, files: dict[str, str]) -> Path:
    """Write `files` below `root` and answer it."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


LONG_BODY = "    x = 1\n" * 70
FOR_TYPES = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import lite.core.a\n"

PYTHON = {
    "upward": (python_rules.wrong_directions, {"core/blocks.py": "from lite.components.slider import Slider\n"}),
    "upward in a function": (python_rules.wrong_directions, {"core/a.py": "def f():\n    import lite.runtime.app\n"}),
    "upward, for types": (
        python_rules.wrong_directions,
        {"core/a.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from lite.runtime import app\n"},
    ),
    "upward, relative": (python_rules.wrong_directions, {"core/a.py": "from ..runtime import app\n"}),
    "upward, by name": (
        python_rules.wrong_directions,
        {"core/a.py": "from importlib import import_module\nimport_module('lite.kits.interface')\n"},
    ),
    "gradio names to a carrier": (python_rules.wrong_directions, {"compat/a.py": "import lite.transports.worker\n"}),
    "sideways": (python_rules.wrong_directions, {"runtime/a.py": "from lite.components import Slider\n"}),
    "the whole package": (python_rules.wrong_directions, {"core/a.py": "import lite\n"}),
    "unknown folder": (python_rules.wrong_directions, {"helpers/a.py": ""}),
    "cycle of two": (
        python_rules.cycles,
        {"core/a.py": "from lite.core.b import x\n", "core/b.py": "def f():\n    from lite.core import a\n"},
    ),
    "cycle of three": (
        python_rules.cycles,
        {
            "core/a.py": "import lite.core.b\n",
            "core/b.py": "from . import c\n",
            "core/c.py": "try:\n    from .a import x\nexcept ImportError:\n    pass\n",
        },
    ),
    "browser import": (python_rules.platform_leaks, {"core/a.py": "def f():\n    from js import document\n"}),
    "browser import, dotted": (python_rules.platform_leaks, {"core/a.py": "import pyodide.ffi\n"}),
    "browser question": (python_rules.platform_leaks, {"core/a.py": "import sys\nx = 'pyodide' in sys.modules\n"}),
    "long file": (python_rules.too_long, {"core/a.py": '"""Doc."""\n' + "x = 1\n" * 401}),
    "long function": (python_rules.too_long, {"core/a.py": f"def f():\n{LONG_BODY}"}),
}

INNOCENT_PYTHON = {
    "__init__.py": "_HOME = {'Slider': 'components.slider'}\n",
    "core/a.py": "from lite.errors import X\nfrom lite.core.b import y\nimport json\nfrom jsonschema import js\n",
    "core/b.py": '"""Says pyodide."""\n' + FOR_TYPES + "x = {'js': 1}\n",
    "errors.py": "class X(Exception): ...\n",
    "platform/browser.py": "import js\nfrom pyodide.ffi import to_js\n",
    "components/long.py": '"""A table.\n\nLong because it is data.\n"""\n' + "x = 1\n" * 401,
    "kits/interface.py": f'from lite.components import s\ndef f():\n    """Long because it is."""\n{LONG_BODY}',
    "kits/words.py": 'def f():\n    """Doc.\n' + "    word\n" * 80 + '    """\n',
}

TYPESCRIPT = {
    "upward": (typescript_rules.wrong_directions, {"state/a.ts": "import { x } from '../render/tree.js';\n"}),
    "upward, types": (
        typescript_rules.wrong_directions,
        {"protocol/a.ts": "import type { X } from '../state/a.js';\n"},
    ),
    "upward, lazy": (
        typescript_rules.wrong_directions,
        {"bridge/a.ts": "const x = await import('../element/a.js');\n"},
    ),
    "upward, re-export": (typescript_rules.wrong_directions, {"worker/a.ts": 'export * from "../bridge/a.js";\n'}),
    "component to state": (
        typescript_rules.wrong_directions,
        {"components/a/index.tsx": "import '../../state/store.js';\n"},
    ),
    "component to component": (
        typescript_rules.wrong_directions,
        {"components/a/index.tsx": "import B from '../b/index.js';\n"},
    ),
    "component to renderer": (
        typescript_rules.wrong_directions,
        {"components/a/index.tsx": "import B from '../../render/tree.js';\n"},
    ),
    "unknown folder": (typescript_rules.wrong_directions, {"utils/a.ts": "export {};\n"}),
    "html": (typescript_rules.unsafe_code, {"components/a/index.tsx": "e.innerHTML = x;\n"}),
    "html, outer": (typescript_rules.unsafe_code, {"element/a.ts": "e.outerHTML = x;\n"}),
    "html by prop": (
        typescript_rules.unsafe_code,
        {"render/kit/b.tsx": "<p dangerouslySetInnerHTML={{ __html: x }} />;\n"},
    ),
    "eval": (typescript_rules.unsafe_code, {"render/kit/sanitize.ts": "eval (x);\n"}),
    "function from text": (typescript_rules.unsafe_code, {"bridge/a.ts": "const f = new Function('x', y);\n"}),
    "timer from text": (typescript_rules.unsafe_code, {"bridge/a.ts": "setTimeout('go()', 1);\n"}),
    "dom in state": (typescript_rules.dom_in_state, {"state/a.ts": "const x = document.body;\n"}),
    "long file": (typescript_rules.too_long, {"state/a.ts": "x();\n" * 401}),
}

INNOCENT_TYPESCRIPT = {
    "main.ts": "import './element/a.js';\nimport '../src/theme/base.css';\n",
    "render/registry.ts": "const x = import.meta.glob('../components/*/index.tsx');\n",
    "render/contract.ts": "import type { X } from '../protocol/config.js';\n// never innerHTML, never eval(x)\n",
    "render/kit/sanitize.ts": "template.innerHTML = clean(x);\n",
    "components/a/index.tsx": "import css from './a.css?inline';\nimport { Block } from '../../render/kit/index.js';\n",
    "state/a.ts": "/* no document */\nimport { c } from '../bridge/client.js';\nconst s = 'it is // no comment';\n",
    "state/a.test.ts": "import '../element/a.js';\ndocument.body.innerHTML = '';\n",
    "bridge/spawn.ts": "import address from '../worker/main.ts?worker&url';\nconst text = e.outerHTML;\n",
    "worker/long.ts": "/** A table.\n * Long because it is data. */\n" + "x();\n" * 401,
}


@pytest.mark.parametrize(("rule", "files"), PYTHON.values(), ids=PYTHON)
def test_a_planted_python_violation_is_found(rule: Rule, files: dict[str, str], tmp_path: Path) -> None:
    assert rule(plant(tmp_path / "lite", {"__init__.py": "", **files}))


@pytest.mark.parametrize(("rule", "files"), TYPESCRIPT.values(), ids=TYPESCRIPT)
def test_a_planted_typescript_violation_is_found(rule: Rule, files: dict[str, str], tmp_path: Path) -> None:
    assert rule(plant(tmp_path / "src", files))


def test_innocent_python_passes(tmp_path: Path) -> None:
    package = plant(tmp_path / "lite", INNOCENT_PYTHON)
    for rule in (
        python_rules.wrong_directions,
        python_rules.cycles,
        python_rules.platform_leaks,
        python_rules.too_long,
    ):
        assert rule(package) == []


def test_innocent_typescript_passes(tmp_path: Path) -> None:
    source = plant(tmp_path / "src", INNOCENT_TYPESCRIPT)
    rules = (
        typescript_rules.wrong_directions,
        typescript_rules.unsafe_code,
        typescript_rules.dom_in_state,
        typescript_rules.too_long,
    )
    for rule in rules:
        assert rule(source) == []

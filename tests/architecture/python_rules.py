"""The rules of `lite/`: who may import whom, no cycles, one seam to the platform, short files and functions.

Each rule takes the package's folder and answers its violations as sentences, so that it can be tried on a planted
tree. In-function imports count like any other: a dependency is a dependency. Imports for type checkers count for
the directions, but make no cycle, because they never run.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

FILE_LINES = 400
FUNCTION_LINES = 60
EXCUSE = "Long because"
"""A docstring with a line that begins so exempts its file or function from the limit."""

_BASE = {"errors"}
_LEAVES = {"platform", "errors"}
_CORE = {"protocol", "files", "themes", "transpile", *_LEAVES}
_ABOVE_CORE = {"core", *_CORE}
_CARRIERS = {"runtime", "api", *_ABOVE_CORE}
_EVERYTHING = {"kits", "components", "layouts", "bridges", "transports", "client", "lite", *_CARRIERS}

ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "platform": _BASE,
    "protocol": _BASE,
    "files": _LEAVES | {"protocol"},
    "themes": _LEAVES,
    "transpile": _LEAVES,
    "core": _CORE,
    "layouts": _ABOVE_CORE,
    "components": _ABOVE_CORE,
    "bridges": _ABOVE_CORE,
    "transformers": {"bridges"},
    "kits": {"components", "layouts", "bridges", *_ABOVE_CORE},
    "runtime": _ABOVE_CORE,
    "api": _ABOVE_CORE,
    # What `import gradio.x` resolves to. A carrier installs it, so it knows no carrier.
    "compat": {"kits", "components", "layouts", *_CARRIERS},
    "transports": {"compat", *_CARRIERS},
    "client": {"transports", *_CARRIERS},
    "bundle": {"lite", *_ABOVE_CORE},
    "cli": {"bundle", "compat", *_EVERYTHING},
}
"""Layer → the layers it may import besides itself. The package's own `__init__` may name all; few may import it."""

_ROOT = {"lite", "_names"}
"""`lite/__init__.py` and the typed list of its lazy names."""

_BROWSER_MODULES = {"js", "pyodide", "pyodide_js", "_pyodide", "pyodide_core"}
_BROWSER_WORDS = {"pyodide", "pyodide_js", "emscripten"}
"""String constants that ask which platform this is (`"pyodide" in sys.modules`)."""

_Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules(package: Path) -> dict[str, Path]:
    """Dotted name → file, e.g. `lite.core.blocks`."""
    found = {}
    for path in sorted(package.rglob("*.py")):
        parts = (package.name, *path.relative_to(package).with_suffix("").parts)
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def layer(module: str) -> str:
    """The layer of a dotted name: `lite.core.blocks` → `core`, `lite` → `lite`."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else parts[0]


def imports(name: str, path: Path, known: dict[str, Path], *, types: bool = True) -> Iterator[tuple[int, str]]:
    """(line, module) for each module of the package that `name` imports, wherever in the file.

    Without `types`, what stands under `if TYPE_CHECKING` is left out.
    """
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree) if types else _running(tree):
        targets: list[str] = []
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            source = ".".join([*above, *([node.module] if node.module else [])])
            targets = [f"{source}.{a.name}" if f"{source}.{a.name}" in known else source for a in node.names]
        elif _is_import_call(node):
            targets = [_first_text(node)]
        for target in targets:
            if target.split(".")[0] == name.split(".")[0]:
                yield line, target


def wrong_directions(package: Path) -> list[str]:
    """Imports the table doesn't allow, and folders it doesn't know."""
    known = modules(package)
    found = []
    for name, path in known.items():
        own = layer(name)
        if own in _ROOT:
            continue
        if own not in ALLOWED:
            found.append(f"{name}: layer `{own}` is not in the table; add it with what it may import")
            continue
        for line, target in imports(name, path, known):
            other = "lite" if layer(target) in _ROOT else layer(target)
            if other != own and other not in ALLOWED[own]:
                found.append(f"{path}:{line}: {own} may not import {target}")
    return found


def cycles(package: Path) -> list[str]:
    """Knots of modules that import one another (strongly connected components, by Tarjan)."""
    known = {name: path for name, path in modules(package).items() if layer(name) not in _ROOT}
    graph = {
        name: sorted({t for _, t in imports(name, path, known, types=False) if t in known})
        for name, path in known.items()
    }
    knots = [knot for knot in _strongly_connected(graph) if len(knot) > 1 or knot[0] in graph[knot[0]]]
    return [f"import cycle: {' ↔ '.join(sorted(knot))}" for knot in knots]


def platform_leaks(package: Path) -> list[str]:
    """Modules outside of `platform/` that know the browser."""
    found = []
    for name, path in modules(package).items():
        if layer(name) in ("platform", "bundle", "cli"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            word = _browser_word(node)
            if word:
                found.append(f"{path}:{getattr(node, 'lineno', 0)}: only lite/platform may know `{word}`")
    return found


def too_long(package: Path) -> list[str]:
    """Files and functions over the limits that don't say why."""
    found = []
    for path in modules(package).values():
        text = path.read_text("utf-8")
        tree = ast.parse(text)
        lines = text.count("\n")
        if lines > FILE_LINES and not _excused(tree):
            found.append(
                f"{path}: {lines} lines of at most {FILE_LINES}; split it or say `{EXCUSE} …` in its docstring"
            )
        functions = [node for node in ast.walk(tree) if isinstance(node, _Function) and not _excused(node)]
        found += [
            f"{path}:{node.lineno}: {node.name} has {_length(node)} lines of at most {FUNCTION_LINES}"
            for node in functions
            if _length(node) > FUNCTION_LINES
        ]
    return found


def _running(tree: ast.AST) -> Iterator[ast.AST]:
    """All nodes but those under `if TYPE_CHECKING`."""
    yield tree
    for child in ast.iter_child_nodes(tree):
        if isinstance(child, ast.If) and ast.unparse(child.test).endswith("TYPE_CHECKING"):
            for other in child.orelse:
                yield from _running(other)
        else:
            yield from _running(child)


def _browser_word(node: ast.AST) -> str | None:
    if isinstance(node, ast.Import):
        names = [alias.name.split(".")[0] for alias in node.names]
    elif isinstance(node, ast.ImportFrom) and not node.level:
        names = [(node.module or "").split(".")[0]]
    elif _is_import_call(node):
        names = [_first_text(node).split(".")[0]]
    elif isinstance(node, ast.Constant) and node.value in _BROWSER_WORDS:
        return str(node.value)
    else:
        return None
    return next((name for name in names if name in _BROWSER_MODULES), None)


def _is_import_call(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Call) and _first_text(node)):
        return False
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return called in ("import_module", "__import__")


def _first_text(node: ast.AST) -> str:
    match node:
        case ast.Call(args=[ast.Constant(value=str(text)), *_]):
            return text
    return ""


def _length(node: _Function) -> int:
    """Lines from `def` to the end, without the docstring: words are free, code is not."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def _excused(node: ast.Module | _Function) -> bool:
    return any(line.strip().startswith(EXCUSE) for line in (ast.get_docstring(node) or "").splitlines())


def _strongly_connected(graph: dict[str, list[str]]) -> list[list[str]]:
    """Tarjan's algorithm; the package is small enough for recursion."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        index[node] = low[node] = len(index)
        stack.append(node)
        for target in graph[node]:
            if target not in index:
                visit(target)
                low[node] = min(low[node], low[target])
            elif target in stack:
                low[node] = min(low[node], index[target])
        if low[node] == index[node]:
            at = stack.index(node)
            found.append(stack[at:])
            del stack[at:]

    for node in graph:
        if node not in index:
            visit(node)
    return found

"""Writes `js_shim/src/protocol/messages.ts` from `messages.py`: `python -m lite.protocol.typescript [--check]`.

Works on the source text, so that aliases, docstrings and the order of things survive. Native tooling; the browser's
wheel leaves it out.

    @dataclass class Done: id: int     →  export type Done = { type: 'done'; id: number };
    Patch = dict[int, dict[str, Json]] →  export type Patch = Record<string, Record<string, Json>>;
    Request = Open | Call              →  export type Request = Open | Call;
"""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(__file__).with_name("messages.py")
TARGET = ROOT / "js_shim" / "src" / "protocol" / "messages.ts"

HEADER = "// Generated from lite/protocol/messages.py by `make protocol`. Do not edit.\n"
SCALARS = {
    "int": "number",
    "float": "number",
    "str": "string",
    "bool": "boolean",
    "None": "null",
    "bytes": "Uint8Array",
}

SPELLED_OUT = {
    "Json": "null | boolean | number | string | Uint8Array | Json[] | { [key: string]: Json }",
    "Edit": "['replace' | 'append' | 'add' | 'delete', (string | number)[], Json]",
}
"""Aliases which TypeScript can say more exactly than Python."""


class Untranslatable(ValueError):
    """messages.py uses a form this module has no TypeScript for; the message says where."""


def generate(source: str) -> str:
    """The TypeScript of a module of message classes and type aliases.

    Raises:
        Untranslatable: if a type has no counterpart here.
    """
    body = ast.parse(source).body
    parts = [HEADER]
    for node, following in zip(body, [*body[1:], None], strict=True):
        if isinstance(node, ast.ClassDef):
            parts.append(_message(node))
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            parts.append(_alias(node.targets[0].id, node.value, _text(following)))
    return "\n".join(parts)


def _message(node: ast.ClassDef) -> str:
    fields = [f"type: '{node.name.lower()}'"]
    fields += [
        f"{f.target.id}: {_type(f.annotation)}"
        for f in node.body
        if isinstance(f, ast.AnnAssign) and isinstance(f.target, ast.Name)
    ]
    return (
        f"{_comment(ast.get_docstring(node))}export type {node.name} = {{\n"
        + "".join(f"  {f};\n" for f in fields)
        + "};\n"
    )


def _alias(name: str, value: ast.expr, comment: str | None) -> str:
    return f"{_comment(comment)}export type {name} = {SPELLED_OUT.get(name) or _type(value)};\n"


def _type(node: ast.expr) -> str:
    """The TypeScript type of a Python annotation."""
    match node:
        case ast.Constant(value=None):
            return "null"
        case ast.Name(id=name):
            return SCALARS.get(name, name)
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            return f"{_type(left)} | {_type(right)}"
        case ast.Subscript(value=ast.Name(id="Literal"), slice=values):
            return " | ".join(f"'{ast.literal_eval(value)}'" for value in _elements(values))
        case ast.Subscript(value=ast.Name(id="list"), slice=item):
            inner = _type(item)
            return f"({inner})[]" if "|" in inner else f"{inner}[]"
        case ast.Subscript(value=ast.Name(id="dict"), slice=ast.Tuple(elts=[_, item])):
            # JSON's keys are strings, whatever they are in Python.
            return f"Record<string, {_type(item)}>"
    raise Untranslatable(
        f"messages.py:{node.lineno}: no TypeScript for `{ast.unparse(node)}`; teach lite/protocol/typescript.py."
    )


def _elements(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]


def _text(node: ast.stmt | None) -> str | None:
    """The string that stands alone after an assignment and documents it."""
    match node:
        case ast.Expr(value=ast.Constant(value=str(text))):
            return text
    return None


def _comment(text: str | None) -> str:
    if not text:
        return ""
    lines = text.strip().splitlines()
    if len(lines) == 1:
        return f"/** {lines[0]} */\n"
    return "/**\n" + "".join(f" * {line.strip()}".rstrip() + "\n" for line in lines) + " */\n"


def main(arguments: list[str]) -> int:
    """Write the file, or with `--check` say whether it is current."""
    wanted = generate(SOURCE.read_text("utf-8"))
    current = TARGET.read_text("utf-8") if TARGET.exists() else ""
    if "--check" not in arguments:
        TARGET.write_text(wanted, encoding="utf-8")
    elif wanted != current:
        print(f"{TARGET.relative_to(ROOT)} is not what lite/protocol/messages.py says; run `make protocol`.")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

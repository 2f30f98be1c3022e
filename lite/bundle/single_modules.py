"""The runtime's modules as a single file carries them: each names the others by their paths in the file.

    import{a}from"./page-1.js"     import{a}from"lite-single:runtime/assets/page-1.js"
    import(`./views-1.js`)         liteSingle.load("runtime/assets/views-1.js")
    import(url)                    liteSingle.load(url)
    import.meta.url                liteSingle.at("runtime/assets/page-1.js")

`js_shim/src/single/carried.ts` puts object URLs in the place of the first, and is the `liteSingle` of the others. An
import map would do for the page; workers have none.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Container

SCHEME = "lite-single:"

_STATIC = re.compile(r"""(?<![\w$.])(from|import)\s*(["'`])(\.{1,2}/[^"'`\s]+)\2""")
_DYNAMIC = re.compile(r"""(?<![\w$.])import\(\s*(?:(["'`])(\.{1,2}/[^"'`\s]+)\1\s*\))?""")
_META = re.compile(r"(?<![\w$.])import\.meta\.url\b")


def carried_module(path: str, text: str, carried: Container[str]) -> str:
    """The module `text`, which lies at `path`, with its imports rewritten.

    Args:
        carried: paths of all files; what is none of them stays as it is, a text that only looks like an import.
    """
    folder = posixpath.dirname(path)

    def target(specifier: str) -> str | None:
        name = posixpath.normpath(posixpath.join(folder, specifier))
        return name if name in carried else None

    def static(found: re.Match[str]) -> str:
        name = target(found[3])
        return found[0] if name is None else f'{found[1]}"{SCHEME}{name}"'

    def dynamic(found: re.Match[str]) -> str:
        name = None if found[2] is None else target(found[2])
        if name is not None:
            return f"liteSingle.load({json.dumps(name)})"
        return found[0].replace("import", "liteSingle.load", 1)

    text = _STATIC.sub(static, text)
    text = _DYNAMIC.sub(dynamic, text)
    return _META.sub(lambda _: f"liteSingle.at({json.dumps(path)})", text)

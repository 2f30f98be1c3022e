"""Modules of a single file: which of their imports are rewritten to what."""

from __future__ import annotations

import pytest

from lite.bundle.single_modules import carried_module

FILES = {"runtime/lite.js", "runtime/assets/a-1.js", "runtime/assets/b-1.js"}
A = "runtime/assets/a-1.js"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('import{x as y}from"./b-1.js";', 'import{x as y}from"lite-single:runtime/assets/b-1.js";'),
        ('import"./b-1.js";', 'import"lite-single:runtime/assets/b-1.js";'),
        ("export*from`../lite.js`;", 'export*from"lite-single:runtime/lite.js";'),
        ("await import(`./b-1.js`)", 'await liteSingle.load("runtime/assets/b-1.js")'),
        ("import( './b-1.js' ).then(f)", 'liteSingle.load("runtime/assets/b-1.js").then(f)'),
        ("import(/* @vite-ignore */ url)", "liteSingle.load(/* @vite-ignore */ url)"),
        ('import("node:fs")', 'liteSingle.load("node:fs")'),
        ("new URL(`./`,``+import.meta.url)", f'new URL(`./`,``+liteSingle.at("{A}"))'),
    ],
)
def test_an_import_names_its_file_by_its_path(source: str, expected: str) -> None:
    assert carried_module(A, source, FILES) == expected


@pytest.mark.parametrize(
    "source",
    [
        'e.pyimport("lite_restored")',
        "a.import(x)",
        "$import(x)",
        "text=\"import x from './other.js'\"",
        'import{a}from"https://example.org/b-1.js"',
        "import.meta.urls",
        "my.import.meta.url",
    ],
)
def test_what_is_no_import_of_a_carried_file_stays(source: str) -> None:
    assert carried_module(A, source, FILES) == source

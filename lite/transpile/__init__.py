"""A Python function as a program that the page runs by itself: what `js=True` means.

    function ──inspect──▶ its source's tree ──lowered──▶ program (JSON) ──▶ config ──▶ js_shim/src/render/python

A program is data, not source: the page compiles it to closures, so the strictest Content-Security-Policy can't forbid
it (docs/decisions). What can't be translated is refused here, when the app is built, with file, line, construct and
remedy. Nothing here knows components; `core` says which callables make updates.
"""

"""Edits that turn one payload into another, so that streaming a growing value sends what grew.

[action, path, value]    action: replace | append (to a string) | add (key or item) | delete
"""

from __future__ import annotations

from itertools import compress
from operator import is_not

from lite.protocol.messages import Edit, Json

_ABSENT = object()


def diff(old: Json, new: Json, path: list[Json]) -> list[Edit]:
    """Edits from `old` to `new`, both below `path`, to be applied in order; none if they are equal."""
    if old is new:
        return []
    if type(old) is not type(new):
        return [["replace", path, new]]
    if isinstance(new, str):
        if old == new:
            return []
        return [["append", path, new[len(old) :]]] if new.startswith(old) and old else [["replace", path, new]]
    if isinstance(new, dict):
        return _dicts(old, new, path)
    if isinstance(new, list):
        return _lists(old, new, path)
    return [] if old == new else [["replace", path, new]]


def _dicts(old: dict[str, Json], new: dict[str, Json], path: list[Json]) -> list[Edit]:
    edits: list[Edit] = [["delete", [*path, key], None] for key in old if key not in new]
    for key, value in new.items():
        before = old.get(key, _ABSENT)
        if before is not value:
            edits += [["add", [*path, key], value]] if before is _ABSENT else diff(before, value, [*path, key])
    return edits


def _lists(old: list[Json], new: list[Json], path: list[Json]) -> list[Edit]:
    shared = min(len(old), len(new))
    edits: list[Edit] = []
    # Of a long list that grows nearly all is the same: that is found out without a loop in Python.
    for index in compress(range(shared), map(is_not, old, new)):
        edits += diff(old[index], new[index], [*path, index])
    # Deleted from the end, so that no index has shifted when its turn comes.
    edits += [["delete", [*path, index], None] for index in range(len(old) - 1, shared - 1, -1)]
    edits += [["add", [*path, index], new[index]] for index in range(shared, len(new))]
    return edits

import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lite.protocol.diff import diff

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats(allow_nan=False) | st.text("ab", max_size=4),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("xyz", max_size=2), inner, max_size=4),
    max_leaves=12,
)


def apply(value: Any, edits: list[Any]) -> Any:
    """What a page does with edits; the TypeScript twin is tested in js_shim/src/state."""
    holder = {"value": copy.deepcopy(value)}
    for action, path, new in edits:
        at: Any = holder
        for key in path[:-1]:
            at = at[key]
        last = path[-1]
        if action == "delete":
            del at[last]
        elif action == "append":
            at[last] += new
        elif action == "add" and isinstance(at, list):
            at.insert(last, new)
        else:
            at[last] = new
    return holder["value"]


@given(JSON, JSON)
def test_edits_turn_the_old_into_the_new(old: Any, new: Any) -> None:
    after = apply(old, diff(old, new, ["value"]))
    assert after == new
    assert repr(after) == repr(new) or not isinstance(new, (int, float))


@given(JSON)
def test_equal_values_need_no_edit(value: Any) -> None:
    assert diff(value, copy.deepcopy(value), []) == []


def test_a_growing_text_sends_what_grew() -> None:
    assert diff("to", "token", ["value"]) == [["append", ["value"], "ken"]]


def test_a_growing_chat_sends_one_append() -> None:
    old = [{"role": "assistant", "content": [{"type": "text", "text": "Hel"}]}]
    new = [{"role": "assistant", "content": [{"type": "text", "text": "Hello"}]}]
    assert diff(old, new, ["value"]) == [["append", ["value", 0, "content", 0, "text"], "lo"]]


def test_a_bool_is_not_a_number() -> None:
    assert diff([1], [True], []) == [["replace", [0], True]]


def test_items_are_deleted_from_the_end() -> None:
    assert diff([1, 2, 3], [1], []) == [["delete", [2], None], ["delete", [1], None]]

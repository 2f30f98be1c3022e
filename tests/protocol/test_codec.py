import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lite.errors import ProtocolError
from lite.protocol.codec import Encoder, Packet, appended, decode, single_call
from lite.protocol.messages import Call, Cancel, Close, Done, Failed, Log, Open, Progress, Update

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def packet_of(*messages: Any) -> Packet:
    encoder = Encoder()
    for message in messages:
        encoder.add(message)
    return encoder.take()


@given(st.lists(JSON, max_size=4), st.binary(max_size=9))
def test_what_is_encoded_is_decoded(inputs: list[Any], data: bytes) -> None:
    call = Call(1, 2, "s", [*inputs, data, {"deep": [data]}], {"index": 1}, 7)
    assert decode(packet_of(call, Cancel(1))) == [call, Cancel(1)]


@pytest.mark.parametrize(
    "message",
    [
        Open("s", {"url": "u"}),
        Close("s"),
        Update(1, {}, {}),
        Progress(1, []),
        Log(None, "info", "m", "t", 3.0),
        Done(1, 0.5),
        Failed(1, "app", "m"),
    ],
    ids=lambda message: type(message).__name__,
)
def test_every_message_survives(message: Any) -> None:
    assert decode(packet_of(message)) == [message]


@given(st.integers(0, 2**53), st.integers(0, 2**31), st.text())
def test_a_text_that_grows_is_written_as_any_update(call_id: int, uid: int, text: str) -> None:
    written = appended(call_id, uid)(text)
    assert written == packet_of(Update(call_id, {}, {uid: [["append", ["value"], text]]})).text
    # The page knows a stream's steps by how they begin and end (js_shim/src/state/steps.ts).
    assert written.startswith(
        f'[{{"type":"update","id":{call_id},"patch":{{}},"edits":{{"{uid}":[["append",["value"],"'
    )
    assert written.endswith('"]]}}]')


def test_a_packet_without_bytes_is_only_text() -> None:
    packet = packet_of(Done(1, 0.0))
    assert (packet.mark, packet.buffers) == (None, None)


def test_a_value_that_looks_like_a_mark_stays_a_value() -> None:
    first = packet_of(Call(1, 0, "s", [b"x"]))
    forged = Call(1, 0, "s", [{first.mark: 0}, b"y"])
    assert decode(packet_of(forged)) == [forged]


def test_nan_and_infinity_become_null() -> None:
    packet = packet_of(Update(1, {2: {"value": [float("nan"), float("inf"), 1.5, (1, {"a": float("nan")})]}}))
    (message,) = json.loads(packet.text)
    assert message["patch"] == {"2": {"value": [None, None, 1.5, [1, {"a": None}]]}}


@dataclass
class Point:
    x: int


def test_dataclasses_paths_sets_and_arrays_have_a_json_form() -> None:
    class Array:
        def tolist(self) -> list[int]:
            return [1, 2]

    packet = packet_of(Update(1, {2: {"a": Point(1), "b": Path("x/y"), "c": {3}, "d": Array()}}))
    (message,) = json.loads(packet.text)
    assert message["patch"]["2"] == {"a": {"x": 1}, "b": "x/y", "c": [3], "d": [1, 2]}


def test_a_value_without_json_form_is_named_and_leaves_the_packet_whole() -> None:
    encoder = Encoder()
    encoder.add(Done(1, 0.0))
    with pytest.raises(ProtocolError, match="object has no JSON form"):
        encoder.add(Update(1, {2: {"value": [b"lost", object()]}}))
    assert decode(encoder.take()) == [Done(1, 0.0)]


def test_lone_surrogates_travel() -> None:
    call = Call(1, 0, "s", ["\ud800"])
    assert packet_of(call).text.isascii()
    assert decode(packet_of(call)) == [call]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ('{"type":"done"}', "list of messages"),
        ('[{"type":"dance"}]', "Unknown message type 'dance'"),
        ("[3]", "Unknown message type None"),
        ('[{"type":["call"]}]', "Unknown message type"),
        ('[{"type":"cancel"}]', r"missing \['id'\]"),
        ('[{"type":"cancel","id":1,"x":2}]', r"unexpected \['x'\]"),
        ('[{"type":"call","id":"1","dep":0,"session":"s","inputs":[]}]', "call.id can't be str"),
        ('[{"type":"call","id":true,"dep":0,"session":"s","inputs":[]}]', "call.id can't be bool"),
        ('[{"type":"call","id":1,"dep":0,"session":"s","inputs":{}}]', "call.inputs can't be dict"),
    ],
)
def test_what_no_page_sends_is_refused(text: str, message: str) -> None:
    with pytest.raises(ProtocolError, match=message):
        decode(Packet(text))


def test_a_mark_beyond_the_buffers_stays_a_value() -> None:
    text = '[{"type":"call","id":1,"dep":0,"session":"s","inputs":[{"m":5},{"m":-1},{"m":0}]}]'
    assert decode(Packet(text, "m", [b"x"])) == [Call(1, 0, "s", [{"m": 5}, {"m": -1}, b"x"])]


def test_a_single_call_is_found_and_all_else_is_left_to_decode() -> None:
    call = Call(1, 2, "s", ["x"], None, 3)
    assert single_call(packet_of(call).text) == ("call", 1, 2, "s", ["x"])
    odd = [
        packet_of(call, call).text,
        packet_of(Cancel(1)).text,
        packet_of(call).text + " ",
        "",
        "[",
        "[" * 100_000,
        "3",
        '[{"id":1}]',
        '[{"type":"call","id":"1","dep":0,"session":"s","inputs":[]}]',
        '[{"type":"call","id":1,"dep":0,"session":"s","inputs":{}}]',
        '[{"type":"call","id":1,"dep":0,"session":"s","inputs":[],"event":null,"trigger":1,"more":1}]',
    ]
    assert [single_call(text) for text in odd] == [None] * len(odd)

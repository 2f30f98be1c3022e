"""The page's `onnxruntime` against onnxruntime itself: names, numbers, complaints."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import onnxruntime as real
import pytest
from onnx import TensorProto

from lite import Tensor
from lite.bridges import _feeds
from lite.bridges.drop_in import onnxruntime as ours
from lite.bridges.faults import CannotWait, EngineError, InvalidArgument, InvalidGraph, NoSuchFile
from lite.bridges.onnx import _listener
from lite.errors import ConfigError
from tests.bridges import models
from tests.bridges.loopback import Loopback, engine

X = np.array([[1, 2, 3], [4, 5, 6]], np.float32)


@pytest.fixture(autouse=True)
def loop() -> Iterator[None]:
    made = asyncio.new_event_loop()
    asyncio.set_event_loop(made)
    yield
    made.close()
    asyncio.set_event_loop(None)


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    with engine() as made:
        yield made


@pytest.fixture
def without_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        _feeds, "sys", SimpleNamespace(modules={})
    )  # what the faces see of an app that hasn't imported it


def test_a_session_says_of_its_model_what_the_real_one_says(loopback: Loopback, tmp_path: Path) -> None:
    path = tmp_path / "affine.onnx"
    path.write_bytes(models.affine())
    session, native = ours.InferenceSession(path), real.InferenceSession(path)
    for mine, theirs in zip(
        session.get_inputs() + session.get_outputs(), native.get_inputs() + native.get_outputs(), strict=True
    ):
        assert (mine.name, mine.type, mine.shape) == (theirs.name, theirs.type, theirs.shape)
    assert session.get_providers() == native.get_providers() == ["CPUExecutionProvider"]
    assert session.get_provider_options() == {"CPUExecutionProvider": {"threads": "1"}}


def test_a_run_takes_and_gives_numpy_arrays_where_there_is_numpy(loopback: Loopback) -> None:
    session, native = ours.InferenceSession(models.affine()), real.InferenceSession(models.affine())
    (mine,), (theirs,) = session.run(None, {"x": X}), native.run(None, {"x": X})
    assert isinstance(mine, np.ndarray)
    np.testing.assert_array_equal(mine, theirs)
    mine[0, 0] = 1  # writable, as the real one's
    np.testing.assert_array_equal(session.run(["y"], {"x": X[:, ::-1]})[0], native.run(["y"], {"x": X[:, ::-1]})[0])


@pytest.mark.usefixtures("without_numpy")
def test_a_run_takes_and_gives_tensors_where_there_is_none(loopback: Loopback) -> None:
    session = ours.InferenceSession(models.affine())
    for given in (Tensor(X), X.tolist(), Tensor(X).tolist()):
        (y,) = session.run(None, {"x": given})
        assert isinstance(y, Tensor)
        np.testing.assert_allclose(y.tolist(), X @ np.array([[1, 2], [3, 4], [5, 6]]) / 10 + [0.5, -0.5], rtol=1e-6)


def test_outputs_come_in_the_order_asked_for(loopback: Loopback) -> None:
    session = ours.InferenceSession(models.several())
    feed = {"a": np.array([1, 2], np.float32), "b": np.array([3, 4], np.float32)}
    product, total = session.run(["product", "sum"], feed)
    assert (product.tolist(), total.tolist()) == ([3, 8], [4, 6])


@pytest.mark.parametrize("kind", ["FLOAT16", "FLOAT", "DOUBLE", "INT64", "INT32", "UINT8", "INT8", "BOOL", "STRING"])
def test_each_type_of_element_crosses(loopback: Loopback, kind: str) -> None:
    session = ours.InferenceSession(models.identity(getattr(TensorProto, kind), [None, 2]))
    name = {"FLOAT": "float32", "DOUBLE": "float64"}.get(kind, kind.lower())
    given = np.array([["a", "ü"], ["", "b"]]) if kind == "STRING" else np.array([[0, 1], [2, 3]]).astype(name)
    native = real.InferenceSession(models.identity(getattr(TensorProto, kind), [None, 2]))
    assert session.get_inputs()[0].type == native.get_inputs()[0].type
    (answer,) = session.run(None, {"x": given})
    assert answer.tolist() == given.tolist()
    assert answer.dtype == (object if kind == "STRING" else given.dtype)
    (again,) = session.run(None, {"x": Tensor(given)})
    assert again.tolist() == given.tolist()


@pytest.mark.parametrize(
    ("feed", "says"),
    [
        ({"z": X}, "no input 'z'; it takes 'x'"),
        ({}, "'x' is missing"),
        ({"x": X[0]}, r"\[3\], expected \['n', 3\]"),
        ({"x": X[:, :2]}, r"\[2, 2\], expected \['n', 3\]"),
        ({"x": X.astype("float64")}, r"tensor\(double\), .* tensor\(float\)\. Convert it by `.astype\('float32'\)`"),
        ({"x": [[1], [1, 2]]}, "ragged"),
        ({"x": object()}, "no array"),
    ],
    ids=["unknown", "missing", "rank", "size", "type", "ragged", "object"],
)  # fmt: skip
def test_what_does_not_fit_is_refused_in_words_and_the_session_goes_on(
    loopback: Loopback, feed: dict[str, object], says: str
) -> None:
    session = ours.InferenceSession(models.affine())
    with pytest.raises(InvalidArgument, match=says):
        session.run(None, feed)
    assert session.run(None, {"x": X})[0].shape == (2, 2)


def test_other_refusals(loopback: Loopback) -> None:
    from lite.bridges.drop_in.onnxruntime.capi.onnxruntime_pybind11_state import InvalidProtobuf

    with pytest.raises(InvalidProtobuf, match="no Git LFS pointer"):
        ours.InferenceSession(b"no model")
    with pytest.raises(NoSuchFile, match=r"models/nowhere\.onnx could not be fetched.*among the app's files"):
        ours.InferenceSession("nowhere.onnx")
    with pytest.raises(InvalidArgument, match="no output 'z'; it has y"):
        ours.InferenceSession(models.affine()).run(["z"], {"x": X})
    assert issubclass(InvalidGraph, RuntimeError)


def test_a_session_is_freed_when_nobody_uses_it_and_by_close(loopback: Loopback) -> None:
    with ours.InferenceSession(models.affine()) as session:
        assert loopback.sessions
    assert not loopback.sessions
    session.close()
    with pytest.raises(EngineError, match="is closed"):
        session.run(None, {"x": X})
    other = ours.InferenceSession(models.affine())
    del other
    gc.collect()
    assert loopback.asked.count("close") == 2


def test_where_python_cannot_wait_run_names_run_async() -> None:
    async def app() -> list[list[float]]:
        session = ours.InferenceSession(models.affine())
        with pytest.raises(EngineError, match=r"await session.load\(\)"):
            session.get_inputs()
        with pytest.raises(CannotWait, match=r"await session\.run_async"):
            session.run(None, {"x": X})
        assert (await session.load()).get_inputs()[0].name == "x"
        answer: list[list[float]] = (await session.run_async(None, {"x": X}))[0].tolist()
        with pytest.raises(InvalidGraph):
            await ours.InferenceSession(b"no model").load()
        return answer

    with engine(can_wait=False):
        assert (
            asyncio.get_event_loop().run_until_complete(app())
            == real.InferenceSession(models.affine()).run(None, {"x": X})[0].tolist()
        )


def test_outside_of_a_page_the_real_one_is_named() -> None:
    with pytest.raises(ConfigError, match="install onnxruntime"):
        ours.InferenceSession(models.affine())


def test_a_download_is_shown_by_the_given_progress_else_by_the_page_that_waits_for_its_app(loopback: Loopback) -> None:
    shown: list[tuple[object, str]] = []
    _listener(lambda loaded, desc, unit: shown.append((loaded, unit)))({"loaded": 1, "total": None})
    assert shown == [((1, None), "bytes")]
    told = _listener(None)
    told({"loaded": 1, "total": None})
    told({"loaded": 1, "total": 2})
    assert loopback.asked == ["Loading the model: 1 of 2"]

"""Where scripts import onnxruntime's exceptions from."""

from lite.bridges.faults import EngineError, Fail, InvalidArgument, InvalidGraph, NoSuchFile

InvalidProtobuf = NotImplemented = InvalidGraph
RuntimeException = EngineError

__all__ = [
    "Fail",
    "InvalidArgument",
    "InvalidGraph",
    "InvalidProtobuf",
    "NoSuchFile",
    "NotImplemented",
    "RuntimeException",
]

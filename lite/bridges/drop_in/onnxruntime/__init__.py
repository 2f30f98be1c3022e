"""What `import onnxruntime` is in a page: lite's face of ONNX Runtime Web."""

from lite.bridges.onnx import (
    GraphOptimizationLevel,
    InferenceSession,
    NodeArg,
    SessionOptions,
    __version__,
    get_available_providers,
    get_device,
)

__all__ = [
    "GraphOptimizationLevel",
    "InferenceSession",
    "NodeArg",
    "SessionOptions",
    "__version__",
    "get_available_providers",
    "get_device",
]

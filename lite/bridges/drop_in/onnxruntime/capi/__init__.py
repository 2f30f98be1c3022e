"""The package that has onnxruntime's exceptions."""

"""Python faces of the engines that run models in the page: ONNX Runtime Web, and the browser's picture decoders."""

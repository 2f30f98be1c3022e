"""What lite says of itself by Gradio's names."""

from __future__ import annotations

import sys


def get_package_version() -> str:
    """The version of lite, which is what `gr.__version__` says too."""
    # Nobody gets here without lite; a module of its inside may not import it as a whole.
    return str(sys.modules["lite"].__version__)

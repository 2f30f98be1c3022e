"""Where Gradio keeps them: `from gradio.themes.utils import colors, fonts, sizes`."""

from lite.themes import colors as colors
from lite.themes import fonts as fonts
from lite.themes import sizes as sizes

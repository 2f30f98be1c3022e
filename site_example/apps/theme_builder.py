"""Theme builder

Choose a preset, hues, sizes and fonts, see the look in light and in dark at once, and copy the theme as Python.
"""

import json
import re

import gradio as gr

PRESETS = ["Default", "Base", "Citrus", "Cyberpunk", "Ember", "Glass", "Mario", "Monochrome", "Neon", "Ocean"]
PRESETS += ["Origin", "Soft"]
KEPT = ("From the preset", "")
"""What every control says until something is chosen: the preset decides, and the code doesn't mention it."""

HUES = [KEPT, *((name.title(), name) for name in gr.themes.colors.NAMES)]
GOOGLE = "google:"
SANS = [
    "system-ui",
    "Arial",
    "Helvetica",
    "Segoe UI",
    "Tahoma",
    "Trebuchet MS",
    "Verdana",
    "google:Inter",
    "google:Lato",
]
SERIF = ["Georgia", "Palatino", "Times New Roman", "google:Lora", "google:Merriweather"]
MONO = ["ui-monospace", "Consolas", "Courier New", "Menlo", "google:Fira Code", "google:JetBrains Mono"]

SINGLE = {
    "body_background_fill": ["*neutral_100", "*primary_50", "*secondary_50", "white"],
    "block_background_fill": ["*neutral_50", "*primary_50", "white"],
    "block_border_color": ["*neutral_300", "*primary_300", "*secondary_300", "transparent"],
    "block_border_width": ["0px", "1px", "2px", "3px"],
    "block_shadow": ["none", "0 1px 3px rgb(0 0 0 / 20%)", "0 4px 12px rgb(0 0 0 / 20%)"],
    "block_title_text_color": ["*neutral_900", "*primary_700", "*secondary_700"],
    "input_background_fill": ["*neutral_50", "*neutral_100", "white"],
    "button_primary_background_fill": ["*primary_700", "*primary_800", "*secondary_700", "*neutral_900"],
    "button_primary_text_color": ["white", "*primary_50", "*primary_950"],
    "button_secondary_background_fill": ["*neutral_100", "*primary_100", "*secondary_100"],
}
"""Variables of `set()`, each with suggestions; each has a second name for dark mode, with `_dark`."""

HARMFUL = re.compile(r"[;{}<>\\$]")
"""What no value of a variable needs, and what could end a declaration."""


def fonts(names):
    """Choices of these fonts; Google's are named so."""
    shown = [f"{name.removeprefix(GOOGLE)} (Google)" if name.startswith(GOOGLE) else name for name in names]
    return [KEPT, *zip(shown, names, strict=True)]


def family(name, generic):
    """The fonts to try, of which the first that the reader has is used."""
    if not name:
        return None
    return [gr.themes.GoogleFont(name[len(GOOGLE) :]) if name.startswith(GOOGLE) else name, generic]


def arguments(chosen):
    """What the theme's class gets: only what was chosen."""
    given = {name: chosen[name] for name in (*COLOURS, *SCALES)}
    text = chosen["font"]
    given["font"] = family(text, "serif" if text in SERIF else "sans-serif")
    given["font_mono"] = family(chosen["font_mono"], "monospace")
    return {name: value for name, value in given.items() if value}


def variables(chosen):
    """What `set()` gets, for dark mode too if that is wanted."""
    given = {name: chosen[name].strip() for name in SINGLE if chosen[name]}
    for name, value in given.items():
        if HARMFUL.search(value):
            raise gr.Error(f"{name} is one CSS value, without ; {{ }} < > \\ or $.", print_exception=False)
    dark = {f"{name}_dark": value for name, value in given.items()} if chosen["dark_too"] else {}
    return {name: value for name, value in sorted((given | dark).items()) if value}


def made(chosen):
    """The chosen theme, as an object."""
    theme = getattr(gr.themes, chosen["preset"])(**arguments(chosen))
    try:
        return theme.set(**variables(chosen))
    except Exception as error:  # a reference, `*name`, to what there isn't
        raise gr.Error(str(error), print_exception=False) from None


def written(chosen):
    """The same theme as Python."""

    def call(name, given):
        lines = "".join(f"    {key}={literal(value)},\n" for key, value in given.items())
        return f"{name}(\n{lines})" if lines else f"{name}()"

    made_by = call(f"gr.themes.{chosen['preset']}", arguments(chosen))
    single = variables(chosen)
    theme = made_by + (call(".set", single) if single else "")
    return f"import gradio as gr\n\ntheme = {theme}\n\n# demo.launch(theme=theme)"


def literal(value):
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, gr.themes.GoogleFont):
        return f"gr.themes.GoogleFont({literal(value.name)})"
    return json.dumps(value, ensure_ascii=False)


def style(theme):
    """The theme as rules of the two samples, as weak as the page's own: dark keeps what the theme doesn't set."""
    rules = {":where(&) .gradio-container": "light", ":where(&) .gradio-container.dark": "dark"}
    modes = theme.variables()
    return "\n".join(
        f"{selector} {{ {' '.join(f'--{name}: {value};' for name, value in modes[mode].items())} }}"
        for selector, mode in rules.items()
    )


def show(*values):
    chosen = dict(zip(CONTROLS, values, strict=True))
    return gr.HTML(css_template=style(made(chosen))), written(chosen)


def start(preset):
    """Another preset: everything else is as it says."""
    values = fresh(preset).values()
    return *values, *show(*values)


def fresh(preset):
    return dict.fromkeys(CONTROLS, "") | {"preset": preset, "dark_too": True}


def sample(mode):
    """Some of everything, in one of the two modes whatever the page's is."""
    classes = ["gradio-container", mode.lower(), "look"]
    with gr.HTML(html_template="@children", js_on_load=None, label=mode, show_label=True, elem_classes=classes):
        with gr.Column():
            gr.Markdown("Text with a [link](#), **bold** and `code`.")
            gr.Textbox("Ada", label="Name", info="As on the card", interactive=True)
            gr.Dropdown(["Espresso", "Flat white", "Tea"], label="Drink", interactive=True)
            gr.Slider(0, 10, 4, step=1, label="Sugar", interactive=True)
            gr.CheckboxGroup(["Milk", "Ice"], value=["Milk"], label="With", interactive=True)
            gr.Label({"Coffee": 0.7, "Tea": 0.3}, label="Guess")
            with gr.Row():
                gr.Button("Order", variant="primary")
                gr.Button("Later")
                gr.Button("Cancel", variant="stop")


COLOURS = {"primary_hue": "Primary hue", "secondary_hue": "Secondary hue", "neutral_hue": "Neutral hue"}
SCALES = {
    "text_size": ("Text size", ["sm", "md", "lg"]),
    "spacing_size": ("Spacing", ["sm", "md", "lg"]),
    "radius_size": ("Radius", ["none", "sm", "md", "lg", "xxl"]),
}
LOOK = """
.look.block { padding: 16px; border: 1px solid var(--border-color-primary); border-radius: var(--container-radius);
              background: var(--body-background-fill); }
"""

with gr.Blocks(title="Theme builder", css=LOOK, fill_width=True) as demo:
    with gr.Row():
        with gr.Column(scale=1):
            CONTROLS = {"preset": gr.Dropdown(PRESETS, label="Preset", info="Choosing one starts anew from it")}
            for name, label in COLOURS.items():
                CONTROLS[name] = gr.Dropdown(HUES, label=label)
            for name, (label, steps) in SCALES.items():
                CONTROLS[name] = gr.Radio([KEPT, *steps], value="", label=label)
            CONTROLS["font"] = gr.Dropdown(
                fonts(SANS + SERIF),
                label="Font",
                info="Seen if your system has it. Gradio loads fonts of Google; a page of Lite does not",
            )
            CONTROLS["font_mono"] = gr.Dropdown(fonts(MONO), label="Font of code")
            with gr.Accordion("Single variables", open=False):
                gr.Markdown("Any CSS value, or `*name` for another variable of the theme, such as `*primary_200`.")
                for name, suggested in SINGLE.items():
                    CONTROLS[name] = gr.Dropdown(
                        [KEPT, *((value, value) for value in suggested)], label=name, allow_custom_value=True
                    )
                CONTROLS["dark_too"] = gr.Checkbox(True, label="Use them in dark mode, too")
            reset = gr.Button("Start over")
        with gr.Column(scale=3):
            with gr.HTML(html_template="@children", js_on_load=None) as preview:
                with gr.Row():
                    sample("Light")
                    sample("Dark")
            code = gr.Code(language="python", label="Python", interactive=False)

    controls = list(CONTROLS.values())
    others = [control.input for name, control in CONTROLS.items() if name != "preset"]
    gr.on(others, show, controls, [preview, code], trigger_mode="always_last", show_progress="hidden")
    CONTROLS["preset"].input(start, CONTROLS["preset"], [*controls, preview, code], show_progress="hidden")
    reset.click(lambda: start("Default"), None, [*controls, preview, code], show_progress="hidden")
    code.value = written(fresh("Default"))

demo.launch()

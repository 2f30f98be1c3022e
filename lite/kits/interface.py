"""An app around one function: its inputs, its outputs, and the buttons between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from lite.components import get_component_instance
from lite.components.button import Button
from lite.components.clearbutton import ClearButton
from lite.components.markdown import Markdown
from lite.components.state import State
from lite.core.blocks import Blocks
from lite.core.component import Component
from lite.core.dependency import Dependency, parameters_of, wants_of
from lite.core.event import Trigger, on
from lite.core.props import REQUIRED, Legacy, renamed
from lite.errors import ConfigError
from lite.kits._calling import streams
from lite.kits._flag_buttons import FlagButtons
from lite.kits.examples import Examples
from lite.kits.flagging import FlaggingCallback, mode_of
from lite.layouts.accordion import Accordion
from lite.layouts.column import Column
from lite.layouts.row import Row

Kind = Literal["standard", "output_only", "input_only", "unified"]


def _show_api(given: dict[str, Any], value: Any) -> None:
    given.setdefault("api_visibility", "public" if value else "undocumented")


class Interface(Blocks):
    """An app that runs `fn` on its inputs and shows what it returns.

        gr.Interface(lambda name: f"Hello {name}!", "text", "text").launch()

    Without inputs, or without outputs, the other half takes the whole width; where both are the same components, they
    are drawn once.
    """

    legacy: ClassVar[dict[str, Legacy | None]] = {
        "allow_flagging": renamed("flagging_mode"),
        "show_api": _show_api,
        **dict.fromkeys(("layout", "interpretation", "num_shap", "enable_queue", "thumbnail", "_api_mode")),
    }

    fn: Callable[..., Any] = REQUIRED
    """The function: one argument per input, one return value per output."""
    inputs: Any = REQUIRED
    """Components, or their names such as "textbox"; None for none."""
    outputs: Any = REQUIRED
    """Components, or their names; None for none."""
    examples: Any = None
    """Sample inputs; see `gr.Examples`."""
    _: KW_ONLY
    mode: str = "interface"
    cache_examples: bool | None = None
    """Whether a click on an example shows its outputs too, computed once."""
    cache_mode: Literal["eager", "lazy"] | None = None
    """See `gr.Examples`."""
    examples_per_page: int = 10
    """Examples shown at once."""
    example_labels: list[str] | None = None
    """Names of the examples."""
    preload_example: int | Literal[False] = 0
    """See `gr.Examples(preload=...)`."""
    live: bool = False
    """Whether it runs whenever an input changes, without a submit button."""
    title: Any = None
    """Headline, and the page's title."""
    description: str | None = None
    """Markdown below the headline."""
    article: str | None = None
    """Markdown at the end."""
    flagging_mode: Any = None
    """Whether values are kept: "manual" has a button for it, "auto" keeps each run, "never"."""
    flagging_options: Any = None
    """Names of several flag buttons, or `(name, what is written)` pairs."""
    flagging_dir: str = ".gradio/flagged"
    """Folder for flagged values."""
    flagging_callback: FlaggingCallback | None = None
    """What keeps them; None is a `CSVLogger`."""
    batch: bool = False
    """Whether `fn` takes and gives lists, several runs at once."""
    max_batch_size: int = 4
    """Most runs in one batch."""
    api_visibility: Literal["public", "private", "undocumented"] = "public"
    """Who sees the endpoint."""
    api_name: str | Literal[False] | None = None
    """Name of the endpoint; None is "predict"."""
    api_description: str | Literal[False] | None = None
    """Description of the endpoint; None is the function's docstring."""
    allow_duplication: bool = False
    """Accepted."""
    concurrency_limit: int | Literal["default"] | None = "default"
    """How many runs may overlap."""
    additional_inputs: Any = None
    """Further inputs, in an accordion."""
    additional_inputs_accordion: Any = None
    """Title of that accordion, or a `gr.Accordion`."""
    submit_btn: Any = "Submit"
    """Text of the submit button, or a `gr.Button`."""
    stop_btn: Any = "Stop"
    """Text of the stop button, or a `gr.Button`; only functions that yield have one."""
    clear_btn: Any = "Clear"
    """Text of the clear button, or a `gr.Button`; None leaves it out."""
    show_progress: Literal["full", "minimal", "hidden"] = "full"
    """How a run is shown on the outputs."""
    time_limit: int | None = 30
    """Seconds that a stream from an input may take."""
    stream_every: float = 0.5
    """Seconds between two pieces of such a stream."""
    deep_link: Any = None
    """A `gr.DeepLinkButton` below the outputs, the text on one, or True: it copies a link with the inputs."""
    validator: Callable[..., Any] | None = None
    """Checks the inputs before `fn` runs."""

    if TYPE_CHECKING:  # Blocks has other positional parameters, which dataclass rules would put first

        def __init__(
            self, fn: Callable[..., Any], inputs: Any, outputs: Any, examples: Any = None, **props: Any
        ) -> None: ...

    @classmethod
    def from_pipeline(cls, pipeline: Any, **kwargs: Any) -> Interface:
        """An app for a model: its components follow from the pipeline's task. `kwargs` are the Interface's own.

        Raises:
            ConfigError: if it is no pipeline, or there is no app for its task.
        """
        from lite.kits.from_pipeline import parts_of

        return cls(**{**parts_of(pipeline), **kwargs})

    def __post_init__(self) -> None:
        if not callable(self.fn):
            raise ConfigError(f"Interface needs a function to run, got {self.fn!r}; pass the function itself.")
        self.flagging_mode = mode_of(self.flagging_mode)
        self.input_components, self.output_components = self._halves()
        self.additional_input_components = [get_component_instance(one) for one in _listed(self.additional_inputs)]
        self.interface_type = self._kind()
        self._name_components()
        heading, self.title = self.title, self.title or "Gradio"
        super().__post_init__()
        with self:
            self._build(heading)

    def _halves(self) -> tuple[list[Component], list[Component]]:
        """Inputs and outputs as components; a state in both is one."""
        inputs, outputs = _listed(self.inputs), _listed(self.outputs)
        states = [index for index, one in enumerate(inputs) if one == "state"]
        parameters = parameters_of(self.fn) or []
        for index in states:
            default = parameters[index].default if index < len(parameters) else None
            inputs[index] = State(None if default is parameters[index].empty else default, render=False)
        made = [get_component_instance(one) for one in inputs]
        state = next((one for one in made if isinstance(one, State)), None)
        return made, [state if one == "state" and state else get_component_instance(one) for one in outputs]

    def _kind(self) -> Kind:
        if not self.input_components and not self.output_components:
            raise ConfigError("Interface has neither inputs nor outputs; name at least one component.")
        if [id(one) for one in self.input_components] == [id(one) for one in self.output_components]:
            return "unified"
        if not self.input_components:
            return "output_only"
        return "standard" if self.output_components else "input_only"

    def _name_components(self) -> None:
        """Label components that have none: inputs by the function's parameters, outputs as such."""
        filled = {want.name for want in wants_of(self.fn)}
        names = [p.name for p in parameters_of(self.fn) or [] if p.name not in filled]
        for index, component in enumerate([*self.input_components, *self.additional_input_components]):
            _label(component, names[index] if index < len(names) else f"input {index}")
        if self.interface_type != "unified":
            for index, component in enumerate(self.output_components):
                _label(component, "output" if len(self.output_components) == 1 else f"output {index}")

    # Drawing --------------------------------------------------------------------------------------------------------

    def _build(self, heading: Any) -> None:
        if heading:
            Markdown(f"<h1 style='text-align: center; margin-bottom: 1rem'>{heading}</h1>")
        if self.description:
            Markdown(self.description)
        with Row():
            if self.interface_type != "output_only":
                with Column(variant="panel"):
                    self._draw_inputs()
            if self.interface_type in ("standard", "output_only"):
                with Column(variant="panel"):
                    self._draw_outputs()
        self.main = self._attach_run()
        self._attach_stop()
        if self.clear is not None:
            self.clear.add([*self._all_inputs, *(c for c in self.output_components if c not in self._all_inputs)])
        if self.flag_buttons is not None:
            self.flag_buttons.attach(self.main)
        self._draw_examples()
        if self.article:
            Markdown(self.article)

    def _draw_inputs(self) -> None:
        for component in self.input_components:
            _place(component)
        if self.additional_input_components:
            with _accordion(self.additional_inputs_accordion):
                for component in self.additional_input_components:
                    _place(component)
        with Row():
            self._draw_buttons("Submit")
            if self.interface_type == "unified":
                self._draw_flags()
                self._draw_deep_link()
        if self.interface_type == "input_only":
            with Row():
                self._draw_flags()
                self._draw_deep_link()

    def _draw_outputs(self) -> None:
        for component in self.output_components:
            if not any(component is one for one in self._all_inputs):
                _only_show(component)
            if not component.is_rendered:
                _place(component)
        with Row():
            if self.interface_type == "output_only":
                self._draw_buttons("Generate")
            self._draw_flags()
            self._draw_deep_link()

    def _draw_buttons(self, submit: str) -> None:
        self.submit: Button | None = None
        self.stop: Button | None = None
        self.clear: ClearButton | None = None  # type: ignore[assignment]
        if self.clear_btn is not None:
            self.clear = _button(self.clear_btn, ClearButton, variant="secondary")
        if not self.live:
            given = "submit_btn" in self.given
            self.submit = _button(self.submit_btn if given else submit, Button, variant="primary")
        if streams(self.fn):
            self.stop = _button(self.stop_btn, Button, variant="stop")

    def _draw_deep_link(self) -> None:
        if self.deep_link:
            from lite.components.deeplinkbutton import DeepLinkButton

            given = "Share via Link" if self.deep_link is True else self.deep_link
            _button(given, DeepLinkButton, variant="secondary")

    def _draw_flags(self) -> None:
        self.flag_buttons: FlagButtons | None = None
        if self.flagging_mode == "never":
            return
        components = [*self.input_components, *self.output_components]
        if self.interface_type == "unified":
            components = self.input_components
        self.flag_buttons = FlagButtons(
            components,
            callback=self.flagging_callback,
            folder=self.flagging_dir,
            options=self.flagging_options,
            automatic=self.flagging_mode == "auto",
        )

    def _draw_examples(self) -> None:
        self.examples_handler: Examples | None = None
        if self.examples is None:
            return
        inputs = [c for c in self._all_inputs if not isinstance(c, State)]
        self.examples_handler = Examples(
            self.examples,
            inputs,
            self.output_components,
            self.fn,
            cache_examples=self.cache_examples,
            cache_mode=self.cache_mode,
            examples_per_page=self.examples_per_page,
            example_labels=self.example_labels,
            preload=self.preload_example,
            batch=self.batch,
        )

    # Running --------------------------------------------------------------------------------------------------------

    @property
    def _all_inputs(self) -> list[Component]:
        return [*self.input_components, *self.additional_input_components]

    def _attach_run(self) -> Dependency:
        """The one dependency that runs `fn`."""
        triggers = events_of(self.input_components, "submit")
        streaming = [c for c in self._all_inputs if getattr(c, "streaming", False) and "stream" in c.events]
        if self.live and streaming:
            # Each piece is a run with what the other inputs say at that moment.
            triggers = events_of(streaming, "stream")
        elif self.live:
            triggers = events_of(self._all_inputs, "change") or [self.load]
        elif self.submit is not None:
            triggers.insert(0, self.submit.click)
        dependency: Dependency = on(
            triggers,
            self.fn,
            self._all_inputs,
            self.output_components,
            api_name="predict" if self.api_name is None else self.api_name,
            api_description=self.api_description,
            api_visibility=self.api_visibility,
            batch=self.batch,
            max_batch_size=self.max_batch_size,
            concurrency_limit=self.concurrency_limit,
            show_progress=self.show_progress,
            scroll_to_output=False,
            validator=self.validator,
            time_limit=self.time_limit if self.live and streaming else None,
            stream_every=self.stream_every,
        )
        return dependency

    def _attach_stop(self) -> None:
        # It always stands there: to show it only while `fn` runs would cost two messages per run.
        if self.stop is not None:
            self.stop.click(None, None, None, cancels=[self.main])

    def __call__(self, *inputs: Any, fn_index: int = 0, api_name: str | None = None) -> Any:
        """Call the function with raw values."""
        return (
            self.fn(*inputs)
            if api_name is None and fn_index == 0
            else super().__call__(*inputs, fn_index=fn_index, api_name=api_name)
        )


def events_of(components: Sequence[Component], name: str) -> list[Trigger]:
    """The event `name` of all `components` that have it."""
    return [getattr(component, name) for component in components if name in component.events]


def _listed(one_or_more: Any) -> list[Any]:
    if one_or_more is None:
        return []
    single = isinstance(one_or_more, (str, Component, type)) or not isinstance(one_or_more, Sequence)
    return [one_or_more] if single else list(one_or_more)


def _label(component: Component, name: str) -> None:
    if "label" in component._props and getattr(component, "label", None) is None:
        component.label = name  # type: ignore[attr-defined]


def _only_show(component: Component) -> None:
    """Keep an output from being edited, unless the author says so: flag buttons read it, so it counts as an input."""
    if "interactive" in component._props and getattr(component, "interactive", None) is None:
        component.interactive = False  # type: ignore[attr-defined]


def _place(component: Component) -> None:
    """Put `component` here, also if it was put elsewhere while it was made inside of another app's `with`."""
    if component.is_rendered:
        component.unrender()
    component.render()


def _accordion(title: Any) -> Accordion:
    if isinstance(title, Accordion):
        return title if title.is_rendered else title.render()
    return Accordion(title or "Additional Inputs", open=False)


def _button(given: Any, cls: Any, variant: str) -> Any:
    """A button of the author's, or one of `cls` with that text."""
    if isinstance(given, Button):
        return given if given.is_rendered else given.render()
    return cls(value=given, variant=variant)

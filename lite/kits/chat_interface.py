"""An app around one function that answers messages."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY
from inspect import Parameter
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from lite.components import get_component_instance
from lite.components.chatbot import Chatbot
from lite.components.json import JSON
from lite.components.markdown import Markdown
from lite.components.state import State
from lite.components.textbox import Textbox
from lite.core.blocks import Blocks
from lite.core.component import Component, as_components
from lite.core.dependency import Dependency
from lite.core.event import Trigger, listen
from lite.core.event_data import EditData, LikeData, SelectData
from lite.core.props import REQUIRED, Legacy
from lite.errors import ConfigError
from lite.kits._asking import Asking
from lite.kits._exchange import Talk
from lite.kits._kept import Mode, cache_mode_of
from lite.kits.examples import Examples
from lite.kits.flagging import append_row, mode_of
from lite.layouts.accordion import Accordion
from lite.layouts.column import Column
from lite.layouts.group import Group
from lite.layouts.row import Row

if TYPE_CHECKING:
    from lite.core.block import Block
    from lite.kits._answers import Answers
    from lite.kits._history import History


class Response(JSON):
    """An answer for API clients, as it is: a text stays one, though it may look like JSON."""

    kind = "json"

    def postprocess(self, value: Any) -> Any:
        return value


_IGNORED = ("retry_btn", "undo_btn", "clear_btn", "likeable", "show_api", "concurrency_count")


class ChatInterface(Blocks):
    """A chat: `fn(message, history, *additional_inputs)` returns the answer, or yields it as it grows.

        gr.ChatInterface(lambda message, history: message[::-1]).launch()

    An answer is text, a message dict, a `gr.ChatMessage`, a component, a file, or a list of those. `history` holds the
    messages before, as dicts whose content is a list; Gradio 5's `type="messages"` gives text as a str instead.
    """

    legacy: ClassVar[dict[str, Legacy | None]] = dict.fromkeys(_IGNORED)

    fn: Callable[..., Any] = REQUIRED
    """The function that answers."""
    _: KW_ONLY
    mode: str = "chat_interface"
    multimodal: bool = False
    """Whether messages have files: the function gets `{"text": str, "files": [path, ...]}`."""
    chatbot: Any = None
    """The `gr.Chatbot`, if it is to be another than the usual one."""
    textbox: Any = None
    """The `gr.Textbox` or `gr.MultimodalTextbox`, if it is to be another than the usual one."""
    additional_inputs: Any = None
    """Further arguments of the function: components or their names, in an accordion unless placed elsewhere."""
    additional_inputs_accordion: Any = None
    """Title of that accordion, or a `gr.Accordion`."""
    additional_outputs: Any = None
    """Components for further return values; the function returns `(answer, *values)`."""
    editable: bool = False
    """Whether users can change their messages; the answer is then made anew."""
    examples: Any = None
    """Messages to start with; with additional inputs, rows of a message and their values."""
    examples_label: str | None = "Examples"
    """Title of the examples."""
    example_labels: list[str] | None = None
    """Texts that are drawn instead of the messages."""
    example_icons: list[str] | None = None
    """Pictures on the examples: paths or URLs."""
    run_examples_on_click: bool = True
    """Whether an example is sent at once, rather than put into the text box; with `cache_examples` it always is."""
    cache_examples: bool | None = None
    """Whether picked examples show an answer that was computed once and is kept by the browser for later visits."""
    cache_mode: Literal["eager", "lazy"] | None = None
    """When it is computed: "eager", the default, is one after the other once the app is up; "lazy" on first use."""
    title: Any = None
    """Headline, and the page's title."""
    description: str | None = None
    """Markdown below the headline."""
    flagging_mode: Any = None
    """With "manual" users can rate answers, which are kept in `flagging_dir`; "never" is the default."""
    flagging_options: Sequence[str] | None = ("Like", "Dislike")
    """What they can say of an answer."""
    flagging_dir: str = ".gradio/flagged"
    """Folder for ratings."""
    autofocus: bool = True
    """Whether the text box has the focus when the page opens."""
    autoscroll: bool = True
    """Whether new messages are scrolled into view."""
    submit_btn: str | bool | None = True
    """Whether, or with which text, the text box has a submit button."""
    stop_btn: str | bool | None = True
    """Whether, or with which text, it has a stop button while an answer streams."""
    concurrency_limit: int | Literal["default"] | None = "default"
    """How many answers may be made at the same time."""
    show_progress: Literal["full", "minimal", "hidden"] = "minimal"
    """How waiting is shown on the chatbot."""
    fill_height: bool = True
    api_name: str | Literal[False] | None = None
    """Name of the endpoint; None is "chat"."""
    api_description: str | Literal[False] | None = None
    """Description of the endpoint; None is the function's docstring."""
    api_visibility: Literal["public", "private", "undocumented"] = "public"
    """Who sees the endpoint."""
    save_history: bool = False
    """Whether the browser keeps conversations, in a list beside the chat."""
    validator: Callable[..., Any] | None = None
    """Checks the inputs before `fn` runs."""

    _form = ""

    if TYPE_CHECKING:  # Blocks has other positional parameters, which dataclass rules would put first

        def __init__(self, fn: Callable[..., Any], **props: Any) -> None: ...

    def _absorb(self, given: dict[str, Any], name: str) -> None:
        if name == "type":
            self._form = given.pop(name) or ""
        else:
            super()._absorb(given, name)

    def __post_init__(self) -> None:
        if not callable(self.fn):
            raise ConfigError(f"ChatInterface needs a function that answers, got {self.fn!r}.")
        self.flagging_mode = mode_of(self.flagging_mode, default="never")
        self.additional_inputs = [get_component_instance(one) for one in _listed(self.additional_inputs)]
        self.additional_outputs = as_components(self.additional_outputs)
        self._rows = any(isinstance(example, (list, tuple)) for example in self.examples or ())
        heading, self.title = self.title, self.title or "Gradio"
        super().__post_init__()
        with self:
            self._build(heading)

    # Drawing --------------------------------------------------------------------------------------------------------

    def _build(self, heading: Any) -> None:
        if heading:
            Markdown(f"<h1 style='text-align: center; margin-bottom: 1rem'>{heading}</h1>")
        if self.description:
            Markdown(self.description)
        self.history: History | None = None
        if self.save_history:
            with Row():
                with Column(scale=1, min_width=180):
                    self.history = _history(f"{heading or ''}/{getattr(self.fn, '__name__', '')}")
                with Column(scale=5):
                    self._draw_chat()
        else:
            with Column():
                self._draw_chat()
        self.asking = Asking(self.multimodal)
        self.talk = Talk(
            self.fn,
            self.chatbot,
            extra_outputs=len(self.additional_outputs),
            submit=self.textbox.submit_btn,
            stop=self.stop_btn,
        )
        self.examples_handler = self._make_examples() if self._rows else None
        mode = cache_mode_of(self.cache_examples, self.cache_mode, "ChatInterface")
        self.answers = self._keep_answers(mode) if mode is not None and self.examples else None
        unplaced = [component for component in self.additional_inputs if not component.is_rendered]
        if unplaced:
            with _accordion(self.additional_inputs_accordion):
                for component in unplaced:
                    component.render()
        self._attach()

    def _draw_chat(self) -> None:
        self.chatbot = self._make_chatbot()
        with Group():
            self.textbox = self._make_textbox()

    def _make_chatbot(self) -> Chatbot:
        examples = None if self._rows else self._chat_examples()
        chatbot = self.chatbot
        if chatbot is None:
            old = {"type": self._form} if self._form else {}
            chatbot = Chatbot(
                label="Chatbot",
                scale=1,
                height=200 if self.fill_height else None,
                autoscroll=self.autoscroll,
                examples=examples,
                editable="user" if self.editable else None,
                render=False,
                **old,  # type: ignore[arg-type]
            )
        elif not isinstance(chatbot, Chatbot):
            raise ConfigError(f"ChatInterface(chatbot=...) takes a gr.Chatbot, got {chatbot!r}.")
        else:
            chatbot._form = self._form or chatbot._form
            chatbot.examples = chatbot.examples or examples
            chatbot.editable = chatbot.editable or ("user" if self.editable else None)
        if self.flagging_mode == "manual" and self.flagging_options is not None:
            chatbot.feedback_options = tuple(self.flagging_options)
        return chatbot if chatbot.is_rendered else chatbot.render()

    def _make_textbox(self) -> Any:
        textbox = self.textbox
        if textbox is None:
            usual: dict[str, Any] = {
                "show_label": False,
                "label": "Message",
                "placeholder": "Type a message...",
                "scale": 7,
                "autofocus": self.autofocus,
                "submit_btn": self.submit_btn,
            }
            return _multimodal_textbox()(file_count="multiple", **usual) if self.multimodal else Textbox(**usual)
        takes_files = getattr(textbox, "kind", None) == "multimodaltextbox"
        if not (isinstance(textbox, Textbox) or takes_files):
            raise ConfigError(f"ChatInterface textbox is a gr.Textbox or a gr.MultimodalTextbox, got {textbox!r}.")
        if self.multimodal and not takes_files:
            raise ConfigError("ChatInterface(multimodal=True) needs a gr.MultimodalTextbox; this textbox has no files.")
        self.multimodal = takes_files
        if "submit_btn" not in textbox.given:
            textbox.submit_btn = self.submit_btn
        return textbox if textbox.is_rendered else textbox.render()

    def _chat_examples(self) -> list[dict[str, Any]] | None:
        """Examples that the chatbot draws while it is empty."""
        examples = []
        for index, example in enumerate(self.examples or ()):
            made = {"text": example} if isinstance(example, str) else dict(example)
            for name, values in (("display_text", self.example_labels), ("icon", self.example_icons)):
                if values is not None and index < len(values):
                    made[name] = values[index]
            examples.append(made)
        return examples or None

    def _make_examples(self) -> Examples:
        """Examples with values of additional inputs, below the chat."""
        return Examples(
            [list(row) if isinstance(row, (list, tuple)) else [row] for row in self.examples],
            [self.textbox, *self.additional_inputs],
            label=self.examples_label,
            example_labels=self.example_labels,
            api_visibility="private",
        )

    def _keep_answers(self, mode: Mode) -> Answers:
        from lite.kits._answers import Answers  # few chats keep them

        inputs = [self.textbox, *self.additional_inputs]
        answers = Answers(self.talk, self.asking, self.examples, inputs, self._outputs)
        dataset = None if self.examples_handler is None else self.examples_handler.dataset
        answers.attach(self, mode, dataset, self.examples_label or "Examples")
        return answers

    # Listening ------------------------------------------------------------------------------------------------------

    def _attach(self) -> None:
        more = [f"param_{index}" for index in range(len(self.additional_inputs))]
        self._more = more
        self._runs: list[Dependency] = []
        send = self.talk.handler(self.asking.sent, ["message", "history", *more])
        inputs = [self.textbox, self.chatbot, *self.additional_inputs]
        self._run(self.textbox.submit, send, inputs)
        if self.examples_handler is not None and self.answers is not None:
            filled = self.answers.handler(self.answers.filled_in, ["example", "history", *more])
            self._run(
                self.examples_handler.load_input_event.then,
                filled,
                [self.examples_handler.dataset, *inputs[1:]],
                postprocess=False,
            )
        elif self.examples_handler is not None and self.run_examples_on_click:
            self._run(self.examples_handler.load_input_event.then, send, inputs)
        picked = Parameter("event", Parameter.KEYWORD_ONLY, annotation=SelectData)
        edited = Parameter("event", Parameter.KEYWORD_ONLY, annotation=EditData)
        names = ["history", *more]
        quiet: dict[str, Any] = {"api_visibility": "private", "queue": False, "show_progress": "hidden"}
        self._answer(self.chatbot.option_select, self.talk.handler(self.asking.picked, names, picked))
        self._answer(self.chatbot.retry, self.talk.handler(self.asking.again, names))
        if self.chatbot.examples:
            if self.answers is not None:
                known = self.answers.handler(self.answers.picked, names, picked)
                self._answer(self.chatbot.example_select, known, postprocess=False)
            elif self.run_examples_on_click:
                self._answer(self.chatbot.example_select, self.talk.handler(self.asking.picked, names, picked))
            else:
                self.chatbot.example_select(self._offer, None, self.textbox, **quiet)
        if self.editable:
            self._answer(self.chatbot.edit, self.talk.handler(self.asking.edited, names, edited))
        ends = [self.chatbot.undo(self.asking.undone, self.chatbot, [self.chatbot, self.textbox], **quiet)]
        if self.talk.buttons:
            ends.append(self.textbox.stop(self.talk.ready, None, self.textbox, cancels=self._runs, **quiet))
        if self.history is not None:
            self.history.attach(self, self.chatbot, self.textbox, self.talk.ready, [*self._runs, *ends])
        if self.flagging_mode == "manual":
            self.chatbot.like(self._rate, self.chatbot, None, **quiet)
        self._attach_endpoint()

    def _offer(self, event: SelectData) -> Any:
        return self.asking.offered(event.value)

    def _answer(self, trigger: Trigger, handler: Callable[..., Any], **options: Any) -> None:
        self._run(trigger, handler, [self.chatbot, *self.additional_inputs], **options)

    def _run(self, trigger: Trigger, handler: Callable[..., Any], inputs: list[Any], **more: Any) -> None:
        """Let `handler` answer when `trigger` fires; all of them share one limit, and can be stopped."""
        options: dict[str, Any] = {
            "api_visibility": "private",
            "concurrency_limit": self.concurrency_limit,
            "concurrency_id": f"chat-{self.uid}",
            "show_progress": self.show_progress,
            "show_progress_on": [self.chatbot],
        }
        if inputs[0] is self.textbox:
            options["validator"] = self.validator
        self._runs.append(trigger(handler, inputs, self._outputs, **options, **more))

    @property
    def _outputs(self) -> list[Block]:
        """Of all listeners that answer."""
        return [self.textbox, self.chatbot, *self.additional_outputs]

    def _attach_endpoint(self) -> None:
        """What API clients call: no event of the page fires it."""
        self.chatbot_state = State([])
        response = Response(visible=False, label="Response")
        description = self.api_description
        listen(
            [],
            self.talk.endpoint(["message", "history", *self._more]),
            inputs=[self.textbox, self.chatbot_state, *self.additional_inputs],
            outputs=[response, self.chatbot_state, *self.additional_outputs],
            api_name="chat" if self.api_name is None else self.api_name,
            api_description=(self.fn.__doc__ or "").strip() if description is None else description,
            api_visibility=self.api_visibility,
            concurrency_limit=self.concurrency_limit,
            concurrency_id=f"chat-{self.uid}",
        )

    def _rate(self, history: Any, event: LikeData) -> None:
        """Keep a rating beside the conversation it belongs to."""
        import json

        said = event.liked
        liked = said if isinstance(said, str) else "Like" if said else "Dislike"
        cells = [json.dumps(history, ensure_ascii=False, default=str), event.index, event.value, liked]
        append_row(os.path.join(self.flagging_dir, "log.csv"), cells, ["conversation", "index", "value", "flag"])


def _multimodal_textbox() -> Any:
    from lite.components.multimodaltextbox import MultimodalTextbox  # few chats have one

    return MultimodalTextbox


def _history(name: str) -> History:
    from lite.kits._history import History  # few chats have one

    return History(name)


def _listed(one_or_more: Any) -> list[Any]:
    if one_or_more is None:
        return []
    return [one_or_more] if isinstance(one_or_more, (str, Component, type)) else list(one_or_more)


def _accordion(title: Any) -> Accordion:
    if isinstance(title, Accordion):
        return title if title.is_rendered else title.render()
    return Accordion(title or "Additional Inputs", open=False)

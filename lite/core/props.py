"""Declared props: annotated class attributes become the constructor's parameters.

A class of lite's own declares its props once, with a default and a docstring each. From that come the
constructor (Gradio's positional order, the rest keyword-only), `given` (what the author passed: what changes when a
function returns the block) and the config. Classes outside of lite keep their annotations to themselves, because
Gradio's users annotate their subclasses freely; what they pass to `super().__init__` is bound here all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass
from inspect import Parameter, Signature
from typing import Any, ClassVar, dataclass_transform


class _Required:
    def __repr__(self) -> str:
        return "required"


REQUIRED: Any = _Required()
"""Default of a prop that the author must give."""

Legacy = Callable[[dict[str, Any], Any], None]
"""Rewrites a parameter of Gradio 4 or 5: gets the keyword arguments and the old parameter's value."""


@dataclass(frozen=True, slots=True)
class _Prop:
    default: Any
    alias: str


def prop(default: Any, *, alias: str) -> Any:
    """A prop whose parameter has another name than its attribute, because a method has that name."""
    return _Prop(default, alias)


@dataclass_transform(kw_only_default=False, field_specifiers=(prop,))
class Declared:
    """Base of everything with props."""

    legacy: ClassVar[dict[str, Legacy | None]] = {}
    """Parameters of earlier Gradio versions: how to say them now, or None to ignore them."""

    given: dict[str, Any]
    """The props the author passed, by name."""

    _props: ClassVar[dict[str, Any]] = {}
    _positional: ClassVar[tuple[str, ...]] = ()
    _attribute: ClassVar[dict[str, str]] = {}

    def __init_subclass__(cls, *, without: tuple[str, ...] = (), **options: Any) -> None:
        """`without` names inherited props that this class does not have."""
        super().__init_subclass__(**options)
        if cls.__module__.partition(".")[0] == "lite":
            cls._declare(without)

    @classmethod
    def _declare(cls, without: tuple[str, ...]) -> None:
        props: dict[str, Any] = {}
        positional: list[str] = []
        keyword_only = False
        for name, annotation in cls.__dict__.get("__annotations__", {}).items():  # noqa: RUF063  # strings, unevaluated
            if annotation in ("KW_ONLY", KW_ONLY):
                keyword_only = True
            elif not (name.startswith("_") or annotation.startswith("ClassVar")) and name not in _NOT_PROPS:
                default = cls.__dict__.get(name, REQUIRED)
                if isinstance(default, _Prop):
                    cls._attribute = cls._attribute | {default.alias: name}
                    name, default = default.alias, default.default
                props[name] = default
                if not keyword_only:
                    positional.append(name)
        own = {n: v for n, v in cls.__dict__.items() if n not in cls._attribute}
        inherited = {n: own.get(n, d) for n, d in cls._props.items() if n not in props and n not in without}
        cls._props = props | inherited
        if positional:
            cls._positional = tuple(positional)
        cls.legacy = {
            old: how for base in reversed(cls.__mro__) for old, how in base.__dict__.get("legacy", {}).items()
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if len(args) > len(self._positional):
            raise TypeError(
                f"{type(self).__name__} takes at most {len(self._positional)} positional argument(s) "
                f"({', '.join(self._positional) or 'none'}), got {len(args)}; pass the others by name."
            )
        given = dict(zip(self._positional, args, strict=False))
        for name in kwargs:
            if name in given:
                raise TypeError(f"{type(self).__name__} got {name!r} twice, by position and by name.")
        given |= kwargs
        unknown = [name for name in given if name not in self._props]
        for name in unknown:
            self._absorb(given, name)
        self.given = given
        for name, default in self._props.items():
            value = given.get(name, default)
            if value is REQUIRED:
                raise TypeError(f"{type(self).__name__} needs {name!r}.")
            setattr(self, self._attribute.get(name, name), value)
        self.__post_init__()

    def __post_init__(self) -> None:
        """Check and complete the props; overriding classes call `super().__post_init__()`."""

    def _absorb(self, given: dict[str, Any], name: str) -> None:
        """Deal with the unknown parameter `name`: an old one, or a mistake."""
        if name in self.legacy:
            value = given.pop(name)
            how = self.legacy[name]
            if how is not None:
                how(given, value)
            return
        from difflib import get_close_matches  # only for this message: Pyodide hasn't loaded it

        close = get_close_matches(name, self._props, 1)
        hint = f"; did you mean {close[0]!r}?" if close else "."
        raise TypeError(f"{type(self).__name__} has no parameter {name!r}{hint}")

    @classmethod
    def signature(cls) -> Signature:
        """The constructor's parameters, for editors, docs and tests."""
        own = [
            Parameter(
                name,
                Parameter.POSITIONAL_OR_KEYWORD if name in cls._positional else Parameter.KEYWORD_ONLY,
                default=Parameter.empty if default is REQUIRED else default,
            )
            for name, default in cls._props.items()
        ]
        own.sort(key=lambda p: cls._positional.index(p.name) if p.name in cls._positional else len(cls._positional))
        return Signature(own)


_NOT_PROPS = {"legacy", "given", "kind", "uid", "parent", "children"}


def renamed(new: str) -> Legacy:
    """A parameter that has another name now; the new name wins when both are given."""

    def how(given: dict[str, Any], value: Any) -> None:
        given.setdefault(new, value)

    return how

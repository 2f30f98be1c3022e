"""Running an app's function from inside a kit's own: with the arguments it wants, and as the kind of function it is.

A kit's function has to be sync where the app's is: only then does `time.sleep` in it let other events go on.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from inspect import Parameter, Signature
from typing import Any

from lite.core.dependency import Want, kind_of, parameters_of, wants_of


def is_async(fn: Callable[..., Any]) -> bool:
    return kind_of(fn) in ("async", "async_generator")


def streams(fn: Callable[..., Any]) -> bool:
    """Whether `fn` is a generator."""
    return kind_of(fn) in ("generator", "async_generator")


def sign(
    wrapper: Callable[..., Any], fn: Callable[..., Any], names: Sequence[str], *more: Parameter
) -> Callable[..., Any]:
    """Give `wrapper`, which takes `*args, **kwargs`, a signature: `names`, `more`, and what `fn` wants to be given.

    The wrapper gets them all in this order, by position or by name; `Given` reads either.
    """
    wanted = {want.name for want in wants_of(fn)}
    specials = [p.replace(kind=Parameter.KEYWORD_ONLY) for p in parameters_of(fn) or [] if p.name in wanted]
    plain = [Parameter(name, Parameter.POSITIONAL_OR_KEYWORD) for name in names]
    wrapper.__signature__ = Signature([*plain, *more, *specials])  # type: ignore[attr-defined]
    return wrapper


class Given:
    """What a signed wrapper was called with."""

    def __init__(
        self, fn: Callable[..., Any], names: int, more: Sequence[str], args: Sequence[Any], kwargs: dict[str, Any]
    ):
        self.wants: list[Want] = wants_of(fn)
        self.values = list(args[:names])
        """The values of its inputs."""
        rest = [*more, *(want.name for want in self.wants)]
        self.more: dict[str, Any] = dict(zip(rest, args[names:], strict=False)) | kwargs
        """Event data and what the function wants, by name."""

    def arguments(self, values: Sequence[Any]) -> tuple[list[Any], dict[str, Any]]:
        """`values` as the function's arguments, with what it wants in its place."""
        args, kwargs = list(values), dict[str, Any]()
        for want in self.wants:
            value = self.more.get(want.name)
            if want.index <= len(args) and not kwargs:
                args.insert(want.index, value)
            else:
                kwargs[want.name] = value
        return args, kwargs


def results(fn: Callable[..., Any], args: Sequence[Any], kwargs: dict[str, Any] | None = None) -> Iterator[Any]:
    """Each value that the sync `fn` returns or yields."""
    result = fn(*args, **kwargs or {})
    if streams(fn) or (hasattr(result, "gi_frame") and hasattr(result, "send")):
        yield from result
    else:
        yield result


async def async_results(
    fn: Callable[..., Any], args: Sequence[Any], kwargs: dict[str, Any] | None = None
) -> AsyncIterator[Any]:
    """Each value that the async `fn` returns or yields."""
    result = fn(*args, **kwargs or {})
    if hasattr(result, "__anext__"):
        async for value in result:
            yield value
    else:
        yield await result

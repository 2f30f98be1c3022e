"""`@gr.cache` and `gr.Cache`: results that need not be computed twice.

    @gr.cache                                     the same arguments, by content, give the stored result
    def classify(image): ...

    def generate(prompt, cache=gr.Cache()):       what to store is the function's own affair
        if hit := cache.get(prompt): return hit["text"]
        cache.set(prompt, text=...)

What is used least recently goes first when there is too much. A stored result is a copy, and so is what it gives: who
changes one changes nobody else's. A cached call that would wait in the queue is answered at once (`runtime/course`).
"""

from __future__ import annotations

import copy
import functools
import inspect
import sys
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, TypeVar, overload

from lite.core.dependency import kind_of
from lite.core.launching import parse_size
from lite.runtime.outlet import running

Key = tuple[str, bytes]
"""The session, or "" for all; digest of the content."""


class Store:
    """Values by content, the least recently used ones given up when there are too many or they take too much."""

    def __init__(self, max_size: int, max_memory: str | int | None, *, per_session: bool) -> None:
        self._most = max_size
        self._most_bytes = parse_size(max_memory)
        self._per_session = per_session
        self._kept: OrderedDict[Key, tuple[Any, int]] = OrderedDict()
        self._bytes = 0

    def key(self, content: Any) -> Key:
        """What `content` is stored by.

        Raises:
            TypeError: if something in it has no content to tell it by.
        """
        return self.owner(), digest(content)

    def owner(self) -> str:
        """The session whose values are looked up now; "" where all share them."""
        call = running.get()
        return call.session if self._per_session and call is not None else ""

    def __contains__(self, key: Key) -> bool:
        return key in self._kept

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Key) -> Any:
        """The value stored by `key`, which is there."""
        self._kept.move_to_end(key)
        return self._kept[key][0]

    def put(self, key: Key, value: Any) -> None:
        size = 0 if self._most_bytes is None else size_of(value)
        self._bytes += size - self._kept.pop(key, (None, 0))[1]
        self._kept[key] = (value, size)
        while len(self._kept) > 1 and (
            (self._most > 0 and len(self._kept) > self._most)
            or (self._most_bytes is not None and self._bytes > self._most_bytes)
        ):
            _, (_, freed) = self._kept.popitem(last=False)
            self._bytes -= freed

    def values(self) -> list[Any]:
        """All values of who asks."""
        owner = self.owner()
        return [value for (whose, _), (value, _) in self._kept.items() if whose == owner]

    def clear(self) -> None:
        self._kept.clear()
        self._bytes = 0


class Cache:
    """A store that a function fills itself; make it the default of a parameter, or a global.

    Args:
        max_size: entries that are kept; 0 for no bound.
        max_memory: what they may take, in bytes or as "512mb"; None for no bound.
        per_session: whether each page has entries of its own.
    """

    def __init__(self, *, max_size: int = 128, max_memory: str | int | None = None, per_session: bool = False) -> None:
        self._store = Store(max_size, max_memory, per_session=per_session)

    def get(self, key: Any) -> dict[str, Any] | None:
        """The data stored under `key`, told by its content; None if there is none."""
        name = self._store.key(key)
        return dict(self._store.get(name)[1]) if name in self._store else None

    def set(self, key: Any, **data: Any) -> None:
        """Store `data` under `key`."""
        self._store.put(self._store.key(key), (key, data))

    def keys(self) -> list[Any]:
        """The keys that something is stored under, the least recently used one first."""
        return [key for key, _ in self._store.values()]

    def clear(self) -> None:
        """Forget everything, of all pages."""
        self._store.clear()

    def __len__(self) -> int:
        return len(self._store)

    def __bool__(self) -> bool:
        return True


F = TypeVar("F", bound=Callable[..., Any])


@overload
def cache(
    fn: F,
    *,
    key: Callable[[dict[str, Any]], Any] | None = None,
    max_size: int = 128,
    max_memory: str | int | None = None,
    per_session: bool = False,
) -> F: ...
@overload
def cache(
    fn: None = None,
    *,
    key: Callable[[dict[str, Any]], Any] | None = None,
    max_size: int = 128,
    max_memory: str | int | None = None,
    per_session: bool = False,
) -> Callable[[F], F]: ...
def cache(
    fn: Callable[..., Any] | None = None,
    *,
    key: Callable[[dict[str, Any]], Any] | None = None,
    max_size: int = 128,
    max_memory: str | int | None = None,
    per_session: bool = False,
) -> Any:
    """Store what a function gives, and give it again for the same arguments. Of a generator all values are stored.

    Args:
        fn: the function; left out in `@gr.cache(...)`.
        key: gets the arguments by name, and gives what tells calls apart: `lambda given: given["prompt"]`.
        max_size: results that are kept; 0 for no bound.
        max_memory: what they may take, in bytes or as "512mb"; None for no bound.
        per_session: whether each page has results of its own.
    """
    store = Store(max_size, max_memory, per_session=per_session)

    def decorate(fn: Callable[..., Any]) -> Callable[..., Any]:
        signature = inspect.signature(fn)

        def key_of(args: tuple[Any, ...], kwargs: dict[str, Any]) -> Key:
            bound = signature.bind(*args, **kwargs)
            bound.apply_defaults()
            # A progress bar or a request is not what a result depends on.
            given = {name: value for name, value in bound.arguments.items() if not hasattr(value, "lite_special")}
            return store.key(given if key is None else key(given))

        wrapped: Any = _WRAPPERS[kind_of(fn)](fn, store, key_of)
        functools.update_wrapper(wrapped, fn)
        wrapped.cache = store
        wrapped.is_cached = lambda *args, **kwargs: key_of(args, kwargs) in store
        return wrapped  # type: ignore[no-any-return]

    return decorate if fn is None else decorate(fn)


KeyOf = Callable[[tuple[Any, ...], dict[str, Any]], Key]


def _plain(fn: Callable[..., Any], store: Store, key_of: KeyOf) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        key = key_of(args, kwargs)
        if key in store:
            return _copy(store.get(key))
        result = fn(*args, **kwargs)
        store.put(key, _copy(result))
        return result

    return call


def _async(fn: Callable[..., Any], store: Store, key_of: KeyOf) -> Callable[..., Any]:
    async def call(*args: Any, **kwargs: Any) -> Any:
        key = key_of(args, kwargs)
        if key in store:
            return _copy(store.get(key))
        result = await fn(*args, **kwargs)
        store.put(key, _copy(result))
        return result

    return call


def _generator(fn: Callable[..., Any], store: Store, key_of: KeyOf) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Iterator[Any]:
        key = key_of(args, kwargs)
        if key in store:
            yield from _copy(store.get(key))
            return
        values = []
        for value in fn(*args, **kwargs):
            values.append(_copy(value))
            yield value
        store.put(key, values)  # only here: one that was cancelled is not whole

    return call


def _async_generator(fn: Callable[..., Any], store: Store, key_of: KeyOf) -> Callable[..., Any]:
    async def call(*args: Any, **kwargs: Any) -> AsyncIterator[Any]:
        key = key_of(args, kwargs)
        if key in store:
            for value in _copy(store.get(key)):
                yield value
            return
        values = []
        async for value in fn(*args, **kwargs):
            values.append(_copy(value))
            yield value
        store.put(key, values)

    return call


_WRAPPERS = {"plain": _plain, "async": _async, "generator": _generator, "async_generator": _async_generator}


def _copy(value: Any) -> Any:
    try:
        return copy.deepcopy(value)
    except Exception:
        return value  # a lock, a handle: shared, then


def digest(value: Any) -> bytes:
    """What tells contents apart: equal for equal contents, of arrays, images and tables too.

    Raises:
        TypeError: if something in `value` has no content to tell it by.
    """
    import hashlib

    found = hashlib.sha256(type(value).__name__.encode())
    if isinstance(value, dict):
        for pair in sorted(digest(key) + digest(item) for key, item in value.items()):
            found.update(pair)
    elif isinstance(value, (set, frozenset)):
        for each in sorted(map(digest, value)):
            found.update(each)
    elif isinstance(value, (list, tuple)):
        for item in value:
            found.update(digest(item))
    elif isinstance(value, (str, int, float, complex, bytes, type(None))):
        found.update(repr(value).encode())
    else:
        found.update(_pickled(value))
    return found.digest()


def _pickled(value: Any) -> bytes:
    import pickle

    try:
        return pickle.dumps(value, 5)
    except Exception as error:
        raise TypeError(
            f"A cache can't tell one {type(value).__name__} from another ({error}); say what matters with "
            "@gr.cache(key=lambda given: ...)."
        ) from error


def size_of(value: Any) -> int:
    """About how many bytes `value` takes."""
    if isinstance(value, dict):
        return sys.getsizeof(value) + sum(size_of(key) + size_of(item) for key, item in value.items())
    if isinstance(value, (list, tuple, set, frozenset)):
        return sys.getsizeof(value) + sum(map(size_of, value))
    for name in ("nbytes", "size"):  # arrays; images of PIL
        given = getattr(value, name, None)
        if isinstance(given, int) and name == "nbytes":
            return given
        if isinstance(given, tuple) and hasattr(value, "getbands"):
            return int(given[0] * given[1] * len(value.getbands()))
    return sys.getsizeof(value)

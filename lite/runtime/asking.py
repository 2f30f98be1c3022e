"""Questions that a page asks one component, beside all events: `Ask` in, `Answer` or `Failed` out."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from lite.core.component import Component
from lite.errors import PayloadError, ProtocolError
from lite.protocol.messages import Answer, Ask
from lite.runtime.call import failed
from lite.runtime.outlet import Outlet
from lite.runtime.session import Session

if TYPE_CHECKING:
    from lite.core.blocks import Blocks

_ODD = (TypeError, ValueError, KeyError, AttributeError, IndexError)
"""What a component raises at arguments of a shape that it never thought of."""


async def answer(blocks: Blocks, ask: Ask, session: Session, outlet: Outlet) -> None:
    """Answer `ask`, through the component as `session` sees it. Raises nothing but KeyboardInterrupt."""
    try:
        block = blocks.blocks.get(ask.uid) or session.rendered_block(ask.uid)
        if not isinstance(block, Component):
            raise ProtocolError(f"There is no component {ask.uid} in this app to ask for {ask.name!r}.")
        value = session.component(block).answer(ask.name, ask.args)
        if hasattr(value, "__await__"):
            value = await value
        outlet.send(Answer(ask.id, value))
    except _ODD as error:
        wrapped = PayloadError(f"{ask.name!r} can't be answered: {type(error).__name__}: {error}")
        wrapped.__cause__ = error
        outlet.send(failed(ask.id, wrapped))
    except (asyncio.CancelledError, Exception, SystemExit) as error:
        outlet.send(failed(ask.id, error))

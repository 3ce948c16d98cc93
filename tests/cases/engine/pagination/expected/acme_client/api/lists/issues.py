"""issues

``GET /issues``
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..._runtime import paging as _paging
from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...models.issues import Issues

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client
    from ...models.message import Message


def _decode(status: int, response: ResponseBody) -> Issues:
    return Issues.from_dict(response.json())


OPERATION: Operation[Issues] = Operation(
    name="lists.issues",
    method="GET",
    path="/issues",
    decode=_decode,
    bodies=(200,),
    accept="application/json",
)


PAGES: tuple[_paging.Rule[Message, Issues], ...] = (
    _paging.Links(
        items=lambda result: (result.page.items if result.page else None) or [],
        next=lambda result: result.page.next if result.page else None,
    ),
)


def request() -> Request[Issues]:
    """The request that the call sends."""
    return Request(
        OPERATION,
        path="/issues",
    )


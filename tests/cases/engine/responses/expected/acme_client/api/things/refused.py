"""refused

``POST /refused``
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast as _cast

from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client
    from ...models.bad import Bad
    from ...models.broken import Broken
    from ...models.missing import Missing


def _decode(status: int, response: ResponseBody) -> str | int:
    return _cast("str | int", response.json())


def _decode_error(status: int, response: ResponseBody) -> object:
    if status in (409, 423):
        from ...models.missing import Missing

        return Missing.from_dict(response.json())
    if 400 <= status < 500 or 500 <= status < 600:
        from ...models.bad import Bad

        return Bad.from_dict(response.json())
    from ...models.broken import Broken

    return Broken.from_dict(response.json())


OPERATION: Operation[str | int] = Operation(
    name="things.refused",
    method="POST",
    path="/refused",
    decode=_decode,
    decode_error=_decode_error,
    bodies=(200,),
    accept="application/json",
)


def request() -> Request[str | int]:
    """The request that the call sends."""
    return Request(
        OPERATION,
        path="/refused",
    )


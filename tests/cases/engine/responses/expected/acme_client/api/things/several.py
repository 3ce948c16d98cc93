"""several

``POST /several``
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...models.job import Job
from ...models.thing import Thing

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client
    from ...models.bad import Bad
    from ...models.broken import Broken
    from ...models.missing import Missing


def _decode(status: int, response: ResponseBody) -> Thing | Job | None:
    if status == 202:
        return Job.from_dict(response.json())
    if status == 204:
        return None
    return Thing.from_dict(response.json())


def _decode_error(status: int, response: ResponseBody) -> object:
    if status == 404:
        from ...models.missing import Missing

        return Missing.from_dict(response.json())
    if 400 <= status < 500:
        from ...models.bad import Bad

        return Bad.from_dict(response.json())
    from ...models.broken import Broken

    return Broken.from_dict(response.json())


OPERATION: Operation[Thing | Job | None] = Operation(
    name="things.several",
    method="POST",
    path="/several",
    decode=_decode,
    decode_error=_decode_error,
    bodies=(200, 202),
    accept="application/json",
)


def request() -> Request[Thing | Job | None]:
    """The request that the call sends."""
    return Request(
        OPERATION,
        path="/several",
    )


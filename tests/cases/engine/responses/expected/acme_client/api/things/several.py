"""several

``POST /several``
"""

from __future__ import annotations

from typing import Any

from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...models.job import Job
from ...models.thing import Thing


def _decode(status: int, response: ResponseBody) -> Thing | Job | None:
    if status == 202:
        return Job.from_dict(response.json())
    if status == 204:
        return None
    return Thing.from_dict(response.json())


def _decode_error(status: int, body: Any) -> object:
    if status == 404:
        from ...models.missing import Missing

        return Missing.from_dict(body)
    if 400 <= status < 500:
        from ...models.bad import Bad

        return Bad.from_dict(body)
    from ...models.broken import Broken

    return Broken.from_dict(body)


OPERATION: Operation[Thing | Job | None] = Operation(
    name="things.several",
    method="POST",
    path="/several",
    decode=_decode,
    decode_error=_decode_error,
    accept="application/json",
)


def request() -> Request[Thing | Job | None]:
    """The request that the call sends."""
    return Request(
        OPERATION,
        path="/several",
    )

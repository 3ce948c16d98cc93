"""send

``POST /either``
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..._runtime import arguments as _arguments, bodies as _bodies, encode as _encode, multipart as _multipart
from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...types import UNSET, FileInput, Unset

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client
    from ...models.send_form import SendForm
    from ...models.send_request import SendRequest


def _decode(status: int, response: ResponseBody) -> None:
    return None


OPERATION: Operation[None] = Operation(
    name="things.send",
    method="POST",
    path="/either",
    decode=_decode,
    accept="*/*",
)


def request(
    *, text: str | Unset = UNSET, kind: str | Unset = UNSET, files: Sequence[FileInput] | Unset = UNSET
) -> Request[None]:
    """The request that the call sends."""
    if not isinstance(kind, Unset) or files:
        _arguments.require(kind=kind)
        _body: _bodies.RequestBody | None = _bodies.MultipartBody(
            [
                *_multipart.value_parts("text", text),
                *_multipart.value_parts("kind", kind),
                *_multipart.file_parts_each("files", files),
            ]
        )
    else:
        _body = _bodies.JsonBody(_encode.present({"text": text}))
    return Request(
        OPERATION,
        path="/either",
        body=_body,
    )


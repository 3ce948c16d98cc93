"""send

``POST /either``
"""

from __future__ import annotations

from collections.abc import Sequence

from ..._runtime import bodies as _bodies, encode as _encode, multipart as _multipart
from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...types import UNSET, FileInput, Unset


def _decode(status: int, response: ResponseBody) -> None:
    return None


OPERATION: Operation[None] = Operation(
    name="things.send",
    method="POST",
    path="/either",
    decode=_decode,
    accept="*/*",
)


def request(*, text: str | Unset = UNSET, files: Sequence[FileInput] | Unset = UNSET) -> Request[None]:
    """The request that the call sends."""
    if files:
        _body: _bodies.RequestBody | None = _bodies.MultipartBody(
            [*_multipart.text_parts("text", text), *_multipart.file_parts_each("files", files)]
        )
    else:
        _body = _bodies.JsonBody(_encode.present({"text": text}))
    return Request(
        OPERATION,
        path="/either",
        body=_body,
    )

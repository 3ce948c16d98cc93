"""put_picture

``PUT /picture``
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..._runtime import bodies as _bodies, files as _files, multipart as _multipart
from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...types import FileContent

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client


def _decode(status: int, response: ResponseBody) -> None:
    return None


OPERATION: Operation[None] = Operation(
    name="things.put_picture",
    method="PUT",
    path="/picture",
    decode=_decode,
    accept="*/*",
)


def request(*, body: FileContent) -> Request[None]:
    """The request that the call sends."""
    return Request(
        OPERATION,
        path="/picture",
        body=_bodies.ContentBody(
            _files.file_source(body, "body"),
            media_type=_multipart.kind_of(body, "image/png", "image/jpeg", "image/vnd.acme"),
        ),
    )


"""upload

``POST /media``
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..._runtime import arguments as _arguments, bodies as _bodies, multipart as _multipart
from ..._runtime.decode import ResponseBody
from ..._runtime.operation import Operation, Request
from ...types import UNSET, FileInput, Unset

if TYPE_CHECKING:
    from ... import client as _client
    from ..._runtime import low_level as _low_level
    from ..._runtime.low_level_client import Client as _Client
    from ...models.upload_form import UploadForm


def _decode(status: int, response: ResponseBody) -> None:
    return None


OPERATION: Operation[None] = Operation(
    name="media.upload",
    method="POST",
    path="/media",
    decode=_decode,
    accept="*/*",
)


def request(
    *,
    image: FileInput,
    thumbnails: Sequence[FileInput] | Unset = UNSET,
    about: Mapping[str, Any] | Unset = UNSET,
    title: str | Unset = UNSET,
) -> Request[None]:
    """The request that the call sends."""
    _arguments.require(image=image)
    return Request(
        OPERATION,
        path="/media",
        body=_bodies.MultipartBody(
            [
                *_multipart.file_parts("image", image),
                *_multipart.file_parts_each("thumbnails", thumbnails, "image/png"),
                *_multipart.json_parts("about", about),
                *_multipart.value_parts("title", title, "text/plain"),
            ]
        ),
    )


"""upload

``POST /upload``
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
    from ...models.upload_form_about import UploadFormAbout


def _decode(status: int, response: ResponseBody) -> None:
    return None


OPERATION: Operation[None] = Operation(
    name="things.upload",
    method="POST",
    path="/upload",
    decode=_decode,
    accept="*/*",
)


def request(
    *,
    file: FileInput,
    pages: Sequence[FileInput] | Unset = UNSET,
    text: str | Unset = UNSET,
    about: UploadFormAbout | Mapping[str, Any] | Unset = UNSET,
    numbers: Sequence[int] | Unset = UNSET,
    table: str | Unset = UNSET,
) -> Request[None]:
    """The request that the call sends."""
    _arguments.require(file=file)
    return Request(
        OPERATION,
        path="/upload",
        body=_bodies.MultipartBody(
            [
                *_multipart.file_parts("file", file),
                *_multipart.file_parts_each("pages", pages),
                *_multipart.value_parts("text", text),
                *_multipart.json_parts("about", about),
                *_multipart.json_parts("numbers", numbers),
                *_multipart.value_parts("table", table, "text/csv"),
            ]
        ),
    )


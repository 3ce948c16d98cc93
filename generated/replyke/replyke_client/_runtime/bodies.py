"""The bodies of requests: their content, their media type, and whether they can be sent again."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from .encode import Pairs, encode_json

if TYPE_CHECKING:
    from .files import Source, UploadStream
    from .multipart import Part


class JsonBody(NamedTuple):
    """A value as JSON text."""

    value: object
    media_type: str = "application/json"

    @property
    def replayable(self) -> bool:
        return True

    def payload(self) -> bytes:
        return encode_json(self.value)


class FormBody(NamedTuple):
    """Fields as ``application/x-www-form-urlencoded``; they are already encoded (see ``encode.form``)."""

    fields: Pairs
    media_type: str = "application/x-www-form-urlencoded"

    @property
    def replayable(self) -> bool:
        return True

    def payload(self) -> bytes:
        return "&".join(f"{name}={value}" for name, value in self.fields).encode()


class MultipartBody:
    """The parts of a form."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        # Random, so that no content can contain it and add parts of its own.
        self.boundary: str = os.urandom(16).hex()

    @property
    def media_type(self) -> str:
        return f"multipart/form-data; boundary={self.boundary}"

    @property
    def replayable(self) -> bool:
        return all(part.content.replayable for part in self.parts)

    def payload(self) -> UploadStream:
        from .files import Memory, UploadStream

        start, end = b"--%s\r\n" % self.boundary.encode(), b"--%s--\r\n" % self.boundary.encode()
        framed = [piece for part in self.parts for piece in (Memory(start + part.head), part.content, Memory(b"\r\n"))]
        return UploadStream([*framed, Memory(end)])


class ContentBody(NamedTuple):
    """Bytes as they are (see ``files.file_source``)."""

    source: Source
    media_type: str = "application/octet-stream"

    @property
    def replayable(self) -> bool:
        return self.source.replayable

    def payload(self) -> UploadStream:
        from .files import UploadStream

        return UploadStream([self.source])


RequestBody: TypeAlias = JsonBody | FormBody | MultipartBody | ContentBody
"""Each has its ``media_type``, a ``payload`` to send, and says with ``replayable`` if that can be sent again."""

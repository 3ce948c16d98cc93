"""Requests that pages show as examples, however they write them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Place
from generator.document import ObjectNode
from generator.openapi.media_types import essence
from generator.pages.described_operations.examples.json_text import read_json

JSON: Final = "application/json"
FORM: Final = "multipart/form-data"
URL_ENCODED: Final = "application/x-www-form-urlencoded"
FORMS: Final = (FORM, URL_ENCODED)


@dataclass(frozen=True, slots=True)
class Request:
    """What one example sends.

    Arguments:
        method: in lower case.
        address: without its query.
        headers: each with its value.
        query: the names in it.
        media_type: of the body; empty when there is none.
        body: where that is an object in JSON.
        form: the parts of a form, each with whether it is a file.
        place: that of the fence.
        data: the body as it is written.
    """

    method: str
    address: str
    headers: tuple[tuple[str, str], ...]
    query: tuple[str, ...]
    media_type: str
    body: ObjectNode | None
    form: tuple[tuple[str, bool], ...]
    place: Place
    data: str = ""

    @property
    def is_list(self) -> bool:
        """Whether the body is a list in JSON."""
        return self.media_type == JSON and self.data.lstrip().startswith("[")


def json_body(data: str, place: Place) -> ObjectNode | None:
    """A body that is an object in JSON, nearly or in fact; None for any other, as ``{what you send}``."""
    is_object = data.lstrip().startswith("{") and (":" in data or data.strip("{} \n") == "")
    return read_json(data, Place(place.file, place.line, 1)) if is_object else None


def media_type(headers: Iterable[tuple[str, str]], data: str, body: ObjectNode | None) -> str:
    """What a body is: what its header says, and else what it looks like; empty where there is none.

    Arguments:
        headers: those of the request.
        data: the body as it is written.
        body: where that is an object in JSON.
    """
    said = next((essence(value) for name, value in headers if name.lower() == "content-type"), "")
    if not data:
        return ""
    is_encoded = body is None and "=" in data and data[0] not in "{[@"
    return said or (URL_ENCODED if is_encoded else JSON)

"""Requests that pages show as examples, in any notation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Place
from generator.document import ObjectNode
from generator.openapi.media_types import essence
from generator.pages.described_operations.examples.json_text import read_json, without_comments

JSON: Final = "application/json"
FORM: Final = "multipart/form-data"
URL_ENCODED: Final = "application/x-www-form-urlencoded"
FORMS: Final = (FORM, URL_ENCODED)


@dataclass(frozen=True, slots=True)
class Request:
    """The request of one example.

    Arguments:
        method: the method, in lower case.
        address: the address without its query.
        query: the names in the query.
        media_type: the media type of the body; empty if there is none.
        body: where that is an object in JSON.
        form: the names of the parts of a form, each with whether it is a file.
        place: the place of the code block.
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
        """Whether the body is a JSON array."""
        return self.media_type == JSON and self.data.lstrip().startswith("[")


def json_body(data: str, place: Place) -> ObjectNode | None:
    """The body as a JSON object, also if it is only nearly JSON; None for others, such as ``{what you send}``."""
    is_object = data.lstrip().startswith("{") and (":" in data or data.strip("{} \n") == "")
    return read_json(without_comments(data), Place(place.file, place.line, 1)) if is_object else None


def media_type(headers: Iterable[tuple[str, str]], data: str, body: ObjectNode | None) -> str:
    """The media type of a body: that of its header, or else the one that it looks like; empty without a body."""
    declared = next((essence(value) for name, value in headers if name.lower() == "content-type"), "")
    if not data:
        return ""
    is_encoded = body is None and "=" in data and data[0] not in "{[@"
    return declared or (URL_ENCODED if is_encoded else JSON)

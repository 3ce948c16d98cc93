"""What media types say about a body: whether it is JSON, text, a form or a stream."""

from __future__ import annotations

import re
from typing import Final

from generator.document import ObjectNode


def is_media_type(key: str) -> bool:
    """Whether a key names a media type that a header can carry."""
    return "/" in key and key.isascii() and key.isprintable()


# As `JSON`, and `application:json`.
_ONLY_JSON: Final = re.compile(r"(?:application[^\w/])?json", re.IGNORECASE)


def meant_media_type(key: str) -> str:
    """The media type that a key names: without the space around it, and in full where it says no more than JSON."""
    name = key.strip()
    return "application/json" if _ONLY_JSON.fullmatch(name) else name


def essence(media_type: str) -> str:
    """A media type without its parameters, in lower case (RFC 9110, section 8.3.1)."""
    return media_type.partition(";")[0].strip().lower()


def is_event_stream(media_type: str) -> bool:
    """Whether a media type is that of event streams, whose schema is under ``x-event``."""
    return essence(media_type) == "text/event-stream"


_SEQUENCE: Final = re.compile(r".+/(?:x-)?(?:jsonl|jsonlines|json-lines|ndjson|ldjson)|.+[/+]json-seq")


def is_json_sequence(media_type: str) -> bool:
    """Whether a media type is that of JSON values one after another, of which one is under ``x-event``."""
    return _SEQUENCE.fullmatch(essence(media_type)) is not None


def is_stream(media_type: str) -> bool:
    """Whether what is sent in a media type is read piece by piece."""
    return is_event_stream(media_type) or is_json_sequence(media_type)


def is_json(media_type: str) -> bool:
    """Whether a body of a media type is JSON; where any type is documented, JSON is what clients choose."""
    name = essence(media_type)
    return name in ("application/json", "text/json", "*/*", "application/*") or name.endswith("+json")


def holds_json(media_type: str, schema: ObjectNode) -> bool:
    """Whether a body is JSON: by its media type, or its schema where that may be any, and not a file by its schema."""
    is_any = essence(media_type) in ("*/*", "application/*")
    return is_json(media_type) and schema.get("format") != "binary" and bool(schema or not is_any)

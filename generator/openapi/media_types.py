"""What media types say about a body: whether it is JSON, text, a form or a stream."""

from __future__ import annotations

import re
from typing import Final

from generator.document import ObjectNode


def is_media_type(key: str) -> bool:
    """Whether a key names a media type that a header can carry."""
    return "/" in key and key.isascii() and key.isprintable()


def described_media_types(content: ObjectNode) -> list[str]:
    """The keys of ``content`` that describe a body.

    Beside a media type, one that is none and has no schema is an example: converters put it there under its name.
    """
    named = [key for key in content if is_media_type(meant_media_type(key))]
    if not named or len(named) == len(content):
        return list(content)
    return [key for key in content if key in named or not _is_example(content.object_at(key))]


def _is_example(media_type: ObjectNode) -> bool:
    return not media_type.keys().isdisjoint(("example", "examples")) and "schema" not in media_type


# As `JSON`, and `application:json`.
_ONLY_JSON: Final = re.compile(r"(?:application[^\w/])?json", re.IGNORECASE)


def meant_media_type(key: str) -> str:
    """The media type that a key means: stripped of space, and ``application/json`` for a key that only says JSON."""
    name = key.strip()
    return "application/json" if _ONLY_JSON.fullmatch(name) else name


def essence(media_type: str) -> str:
    """A media type without its parameters, in lower case (RFC 9110, section 8.3.1)."""
    return media_type.partition(";")[0].strip().lower()


def is_event_stream(media_type: str) -> bool:
    """Whether this is the media type of event streams; the schema of an event is under ``x-event``."""
    return essence(media_type) == "text/event-stream"


_SEQUENCE: Final = re.compile(r".+/(?:x-)?(?:jsonl|jsonlines|json-lines|ndjson|ldjson)|.+[/+]json-seq")


def is_json_sequence(media_type: str) -> bool:
    """Whether this is a media type for JSON values in a row; the schema of one value is under ``x-event``."""
    return _SEQUENCE.fullmatch(essence(media_type)) is not None


def is_stream(media_type: str) -> bool:
    """Whether a body in this media type is read piece by piece."""
    return is_event_stream(media_type) or is_json_sequence(media_type)


def is_json(media_type: str) -> bool:
    """Whether a body in this media type is JSON; where ``*/*`` is documented, clients choose JSON."""
    name = essence(media_type)
    return name in ("application/json", "text/json", "*/*", "application/*") or name.endswith("+json")


def holds_json(media_type: str, schema: ObjectNode) -> bool:
    """Whether a body is JSON by its media type, and not a file by its schema; with ``*/*``, it needs a schema."""
    is_any = essence(media_type) in ("*/*", "application/*")
    return is_json(media_type) and schema.get("format") != "binary" and bool(schema or not is_any)


_FILE: Final = re.compile(
    r"(?:audio|font|image|video)/.+|text/(?:calendar|csv|tab-separated-values)"
    r"|application/(?:gzip|gpx\+xml|pdf|zip|vnd\.(?:ms-|oasis\.|openxmlformats).+)"
)


def is_file(media_type: str, schema: ObjectNode) -> bool:
    """Whether a body in this media type is a file, by its schema or by the format: no JSON in another notation."""
    if is_json(media_type) or is_stream(media_type):
        return False
    return schema.get("format") == "binary" or _FILE.fullmatch(essence(media_type)) is not None


def shown_object(media_type: ObjectNode) -> ObjectNode:
    """The first example of a media type; empty if there is none, or it is no object."""
    first = next(iter(media_type.object_at("examples").values()), ObjectNode())
    named = first.object_at("value") if isinstance(first, ObjectNode) else ObjectNode()
    return media_type.object_at("example") or named

"""The normal form of a document: what the passes of ``normalize`` bring about, and ``engine`` relies on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from generator.document import Node, ObjectNode
from generator.openapi.path_items import operations_of

UNIONS: Final = ("oneOf", "anyOf")
"""The keywords whose members are alternatives."""

NEEDED_TOGETHER: Final = "x-needed-together"
"""In a schema: what its alternatives required, each a list of properties; classes cannot say it, but servers mind."""

NAMES: Final = "x-names"
"""At the top: the names that things have had so far, for the passes that give names; the last of them drops it."""

GROUP_CLASSES: Final = "x-group-classes"
"""At the top: for each group the name of its class."""

ORIGINS: Final = "x-origins"
"""At the top: for each component whose name others might want too, what it was made of."""


def written_schema(key: str) -> str:
    """The origin of a component that somebody wrote."""
    return f"schema {key}"


def component_name(reference: str) -> str:
    """The name of the component that a reference leads to; in the normal form, all lead to one."""
    return reference.rsplit("/", 1)[-1]


# What has a name has at least one of them.
_NAMED: Final = ("enum", "properties", "allOf", *UNIONS)


def is_nominal(schema: ObjectNode) -> bool:
    """Whether a schema becomes something with a name: an object with properties, an enum, a union of such things."""
    if "$ref" in schema or schema.keys().isdisjoint(_NAMED):
        return False
    if values := enum_values(schema):
        is_plain = all(isinstance(value, bool) for value in values)
        return len(values) > 1 and not is_plain and all(isinstance(value, str | int) for value in values)
    if schema.object_at("properties"):
        return True
    if parts := list(schema.array_at("allOf").objects()):
        return len(parts) > 1 or "$ref" in parts[0] or is_nominal(parts[0])
    members = [member for member in alternatives(schema) if isinstance(member, ObjectNode)]
    return len(members) > 1 and any(
        "$ref" in member or member.get("type") in ("object", "array") or is_nominal(member) for member in members
    )


def alternatives(schema: ObjectNode) -> Sequence[Node]:
    """The members of a union; none of a schema that is none."""
    return next((found for key in UNIONS if key in schema and (found := schema.array_at(key))), ())


def enum_values(schema: ObjectNode) -> list[Node]:
    """The values of an enum as its type has them: YAML takes ``1`` for a number where text is meant."""
    if "enum" not in schema:
        return []
    fit = _FITTING.get(schema.text_at("type"))
    return [fit(value) if fit else value for value in schema.array_at("enum")]


def _as_text(value: Node) -> Node:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int | float) else value


def _as_integer(value: Node) -> Node:
    return int(value) if isinstance(value, str) and _INTEGER.fullmatch(value) else value


def _as_number(value: Node) -> Node:
    return float(value) if isinstance(value, str) and _FRACTION.fullmatch(value) else _as_integer(value)


def _as_boolean(value: Node) -> Node:
    return value == "true" if value in ("true", "false") else value


_INTEGER: Final = re.compile(r"-?(0|[1-9]\d*)", re.ASCII)
_FRACTION: Final = re.compile(r"-?(0|[1-9]\d*)\.\d+", re.ASCII)
_FITTING: Final[Mapping[str, Callable[[Node], Node]]] = {
    "string": _as_text,
    "integer": _as_integer,
    "number": _as_number,
    "boolean": _as_boolean,
}


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


# A variable may stand for the scheme, or for all of it.
_WITH_HOST: Final = re.compile(r"(?:https?:)?//.|\{", re.IGNORECASE)


def absolute_url(server: ObjectNode) -> str:
    """The URL of a server that has a host; empty for one that is relative to where the document was found."""
    url = server.text_at("url").strip().rstrip("/")
    if not _WITH_HOST.match(url):
        return ""
    return f"https:{url}" if url.startswith("//") else url


def is_json(media_type: str) -> bool:
    """Whether a body of a media type is JSON; where any type is documented, JSON is what clients choose."""
    name = essence(media_type)
    return name in ("application/json", "text/json", "*/*", "application/*") or name.endswith("+json")


def holds_json(media_type: str, schema: ObjectNode) -> bool:
    """Whether a body is JSON: by its media type, or its schema where that may be any, and not a file by its schema."""
    is_any = essence(media_type) in ("*/*", "application/*")
    return is_json(media_type) and schema.get("format") != "binary" and bool(schema or not is_any)


def success_statuses(responses: ObjectNode) -> frozenset[str]:
    """The statuses that describe success; where there is none, ``default`` describes it too."""
    found = frozenset(status for status in responses if status.startswith("2"))
    return found or frozenset(("default",))


def operations(document: ObjectNode) -> Iterator[tuple[str, str, ObjectNode]]:
    """Path, method and operation object of each operation under ``paths``, in the order of the document."""
    for path, item in document.object_at("paths").items():
        if isinstance(item, ObjectNode):
            for method, operation, _ in operations_of(item):
                yield path, method, operation

"""What has to be on the wire, written from the specification (OpenAPI 3.1, section 4.8.12) and not from our code."""

from __future__ import annotations

import email.parser
import email.policy
import json
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, unquote

from tests.corpus.original import Node, Operation

Pairs = list[tuple[str, str]]


def text(value: Any) -> str:
    """A single value as text."""
    return value if isinstance(value, str) else json.dumps(value)


def is_scalar(value: Any) -> bool:
    return not isinstance(value, dict | list)


def is_event_stream(media_type: str) -> bool:
    return media_type.partition(";")[0].strip().lower() == "text/event-stream"


def is_json(media_type: str) -> bool:
    return media_type.partition(";")[0].strip().lower().endswith(("/json", "+json"))


def is_flat(value: Any) -> bool:
    """Whether styles have a meaning for a value: arrays and objects of single values."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return all(is_scalar(each) and each is not None for each in inner)


def query(parameter: Node, value: Any) -> Pairs | None:
    """The pairs of a query parameter; None where the specification gives it no form."""
    name, style = parameter["name"], parameter.get("style", "form")
    explode = parameter.get("explode", style == "form")
    if style == "deepObject" and isinstance(value, dict):
        return [(f"{name}[{key}]", text(each)) for key, each in value.items()] if is_flat(value) else None
    if not is_flat(value):
        return None
    if is_scalar(value):
        return [(name, text(value))]
    if isinstance(value, dict):
        parts = [part for key, each in value.items() for part in (key, text(each))]
        pairs = [(key, text(each)) for key, each in value.items()]
    else:
        parts = [text(each) for each in value]
        pairs = [(name, each) for each in parts]
    if explode or style == "deepObject":
        return pairs
    return [(name, {"spaceDelimited": " ", "pipeDelimited": "|"}.get(style, ",").join(parts))] if parts else []


def simple(value: Any, explode: bool) -> str | None:
    """A path segment or a header in style ``simple``; None where the specification gives it no form."""
    if not is_flat(value) or value in ({}, []):
        return None
    if isinstance(value, list):
        return ",".join(map(text, value))
    if isinstance(value, dict):
        return ",".join(f"{key}{'=' if explode else ','}{text(each)}" for key, each in value.items())
    return text(value)


def path_of(template: str, parameters: list[tuple[Node, Any]]) -> str:
    """The path with its parameters filled in, decoded."""
    template = unquote(template)
    for parameter, value in parameters:
        explode = parameter.get("explode", False) is True
        filled = simple(value, explode) or ""
        template = template.replace(f"{{{parameter['name']}}}", filled)
    return template


def decoded_query(raw: str) -> Pairs:
    """The pairs of a query as they were meant."""
    return [
        (unquote(name), unquote(value)) for name, _, value in (pair.partition("=") for pair in raw.split("&") if pair)
    ]


def own_query(operation: Operation) -> Pairs:
    """The pairs of the query in a path, without those that are described as parameters too."""
    described = {each["name"] for each in operation.arguments if each.get("in") == "query"}
    return [pair for pair in decoded_query(operation.path.partition("?")[2]) if pair[0] not in described]


def form(content: bytes) -> Pairs:
    """The pairs of a form."""
    return parse_qsl(content.decode(), keep_blank_values=True)


def parts(content_type: str, content: bytes) -> list[tuple[str, str, bytes]]:
    """The parts of a multipart body: name, media type, content."""
    head = f"content-type: {content_type}\r\n\r\n".encode()
    message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + content)
    found = []
    for part in message.iter_parts():
        payload = part.get_payload(decode=True)
        found.append((str(part.get_param("name", "", "content-disposition")), part.get_content_type(), payload))
    return found


def same(one: Any, other: Any) -> bool:
    """Whether two JSON values say the same: numbers by value, date-times by the moment that they name."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, str) and isinstance(other, str) and one != other:
        return _moment(one) is not None and _moment(one) == _moment(other)
    return (type(one) is type(other) and one == other) or _numbers(one, other)


def _numbers(one: Any, other: Any) -> bool:
    kinds = (type(one), type(other))
    return bool not in kinds and all(issubclass(each, int | float) for each in kinds) and one == other


def _moment(value: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return found if found.tzinfo else None


def difference(one: Any, other: Any, at: str = "$") -> str:
    """The first place where two JSON values differ, for people."""
    if isinstance(one, dict) and isinstance(other, dict):
        for key in [*one, *other]:
            if key not in one or key not in other:
                return f"{at}.{key} only in {'the first' if key in one else 'the second'}"
            if not same(one[key], other[key]):
                return difference(one[key], other[key], f"{at}.{key}")
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for index, (mine, yours) in enumerate(zip(one, other, strict=True)):
            if not same(mine, yours):
                return difference(mine, yours, f"{at}[{index}]")
    return f"{at}: {json.dumps(one, default=str)[:120]} / {json.dumps(other, default=str)[:120]}"

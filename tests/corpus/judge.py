"""Holds a request that was sent against the values that it was made of, as the document says they are written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

import httpx2

from tests.corpus import wire
from tests.corpus.original import METHODS, Node, Operation

# RFC 9110, section 8.6: it follows from the body, whatever a caller says.
_WRITTEN_BY_CLIENTS = ("content-length",)
Finding = tuple[str, str]
"""The kind of a mismatch, and its details."""


@dataclass(frozen=True)
class Sent:
    """A request, the parameters that it was made of with their values, and its body.

    Arguments:
        request: what came over the wire.
        parameters: each parameter object with its value.
        media_type: the media type that was asked for; empty when no body was given.
        content: the media type object.
        body: the value of the body.
        files: the fields of a form that are files.
    """

    request: httpx2.Request
    parameters: list[tuple[Node, Any]]
    media_type: str = ""
    content: Node | None = None
    body: Any = None
    files: frozenset[str] = frozenset()

    def encoding(self, name: str) -> Node:
        """How a field of a form is written."""
        return ((self.content or {}).get("encoding") or {}).get(name) or {}

    def located(self, location: str) -> list[tuple[Node, Any]]:
        return [(each, value) for each, value in self.parameters if each.get("in") == location]


def judge(operation: Operation, sent: Sent, ignored: set[str]) -> Iterator[Finding]:
    """What is wrong with a request; ``ignored`` are the names of credentials in queries."""
    yield from _method(operation, sent)
    yield from _path(operation, sent)
    yield from _query(operation, sent, ignored)
    yield from _headers(sent)
    yield from _cookies(sent)
    if sent.media_type:
        yield from _body(sent)


def _method(operation: Operation, sent: Sent) -> Iterator[Finding]:
    """Keys of ``additionalOperations`` are sent as they are written (OpenAPI 3.2, section 4.9)."""
    wanted = operation.method.upper() if operation.method in METHODS else operation.method
    if sent.request.method != wanted:
        yield "method", f"{sent.request.method}, not {wanted}"


def _path(operation: Operation, sent: Sent) -> Iterator[Finding]:
    parameters = sent.located("path")
    if any("content" in each for each, _ in parameters) or any(
        wire.simple(value, False) is None or each.get("style", "simple") != "simple" for each, value in parameters
    ):
        return
    wanted = wire.path_of(re.split("[?#]", operation.path)[0], parameters)
    path = unquote(sent.request.url.raw_path.decode().partition("?")[0])
    if "{" not in wanted and not path.endswith(wanted):
        yield "path", f"{path!r}, not {wanted!r}"


def _query(operation: Operation, sent: Sent, ignored: set[str]) -> Iterator[Finding]:
    for parameter, value in sent.located("querystring"):
        pairs = wire.decoded_query(sent.request.url.query.decode())
        yield from _fields(value, next(iter(parameter["content"].values())), pairs)
        return
    own = wire.own_query(operation)
    ignored = ignored - {parameter["name"] for parameter, _ in sent.located("query")}
    pairs = wire.decoded_query(sent.request.url.query.decode())
    rest = [pair for pair in pairs if pair[0] not in ignored and pair not in own]
    is_defined = True
    for parameter, value in sent.located("query"):
        if "content" in parameter:
            found = [each for each in rest if each[0] == parameter["name"]]
            rest = [each for each in rest if each not in found]
            is_json = any(each.endswith(("/json", "+json")) for each in parameter["content"])
            if len(found) != 1 or not (_same_json if is_json else _same_part)(found[0][1], value):
                yield "query as JSON", f"{parameter['name']}: {found}"
            continue
        wanted = wire.query(parameter, value)
        is_defined = is_defined and wanted is not None
        for pair in wanted or ():
            match = next((each for each in rest if each[0] == pair[0] and _same_text(each[1], pair[1])), None)
            if match is None:
                yield "query", f"{pair} is not in {rest}"
            else:
                rest.remove(match)
    if rest and is_defined:
        yield "query, too much", f"{rest}"


def _headers(sent: Sent) -> Iterator[Finding]:
    for parameter, value in sent.located("header"):
        wanted = wire.simple(value, parameter.get("explode", False) is True)
        found = sent.request.headers.get(parameter["name"])
        if "content" in parameter or wanted is None or parameter["name"].lower() in _WRITTEN_BY_CLIENTS:
            continue
        if not _same_text(found, wanted):
            yield "header", f"{parameter['name']}: {found!r}, not {wanted!r}"


def _cookies(sent: Sent) -> Iterator[Finding]:
    cookies = dict(each.strip().partition("=")[::2] for each in sent.request.headers.get("cookie", "").split(";"))
    for parameter, value in sent.located("cookie"):
        found = cookies.get(parameter["name"])
        if "content" not in parameter and wire.is_scalar(value) and not _same_text(found, wire.text(value)):
            yield "cookie", f"{parameter['name']}: {found!r}, not {value!r}"


def _body(sent: Sent) -> Iterator[Finding]:
    kind = sent.request.headers.get("content-type", "")
    essence, wanted = (each.partition(";")[0].strip().lower() for each in (kind, sent.media_type))
    if "*" not in wanted and essence != wanted:
        yield "content type", f"{kind}, not {sent.media_type}"
    elif essence.endswith(("/json", "+json")) and not _is_file(sent):
        yield from _json(sent)
    elif essence == "application/x-www-form-urlencoded" and isinstance(sent.body, dict):
        yield from _form(sent)
    elif essence == "multipart/form-data" and isinstance(sent.body, dict):
        yield from _parts(sent, kind)
    elif not essence.startswith(("application/x-www-form", "multipart/")) and sent.request.content != octets(sent.body):
        yield "content", f"{sent.request.content[:80]!r}"


def _is_file(sent: Sent) -> bool:
    """Whether a body is a file as a whole: who has one of JSON has its text already."""
    schema = (sent.content or {}).get("schema")
    return isinstance(schema, dict) and schema.get("format") == "binary"


def _json(sent: Sent) -> Iterator[Finding]:
    try:
        found = json.loads(sent.request.content)
    except ValueError:
        yield "body", f"no JSON: {sent.request.content[:80]!r} for {sent.body!r}"
        return
    if not wire.same(found, sent.body):
        yield "body", wire.difference(sent.body, found)


def _form(sent: Sent) -> Iterator[Finding]:
    yield from _fields(sent.body, sent.content or {}, wire.form(sent.request.content))


def _fields(values: Node, content: Node, found: wire.Pairs) -> Iterator[Finding]:
    """What is wrong with the pairs of a form, or of a query that is one."""
    for name, value in values.items():
        encoding = (content.get("encoding") or {}).get(name) or {}
        if value is None or (not wire.is_flat(value) and "style" in encoding):
            continue
        is_json = str(encoding.get("contentType", "")).endswith("json") and not encoding.keys() & {"style", "explode"}
        if is_json or (isinstance(value, dict) and "style" not in encoding):
            texts = [each for key, each in found if key == name]
            if len(texts) != 1 or not _same_json(texts[0], value):
                yield "form", f"{name}: {value} is {found}"
            continue
        for pair in wire.query({"name": name, **encoding}, value) or ():
            if not any(each[0] == pair[0] and _same_text(each[1], pair[1]) for each in found):
                yield "form", f"{pair} is not in {found}"


def _parts(sent: Sent, kind: str) -> Iterator[Finding]:
    """An array is one part of JSON or one part for each item: documents say either, and ``encoding`` decides."""
    found = wire.parts(kind, sent.request.content)
    for name, value in sent.body.items():
        texts = [content.decode(errors="replace") for part, _, content in found if part == name]
        items = [each for each in value if each is not None] if isinstance(value, list) else [value]
        is_whole = len(texts) == 1 and _same_json(texts[0], value)
        is_split = len(texts) == len(items) and all(map(_same_part, texts, items))
        if (pairs := _styled(sent, name, value)) is not None:
            received = [(part, content.decode(errors="replace")) for part, _, content in found]
            missing = [pair for pair in pairs if not any(_same_pair(each, pair) for each in received)]
            yield from (("multipart", f"{pair} is not in {received}") for pair in missing)
        elif value is not None and not is_whole and not is_split and (wire.is_flat(value) or not sent.encoding(name)):
            yield "multipart", f"{name}: {value} is {texts}"


def _styled(sent: Sent, name: str, value: Any) -> wire.Pairs | None:
    """The parts that a style makes of the value of a field; None where it has none that means something."""
    encoding = sent.encoding(name)
    deciding = {"style"} if isinstance(value, dict) else {"style", "explode"} if isinstance(value, list) else set()
    is_json = str(encoding.get("contentType", "")).endswith("json")
    if is_json or deciding.isdisjoint(encoding) or name in sent.files or not wire.is_flat(value):
        return None
    return wire.query({"name": name, **encoding}, value)


def _same_pair(found: tuple[str, str], wanted: tuple[str, str]) -> bool:
    return found[0] == wanted[0] and _same_text(found[1], wanted[1])


def octets(value: Any) -> bytes:
    """A value as the content of a file."""
    return value.encode() if isinstance(value, str) else json.dumps(value).encode()


def _same_part(found: str, wanted: Any) -> bool:
    return _same_text(found, wire.text(wanted)) if wire.is_scalar(wanted) else _same_json(found, wanted)


def _same_text(found: str | None, wanted: str) -> bool:
    if found is None:
        return False
    try:
        return found == wanted or wire.same(found, wanted) or float(found) == float(wanted)
    except ValueError:
        return False


def _same_json(found: str, wanted: Any) -> bool:
    try:
        return wire.same(json.loads(found), wanted)
    except ValueError:
        return False

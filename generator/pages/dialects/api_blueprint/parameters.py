"""The parameters of an operation: the names in its address, as ``Parameters`` describes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode, object_node
from generator.pages.described_operations.endpoint import Endpoint
from generator.pages.dialects.api_blueprint.items import Item
from generator.pages.dialects.api_blueprint.payloads import Payload, shown_names
from generator.pages.dialects.api_blueprint.structures import Member, description_of, read_member, schema_of

_NOT_SENT_BY_CALLERS: Final = ("content-type", "accept", "authorization", "content-length", "host", "user-agent")


def parameters(
    endpoint: Endpoint,
    queries: Mapping[str, str],
    described: Mapping[str, Item],
    requests: Sequence[Payload],
    report: Report,
) -> list[ObjectNode]:
    """The parameters of an operation.

    Arguments:
        queries: the names in the query of its address, each with its placeholder.
    """
    placeholders = endpoint.path_parameters
    names = [*placeholders, *(name for name in queries if name not in placeholders)]
    known = [_parameter(name, queries, described.get(name), placeholders, endpoint) for name in names]
    in_bodies = {name for payload in requests for name in shown_names(payload)}
    others = {name: item for name, item in described.items() if name not in (*names, *in_bodies)}
    for name, item in others.items():
        report.warning(
            "field-misplaced",
            f"`{name}` is not a placeholder of {endpoint.method.upper()} {endpoint.path}: it is taken for a part of the"
            " query",
            item.place,
            "Correct it with an overlay where that is wrong.",
        )
    added = [_parameter(name, {}, item, placeholders, endpoint) for name, item in others.items()]
    return [*known, *added, *_headers(requests)]


def _parameter(
    name: str, queries: Mapping[str, str], item: Item | None, placeholders: Sequence[str], endpoint: Endpoint
) -> ObjectNode:
    is_in_path = name in placeholders
    items: dict[str, object] = {"name": queries.get(name, name), "in": "path" if is_in_path else "query"}
    if item is None:
        required = {"required": True} if is_in_path else {}
        return object_node({**items, **required, "schema": {"type": "string"}}, endpoint.place)
    member = read_member(item.head)
    schema = schema_of(member, item)
    if is_in_path or _is_required(member, schema):
        items["required"] = True
    if text := description_of(member, item):
        items["description"] = text
    return object_node({**items, "schema": schema}, item.place)


def _is_required(member: Member, schema: ObjectNode) -> bool:
    """Whether a parameter is required; in API Blueprint, that is the default."""
    return "required" in member.about or not ("optional" in member.about or "default" in schema)


def _headers(requests: Sequence[Payload]) -> Iterator[ObjectNode]:
    """The headers that example requests show, except those with a meaning in OpenAPI."""
    found = {name: payload for payload in reversed(requests) for name, _ in payload.headers}
    for name, payload in found.items():
        if name.lower() not in _NOT_SENT_BY_CALLERS:
            yield object_node({"name": name, "in": "header", "schema": {"type": "string"}}, payload.item.place)


def described_parameters(items: Sequence[Item]) -> dict[str, Item]:
    """The items under ``Parameters``, by their names; a later item replaces an earlier one."""
    return {re.sub(r"^[+?&]|\*$", "", read_member(each.head).name): each for group in items for each in group.children}

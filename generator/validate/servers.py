"""Whether the document says where the API lives."""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.openapi.normal_form import absolute_url
from generator.validate.operations import Operation


def check_servers(document: ObjectNode, operations: Iterable[Operation], report: Report) -> None:
    """``server-missing``: a client of such an API has no address of its own."""
    holders = (holder for found in operations for holder in (found.item, found.node))
    if _has_address(document) or any(_has_address(holder) for holder in holders):
        return
    report.warning(
        "server-missing",
        "The document names no server with a host: every caller has to give `base_url`",
        document.place_of("servers"),
        "Add it with an overlay: `- target: $`, `update: {servers: [{url: https://...}]}`.",
    )


def _has_address(holder: ObjectNode) -> bool:
    return any(absolute_url(server) for server in holder.array_at("servers").objects())

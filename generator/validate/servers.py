"""Whether the document names servers, with addresses that paths can be added to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.openapi.addresses import absolute_url
from generator.openapi.objects import ObjectsByKey
from generator.validate.leave_out import Fault
from generator.validate.operations import Operation

# Without a scheme, a name with a domain or a port was meant for a host.
_HOST: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*(?:\.[a-z]{2,}|:\d+)(?:/|\Z)", re.IGNORECASE)


def check_servers(document: ObjectNode, operations: Iterable[Operation], report: Report) -> None:
    """Reports ``server-missing``: a client without a server has no address of its own."""
    parents = (parent for found in operations for parent in (found.item, found.node))
    if _has_address(document) or any(_has_address(parent) for parent in parents):
        return
    report.warning(
        "server-missing",
        "The document names no server with a host: every caller has to give `base_url`",
        document.place_of("servers"),
        "Add it with an overlay: `- target: $`, `update: {servers: [{url: https://...}]}`.",
    )


def _has_address(parent: ObjectNode) -> bool:
    return any(absolute_url(server) for server in parent.array_at("servers").objects())


def check_addresses(objects_with: ObjectsByKey, report: Report) -> Iterator[Fault]:
    """Reports ``openapi-unusable`` for a server that no call can reach, and for a query or fragment in its address."""
    for servers in (node.array_at("servers") for node in objects_with["servers"]):
        for index, server in enumerate(servers):
            if isinstance(server, ObjectNode):
                yield from _check(server, Fault(servers, index), report)


def _check(server: ObjectNode, without: Fault, report: Report) -> Iterator[Fault]:
    url = server.text_at("url").strip()
    if _HOST.match(url):
        report.warning(
            "openapi-unusable",
            f"The address of a server begins with `https://`: `{url}` would be a path, and is left out",
            server.place_of("url"),
            "Correct it with an overlay.",
        )
        yield without
    elif more := re.search(r"[?#].*", url, re.DOTALL):
        report.warning(
            "openapi-unusable",
            f"The address of a server has neither query nor fragment: `{more[0]}` is left out",
            server.place_of("url"),
            "What calls need of it has to be a parameter, or an API key: add it with an overlay.",
        )
        yield Fault(server, "url", url[: more.start()])

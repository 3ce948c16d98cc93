"""Collects the example requests of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from generator.openapi.methods import METHODS
from generator.pages.described_operations.endpoint import Endpoint
from generator.pages.described_operations.examples.curl import commands
from generator.pages.described_operations.examples.http_messages import messages
from generator.pages.described_operations.examples.request import Request
from generator.pages.markdown.parts import REMEMBERED, Block, Part, blocks

_SERVER: Final = re.compile(r"https?://[\w.:-]+(?:/[\w.-]+)*")


def requests(parts: Sequence[Part]) -> Iterator[Request]:
    """The requests that parts of a page show, in the order of the page."""
    for block in blocks(parts):
        yield from _requests_in(block)


@lru_cache(maxsize=REMEMBERED)
def _requests_in(block: Block) -> tuple[Request, ...]:
    found = () if block.fence is None else (*commands(block.fence), *messages(block.fence))
    return tuple(each for each in found if each.method in METHODS)  # OpenAPI has no place for MKCOL and the like


def shown_servers(endpoint: Endpoint | None, calls: Iterable[Request]) -> Iterator[str]:
    """The servers in the addresses of an operation's calls, for an operation that names none."""
    if endpoint is None or endpoint.servers:
        return
    for call in calls:
        server = endpoint.before_path(call.address)
        if endpoint.is_called_by(call.method, call.address) and _SERVER.fullmatch(server):
            yield server

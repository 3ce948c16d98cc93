"""The requests that pages show as examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.pages.described_operations.curl import commands
from generator.pages.described_operations.http_messages import messages
from generator.pages.described_operations.request import Request
from generator.pages.parts import Part, blocks


def requests(parts: Sequence[Part]) -> Iterator[Request]:
    """The requests among some parts, in the order of the page."""
    for block in blocks(parts):
        if block.fence is not None:
            yield from commands(block.fence)
            yield from messages(block.fence)

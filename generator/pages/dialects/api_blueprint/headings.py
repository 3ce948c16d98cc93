"""Headings of API Blueprint: ``## Boxes [/boxes]``, ``### List [GET /boxes]``, ``# GET /boxes``, ``# Group Boxes``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from generator.pages.described_operations.endpoint import ANY_METHOD

_ADDRESS: Final = r"(?:https?://|/)[^\s\]]*"
_HEADING: Final = re.compile(
    rf"(?P<name>.*?)\s*\[(?:(?P<method>{ANY_METHOD})(?:\s+(?P<own>{_ADDRESS}))?|(?P<address>{_ADDRESS}))\s*\]"
    rf"|(?P<bare_method>{ANY_METHOD})(?:\s+(?P<bare_own>{_ADDRESS}))?|(?P<bare>{_ADDRESS})"
)
_GROUP: Final = re.compile(r"Group\s+(?P<name>.+)")
_STRUCTURES: Final = "data structures"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a resource or an operation.

    Arguments:
        name: what it is called; empty where only the address is there.
        method: that of an operation; empty for a resource.
        address: that of a resource, or of an operation that does not have its resource's; else empty.
    """

    name: str
    method: str
    address: str

    @property
    def names_resource(self) -> bool:
        """Whether it is that of a resource with a name."""
        return bool(self.name and not self.method)


def heading_of(title: str) -> Heading | None:
    """What a title says of a resource or an operation; None for any other."""
    found = _HEADING.fullmatch(title)
    if found is None:
        return None
    addresses = (found["address"], found["bare"], found["own"], found["bare_own"])
    method = found["method"] or found["bare_method"] or ""
    return Heading((found["name"] or "").strip(), method, next(filter(None, addresses), ""))


def group_in(title: str) -> str:
    """The group that a title begins; empty for any other."""
    found = _GROUP.fullmatch(title)
    return found["name"] if found else ""


def heads_structures(title: str) -> bool:
    """Whether data structures stand below a title."""
    return title.lower() == _STRUCTURES

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
        name: its name; empty if there is only an address.
        method: the method of an operation; empty for a resource.
        address: the address of a resource, or of an operation with an address of its own; else empty.
    """

    name: str
    method: str
    address: str

    @property
    def names_resource(self) -> bool:
        """Whether it is the heading of a resource with a name."""
        return bool(self.name and not self.method)


def heading_of(title: str) -> Heading | None:
    """Parses the heading of a resource or an operation; None for any other heading."""
    found = _HEADING.fullmatch(title)
    if found is None:
        return None
    addresses = (found["address"], found["bare"], found["own"], found["bare_own"])
    method = found["method"] or found["bare_method"] or ""
    return Heading((found["name"] or "").strip(), method, next(filter(None, addresses), ""))


def group_in(title: str) -> str:
    """The group that a heading begins; empty for any other heading."""
    found = _GROUP.fullmatch(title)
    return found["name"] if found else ""


def heads_structures(title: str) -> bool:
    """Whether a heading begins the data structures."""
    return title.lower() == _STRUCTURES

"""The actions of a page in API Blueprint: its operations, with the properties of their resources and groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.pages.dialects.api_blueprint.headings import group_in, heading_of
from generator.pages.dialects.api_blueprint.items import Item, Part


@dataclass(frozen=True, slots=True)
class Action:
    """One operation.

    Arguments:
        part: its heading, with everything below that.
        name: its name; empty if it has none.
        method: the method as it is written.
        address: its own address, or that of its resource.
        group: its group; empty if it is in none.
        shared_parameters: the parameters of its resource.
    """

    part: Part
    name: str
    method: str
    address: str
    group: str
    shared_parameters: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class _Resource:
    """The resource around actions, which these share."""

    address: str
    level: int
    parameters: tuple[Item, ...] = ()


_NONE: Final = _Resource("", 0)


def actions(found: Sequence[Part]) -> Iterator[Action]:
    """The actions of a page, in its order."""
    group, group_level, resource = "", 0, _NONE
    for part in found:
        if (named := group_in(part.title)) or part.level <= group_level:
            group, group_level = named, part.level if named else 0
        resource = _NONE if part.level <= resource.level else resource
        heading = heading_of(part.title) if part.level else None
        if heading is None:
            continue
        address = heading.address or resource.address
        if not heading.method:
            resource = _Resource(address, part.level, tuple(part.root.named("Parameter")))
        elif address:
            yield Action(part, heading.name, heading.method, address, group, resource.parameters)

"""Compares the parameters of operations: where and how they are sent, and which values they take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from generator.changes.leftovers import differences
from generator.changes.model import Change
from generator.changes.subject import Subject, necessity
from generator.changes.traversal import Traversal
from generator.diagnostics import Place
from generator.document import Node, ObjectNode
from generator.openapi.parameters import identity, is_ignored, style_of

_COMPARED: Final = frozenset(
    ("name", "in", "required", "deprecated", "schema", "content", "style", "explode", "allowReserved")
)
_Placeholders = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter; ``placeholder`` is the number of its own in the path, 0 for a parameter that is sent elsewhere."""

    node: ObjectNode
    placeholder: int

    @property
    def name(self) -> str:
        return self.node.text_at("name")

    @property
    def location(self) -> str:
        return self.node.text_at("in")

    @property
    def called(self) -> str:
        return f"{self.location} parameter `{self.name}`"

    @property
    def place(self) -> Place:
        return self.node.place

    @property
    def key(self) -> tuple[str, str | int]:
        """Its identity among the parameters of its operation; the names of headers ignore case."""
        location, name = identity(self.node)
        return location, self.placeholder or name

    @property
    def is_required(self) -> bool:
        return self.node.get("required") is True or self.location == "path"

    @property
    def is_deprecated(self) -> bool:
        return self.node.get("deprecated") is True

    @property
    def schema(self) -> tuple[Node, Place]:
        media = next((each for each in self.node.object_at("content").values()), self.node)
        owner = media if isinstance(media, ObjectNode) else self.node
        return owner.get("schema"), owner.place_of("schema")

    @property
    def style(self) -> str:
        """How its values are written."""
        if content := self.node.object_at("content"):
            return next(iter(content))
        style, explode = style_of(self.node)
        reserved = self.node.get("allowReserved") is True
        return f"{style}{', exploded' if explode else ''}{', reserved characters as they are' if reserved else ''}"


def compare_parameters(
    old: ObjectNode, new: ObjectNode, placeholders: _Placeholders, subject: Subject, schemas: Traversal
) -> Iterator[Change]:
    """The changes of the parameters of an operation."""
    before, after = _read(old, placeholders[0]), _read(new, placeholders[1])
    pairs = _paired(before, after)
    for parameter in before:
        if parameter.key not in pairs:
            yield replace(subject, part=parameter.called).change(
                "parameter-removed", "was removed", old=parameter.place
            )
    for parameter in before:
        if parameter.key in pairs:
            yield from _compare_parameter(parameter, pairs[parameter.key], subject, schemas)
    known = {each.key for each in pairs.values()}
    for parameter in after:
        if parameter.key not in known:
            word, here = necessity(parameter.is_required), replace(subject, part=parameter.called)
            yield here.change(f"{word}-parameter-added", f"was added, and is {word}", new=parameter.place)


def _read(operation: ObjectNode, placeholders: tuple[str, ...]) -> list[Parameter]:
    found: list[Parameter] = []
    for node in operation.array_at("parameters").objects():
        name = node.text_at("name")
        number = placeholders.index(name) + 1 if node.get("in") == "path" and name in placeholders else 0
        found.append(Parameter(node, number))
    return [each for each in found if not is_ignored(each.node)]


def _paired(old: list[Parameter], new: list[Parameter]) -> dict[tuple[str, str | int], Parameter]:
    """For each old parameter, by its key, the new one; a parameter that is now sent elsewhere is found by its name."""
    by_key = {each.key: each for each in new}
    pairs = {each.key: by_key[each.key] for each in old if each.key in by_key}
    moved = {each.name: each for each in new if each.key not in pairs}
    for each in old:
        if each.key not in pairs and each.name in moved:
            pairs[each.key] = moved.pop(each.name)
    return pairs


def _compare_parameter(old: Parameter, new: Parameter, subject: Subject, schemas: Traversal) -> Iterator[Change]:
    subject = replace(subject, part=new.called)
    places = old.place, new.place
    if old.location != new.location:
        yield subject.change("parameter-moved", f"was a {old.called}", *places)
    elif old.style != new.style:
        yield subject.change("parameter-style-changed", f"is written as {new.style} now (was {old.style})", *places)
    if old.placeholder and new.placeholder and old.name != new.name:
        yield subject.change("path-parameter-renamed", f"was called `{old.name}`", *places)
    if old.is_required != new.is_required:
        word = necessity(new.is_required)
        yield subject.change(f"parameter-became-{word}", f"became {word}", *places)
    if old.is_deprecated != new.is_deprecated:
        kind = "parameter-deprecated" if new.is_deprecated else "parameter-undeprecated"
        yield subject.change(kind, "is deprecated now" if new.is_deprecated else "is no longer deprecated", *places)
    (before, where_before), (after, where_after) = old.schema, new.schema
    yield from schemas.compare(before, after, (where_before, where_after), subject)
    for key, where in differences(old.node, new.node, _COMPARED):
        yield subject.change("parameter-changed", f"`{key}` changed", *where)

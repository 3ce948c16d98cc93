"""The schemas that a schema is made of, each with the reference that leads to it."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Final

from generator.document import Node, ObjectNode
from generator.normalize.keywords.unwrap_all_of import unwrapped
from generator.openapi import pointer

VALUES: Final = ("items", "additionalProperties")
"""The keywords for the contents of arrays and of maps."""


@dataclass(frozen=True)
class Part:
    """A schema that another one is made of; ``at`` is the reference that leads to it, or empty if it is inline."""

    schema: ObjectNode
    at: str = ""

    @property
    def names(self) -> Set[str]:
        """The names of its properties."""
        return self.schema.object_at("properties").keys()

    @property
    def node(self) -> ObjectNode:
        """A node that can stand for it elsewhere: the reference to it, or the inline schema itself."""
        is_reference = not self.at or "$ref" in self.schema
        return self.schema if is_reference else ObjectNode({"$ref": self.at}, self.schema.place)

    @property
    def properties(self) -> dict[str, Node]:
        """The properties; those of another component as references, so that they stay one thing with one name."""
        found = self.schema.object_at("properties")
        return {name: self._reference(name, found) for name in found} if self.at else dict(found)

    def _reference(self, name: str, properties: ObjectNode) -> ObjectNode:
        return ObjectNode({"$ref": self.at + pointer.build("properties", name)[1:]}, properties.place_of(name))

    def under(self, *steps: str) -> Part:
        """The schema below some keys."""
        schema = self.schema
        for step in steps:
            schema = schema.object_at(step)
        return Part(schema, self.at and self.at + pointer.build(*steps)[1:])

    def below(self, *keys: str) -> Iterator[Part]:
        """The members of its unions, or of its ``allOf``."""
        for key in keys:
            for index, member in enumerate(self.schema.array_at(key)):
                if isinstance(member, ObjectNode):
                    yield Part(member, self.at and self.at + pointer.build(key, index)[1:])

    def followed(self, document: ObjectNode) -> Part:
        """The part at the end of its chain of references."""
        part = self
        for _ in range(pointer.LONGEST_CHAIN):
            if "$ref" not in part.schema:
                break
            at = part.schema.text_at("$ref")
            part = Part(reference(pointer.target(document, at)), at)
        return part

    def all_of(self, document: ObjectNode, seen: list[ObjectNode]) -> Iterator[Part]:
        """The part at the end of its references, and the parts that this extends by ``allOf``."""
        found = self.followed(document)
        if not any(found.schema is each for each in seen):
            seen.append(found.schema)
            yield found
            for member in found.below("allOf"):
                yield from member.all_of(document, seen)


def reference(schema: ObjectNode) -> ObjectNode:
    """The reference that is the only member of an ``allOf``; other schemas as they are."""
    found = unwrapped(schema)
    return found if "$ref" in found else schema

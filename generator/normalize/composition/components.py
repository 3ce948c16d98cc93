"""The components of a document while a pass rewrites them, each after those that it looks at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator import naming
from generator.document import Node, ObjectNode
from generator.normalize.composition.parts import Part
from generator.normalize.origins import with_origins
from generator.openapi import pointer
from generator.openapi.components import component_schemas, with_component_schemas
from generator.openapi.rewriting import Rewrite
from generator.openapi.schemas import rewrite_children, rewrite_root_schemas

_SCHEMAS: Final = ("components", "schemas")


class Components:
    """Rewrites each schema of a document, inner ones first, with ``rewrite``, which may ask here for other ones."""

    def __init__(self, document: ObjectNode, rewrite: Rewrite) -> None:
        self._given = document
        # This copy of the components is changed in place: there may be thousands of changes.
        self._document = with_component_schemas(document, component_schemas(document))
        self._schemas = component_schemas(self._document)
        self._changed = False
        self._rewrite = rewrite
        self._begun: set[str] = set()
        self._done: set[str] = set()
        self._origins: dict[str, str] = {}

    def rewritten(self) -> ObjectNode:
        """The whole document."""
        for name in tuple(self._schemas):
            self._finish(name)
        done = {id(each) for each in self._schemas.values()}
        result = rewrite_root_schemas(self._document, lambda root: root if id(root) in done else self._everywhere(root))
        if result is self._document and not self._changed:
            return self._given
        return with_origins(with_component_schemas(result, self._schemas), self._origins) if self._origins else result

    def _finish(self, name: str) -> None:
        found = self._schemas.object_at(name)
        if found and name not in self._begun:
            self._begun.add(name)
            if (rewritten := self._everywhere(found)) is not found:
                self._put(name, rewritten)
            self._done.add(name)

    def _put(self, name: str, schema: Node) -> None:
        self._schemas[name] = schema
        self._changed = True

    def _everywhere(self, schema: ObjectNode) -> ObjectNode:
        return self._rewrite(rewrite_children(schema, self._everywhere))

    def claim(self, parts: Sequence[str]) -> str:
        """The name of a new component, made of the targets of some references; ``add`` says what it is."""
        words = " and ".join(step for each in parts for step in (pointer.parse(each) or ())[2:] if step != "properties")
        name = naming.claim(naming.class_name(words), {each.casefold() for each in self._schemas})
        self._origins[name] = f"all of {', '.join(parts)}"
        self._begun.add(name)
        self._put(name, ObjectNode())
        return name

    def is_made(self, part: Part) -> bool:
        """Whether a part is in a new component, or refers to one."""
        return bool(self._origins) and _name(part.schema.text_at("$ref") or part.at) in self._origins

    def add(self, name: str, schema: ObjectNode) -> None:
        """Adds a component under a name from ``claim``."""
        self._put(name, schema)
        self._done.add(name)

    def followed(self, part: Part) -> Part:
        """The target of a chain of references, rewritten unless its rewriting has begun."""
        if "$ref" not in part.schema:
            return part
        self._finish(_name(part.schema.text_at("$ref")))
        return part.followed(self._document)

    def extended(self, part: Part) -> list[Part]:
        """A schema and those that it extends by ``allOf``, the one that counts most first: the last member."""
        return list(self._extended(part, []))

    def _extended(self, part: Part, seen: list[ObjectNode]) -> Iterator[Part]:
        found = self.followed(part)
        if not any(found.schema is each for each in seen):
            seen.append(found.schema)
            yield found
            # While the component is rewritten, its members may move.
            is_done = _name(found.at) in self._done
            for member in reversed(list(found.below("allOf"))):
                yield from self._extended(member if is_done else Part(member.schema), seen)


def _name(reference: str) -> str:
    """The component that a reference leads to or into; empty for any other reference."""
    steps = pointer.parse(reference)
    return steps[2] if steps and steps[:2] == _SCHEMAS and len(steps) > len(_SCHEMAS) else ""

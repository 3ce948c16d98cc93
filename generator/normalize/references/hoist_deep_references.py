"""Makes a component of each schema that a deep reference leads to, one into the middle of something."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Final, TypeAlias

from generator import naming
from generator.diagnostics import Report
from generator.document import Node, ObjectNode
from generator.normalize.origins import with_origins
from generator.openapi import pointer
from generator.openapi.components import component_schemas, reference_to, with_component_schemas
from generator.openapi.extensions import CLASS_NAME
from generator.openapi.normal_form import alternatives, is_nominal
from generator.openapi.schemas import AT_THE_PLACE, rewrite_children, rewrite_root_schemas

Steps: TypeAlias = tuple[str, ...]

# The steps of a path that are structure, and the words for them in a name.
_STRUCTURE: Final = {
    **dict.fromkeys(("$defs", "components", "content", "paths", "properties", "schema", "schemas"), ""),
    "items": "Item",
    "requestBody": "Request",
    "responses": "Response",
}
_MEDIA_TYPE = re.compile(r"[\w.+-]+/")


def hoist_deep_references(document: ObjectNode, _: Report) -> ObjectNode:
    """Turns ``#/components/schemas/Tag/allOf/0`` and ``#/paths/...`` into references to new components.

    A schema that becomes a class is replaced by such a reference where it stands, too, so that it is one class.
    References that lead nowhere are left out; validation has reported them.
    """
    return _hoisted(document, frozenset())


def hoist_new_references(document: ObjectNode, before: ObjectNode) -> ObjectNode:
    """Like ``hoist_deep_references``; only schemas that an earlier state did not have are searched for them."""
    known: set[int] = set()

    def learn(schema: ObjectNode) -> ObjectNode:
        known.add(id(schema))
        return schema

    rewrite_root_schemas(before, learn)
    return _hoisted(document, known)


def _hoisted(document: ObjectNode, known: Set[int]) -> ObjectNode:
    """The document without deep references; none of the known schemas has any."""
    schemas = component_schemas(document)
    referred = _referred(document, schemas, known)
    if not referred:
        return document
    targets = {steps: target for steps, target in referred.items() if steps and target}
    names = _names(document, targets, schemas)
    same = known - {id(each) for steps in targets for each in _on_the_way(document, steps)}
    referring = _Referring(
        names, {id(target): names[steps] for steps, target in targets.items() if _is_replaced(steps, target)}, schemas
    )
    rewritten = rewrite_root_schemas(document, lambda root: root if id(root) in same else referring.schema(root))
    if not names:
        return rewritten
    found = component_schemas(rewritten)
    hoisted = {name: referring.contents(targets[steps].without(CLASS_NAME)) for steps, name in names.items()}
    origins = {name: f"reference {pointer.build(*steps)}" for steps, name in names.items()}
    return with_origins(with_component_schemas(rewritten, {**found, **hoisted}), origins)


@dataclass(frozen=True, slots=True)
class _Referring:
    """Writes schemas with references to the new components.

    Arguments:
        names: the new components, by their paths.
        classes: those that are replaced by a reference where they stand, too, by the identities of the nodes.
        schemas: the components before.
    """

    names: Mapping[Steps, str]
    classes: Mapping[int, str]
    schemas: Container[str]

    def schema(self, node: ObjectNode) -> ObjectNode:
        if name := self.classes.get(id(node)):
            beside = {key: node[key] for key in AT_THE_PLACE if key in node}
            return node.replaced({"$ref": reference_to(name), **beside})
        return self.contents(node)

    def contents(self, node: ObjectNode) -> ObjectNode:
        """A schema with its references rewritten, even if it is a new component itself."""
        reference = node.get("$ref")
        if not isinstance(reference, str):
            return rewrite_children(node, self.schema)
        steps = pointer.parse(reference)
        if steps and (name := self.names.get(steps)):
            return node.updated({"$ref": reference_to(name)})
        return node if _is_component(steps, self.schemas) else node.without("$ref")


def _referred(document: ObjectNode, schemas: Container[str], known: Container[int]) -> dict[Steps | None, ObjectNode]:
    """The targets of references to anything but components, in the order of the document; empty ones included."""
    found: dict[Steps | None, ObjectNode] = {}

    def look(node: ObjectNode) -> ObjectNode:
        reference = node.get("$ref")
        if not isinstance(reference, str):
            return rewrite_children(node, look)
        steps = pointer.parse(reference)
        if not _is_component(steps, schemas) and steps not in found:
            found[steps] = pointer.target(document, reference)
            look(found[steps])
        return node

    rewrite_root_schemas(document, lambda root: root if id(root) in known else look(root))
    return found


def _on_the_way(document: ObjectNode, steps: Steps) -> Iterator[Node]:
    """The nodes on a path, from the document to its end."""
    node: Node = document
    yield node
    for step in steps:
        node = pointer.below(node, step)
        yield node


def _names(document: ObjectNode, targets: Mapping[Steps, ObjectNode], schemas: Iterable[str]) -> dict[Steps, str]:
    taken = {name.casefold() for name in schemas}
    wanted = {steps: target.text_at(CLASS_NAME) or _readable(document, steps) for steps, target in targets.items()}
    return {steps: naming.claim(naming.class_name(name), taken) for steps, name in wanted.items()}


def _is_component(steps: Steps | None, schemas: Container[str]) -> bool:
    return steps is not None and steps[:2] == ("components", "schemas") and len(steps) == 3 and steps[2] in schemas


def _is_replaced(steps: Steps, target: ObjectNode) -> bool:
    """Whether the target of a reference would become a second class where it stands.

    Members of ``allOf`` do not, nor does a union of a component and null.
    """
    if steps[-2:-1] == ("allOf",) or not is_nominal(target):
        return False
    members = [each for each in alternatives(target) if isinstance(each, ObjectNode) and each.get("type") != "null"]
    return len(members) != 1 or "$ref" not in members[0]


def _readable(document: ObjectNode, steps: Steps) -> str:
    """A path in words: operations and parameters by their names, and no other numbers."""
    name_parts: list[str] = []
    node: Node = document
    for step in steps:
        node = pointer.below(node, step)
        if operation := _text(node, "operationId"):
            name_parts = [operation]
        elif step.isdecimal():
            name_parts[-1:] = [_text(node, "name")] if _text(node, "name") else name_parts[-1:]
        elif not _MEDIA_TYPE.match(step):
            name_parts.append(_STRUCTURE.get(step, step))
    return " ".join(name_parts)


def _text(node: Node, key: str) -> str:
    return node.text_at(key) if isinstance(node, ObjectNode) else ""

"""Merges the members of ``allOf`` into one schema."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.normalize.composition.contradictions import LAST_COUNTS, kinds, report_contradiction, types
from generator.normalize.composition.parts import VALUES
from generator.openapi import pointer
from generator.openapi.components import component_schemas
from generator.openapi.normal_form import UNIONS
from generator.openapi.schemas import AT_THE_PLACE, rewrite_children, rewrite_root_schemas

# A merged schema can have each of these only once.
_ALTERNATIVES: Final = (*UNIONS, "not")


def merge_all_of(document: ObjectNode, report: Report) -> ObjectNode:
    """Gives each schema with ``allOf`` the properties of all its members."""
    return _Merging(document, report).run()


class _Merging:
    """Merges the schemas of a document, each component once."""

    def __init__(self, document: ObjectNode, report: Report) -> None:
        self._document = document
        self._components = component_schemas(document)
        self._report = report
        self._done: dict[str, ObjectNode] = {}
        self._begun: set[str] = set()

    def run(self) -> ObjectNode:
        merged = {
            id(found): self._component(name) if "$ref" not in found else found
            for name, found in self._components.items()
            if isinstance(found, ObjectNode)
        }
        return rewrite_root_schemas(
            self._document, lambda node: merged[id(node)] if id(node) in merged else self._schema(node)
        )

    def _schema(self, node: ObjectNode) -> ObjectNode:
        if "allOf" not in node:
            return rewrite_children(node, self._schema)
        result = ObjectNode((), node.place)
        for member in node.array_at("allOf").objects():
            result = self._merged(result, self._content(member))
        own = rewrite_children(node.without("allOf"), self._schema)
        result = self._merged(result, _beside(result, own, self._report))
        if result.object_at("properties"):
            # The properties of alternatives were added before (see `merge_alternatives`), and properties outweigh the
            # type that another member names.
            result = result.without(*UNIONS)
            result = result.updated({"type": "object"}) if "type" in result else result
        # Else the last type counts, and `items` apply to arrays only.
        return result if result.get("type", "array") == "array" else result.without("items")

    def _content(self, member: ObjectNode) -> ObjectNode:
        """The merged schema of a member, or of the component that it refers to."""
        name = _component_name(member)
        if name is None:
            return self._schema(member)
        if name in self._begun:
            message = f"`{name}` contains itself through allOf, where it adds nothing"
            hint = "Remove that member with an overlay, or make it a property."
            self._report.warning("all-of-recursive", message, member.place_of("$ref"), hint)
            return ObjectNode((), member.place)
        # The discriminator of a base is no part of any one of its subtypes.
        content = self._component(name).without("discriminator")
        return self._merged(content, member.without("$ref")) if len(member) > 1 else content

    def _component(self, name: str) -> ObjectNode:
        if name not in self._done:
            found = self._components.object_at(name)
            self._begun.add(name)
            self._done[name] = self._content(found) if _component_name(found) else self._schema(found)
            self._begun.discard(name)
        return self._done[name]

    def _merged(self, first: ObjectNode, second: ObjectNode) -> ObjectNode:
        """Both schemas as one; where they contradict each other, the second one counts."""
        # What names a type allows no null of its own accord, as where an object extends one that may be missing.
        result: dict[str, Node] = dict(first.without("nullable") if "type" in second else first)
        for key, value in second.items():
            before = result.get(key)
            if key in ("properties", "patternProperties") and _are_objects(before, value):
                result[key] = self._merged_properties(first.object_at(key), second.object_at(key))
            elif key == "required" and isinstance(before, ArrayNode) and isinstance(value, ArrayNode):
                result[key] = before.replaced([*before, *(name for name in value if name not in before)])
            elif key in VALUES and before is not None:
                result[key] = self._values(key, first, second)
            else:
                if before is not None and _contradicts(key, before, value):
                    report_contradiction(key, first, second, self._report, _outcome(key, first, second))
                result[key] = value
        return first.replaced(result, {key: second.place_of(key) for key in second if key not in first})

    def _merged_properties(self, first: ObjectNode, second: ObjectNode) -> ObjectNode:
        result: dict[str, Node] = dict(first)
        for name, value in second.items():
            before = result.get(name)
            is_known = isinstance(before, ObjectNode) and isinstance(value, ObjectNode)
            result[name] = self._narrowed(first.object_at(name), second.object_at(name)) if is_known else value
        return first.replaced(result, {name: second.place_of(name) for name in second if name not in first})

    def _narrowed(self, before: ObjectNode, after: ObjectNode) -> ObjectNode:
        """One schema for a property, the items or the values of a map that two members describe; the later counts."""
        # The target of a reference says the rest; the words beside it are about the place.
        kept = _beside_references(before) if "$ref" in after or self._is_of_another_type(before, after) else before
        for key in kept.keys() & after.keys():
            if _contradicts(key, kept[key], after[key]):
                report_contradiction(key, kept, after, self._report)
        if any("$ref" in after.object_at(key) for key in VALUES):
            # The component of an array or a map, whose contents have another class now.
            kept = kept.without("$ref")
        held = {key: self._values(key, kept, after) for key in VALUES if key in kept and key in after}
        return kept.updated({**after, **held})

    def _is_of_another_type(self, before: ObjectNode, after: ObjectNode) -> bool:
        """Whether the target of a reference excludes the type that the later schema names; reports it if so."""
        if "$ref" not in before or not (named := types(after)):
            return False
        known = kinds(before, self._document)
        if contradicted := bool(known) and known.isdisjoint(named):
            report_contradiction("type", pointer.followed(self._document, before), after, self._report)
        return contradicted

    def _values(self, key: str, first: ObjectNode, second: ObjectNode) -> Node:
        """One schema for the contents of an array or a map; ``true`` allows anything, ``false`` allows none."""
        before, after = first[key], second[key]
        if _are_objects(before, after):
            return self._narrowed(first.object_at(key), second.object_at(key))
        if before is False or after is False:
            if first.object_at(key) or second.object_at(key):
                report_contradiction(key, first, second, self._report, "one of them allows none, which counts")
            return False
        return before if after is True else after


def _beside(members: ObjectNode, own: ObjectNode, report: Report) -> ObjectNode:
    """The keywords beside ``allOf``; members that are objects stay objects, whatever type these name."""
    kind = own.get("type")
    if not (isinstance(kind, str) and kind != "object" and members.object_at("properties")):
        return own
    message = f"`type: {kind}` stands beside an `allOf` of objects: it is left out"
    report.warning("all-of-simplified", message, own.place_of("type"), "Correct one of the two with an overlay.")
    return own.without("type", "items")


def _component_name(schema: ObjectNode) -> str | None:
    steps = pointer.parse(schema.text_at("$ref")) if "$ref" in schema else None
    return steps[2] if steps and len(steps) == 3 else None


def _outcome(key: str, *schemas: ObjectNode) -> str:
    """The outcome of a contradiction, in words."""
    is_object = key == "type" and any(each.object_at("properties") for each in schemas)
    return "what has properties is an object" if is_object else LAST_COUNTS


def _beside_references(schema: ObjectNode) -> ObjectNode:
    return schema.replaced({key: value for key, value in schema.items() if key in AT_THE_PLACE})


def _contradicts(key: str, first: Node, second: Node) -> bool:
    """Whether the second schema asks for something else, rather than for something narrower."""
    if key in _ALTERNATIVES:
        return True
    if key == "enum" and isinstance(first, ArrayNode) and isinstance(second, ArrayNode):
        return any(value not in first for value in second)
    return key == "type" and first != second and (first, second) != ("number", "integer")


def _are_objects(first: Node, second: Node) -> bool:
    return isinstance(first, ObjectNode) and isinstance(second, ObjectNode)

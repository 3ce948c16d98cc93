"""Adds the properties of alternatives to those of the object itself, because a class has one set of fields."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.normalize.any_of import any_of
from generator.normalize.composition.contradictions import report_contradicted_type
from generator.normalize.composition.parts import Part, reference
from generator.normalize.references.hoist_deep_references import hoist_new_references
from generator.normalize.structures import structure
from generator.openapi.normal_form import NEEDED_TOGETHER, UNIONS, is_nominal
from generator.openapi.schemas import rewrite_every_schema, types_of

_WITH_CHOICES: Final = ("allOf", *UNIONS, "if", "dependentSchemas")
_SAYING_NOTHING: Final = frozenset(("type", "description", "title", "example", "examples"))
_ANYTHING: Final[tuple[Node, ...]] = (True, ObjectNode())
_OF_OBJECTS: Final = ("type", "properties", "required", "additionalProperties")


def merge_alternatives(document: ObjectNode, report: Report) -> ObjectNode:
    """Replaces ``oneOf`` and ``anyOf`` beside ``properties``, or in one ``allOf`` with some, by their properties.

    A property that only some alternatives have is optional. No class can say which properties they require together:
    where they differ, that is kept under ``x-needed-together``, so that ``diff`` sees when it changes. A property in
    another component becomes a component, to which both refer. A type that excludes all alternatives is reported.
    """
    merged = rewrite_every_schema(document, partial(_merged, document, report))
    return merged if merged is document else hoist_new_references(merged, document)


def _merged(document: ObjectNode, report: Report, schema: ObjectNode) -> ObjectNode:
    if schema.keys().isdisjoint(_WITH_CHOICES):
        return schema
    report_contradicted_type(schema, document, report)
    schema = reference(schema)
    if "$ref" in schema:
        return schema  # its target is merged where that stands
    schema = _without_own_properties_beside_values(schema, document)
    parts = list(Part(schema).all_of(document, []))
    names = {name for part in parts for name in part.names}
    # Another component with properties gets those of its alternatives where it stands.
    asking = [choice for part in parts if not (part.at and part.names) for choice in _choices(part)]
    if not names or not asking:
        return schema
    chosen = [[_fields_of(member, document) for member in choice] for choice in asking]
    own = {name for part in parts for name, node in part.schema.object_at("properties").items() if not _is_open(node)}
    merged = _with_fields(schema, _fields_of_all(chosen, schema.place), own, document)
    needed = [ArrayNode(sorted(required), schema.place) for required in _needed_together(chosen)]
    if needed:
        merged = merged.updated({NEEDED_TOGETHER: ArrayNode(needed, schema.place)})
    return reference(merged)


def _is_open(node: Node) -> bool:
    """Whether a schema only says that a property is there, or is an object: alternatives may say what it is."""
    if not isinstance(node, ObjectNode) or node.get("type", "object") != "object":
        return False
    rest = node.keys() - _SAYING_NOTHING
    return not rest or (rest == {"additionalProperties"} and node["additionalProperties"] in _ANYTHING)


def _without_own_properties_beside_values(schema: ObjectNode, document: ObjectNode) -> ObjectNode:
    """The schema with its own properties moved into the alternatives that are objects, if others are none.

    Then the schema is a union and no object, because its properties do not apply to the others. This holds beside
    ``type: object`` too, which tools write there: a server that sends only objects would not list the others.
    """
    if schema.get("type", "object") != "object" or not schema.object_at("properties"):
        return schema
    union = next((key for key in UNIONS if key in schema), "")
    members = list(schema.array_at(union).objects())
    objects = [_may_be_object(member, document) for member in members]
    if all(objects):
        return schema
    own = ObjectNode({key: schema[key] for key in _OF_OBJECTS if key in schema}, schema.place)
    changed = [_with_own(each, own) if is_object else each for each, is_object in zip(members, objects, strict=True)]
    rest = schema.without(*_OF_OBJECTS)
    return rest.updated({union: ArrayNode(changed, schema.array_at(union).place)})


def _may_be_object(schema: ObjectNode, document: ObjectNode) -> bool:
    types = types_of(Part(schema).followed(document).schema)
    return not types or "object" in types


def _with_own(member: ObjectNode, own: ObjectNode) -> ObjectNode:
    if "$ref" in member or any(key in member for key in (*own, "allOf", *UNIONS)):
        return ObjectNode({"allOf": ArrayNode([member, own], member.place)}, member.place)
    return member.overlaid(own)


def _fields_of_all(chosen: Sequence[Collection[_Fields]], place: Place) -> _Fields:
    """The fields of all alternatives; a field that is only required may be anything."""
    found = _Fields()
    for alternatives in chosen:
        found.add(_fields_of_any(alternatives))
    for name in sorted({name for alternatives in chosen for each in alternatives for name in each.required}):
        found.properties.setdefault(name, [ObjectNode((), place)])
    return found


def _needed_together(chosen: Sequence[Sequence[_Fields]]) -> Iterator[set[str]]:
    """The names that each alternative requires, for lists in which these differ."""
    for alternatives in chosen:
        if any(each.required != alternatives[0].required for each in alternatives):
            yield from (each.required for each in alternatives)


def _with_fields(schema: ObjectNode, fields: _Fields, own: Collection[str], document: ObjectNode) -> ObjectNode:
    """The schema with the fields of its alternatives instead of the alternatives; its own fields stay as they are."""
    new = {name: nodes for name, nodes in fields.properties.items() if name not in own}
    added = {name: any_of(_different(nodes, document), schema.place) for name, nodes in new.items()}
    required = dict.fromkeys([*schema.array_at("required"), *(name for name in added if name in fields.required)])
    changed: dict[str, Node] = {}
    if "allOf" in schema:
        changed["allOf"] = _extended(schema, added, document)
    else:
        properties = schema.object_at("properties")
        described = {name: _described(node, properties.object_at(name)) for name, node in added.items()}
        changed["properties"] = properties.updated(described)
    if required:
        changed["required"] = ArrayNode(required, schema.array_at("required").place)
    rest = schema.without(*UNIONS, *(("discriminator",) if any(key in schema for key in UNIONS) else ()))
    return rest.updated(changed)


def _different(nodes: Iterable[Node], document: ObjectNode) -> list[Node]:
    """The descriptions of a property without those that say of a plain value what others say, in whatever words."""
    found: dict[str | int, Node] = {}
    for node in nodes:
        schema = Part(node).followed(document).schema if isinstance(node, ObjectNode) else ObjectNode()
        is_plain = bool(types_of(schema)) and not is_nominal(schema)
        found.setdefault(structure(schema) if is_plain else id(node), node)
    return list(found.values())


def _described(schema: ObjectNode, open_property: ObjectNode) -> ObjectNode:
    words = open_property.get("description")
    return schema if words is None else schema.replaced({"description": words, **schema})


def _extended(schema: ObjectNode, added: Mapping[str, Node], document: ObjectNode) -> ArrayNode:
    """The members of an ``allOf``, with one for the fields of alternatives instead of the members that are unions."""
    members = [each for each in schema.array_at("allOf").objects() if not _is_union(each, document)]
    if added or not members:
        described: dict[str, Node] = {"type": "object", "properties": ObjectNode(added, schema.place)}
        members.append(ObjectNode(described, schema.place))
    return ArrayNode(members, schema.place_of("allOf"))


def _is_union(schema: ObjectNode, document: ObjectNode) -> bool:
    """Whether a member of an ``allOf`` is a union, without properties or an ``allOf`` of its own."""
    part = Part(schema).followed(document)
    return any(part.below(*UNIONS)) and not part.names and "allOf" not in part.schema


@dataclass
class _Fields:
    """All descriptions of each property of an object, and the names of the required ones."""

    properties: dict[str, list[Node]] = field(default_factory=dict[str, list[Node]])
    required: set[str] = field(default_factory=set[str])

    def describe(self, other: _Fields) -> None:
        """Adds the properties of another object, without requiring any."""
        for name, descriptions in other.properties.items():
            known = self.properties.setdefault(name, [])
            known += [each for each in descriptions if each not in known]

    def add(self, other: _Fields) -> None:
        """Adds the properties of another object, and requires those that it requires."""
        self.describe(other)
        self.required |= other.required


def _fields_of(part: Part, document: ObjectNode, seen: Sequence[ObjectNode] = ()) -> _Fields:
    """The fields of a schema, of the schemas that it extends, and of the alternatives in all of them.

    Arguments:
        document: the document that its references lead into.
        seen: the schemas around it, whose fields are known already.
    """
    found, known = _Fields(), [*seen]
    for each in part.all_of(document, known):
        required = {name for name in each.schema.array_at("required") if isinstance(name, str)}
        found.add(_Fields({name: [node] for name, node in each.properties.items()}, required))
        for choice in _choices(each):
            found.describe(_fields_of_any([_fields_of(member, document, known) for member in choice]))
    return found


def _fields_of_any(alternatives: Collection[_Fields]) -> _Fields:
    """The fields of alternatives; a field is required if each alternative requires it."""
    found = _Fields(required=set[str].intersection(*(each.required for each in alternatives)))
    for each in alternatives:
        found.describe(each)
    return found


def _choices(part: Part) -> Iterator[Iterable[Part]]:
    """The lists of alternatives in a schema: the members of a union, or the two outcomes of a condition."""
    if members := list(part.below(*UNIONS)):
        yield members
    if "if" in part.schema:
        yield part.under("then"), part.under("else")
    for name in part.schema.object_at("dependentSchemas"):
        yield part.under("dependentSchemas", name), Part(ObjectNode((), part.schema.place))

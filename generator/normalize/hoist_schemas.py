"""Makes a component of each object, enum and union that stands inside something else."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property
from typing import Final

from generator import naming
from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.normalize.error_formats import USUAL_ERROR, Structures, contents, error_origin, fingerprint, usual_error
from generator.normalize.origins import had_names, origin_of, with_origins
from generator.normalize.schemas import AT_THE_PLACE, rewrite_items, with_components
from generator.normalize.spots import ERRORS, Spot, is_manifold, rewrite_spots
from generator.openapi import pointer
from generator.openapi.extensions import CLASS_NAME
from generator.openapi.normal_form import is_nominal

# With more properties, a name would be a list of them.
_MOST_TOLD: Final = 2


def hoist_schemas(document: ObjectNode, report: Report) -> ObjectNode:
    """Moves inline schemas that become classes into ``components.schemas``, named after where they stood.

    Error bodies of the same structure become one component, whatever their wording and their examples say: APIs
    document one error format many times. Other schemas are shared only between the media types of one operation.
    A name says by itself what makes it differ, so that what is added elsewhere does not change it. Where it cannot,
    what had a name keeps it.
    """
    return _Hoist(document).run()


class _Hoist:
    def __init__(self, document: ObjectNode) -> None:
        self._document = document
        self._schemas: dict[str, Node] = dict(document.object_at("components").object_at("schemas"))
        # What is declared keeps its name, also when that has to be respelt first.
        self._taken = {spelt.casefold() for name in self._schemas for spelt in (name, naming.class_name(name))}
        self._shared: dict[tuple[str, str], str] = {}
        self._had = had_names(document)
        self._structures = Structures()
        self._origins: dict[str, str] = {}
        self._alike: Counter[str] = Counter()
        self._usual_error = usual_error(document, self._had, self._structures)

    def run(self) -> ObjectNode:
        document = rewrite_spots(self._document, self._schema)
        for name, schema in list(self._schemas.items()):
            if isinstance(schema, ObjectNode) and name not in self._origins:
                self._schemas[name] = self._members(schema, Spot(name, origin_of(name, self._document)))
        return with_origins(with_components(document, self._schemas), self._origins) if self._schemas else document

    def _schema(self, schema: ObjectNode, spot: Spot) -> ObjectNode:
        if not is_nominal(schema):
            return self._members(schema, spot)
        beside = {key: schema[key] for key in AT_THE_PLACE if key in schema}
        component = self._component(schema, spot)
        return schema.replaced({"$ref": pointer.build("components", "schemas", component), **beside})

    def _component(self, schema: ObjectNode, spot: Spot) -> str:
        if not spot.scope:
            return self._new(schema, spot)
        key = (spot.scope, self._structures.of(schema))
        if key not in self._shared:
            found = self._error(schema, key[1]) if spot.scope == ERRORS else self._remembered(spot, key)
            self._shared[key] = self._new(schema, found)
        return self._shared[key]

    def _remembered(self, spot: Spot, key: tuple[str, str]) -> Spot:
        """The first spot of a component that several share; where that is new, the one by which it had its name."""
        return spot if spot.at in self._had or not self._had else replace(spot, at=self._spots.get(key, spot.at))

    @cached_property
    def _spots(self) -> dict[tuple[str, str], str]:
        return _shared_spots(self._document, self._had, self._structures)

    def _new(self, schema: ObjectNode, spot: Spot) -> str:
        origin = self._origin(spot.at)
        name = self._name(schema, spot, origin)
        is_kept = name == self._had.text_at(origin)
        otherwise = naming.class_name(spot.otherwise) if spot.otherwise else name
        component = naming.claim(otherwise if name.casefold() in self._taken else name, self._taken)
        self._origins[component] = origin
        self._schemas[component] = schema
        inside = Spot(name if is_kept else component, origin)
        self._schemas[component] = self._members(schema.without(*AT_THE_PLACE[1:], CLASS_NAME), inside)
        return component

    def _error(self, schema: ObjectNode, format_: str) -> Spot:
        said = "" if format_ == self._usual_error else f" With {contents(schema)}"
        return Spot(f"{USUAL_ERROR}{said}", error_origin(format_), ERRORS, USUAL_ERROR)

    def _origin(self, at: str) -> str:
        """What a component comes from; schemas that nothing tells apart, which are the same, are counted."""
        self._alike[at] += 1
        return at if self._alike[at] == 1 else f"{at} {self._alike[at]}"

    def _name(self, schema: ObjectNode, spot: Spot, origin: str) -> str:
        """The name that a person chose, else the one that it had, if it still says where the schema stands."""
        had = self._had.text_at(origin)
        if chosen := schema.text_at(CLASS_NAME):
            return naming.class_name(chosen)
        if had and had.startswith(naming.class_name(spot.stem or spot.name).rstrip("_")):
            return had
        return naming.class_name(spot.name)

    def _members(self, schema: ObjectNode, owner: Spot) -> ObjectNode:
        """Hoists what stands directly below a schema, named after its owner and its own place."""
        changed: dict[str, Node] = {}
        for key, value in schema.items():
            if key == "properties" and isinstance(value, ObjectNode):
                changed[key] = value.replaced(
                    {name: self._below(child, owner, name, f".{name}") for name, child in value.items()}
                )
            elif key == "items":
                changed[key] = self._below(value, owner, "Item", "[]")
            elif key == "additionalProperties":
                changed[key] = self._below(value, owner, "Value", "{}")
            elif key in ("oneOf", "anyOf", "prefixItems") and isinstance(value, ArrayNode):
                changed[key] = value.replaced(
                    self._schema(member, _variant(member, number, owner)) if is_manifold(member) else member
                    for number, member in enumerate(value, 1)
                )
            elif key == "allOf" and isinstance(value, ArrayNode):
                changed[key] = rewrite_items(value, lambda part: self._members(part, owner))
        return schema.replaced({**schema, **changed}) if changed else schema

    def _below(self, schema: Node, owner: Spot, name: str, step: str) -> Node:
        return self._schema(schema, owner.below(name, step)) if is_manifold(schema) else schema


def _shared_spots(document: ObjectNode, had: ObjectNode, structures: Structures) -> dict[tuple[str, str], str]:
    """The spot by which a component that several share is remembered, wherever new ones stand."""
    found: dict[tuple[str, str], str] = {}

    def note(schema: ObjectNode, spot: Spot) -> ObjectNode:
        if spot.at in had and is_nominal(schema):
            found.setdefault((spot.scope, structures.of(schema)), spot.at)
        return schema

    rewrite_spots(document, note)
    return found


def _variant(member: ObjectNode, number: int, owner: Spot) -> Spot:
    """A member of a union, by the constant that marks it, else by what it is."""
    for property_ in member.object_at("properties").values():
        if isinstance(property_, ObjectNode) and len(values := property_.array_at("enum")) == 1:
            return owner.below(str(values[0]), f"|{values[0]}")
    return Spot(f"{owner.name} {_kind(member, number)}", f"{owner.at}|{fingerprint(member)}", stem=owner.name)


def _kind(member: ObjectNode, number: int) -> str:
    """What a member of a union is in a word or two, else which one."""
    if "enum" in member:
        return "Enum"
    properties = list(member.object_at("properties"))
    needed = [name for name in properties if name in member.array_at("required")]
    told = next((" ".join(names) for names in (needed, properties) if 0 < len(names) <= _MOST_TOLD), "")
    return f"With {told}" if told else f"Variant {number}"

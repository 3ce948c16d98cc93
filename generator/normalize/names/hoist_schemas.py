"""Makes a component of each inline object, enum and union."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Final, NamedTuple

from generator import naming
from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.normalize.composition.contradictions import kinds
from generator.normalize.keywords.lift_annotations import lift_bare_objects
from generator.normalize.keywords.unwrap_all_of import unwrapped
from generator.normalize.names.earlier_names import earlier_class_names
from generator.normalize.names.error_formats import ErrorFormats
from generator.normalize.names.locations import ERRORS, Location, may_hold_classes, rewrite_inline_schemas
from generator.normalize.origins import origin_of, with_origins
from generator.normalize.structures import Structures, abridged, structure
from generator.openapi.components import component_schemas, reference_to, with_component_schemas
from generator.openapi.extensions import CLASS_NAME
from generator.openapi.normal_form import UNIONS, is_nominal
from generator.openapi.rewriting import rewrite_items
from generator.openapi.schemas import AT_THE_PLACE

# The word for each kind of contents in names, and the step that leads there.
_PARTS: Final[Mapping[str, tuple[str, str]]] = {"items": ("Item", "[]"), "additionalProperties": ("Value", "{}")}
# With more properties, a name would be a list of them.
_MOST_TOLD: Final = 2


def hoist_schemas(document: ObjectNode, _: Report) -> ObjectNode:
    """Moves inline schemas that become classes into ``components.schemas``, named after where they stood.

    Error bodies of the same structure become one component, whatever their wording and examples: APIs document one
    error format many times. Other schemas are shared only between the media types of one operation. A name depends
    only on the schema and its location, so that additions elsewhere do not change it. If two schemas want one name, the
    one that had it in an earlier run keeps it.
    """
    return _Hoist(document).run()


class _Shared(NamedTuple):
    """The scope and the structure that all schemas of one component have in common."""

    scope: str
    structure: str


class _Hoist:
    def __init__(self, document: ObjectNode) -> None:
        self._document = document
        self._schemas: dict[str, Node] = dict(component_schemas(document))
        # Declared components keep their names, also those whose spelling changes later.
        self._taken = {spelt.casefold() for name in self._schemas for spelt in (name, naming.class_name(name))}
        self._origins: dict[str, str] = {}
        self._shared: dict[_Shared, str] = {}
        self._earlier = earlier_class_names(document)
        self._structures = Structures()
        self._errors = ErrorFormats(document, self._earlier, self._structures)
        self._seen_at: Counter[str] = Counter()

    def run(self) -> ObjectNode:
        document = rewrite_inline_schemas(self._document, self._hoisted)
        for name, schema in list(self._schemas.items()):
            if isinstance(schema, ObjectNode) and name not in self._origins:
                self._schemas[name] = self._with_hoisted_parts(schema, Location(name, origin_of(name, self._document)))
        if not self._schemas:
            return document
        return with_origins(with_component_schemas(document, self._schemas), self._origins)

    def _hoisted(self, schema: ObjectNode, location: Location) -> ObjectNode:
        """A reference to the component of a schema; if it becomes no class, the schema with its parts hoisted."""
        schema = self._plain(schema) if "allOf" in schema else schema
        if not is_nominal(schema):
            return self._with_hoisted_parts(schema, location)
        beside = {key: schema[key] for key in AT_THE_PLACE if key in schema}
        component = self._component(schema, location) if location.scope else self._new(schema, location)
        return schema.replaced({"$ref": reference_to(component), **beside})

    def _plain(self, schema: ObjectNode) -> ObjectNode:
        """The reference in an ``allOf`` whose other members only say that it leads to an object."""
        plain = unwrapped(lift_bare_objects(schema))
        return plain if "$ref" in plain and kinds(plain, self._document) == {"object"} else schema

    def _component(self, schema: ObjectNode, location: Location) -> str:
        """The component that all schemas of one structure in the scope of a location share."""
        shared = _Shared(location.scope, self._structures.of(schema))
        if shared not in self._shared:
            is_error = location.scope == ERRORS
            named_after = (
                self._errors.location(schema, shared.structure) if is_error else self._remembered(location, shared)
            )
            self._shared[shared] = self._new(schema, named_after)
        return self._shared[shared]

    def _remembered(self, location: Location, shared: _Shared) -> Location:
        """The location that names a shared component: the given one, unless another one named it in an earlier run."""
        if not self._earlier or location.at in self._earlier:
            return location
        return replace(location, at=self._naming.get(shared, location.at))

    @cached_property
    def _naming(self) -> dict[_Shared, str]:
        """For each shared component, its first location with an earlier name, wherever new locations stand."""
        found: dict[_Shared, str] = {}

        def note(schema: ObjectNode, location: Location) -> ObjectNode:
            if location.at in self._earlier and is_nominal(schema):
                found.setdefault(_Shared(location.scope, self._structures.of(schema)), location.at)
            return schema

        rewrite_inline_schemas(self._document, note)
        return found

    def _new(self, schema: ObjectNode, location: Location) -> str:
        """The name of a new component; the components of its parts come after it."""
        origin = self._origin(location.at)
        name = self._name(schema, location, origin)
        otherwise = naming.class_name(location.otherwise) if location.otherwise else name
        component = naming.claim(otherwise if name.casefold() in self._taken else name, self._taken)
        self._origins[component] = origin
        self._schemas[component] = schema  # so that it stands before its parts
        is_kept = name == self._earlier.text_at(origin)
        inside = Location(name if is_kept else component, origin)
        self._schemas[component] = self._with_hoisted_parts(schema.without(*AT_THE_PLACE[1:], CLASS_NAME), inside)
        return component

    def _origin(self, at: str) -> str:
        """The origin of a component, with a number if several schemas are at one location."""
        self._seen_at[at] += 1
        return at if self._seen_at[at] == 1 else f"{at} {self._seen_at[at]}"

    def _name(self, schema: ObjectNode, location: Location, origin: str) -> str:
        """The name that a person chose, else the earlier name if it still fits, else that of the location."""
        earlier = self._earlier.text_at(origin)
        if chosen := schema.text_at(CLASS_NAME):
            return naming.class_name(chosen)
        if earlier and earlier.startswith(naming.class_name(location.stem or location.name).rstrip("_")):
            return earlier
        return naming.class_name(location.name)

    def _with_hoisted_parts(self, schema: ObjectNode, owner: Location) -> ObjectNode:
        """The schema with its parts hoisted, which are named after their owner and their place in it."""
        changed: dict[str, Node] = {}
        for key, value in schema.items():
            if key == "properties" and isinstance(value, ObjectNode):
                changed[key] = value.replaced(
                    {name: self._part(child, owner, name, f".{name}") for name, child in value.items()}
                )
            elif key in _PARTS:
                changed[key] = self._part(value, owner, *_PARTS[key])
            elif key in UNIONS and isinstance(value, ArrayNode):
                changed[key] = value.replaced(
                    self._hoisted(member, _variant(member, number, owner)) if may_hold_classes(member) else member
                    for number, member in enumerate(value, 1)
                )
            elif key == "allOf" and isinstance(value, ArrayNode):
                changed[key] = rewrite_items(value, lambda member: self._with_hoisted_parts(member, owner))
        return schema.updated(changed) if changed else schema

    def _part(self, schema: Node, owner: Location, name: str, step: str) -> Node:
        return self._hoisted(schema, owner.below(name, step)) if may_hold_classes(schema) else schema


def _variant(member: ObjectNode, number: int, owner: Location) -> Location:
    """The location of a member of a union, named after the constant that marks it, else after its contents."""
    for property_ in member.object_at("properties").values():
        if isinstance(property_, ObjectNode) and len(values := property_.array_at("enum")) == 1:
            return owner.below(str(values[0]), f"|{values[0]}")
    return Location(
        f"{owner.name} {_kind(member, number)}", f"{owner.at}|{abridged(structure(member))}", stem=owner.name
    )


def _kind(member: ObjectNode, number: int) -> str:
    """A member of a union in a few words, or else its number."""
    if "enum" in member:
        return "Enum"
    properties = list(member.object_at("properties"))
    needed = [name for name in properties if name in member.array_at("required")]
    in_words = next((" ".join(names) for names in (needed, properties) if 0 < len(names) <= _MOST_TOLD), "")
    return f"With {in_words}" if in_words else f"Variant {number}"

"""Reads component schemas into classes, enums and unions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Set
from typing import Final, TypeAlias

from generator import naming
from generator.document import ArrayNode, ObjectNode
from generator.engine.context.classes import Component, Enum, Field, Model, Union, Variant
from generator.engine.context.types import Type
from generator.engine.context.unions import TIMES
from generator.engine.literals import literal
from generator.engine.reading.components import Components, bases_of, decoder_name
from generator.engine.reading.descriptions import described_field
from generator.engine.reading.shapes import Scalar, Shape, scalars
from generator.engine.reading.unions import shapes_of, tags_of
from generator.openapi.components import component_schemas
from generator.openapi.media_types import essence
from generator.openapi.normal_form import UNDESCRIBED, alternatives, component_name, enum_values, is_nominal, operations

_KINDS: Final[Mapping[str, str]] = {
    "string": "str",
    "integer": "int",
    "number": "(int, float)",
    "boolean": "bool",
    "array": "list",
    "object": "dict",
}
_OBJECTS: Final = ("dict", "object")
# A server never sends what is only written, required or not, and often not what nobody describes.
_NEVER_EXPECTED: Final = ("writeOnly", UNDESCRIBED)
# The attributes and methods of every model.
_MODEL_NAMES: Final[frozenset[str]] = frozenset(("additional_properties", "from_dict", "to_dict"))

_TypeOf: TypeAlias = Callable[[ObjectNode], Type]


def read_classes(document: ObjectNode, components: Components) -> dict[str, Component]:
    """The components of a normalised document that become classes and aliases, by their names."""
    schemas = component_schemas(document)
    nominal = {name: each for name, each in schemas.object_items() if is_nominal(each)}
    tags, forms, reader = _tagged(schemas), _names_of_forms(document), _Reader(components)
    types = {name: components.upload_type_of if name in forms else components.type_of for name in nominal}
    return {
        name: reader.component(name, schema, tags.get(name, frozenset()), types[name])
        for name, schema in nominal.items()
    }


class _Reader:
    def __init__(self, components: Components) -> None:
        self._components = components

    def component(self, name: str, schema: ObjectNode, tags: Set[str], type_of: _TypeOf) -> Component:
        module, description = naming.module_name(name), schema.text_at("description")
        if values := scalars(enum_values(schema)):
            return Enum(name, module, description, values, " | ".join(bases_of(values)))
        if not schema.object_at("properties"):
            return self._union(name, module, schema)
        return Model(
            name=name,
            module=module,
            description=description,
            fields=self._fields(schema, tags, type_of),
            additional=self._components.type_of(schema.get("additionalProperties")),
            deprecated=schema.get("deprecated") is True,
        )

    def _fields(self, schema: ObjectNode, tags: Set[str], type_of: _TypeOf) -> tuple[Field, ...]:
        required, properties = schema.array_at("required"), schema.object_at("properties")
        names = naming.attributes(properties, _MODEL_NAMES)
        fields: list[Field] = []
        for name, property_ in properties.items():
            node = self._components.directed(property_)
            fields.append(
                Field(
                    name=name,
                    attribute=names[name],
                    type=type_of(node),
                    required=name in required and not any(node.get(key) is True for key in _NEVER_EXPECTED),
                    read_only=node.get("readOnly") is True,
                    description=described_field(node.text_at("description"), node, self._components.resolved(node)),
                    deprecated=node.get("deprecated") is True,
                    constant=literal(values[0]) if len(values := scalars(enum_values(node))) == 1 else "",
                    is_tag=name in tags,
                )
            )
        return tuple(fields)

    def _union(self, name: str, module: str, schema: ObjectNode) -> Union:
        members = ArrayNode([*schema.array_at("oneOf"), *schema.array_at("anyOf")])
        discriminator = schema.object_at("discriminator")
        nodes = self._with_enums_last(sorted(members.objects(), key=self._is_never_null))
        tags = tags_of(nodes, discriminator, self._components.resolved)
        shapes = shapes_of(nodes, tags, discriminator, self._components.resolved)
        variants = tuple(map(self._variant, nodes, tags, shapes))
        return Union(
            name=name,
            module=module,
            decoder="" if self._components.is_text(schema) else decoder_name(name),
            description=schema.text_at("description"),
            variants=variants,
            discriminator=discriminator.text_at("propertyName"),
            otherwise=self._otherwise(discriminator, nodes),
            untagged=tuple(self._untagged(discriminator, nodes, variants)),
        )

    def _is_never_null(self, member: ObjectNode) -> bool:
        """Whether no property of a member is always null: such a member also fits values of other members."""
        properties = self._components.resolved(member).object_at("properties")
        return not any(each.get("type") == "null" for _, each in properties.object_items())

    def _with_enums_last(self, members: list[ObjectNode]) -> list[ObjectNode]:
        """The members of a union with enums last if there are times: any text might be a new value of an enum."""
        found = [self._components.type_of(member) for member in members]
        if not any(each.annotation in TIMES for each in found):
            return members
        return [member for _, member in sorted(zip(found, members, strict=True), key=lambda each: each[0].is_enum)]

    def _untagged(
        self, discriminator: ObjectNode, members: Collection[ObjectNode], variants: Collection[Variant]
    ) -> Iterator[Variant]:
        key = discriminator.text_at("propertyName")
        schemas = [self._components.resolved(member) for member in members]
        is_expected = "defaultMapping" in discriminator or any(key in each.array_at("required") for each in schemas)
        for schema, variant in zip(schemas, variants, strict=True):
            is_union = not schema.object_at("properties") and bool(alternatives(schema))
            if key and (variant.kind not in _OBJECTS or not (is_expected or is_union)):
                yield variant

    def _otherwise(self, discriminator: ObjectNode, members: Collection[ObjectNode]) -> Type | None:
        """The type of values whose discriminator names no member (OpenAPI 3.2, section 4.25)."""
        wanted = discriminator.text_at("defaultMapping")
        found = next((member for member in members if wanted and member.text_at("$ref") == wanted), None)
        return None if found is None else self._components.type_of(found)

    def _variant(self, member: ObjectNode, tags: tuple[Scalar, ...], shape: Shape) -> Variant:
        schema = self._components.resolved(member)
        kind = "dict" if schema.object_at("properties") else _KINDS.get(schema.text_at("type")) or self._kind(schema)
        return Variant(self._components.type_of(member), kind, tags, shape)

    def _kind(self, schema: ObjectNode) -> str:
        """The Python types of the values of a schema without ``type``; ``object`` if it does not say which."""
        found = ["str"] if self._components.is_text(schema) else list(bases_of(enum_values(schema)))
        return found[0] if len(found) == 1 else f"({', '.join(found)})" if found else "object"


def _tagged(schemas: ObjectNode) -> Mapping[str, Set[str]]:
    """For each component, the properties by which discriminators tell it from others."""
    found: dict[str, set[str]] = {}
    for schema in (each for _, each in schemas.object_items() if "discriminator" in each):
        for member in alternatives(schema):
            if isinstance(member, ObjectNode) and (reference := member.text_at("$ref")):
                tags = found.setdefault(component_name(reference), set())
                tags.add(schema.object_at("discriminator").text_at("propertyName"))
    return found


def _names_of_forms(document: ObjectNode) -> frozenset[str]:
    """The components that are only used as bodies of ``multipart/form-data``."""
    used = {(essence(media_type) == "multipart/form-data", name) for media_type, name in _contents(document)}
    return frozenset(name for is_form, name in used if is_form and (False, name) not in used)


def _contents(document: ObjectNode) -> Iterator[tuple[str, str]]:
    """The media type of each body, with the component that it refers to."""
    for _, _, operation in operations(document):
        for holder in (operation.object_at("requestBody"), *operation.object_at("responses").values()):
            content = holder.object_at("content") if isinstance(holder, ObjectNode) else ObjectNode()
            for media_type in content:
                reference = content.object_at(media_type).object_at("schema").text_at("$ref")
                yield media_type, component_name(reference)

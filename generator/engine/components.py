"""Reads component schemas: what each becomes in Python, and the type of any schema that refers to them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Set
from dataclasses import replace
from functools import cached_property
from typing import Final

from generator import naming
from generator.document import ArrayNode, Node, ObjectNode
from generator.engine import types
from generator.engine.classes import Component, Enum, Field, Model, Union, Variant
from generator.engine.descriptions import described_field
from generator.engine.forms import names_of_forms
from generator.engine.literals import literal
from generator.engine.marks import Mark, Scalar, scalars
from generator.engine.types import Type
from generator.engine.unions import marks_of, tags_of
from generator.openapi.extensions import DEFAULT_TIMEZONE
from generator.openapi.normal_form import alternatives, component_name, enum_values, is_nominal

_BY_TYPE: Final[Mapping[str, Type]] = {
    "string": types.STR,
    "integer": types.plain("int"),
    "number": types.plain("float"),
    "boolean": types.plain("bool"),
    "null": types.plain("None"),
}
_BY_FORMAT: Final[Mapping[str, Type]] = {"date": types.DATE}
_KINDS: Final[Mapping[str, str]] = {
    "string": "str",
    "integer": "int",
    "number": "(int, float)",
    "boolean": "bool",
    "array": "list",
    "object": "dict",
}
_OBJECTS: Final = ("dict", "object")
_DIRECTIONS: Final = ("readOnly", "writeOnly")
# Attributes and methods that every model has.
_MODEL_NAMES: Final[frozenset[str]] = frozenset(("additional_properties", "from_dict", "to_dict"))


class Components:
    """The component schemas of a normalised document."""

    def __init__(self, document: ObjectNode) -> None:
        self._document = document
        self._schemas = document.object_at("components").object_at("schemas")
        self._expanding: set[str] = set()
        self._nullable: dict[str, bool] = {}

    @cached_property
    def described(self) -> Mapping[str, Component]:
        """The components that become classes and aliases, by their names."""
        nominal = {
            name: each for name, each in self._schemas.items() if isinstance(each, ObjectNode) and is_nominal(each)
        }
        tags, forms = _tagged(self._schemas), names_of_forms(self._document)
        return {
            name: self._component(name, schema, tags.get(name, frozenset()), is_form=name in forms)
            for name, schema in nominal.items()
        }

    def type_of(self, schema: Node) -> Type:
        """The Python type of a schema."""
        if not isinstance(schema, ObjectNode):
            return types.ANY
        found = self._reference(schema.text_at("$ref")) if "$ref" in schema else self._inline(schema)
        return found.as_nullable() if schema.get("nullable") is True else found

    def upload_type_of(self, schema: Node, within: tuple[ObjectNode, ...] = ()) -> Type:
        """The type of a field of a form, where files may be sent; in JSON they are text."""
        found = self.type_of(schema)
        node = self.resolved(schema) if isinstance(schema, ObjectNode) else ObjectNode()
        if any(node is each for each in within):
            return found
        if node.get("format") == "binary":
            return replace(types.BYTES, nullable=found.nullable)
        if node.get("type") == "array":
            item = self.upload_type_of(node.get("items"), (*within, node))
            return replace(types.list_of(item), nullable=found.nullable) if item.is_file and not item.is_list else found
        several = [self.upload_type_of(each, (*within, node)) for each in alternatives(node)]
        is_file = any(each.is_file for each in several)
        return types.upload_alternatives(several, nullable=found.nullable) if is_file else found

    def resolved(self, schema: ObjectNode) -> ObjectNode:
        """The schema that a reference stands for; the schema itself when it is none."""
        for _ in self._schemas:
            if "$ref" not in schema:
                break
            schema = self._schemas.object_at(component_name(schema.text_at("$ref")))
        return schema

    def directed(self, property_: Node) -> ObjectNode:
        """A property with ``readOnly`` and ``writeOnly``, also where what it refers to says that."""
        node = property_ if isinstance(property_, ObjectNode) else ObjectNode()
        found = self.resolved(node)
        said = [key for key in _DIRECTIONS if found.get(key) is True and found is not node]
        return node.replaced({**node, **dict.fromkeys(said, True)}) if said else node

    def _reference(self, reference: str) -> Type:
        name = component_name(reference)
        schema = self._schemas.get(name)
        if not isinstance(schema, ObjectNode) or name in self._expanding:
            return types.ANY
        if not is_nominal(schema):
            self._expanding.add(name)
            found = self.type_of(schema)
            self._expanding.discard(name)
            return found
        named = self._named(name, schema)
        return named.as_nullable() if self._is_nullable(name, schema) else named

    def _is_nullable(self, name: str, schema: ObjectNode) -> bool:
        """Whether a component may be null: a union is when one of those that it refers to is."""
        if name not in self._nullable:
            self._nullable[name] = schema.get("nullable") is True  # what leads back here has nothing to add
            members = (*schema.array_at("oneOf"), *schema.array_at("anyOf"))
            self._nullable[name] = self._nullable[name] or any(self.type_of(member).nullable for member in members)
        return self._nullable[name]

    def _named(self, name: str, schema: ObjectNode) -> Type:
        if schema.array_at("enum"):
            return types.enum(name)
        return types.model(name) if schema.object_at("properties") else types.union(name, _decoder(name))

    def _inline(self, schema: ObjectNode) -> Type:
        if values := enum_values(schema):
            return _literal(values)
        if members := alternatives(schema):
            return types.alternatives(self.type_of(member) for member in members)
        match schema.get("type"):
            case "string":
                return _text(schema)
            case "array":
                return types.list_of(self._item(schema))
            case "object":
                return types.map_of(self.type_of(schema.get("additionalProperties")))
            case str(name):
                return _BY_TYPE.get(name, types.ANY)
            case _:
                return self._untyped(schema)

    def _untyped(self, schema: ObjectNode) -> Type:
        """The type of a schema without ``type``, by keywords that say something of one type only."""
        if more := schema.object_at("additionalProperties"):
            return types.map_of(self.type_of(more))
        return types.list_of(self._item(schema)) if schema.keys() & {"items", "prefixItems"} else types.ANY

    def _item(self, schema: ObjectNode) -> Type:
        """The type of the items of an array; of a tuple, what any of them may be, because lists know no positions."""
        first, rest = schema.array_at("prefixItems"), schema.get("items")
        if not first:
            return self.type_of(rest)
        found = list(dict.fromkeys(self.type_of(each) for each in (*first, *([rest] if rest else []))))
        return found[0] if len(found) == 1 else types.alternatives(found)

    def _component(self, name: str, schema: ObjectNode, tags: Set[str], *, is_form: bool) -> Component:
        module, description = naming.module_name(name), schema.text_at("description")
        if values := scalars(enum_values(schema)):
            return Enum(name, module, description, values, " | ".join(_bases(values)))
        if not schema.object_at("properties"):
            return self._union(name, module, schema)
        return Model(
            name=name,
            module=module,
            description=description,
            fields=self._fields(schema, tags, self.upload_type_of if is_form else self.type_of),
            additional=self.type_of(schema.get("additionalProperties")),
            deprecated=schema.get("deprecated") is True,
        )

    def _fields(self, schema: ObjectNode, tags: Set[str], type_of: Callable[[ObjectNode], Type]) -> tuple[Field, ...]:
        required, properties = schema.array_at("required"), schema.object_at("properties")
        names = naming.attributes(properties, _MODEL_NAMES)
        fields: list[Field] = []
        for name, property_ in properties.items():
            node = self.directed(property_)
            fields.append(
                Field(
                    name=name,
                    attribute=names[name],
                    type=type_of(node),
                    # A server never sends what is only written, required or not.
                    required=name in required and node.get("writeOnly") is not True,
                    read_only=node.get("readOnly") is True,
                    description=described_field(node.text_at("description"), node, self.resolved(node)),
                    deprecated=node.get("deprecated") is True,
                    constant=literal(values[0]) if len(values := scalars(enum_values(node))) == 1 else "",
                    is_tag=name in tags,
                )
            )
        return tuple(fields)

    def _union(self, name: str, module: str, schema: ObjectNode) -> Union:
        members = ArrayNode([*schema.array_at("oneOf"), *schema.array_at("anyOf")])
        discriminator = schema.object_at("discriminator")
        nodes = list(members.objects())
        tags = tags_of(nodes, discriminator, self.resolved)
        variants = tuple(map(self._variant, nodes, tags, marks_of(nodes, tags, discriminator, self.resolved)))
        return Union(
            name=name,
            module=module,
            decoder=_decoder(name),
            description=schema.text_at("description"),
            variants=variants,
            discriminator=discriminator.text_at("propertyName"),
            otherwise=self._otherwise(discriminator, nodes),
            untold=tuple(self._untold(discriminator, nodes, variants)),
        )

    def _untold(
        self, discriminator: ObjectNode, members: Collection[ObjectNode], variants: Collection[Variant]
    ) -> Iterator[Variant]:
        key = discriminator.text_at("propertyName")
        schemas = [self.resolved(member) for member in members]
        is_expected = "defaultMapping" in discriminator or any(key in each.array_at("required") for each in schemas)
        for schema, variant in zip(schemas, variants, strict=True):
            is_union = not schema.object_at("properties") and bool(alternatives(schema))
            if key and (variant.kind not in _OBJECTS or not (is_expected or is_union)):
                yield variant

    def _otherwise(self, discriminator: ObjectNode, members: Collection[ObjectNode]) -> Type | None:
        """The type of values for which the discriminator names no member (OpenAPI 3.2, section 4.25)."""
        wanted = discriminator.text_at("defaultMapping")
        found = next((member for member in members if wanted and member.text_at("$ref") == wanted), None)
        return None if found is None else self.type_of(found)

    def _variant(self, member: ObjectNode, tags: tuple[Scalar, ...], marks: Mark) -> Variant:
        schema = self.resolved(member)
        kind = "dict" if schema.object_at("properties") else _KINDS.get(schema.text_at("type")) or _kind(schema)
        return Variant(self.type_of(member), kind, tags, marks)


def _kind(schema: ObjectNode) -> str:
    """The Python types of the values of an enum that says no type; ``object`` where there may be any."""
    found = list(_bases(enum_values(schema)))
    return found[0] if len(found) == 1 else f"({', '.join(found)})" if found else "object"


def _tagged(schemas: ObjectNode) -> Mapping[str, Set[str]]:
    """The properties by which discriminators tell each component from others."""
    found: dict[str, set[str]] = {}
    for schema in (each for each in schemas.values() if isinstance(each, ObjectNode) and "discriminator" in each):
        for member in alternatives(schema):
            if isinstance(member, ObjectNode) and (reference := member.text_at("$ref")):
                tags = found.setdefault(component_name(reference), set())
                tags.add(schema.object_at("discriminator").text_at("propertyName"))
    return found


def _decoder(name: str) -> str:
    # The runtime has functions that are called `decode_...`: a union called `List` or `Error` must not hide them.
    return f"read_{naming.snake_case(name)}"


def _bases(values: Iterable[Node]) -> dict[str, None]:
    """The types of values."""
    return dict.fromkeys(type(value).__name__ for value in values)


def _literal(values: list[Node]) -> Type:
    """A type that says as much of values as Python can: there is no ``Literal`` of numbers with fractions."""
    if not all(isinstance(value, str | int | float) for value in values):
        return types.ANY
    known = f"Literal[{', '.join(map(literal, found))}]" if (found := scalars(values)) else ""
    if len(found) == 2 and all(isinstance(value, bool) for value in values):
        return types.plain("bool")
    if len(found) == len(values):
        return types.plain(known)
    numbers = all(isinstance(value, int | float) for value in values)
    return types.plain("float" if numbers else " | ".join((known, *_bases(values))))


def _text(schema: ObjectNode) -> Type:
    if schema.get("format") == "date-time":
        return types.DATE_TIME_AS_UTC if schema.get(DEFAULT_TIMEZONE) == "UTC" else types.DATE_TIME
    return _BY_FORMAT.get(schema.text_at("format"), types.STR)

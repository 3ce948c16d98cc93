"""Holds what was decoded against what was sampled: JSON looks the same when it was read as the wrong class."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cached_property
from typing import Any
from urllib.parse import quote

import jsonschema_rs

from generator.document import ObjectNode
from generator.engine.context.classes import Component, Model
from generator.openapi.normal_form import IS_OPEN
from tests.corpus.judge import Finding
from tests.corpus.original import Node
from tests.corpus.sampling import Path

_TIMES: Mapping[str, type] = {"date-time": datetime, "date": date}
_DOCUMENT = "urn:components"
# What a class says of its values; limits and patterns are no business of it, and what is required it asks for itself.
_KEYWORDS = ("type", "properties", "items", "additionalProperties", "$ref")

_TYPES = frozenset(("array", "boolean", "integer", "null", "number", "object", "string"))


class Classes:
    """The classes of a client.

    Arguments:
        components: what they are, under their names.
        normal: the document that they were made of.
    """

    def __init__(self, components: Mapping[str, Component], normal: ObjectNode) -> None:
        self._components = components
        self._normal = normal
        self._validators: dict[str, jsonschema_rs.Draft202012Validator] = {}

    @cached_property
    def _registry(self) -> jsonschema_rs.Registry:
        schemas = self._normal.object_at("components").object_at("schemas")
        by_name = {name: _as_json_schema(each) for name, each in schemas.items()}
        return jsonschema_rs.Registry([(_DOCUMENT, {"components": {"schemas": by_name}})])

    def mistakes(self, sampled: Mapping[Path, Node], value: Any, decoded: Any, at: Path = ()) -> Iterator[Finding]:
        """Where something else was decoded than what was sampled, and the value does not fit that as well.

        Arguments:
            sampled: the schema of each value in the sample.
            value: the sample, or a part of it.
            decoded: what the client made of that.
            at: where the part is.
        """
        schema = sampled.get(at, {})
        if isinstance(decoded, list) and isinstance(value, list):
            for index, each in enumerate(decoded):
                yield from self.mistakes(sampled, value[index], each, (*at, index))
        elif isinstance(value, dict):
            yield from self._object(sampled, value, decoded, at)
        elif isinstance(value, str) and not (schema.get("x-may-be-text") or isinstance(decoded, _time(schema))):
            yield "class", f"{_place(at)}: {value!r} is read as {type(decoded).__name__}"

    def _object(self, sampled: Mapping[Path, Node], value: Node, decoded: Any, at: Path) -> Iterator[Finding]:
        name = type(decoded).__name__
        component = self._components.get(name)
        attributes = {each.name: each.attribute for each in component.fields} if isinstance(component, Model) else {}
        inner: list[Finding] = []
        for key, each in value.items():
            if key in attributes:
                inner += self.mistakes(sampled, each, getattr(decoded, attributes[key]), (*at, key))
            elif isinstance(rest := getattr(decoded, "additional_properties", decoded), dict):
                inner += self.mistakes(sampled, each, rest[key], (*at, key))
        declared = sampled.get(at, {}).get("properties", {})
        lost = [key for key in value if _is_declared(declared.get(key)) and key not in attributes]
        if lost:
            yield "class", f"{_place(at)}: {name} does not have {', '.join(lost)}"
        elif inner:
            yield from inner
        elif attributes:
            yield from (("class", f"{_place(at)}: {name}: {found}") for found in self._problems(name, value))

    def _problems(self, name: str, value: Node) -> Iterator[str]:
        try:
            self._validator(name).validate(value)
        except jsonschema_rs.ValidationError as error:
            yield error.message

    def _validator(self, name: str) -> jsonschema_rs.Draft202012Validator:
        if name not in self._validators:
            schema = {"$ref": f"{_DOCUMENT}{_reference(name)}"}
            self._validators[name] = jsonschema_rs.Draft202012Validator(schema, registry=self._registry)
        return self._validators[name]


def _is_declared(node: Any) -> bool:
    """Whether it is a property, and not only what a discriminator wants to see."""
    return node is not None and not (isinstance(node, dict) and node.get("x-undeclared"))


def _reference(name: str) -> str:
    return f"#/components/schemas/{quote(name)}"


def _time(schema: Node) -> type:
    """The class of a value that is a time; a schema that does not say that it is text, or lists texts, allows any."""
    is_listed = "enum" in schema or "const" in schema
    is_time = "string" in (schema.get("type") or ()) and not is_listed
    return _TIMES.get(schema.get("format", ""), object) if is_time else object


def _place(at: Path) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in ("$", *at))[1:]


def _as_json_schema(schema: Any) -> Any:
    """A schema of the normal form with the keywords of JSON Schema only."""
    if not isinstance(schema, dict) or schema.get(IS_OPEN):
        return True
    found: Node = {key: schema[key] for key in _KEYWORDS if key in schema}
    if not _TYPES.issuperset(types if isinstance(types := found.get("type", []), list) else [types]):
        del found["type"]  # as `any`, which is none
    if "$ref" in found:
        found = {"$ref": _reference(found["$ref"].rpartition("/")[2])}  # documents repeat a type beside it, or another
    if "enum" in schema:
        # Documents give numbers where their type says text.
        found = {"enum": json.loads(json.dumps(schema["enum"]))}
    if "properties" in found:
        found["properties"] = {name: _as_json_schema(each) for name, each in (found["properties"] or {}).items()}
    for key in ("items", "additionalProperties"):
        if key in found:
            found[key] = _as_json_schema(found[key])
    if members := [*(schema.get("oneOf") or ()), *(schema.get("anyOf") or ())]:
        found["anyOf"] = [_as_json_schema(each) for each in members]
        found.pop("type", None)  # tools write one beside alternatives of other types
    return {"anyOf": [found, {"type": "null"}]} if schema.get("nullable") is True else found

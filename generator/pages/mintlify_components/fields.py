"""``<ParamField>`` and ``<ResponseField>``: one named, typed, described value each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import Node, ObjectNode, object_node
from generator.document.yaml_syntax import plain_scalar
from generator.extensions import DOCUMENTED_TYPE
from generator.pages.documented_types import read_type
from generator.pages.markdown import Component, components, prose

FIELDS: Final = ("ParamField", "ResponseField")
LOCATIONS: Final = ("path", "query", "header", "cookie", "body")
_REMARKS: Final = ("Note", "Warning", "Tip", "Info", "Check")


@dataclass(frozen=True, slots=True)
class Field:
    """One field; ``location`` is ``body`` unless the component says otherwise."""

    name: str
    location: str
    schema: ObjectNode
    required: bool
    deprecated: bool
    description: str
    place: Place


def read_field(component: Component, report: Report) -> Field | None:
    """What a component says; None and ``field-without-name`` when it names nothing."""
    attributes = component.attributes
    location = next((location for location in LOCATIONS if location in attributes), "body")
    name = attributes.get(location) or attributes.get("name")
    if not name:
        report.error(
            "field-without-name",
            f"This <{component.name}> names no field",
            component.place,
            'Name it, as in `<ParamField query="limit">` or `<ResponseField name="id">`.',
        )
        return None
    found = read_type(attributes.get("type") or "", component.place, report)
    description = _description(component)
    schema = _with_default(_with_enum(_with_nested(found.schema, component, report), description), component)
    required = _flag(component, "required") and not found.optional and not _flag(component, "optional")
    return Field(name, location, schema, required, _flag(component, "deprecated"), description, component.place)


def object_of(fields: Iterable[Field], place: Place) -> ObjectNode:
    """An object with some fields as its properties."""
    known = {field.name: field for field in fields}
    properties = ObjectNode(
        {name: _property(field) for name, field in known.items()},
        place,
        {name: field.place for name, field in known.items()},
    )
    required = [field.name for field in known.values() if field.required]
    items: dict[str, object] = {"type": "object", "properties": properties}
    return object_node({**items, "required": required} if required else items, place)


def _property(field: Field) -> ObjectNode:
    extra: dict[str, Node] = {"description": field.description} if field.description else {}
    if field.deprecated:
        extra["deprecated"] = True
    return field.schema.replaced({**field.schema, **extra})


def _description(component: Component) -> str:
    remarks = [prose(remark.children) for remark in component.inside(*_REMARKS, *FIELDS) if remark.name in _REMARKS]
    return "\n\n".join(filter(None, (prose(component.children), *remarks)))


def _flag(component: Component, name: str) -> bool:
    """``required``, ``required={true}`` and ``required="true"`` all say yes."""
    if name not in component.attributes:
        return False
    return component.attributes[name] in (None, "true", name)


def _with_nested(schema: ObjectNode, component: Component, report: Report) -> ObjectNode:
    """Puts the fields inside a component where they belong: into the object, or the items of the array."""
    nested = [field for child in components(component.children, *FIELDS) if (field := read_field(child, report))]
    if not nested:
        return schema
    described = object_of(nested, component.place)
    items = schema.get("items")
    if isinstance(items, ObjectNode):
        return schema.replaced({**schema, "items": _extended(items, described)})
    return _extended(schema, described)


def _extended(schema: ObjectNode, described: ObjectNode) -> ObjectNode:
    if DOCUMENTED_TYPE in schema:
        return object_node({"allOf": [schema, described]}, schema.place)
    kept = schema.get("type") or "object"
    return described.replaced({**schema, **described, "type": kept})


def _with_default(schema: ObjectNode, component: Component) -> ObjectNode:
    attributes = component.attributes
    text = attributes.get("default", attributes.get("initialValue"))
    if text is None:
        return schema
    value = text if schema.get("type") == "string" else plain_scalar(text)
    return schema.replaced({**schema, "default": value}) if _fits(value, schema.get("type")) else schema


def _fits(value: Node, kind: Node) -> bool:
    """Whether a default is a value of the type; prose such as "the current time" is not."""
    if kind == "boolean":
        return isinstance(value, bool)
    if kind in ("integer", "number"):
        return isinstance(value, int | float) and not isinstance(value, bool)
    return kind not in ("array", "object") and value is not None


_ENUM_FOLLOWS: Final = re.compile(r"\b(?:One of|Possible values(?: are)?):?", re.IGNORECASE)
_INLINE_VALUES: Final = re.compile(r"\s*`([^`\n]+)`\s*(?:,\s*(?:or|and)\b|,|\bor\b|\band\b|\|)?")
_LISTED_VALUE: Final = re.compile(r"\s*[-*]\s+`([^`\n]+)`[^\n]*(?:\n|\Z)")


def _with_enum(schema: ObjectNode, description: str) -> ObjectNode:
    """Reads the values where the prose lists them under a wording that leaves no doubt."""
    found = _ENUM_FOLLOWS.search(description)
    if found is None or schema.get("type") != "string" or "enum" in schema or "comma-separated" in description.lower():
        return schema
    values = _values(description, found.end(), _INLINE_VALUES) or _values(description, found.end(), _LISTED_VALUE)
    return schema.replaced({**schema, "enum": object_node({"": values}, schema.place)[""]}) if values else schema


def _values(text: str, position: int, pattern: re.Pattern[str]) -> list[str]:
    values: list[str] = []
    while match := pattern.match(text, position):
        values.append(match[1].strip("\"'"))
        position = match.end()
    return list(dict.fromkeys(values))

"""``<ParamField>`` and ``<ResponseField>``: one named, typed, described value each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import Node, ObjectNode, object_node
from generator.document.yaml_syntax import plain_scalar
from generator.pages.described_operations.objects import Field, object_of, with_properties
from generator.pages.documented_types import read_type
from generator.pages.parts import Component, Part, components, prose
from generator.pages.site_components import FIELD

MINTLIFY_FIELDS: Final = ("ParamField", "ResponseField")
FIELDS: Final = (*MINTLIFY_FIELDS, FIELD)
LOCATIONS: Final = ("path", "query", "header", "cookie", "body")
_REMARKS: Final = ("Note", "Warning", "Tip", "Info", "Check")


def before_fields(parts: Sequence[Part]) -> list[Part]:
    """The parts above the first that is a field, or holds one."""
    return list(itertools.takewhile(lambda part: not any(components([part], *FIELDS)), parts))


def name_of(component: Component) -> str:
    """What a component says that its field is called; empty when it does not say."""
    attributes = component.attributes
    return next((attributes[key] or "" for key in LOCATIONS if key in attributes), "") or attributes.get("name") or ""


def read_field(component: Component, report: Report) -> Field | None:
    """What a component says; None and ``field-without-name`` when it names nothing."""
    attributes = component.attributes
    location = next((location for location in LOCATIONS if location in attributes), "body")
    name = name_of(component)
    if not name:
        report.warning(
            "field-without-name",
            f"This <{component.name}> names no field: it is left out",
            component.place,
            'Name it, as in `<ParamField query="limit">` or `<ResponseField name="id">`.',
        )
        return None
    found = read_type(attributes.get("type") or "", component.place, report)
    description = _description(component)
    schema = _with_default(with_enum(_with_nested(found.schema, component, name, report), description), component)
    required = _flag(component, "required") and not found.optional and not _flag(component, "optional")
    return Field(name, location, schema, required, _flag(component, "deprecated"), description, component.place)


def report_unnamed(text: str, place: Place, report: Report) -> None:
    """Tells that a row or an item among those of fields is none: ``field-without-name``."""
    report.warning(
        "field-without-name",
        f"`{' '.join(text.split())[:40]}` is no name of a field: it is left out",
        place,
        "Add it with an overlay where it is one.",
    )


def read_whole(component: Component, report: Report) -> ObjectNode:
    """The schema of what a component without a name describes: a body as a whole."""
    found = read_type(component.attributes.get("type") or "", component.place, report)
    described = _description(component)
    schema = _with_nested(found.schema, component, "", report)
    return schema.replaced({**schema, "description": described}) if described else schema


def _description(component: Component) -> str:
    remarks = [prose(remark.children) for remark in component.inside(*_REMARKS, *FIELDS) if remark.name in _REMARKS]
    attribute = component.attributes.get("description") or ""
    return "\n\n".join(filter(None, (attribute, prose(component.children), *remarks)))


def _flag(component: Component, name: str) -> bool:
    """``required``, ``required={true}`` and ``required="true"`` all say yes."""
    if name not in component.attributes:
        return False
    return component.attributes[name] in (None, "true", name)


def _with_nested(schema: ObjectNode, component: Component, name: str, report: Report) -> ObjectNode:
    """Puts the fields inside a component where they belong: into the object, or the items of the array."""
    nested = [field for child in components(component.children, *FIELDS) if (field := read_field(child, report))]
    if not nested:
        return schema
    own = [replace(field, name=_inside(name, field.name)) for field in nested]
    return with_properties(schema, object_of(own, component.place))


def _inside(outer: str, name: str) -> str:
    """The name of a field in the object that it stands in, where it repeats the object's own, as in ``user.name``."""
    for prefix in filter(None, (outer, outer.rsplit(".", 1)[-1])):
        if found := re.match(rf"{re.escape(prefix)}(?:\[\w*\])*\.(?=.)", name):
            return name[found.end() :]
    return name


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


def with_enum(schema: ObjectNode, description: str) -> ObjectNode:
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

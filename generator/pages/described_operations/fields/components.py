"""Reads ``<ParamField>`` and ``<ResponseField>``, each of which describes one field."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ObjectNode
from generator.pages.described_operations.fields.objects import Field, object_of, with_properties
from generator.pages.described_operations.fields.repeated import distinct
from generator.pages.described_operations.fields.values import with_default, with_described_values
from generator.pages.documented_types.reading import read_type
from generator.pages.markdown.parts import Component, Part, components, prose
from generator.pages.markdown.site_components import FIELD

MINTLIFY_FIELDS: Final = ("ParamField", "ResponseField")
FIELDS: Final = (*MINTLIFY_FIELDS, FIELD)
LOCATIONS: Final = ("path", "query", "header", "cookie", "body", "form")
_REMARKS: Final = ("Note", "Warning", "Tip", "Info", "Check")


def before_fields(parts: Sequence[Part]) -> list[Part]:
    """The parts above the first one that is or contains a field."""
    return list(itertools.takewhile(lambda part: not any(components([part], *FIELDS)), parts))


def name_of(component: Component) -> str:
    """The name of the field that a component describes; empty if it names none."""
    attributes = component.attributes
    return attributes.get(location_of(component)) or attributes.get("name") or ""


def location_of(component: Component) -> str:
    """Where a field is sent: the first such attribute that is written; empty if there is none."""
    return next((key for key in component.attributes if key in LOCATIONS), "")


def read_field(component: Component, report: Report) -> Field | None:
    """The field that a component describes; None and ``field-without-name`` if it names none."""
    attributes = component.attributes
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
    default = attributes.get("default", attributes.get("initialValue"))
    typed = with_default(found.schema, default) if default else found.schema
    schema = with_described_values(_with_nested(typed, component, name, report), description)
    required = _flag(component, "required") and not found.optional and not _flag(component, "optional")
    location = location_of(component) or "body"
    return Field(name, location, schema, required, _flag(component, "deprecated"), description, component.place)


def report_unnamed(text: str, place: Place, report: Report) -> None:
    """Reports ``field-without-name`` for a row or an item that describes no field among others that do."""
    report.warning(
        "field-without-name",
        f"`{' '.join(text.split())[:40]}` is not the name of a field: it is left out",
        place,
        "Add it with an overlay where it is one.",
    )


def read_whole(component: Component, report: Report) -> ObjectNode:
    """The schema of a whole body, which a component without a name describes."""
    found = read_type(component.attributes.get("type") or "", component.place, report)
    described = _description(component)
    schema = _with_nested(found.schema, component, "", report)
    return schema.updated({"description": described}) if described else schema


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
    """The schema with the fields inside the component as its properties, or as those of its items."""
    nested = [field for child in components(component.children, *FIELDS) if (field := read_field(child, report))]
    if not nested:
        return schema
    own = [replace(field, name=_inside(name, field.name)) for field in nested]
    return with_properties(schema, object_of(distinct(own, report), component.place))


def _inside(outer: str, name: str) -> str:
    """The name of a nested field, without a repetition of the outer name as in ``user.name``."""
    for prefix in filter(None, (outer, outer.rsplit(".", 1)[-1])):
        if found := re.match(rf"{re.escape(prefix)}(?:\[\w*\])*\.(?=.)", name):
            return name[found.end() :]
    return name

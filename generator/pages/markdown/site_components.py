"""Recognises a site's own components by attributes: ``<ApiParam name="id" type="string">`` describes a field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from generator.pages.markdown.parts import Block, Component, Part

FIELD: Final = "Field"
"""The name for components that describe a field; the headings above tell if it is sent or answered."""

_LAYOUT: Final = ("div", "section", "article", "aside", "span", "Row", "Col", "Column", "Columns", "Grid")
_WITH_MEANING: Final = (
    *("Note", "Warning", "Tip", "Info", "Check", "Danger", "Callout", "Update", "Accordion", "Expandable", "Step"),
    *("ParamField", "ResponseField", "RequestExample", "ResponseExample", "Tab", "TabItem", "details", "summary"),
)
# Mintlify's own components are recognised by their names instead.
_OF_A_FIELD: Final = re.compile(
    r"(?!ParamField|ResponseField)[A-Z]\w*(?:Param|Parameter|Field|Prop|Property|Attribute|Argument)|Param|Prop\w*"
)
_SAID_OF_FIELDS: Final = ("type", "required", "optional", "in")


def understood(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts with components for fields renamed to ``FIELD``, and without components for layout."""
    for part in parts:
        if not isinstance(part, Component):
            yield part
            continue
        children = [*understood(part.children)]
        if part.name in _LAYOUT or _is_layout(part, children):
            yield from children
        else:
            yield _renamed(replace(part, children=children))


def _is_layout(component: Component, children: Iterable[Part]) -> bool:
    """Whether a component is only for layout: it has headings but no title, and is no aside."""
    has_heading = any(isinstance(child, Block) and child.kind == "heading" for child in children)
    return has_heading and component.name not in _WITH_MEANING and not {"title", "label"} & component.attributes.keys()


def _renamed(component: Component) -> Component:
    attributes = component.attributes
    is_field = _OF_A_FIELD.fullmatch(component.name) and attributes.get("name")
    if not is_field or not any(each in attributes for each in _SAID_OF_FIELDS):
        return component
    if location := attributes.get("in"):
        attributes = {**attributes, location.lower(): attributes["name"]}
    return replace(component, name=FIELD, attributes=attributes)

"""Recognises a site's own components by attributes: ``<ApiParam name="id" type="string">`` describes a field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from generator.pages.markdown.parts import Block, Component, Part

FIELD: Final = "Field"
"""The name for components that describe a field; the headings above tell if it is sent or returned."""

_LAYOUT: Final = ("div", "section", "article", "aside", "span", "Row", "Col", "Column", "Columns", "Grid")
_STATUS: Final = re.compile(r"\b[2-5]\d\d\b")
TABS: Final = ("Tab", "TabItem")
"""The components for tabs."""

_WITH_MEANING: Final = (
    *("Note", "Warning", "Tip", "Info", "Check", "Danger", "Callout", "Update", "Accordion", "Expandable", "Step"),
    *("ParamField", "ResponseField", "RequestExample", "ResponseExample", "details", "summary"),
)
# Mintlify's own components are recognised by their names instead.
_OF_A_FIELD: Final = re.compile(
    r"(?!ParamField|ResponseField)[A-Z]\w*(?:Param|Parameter|Field|Prop|Property|Attribute|Argument)|Param|Prop\w*"
)
_HAS_CONTENT: Final = re.compile(r"object|array|\[\]", re.IGNORECASE)
_SAID_OF_FIELDS: Final = ("type", "required", "optional", "in")
_NAMES: Final = ("name", "childKey", "fieldName", "field", "param", "key")


def understood(parts: Iterable[Part]) -> list[Part]:
    """The parts with components for fields renamed to ``FIELD``, and without components for layout.

    Fields in a component without attributes, beside the component of an object that has none, are those of the object.
    """
    found: list[Part] = []
    for part in _understood(parts):
        if found and _is_content_of(part, found[-1]) and isinstance(above := found[-1], Component):
            found[-1] = replace(above, children=[*above.children, part])
        else:
            found.append(part)
    return found


def _is_content_of(part: Part, above: Part) -> bool:
    """Whether a component around fields has those of the field above it."""
    if not isinstance(part, Component) or not isinstance(above, Component) or above.name != FIELD:
        return False
    is_around = part.name != FIELD and not part.attributes and any(part.inside(FIELD))
    is_able = _HAS_CONTENT.search(above.attributes.get("type") or "") is not None
    return is_around and is_able and not any(above.inside(FIELD))


def _understood(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        if not isinstance(part, Component):
            yield part
            continue
        children = understood(part.children)
        if part.name in _LAYOUT or _is_layout(part, children):
            yield from children
        else:
            yield _renamed(replace(part, children=children))


def _is_layout(component: Component, children: Iterable[Part]) -> bool:
    """Whether a component is only for layout: it has headings but no title, and is no aside.

    So is a tab with several headings, unless its title has a status.
    """
    headings = sum(isinstance(child, Block) and child.kind == "heading" for child in children)
    titles = [component.attributes[key] or "" for key in ("title", "label") if key in component.attributes]
    if component.name in TABS:
        return headings > 1 and not any(map(_STATUS.search, titles))
    return headings > 0 and component.name not in _WITH_MEANING and not titles


def _renamed(component: Component) -> Component:
    attributes = component.attributes
    name = next(filter(None, map(attributes.get, _NAMES)), None)
    if not (name and _OF_A_FIELD.fullmatch(component.name) and any(each in attributes for each in _SAID_OF_FIELDS)):
        return component
    location = attributes.get("in")
    located = {location.lower(): name} if location else {}
    return replace(component, name=FIELD, attributes={**attributes, "name": name, **located})

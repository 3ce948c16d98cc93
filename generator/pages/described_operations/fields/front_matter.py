"""Makes components of the fields that front matter lists: ``parameters: {query: [{name: limit, type: integer}]}``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.pages.described_operations.fields.components import LOCATIONS
from generator.pages.markdown.parts import Block, Component, Part

_KEY: Final = "parameters"
_NESTED: Final = ("children", "properties", "fields")
_KNOWN: Final = ("name", "in", "type", "schema", "required", "default", "deprecated", "description", *_NESTED)


def fields_in_keys(front_matter: ObjectNode, report: Report) -> Sequence[Component]:
    """The fields below ``parameters``: by location, or in one list with an ``in`` for each."""
    listed = [(item.text_at("in"), item) for item in front_matter.array_at(_KEY).objects()]
    located = front_matter.object_at(_KEY)
    listed += [(key.lower().removesuffix("s"), item) for key in located for item in located.array_at(key).objects()]
    found = [_component(item, location) for location, item in listed if location in LOCATIONS and item.text_at("name")]
    if front_matter.get(_KEY) and len(found) < max(len(listed), 1):
        report.warning(
            "fields-unread",
            f"`{_KEY}` in the front matter has something in no form that is understood: calls cannot send it",
            front_matter.place_of(_KEY),
            "Write `query: [{name: limit, type: integer}]` below it, or add the fields with an overlay.",
        )
    return found


def _component(item: ObjectNode, location: str) -> Component:
    """The component that says the same."""
    facts = {"type": item.get("type", item.object_at("schema").get("type")), "default": item.get("default")}
    attributes = {location: item.text_at("name"), **{key: _text(value) for key, value in facts.items() if _text(value)}}
    flags = {key: None for key in ("required", "deprecated") if item.get(key) is True}
    paragraphs: list[Part] = [Block("paragraph", text, item.place) for text in _texts(item)]
    nested = [_component(each, location) for key in _NESTED for each in item.array_at(key).objects()]
    return Component("ParamField", {**attributes, **flags}, item.place, [*paragraphs, *nested])


def _texts(item: ObjectNode) -> Iterator[str]:
    """The description, and what other keys say: ``Max: 250``."""
    yield from filter(None, (item.text_at("description"),))
    yield from (f"{key.capitalize()}: {_text(item[key])}" for key in item if key not in _KNOWN and _text(item[key]))


def _text(value: Node) -> str:
    """A scalar as pages write it; empty for anything else."""
    if isinstance(value, ObjectNode | ArrayNode) or value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)

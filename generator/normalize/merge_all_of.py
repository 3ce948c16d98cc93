"""Merges the members of ``allOf`` into one schema."""

from __future__ import annotations

from generator import pointer
from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.normalize.schemas import rewrite_children, rewrite_root_schemas


def merge_all_of(document: ObjectNode, report: Report) -> ObjectNode:
    """Gives each schema with ``allOf`` the properties of all its members."""
    components = document.object_at("components").object_at("schemas")
    merged: dict[str, ObjectNode] = {}
    open_: set[str] = set()

    def schema(node: ObjectNode) -> ObjectNode:
        if "allOf" not in node:
            return rewrite_children(node, schema)
        members = list(node.array_at("allOf").objects())
        own = node.without("allOf")
        result = ObjectNode((), node.place)
        for member in members:
            result = _merged(result, content_of(member), report)
        result = _merged(result, rewrite_children(own, schema), report)
        # What alternatives have to say beside properties, they have said before (see `merge_alternatives`).
        return result.without("oneOf", "anyOf") if result.object_at("properties") else result

    def content_of(member: ObjectNode) -> ObjectNode:
        name = _component_name(member)
        if name is None:
            return schema(member)
        if name in open_:
            report.error("all-of-recursive", f"`{name}` contains itself through allOf", member.place_of("$ref"))
            return ObjectNode((), member.place)
        # What distinguishes the heirs of a base is not part of any one of them.
        content = component(name).without("discriminator")
        return _merged(content, member.without("$ref"), report) if len(member) > 1 else content

    def component(name: str) -> ObjectNode:
        if name not in merged:
            found = components.object_at(name)
            open_.add(name)
            merged[name] = content_of(found) if _component_name(found) else schema(found)
            open_.discard(name)
        return merged[name]

    def root(node: ObjectNode) -> ObjectNode:
        return named[id(node)] if id(node) in named else schema(node)

    named = {
        id(found): component(name) if "$ref" not in found else found
        for name, found in components.items()
        if isinstance(found, ObjectNode)
    }
    return rewrite_root_schemas(document, root)


def _component_name(schema: ObjectNode) -> str | None:
    steps = pointer.parse(schema.text_at("$ref")) if "$ref" in schema else None
    return steps[2] if steps and len(steps) == 3 else None


def _merged(first: ObjectNode, second: ObjectNode, report: Report) -> ObjectNode:
    """What both schemas ask for; where they contradict each other the second one counts."""
    result: dict[str, Node] = dict(first)
    for key, value in second.items():
        before = result.get(key)
        if (
            key in ("properties", "patternProperties")
            and isinstance(before, ObjectNode)
            and isinstance(value, ObjectNode)
        ):
            result[key] = _merged_properties(before, value)
        elif key == "required" and isinstance(before, ArrayNode) and isinstance(value, ArrayNode):
            result[key] = before.replaced([*before, *(name for name in value if name not in before)])
        elif key in ("oneOf", "anyOf", "not") and before is not None:
            report.warning(
                "all-of-simplified",
                f"Two members of allOf have `{key}`; only the last one is kept",
                second.place_of(key),
            )
            result[key] = value
        else:
            result[key] = value
    return first.replaced(result, {key: second.place_of(key) for key in second if key not in first})


def _merged_properties(first: ObjectNode, second: ObjectNode) -> ObjectNode:
    result: dict[str, Node] = dict(first)
    for name, value in second.items():
        before = result.get(name)
        if isinstance(before, ObjectNode) and isinstance(value, ObjectNode) and "$ref" not in value:
            value = before.replaced({**before, **value})
        result[name] = value
    return first.replaced(result, {name: second.place_of(name) for name in second if name not in first})

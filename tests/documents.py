"""Small documents for properties: of everything that passes decide on, something."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from generator.document import ObjectNode
from generator.openapi.normal_form import operations

Schema = dict[str, Any]

KEYS = ("Message", "message", "chat-message", "ChatMessage", "SendMessageRequest", "Error", "Any", "2FA")
PATHS = ("/messages", "/messages/{id}", "/v1/chats/{id}/messages", "/users", "/users/by-name")
REFERENCES = st.sampled_from([f"#/components/schemas/{key}" for key in KEYS])
SCALARS = st.sampled_from(
    [
        {"type": "string"},
        {"type": ["string", "null"]},
        {"type": ["string", "integer"]},
        {"type": "string", "enum": ["a", "b"]},
        {"enum": ["a", None]},
        {"type": ["string", "null"], "enum": ["a", "b", None]},
        {"const": "a"},
        {"type": "null"},
        {"type": "string", "nullable": True},
        {"type": "array"},
        {"type": "object"},
        {},
    ]
)


def _around(below: st.SearchStrategy[Schema]) -> st.SearchStrategy[Schema]:
    some = st.lists(below, min_size=1, max_size=3)
    properties = st.dictionaries(st.sampled_from(["id", "text", "title", "enum", "a-b", "class"]), below, max_size=3)
    return st.one_of(
        st.builds(lambda items: {"type": "array", "items": items}, below),
        st.builds(lambda found: {"type": "object", "properties": found, "required": list(found)[:1]}, properties),
        st.builds(
            lambda found: {"type": ["object", "null"], "properties": found, "description": "An object."}, properties
        ),
        st.builds(lambda more: {"type": "object", "additionalProperties": more}, below),
        st.builds(lambda members: {"oneOf": members}, some),
        st.builds(lambda members: {"anyOf": [*members, {"type": "null"}]}, some),
        st.builds(lambda members: {"allOf": members, "description": "Merged."}, some),
    )


SCHEMAS: st.SearchStrategy[Schema] = st.recursive(
    SCALARS | st.builds(lambda reference: {"$ref": reference}, REFERENCES), _around, max_leaves=6
)


def _content(schema: Schema) -> Schema:
    return {"content": {"application/json": {"schema": schema}}}


OPERATIONS: st.SearchStrategy[Schema] = st.fixed_dictionaries(
    {
        "responses": st.dictionaries(
            st.sampled_from(["200", "400", "404", "default"]), SCHEMAS.map(_content), max_size=3
        )
    },
    optional={
        "operationId": st.sampled_from(["sendMessage", "MessagesController_send", "messages.list", "list", "close"]),
        "summary": st.sampled_from(["Send a message", "Create the user", ""]),
        "tags": st.sampled_from([["messages"], ["Users"], ["close"], []]),
        "requestBody": SCHEMAS.map(_content),
        "parameters": st.lists(
            st.builds(lambda schema: {"name": "q", "in": "query", "schema": schema}, SCHEMAS), max_size=1
        ),
    },
)


@st.composite
def additions(draw: st.DrawFn, document: Schema) -> Schema:
    """Operations with a name of their own, and errors like those of others or with a name of their own."""
    known = [
        response
        for item in document["paths"].values()
        for status, response in item["post"]["responses"].items()
        if status != "200"
    ]
    new = st.builds(lambda found: _content({"type": "object", "properties": {"added": found}}), SCHEMAS)
    errors = st.dictionaries(st.sampled_from(["400", "404"]), st.sampled_from(known) if known else new, max_size=2)
    operation = draw(OPERATIONS)
    fine = {"200": operation["responses"].get("200", {"description": "Fine."})}
    named = {"operationId": draw(st.sampled_from(["addThing", "messages.add", "MessagesController_add"]))}
    return {**operation, **named, "responses": {**fine, **draw(errors | st.builds(lambda one: {"422": one}, new))}}


def inserted(draw: st.DrawFn, into: Schema, key: str, value: Schema) -> Schema:
    """The mapping with one more key anywhere."""
    items = list(into.items())
    items.insert(draw(st.integers(0, len(items))), (key, value))
    return dict(items)


@st.composite
def documents(draw: st.DrawFn) -> Schema:
    """Documents whose references all lead somewhere."""
    return {
        "paths": draw(
            st.dictionaries(st.sampled_from(PATHS), st.builds(lambda post: {"post": post}, OPERATIONS), max_size=3)
        ),
        "components": {"schemas": {key: draw(SCHEMAS) for key in KEYS}},
    }


def operation_names(document: ObjectNode) -> dict[tuple[str, str], tuple[str, str]]:
    """The group and the method of each operation of a normalised document."""
    return {
        (path, method): (operation.text_at("x-group"), operation.text_at("x-method"))
        for path, method, operation in operations(document)
    }


def schema_names(document: ObjectNode) -> list[str]:
    """The names of the components of a document."""
    return list(document.object_at("components").object_at("schemas"))

"""Edits of schemas and components."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from tests.judge.edits.sites import (
    NAMES,
    SCALARS,
    Json,
    is_object,
    is_scalar,
    parameters,
    pick,
    schemas,
)


def remove_property(draw: st.DrawFn, document: Json) -> str:
    place, schema = pick(draw, schemas(document), is_object)
    name = draw(st.sampled_from(sorted(schema["properties"])))
    del schema["properties"][name]
    schema["required"] = [each for each in schema.get("required", []) if each != name]
    return f"removes the property {name} of {place}"


def add_property(draw: st.DrawFn, document: Json) -> str:
    place, schema = pick(draw, schemas(document), is_object)
    name = draw(st.sampled_from(NAMES))
    schema["properties"] = {**schema["properties"], name: copy.deepcopy(draw(st.sampled_from(SCALARS)))}
    required = draw(st.booleans())
    if required and name not in schema.get("required", []):
        schema["required"] = [*schema.get("required", []), name]
    return f"adds the {'required ' if required else ''}property {name} to {place}: {schema['properties'][name]}"


def rename_property(draw: st.DrawFn, document: Json) -> str:
    place, schema = pick(draw, schemas(document), is_object)
    name = draw(st.sampled_from(sorted(schema["properties"])))
    new = draw(st.sampled_from([f"{name}2", name.upper(), f"_{name}"]))
    schema["properties"] = {new if key == name else key: value for key, value in schema["properties"].items()}
    schema["required"] = [new if key == name else key for key in schema.get("required", [])]
    return f"renames the property {name} of {place} to {new}"


def toggle_required(draw: st.DrawFn, document: Json) -> str:
    place, schema = pick(draw, schemas(document), is_object)
    name = draw(st.sampled_from(sorted(schema["properties"])))
    required = schema.get("required", [])
    schema["required"] = [each for each in required if each != name] if name in required else [*required, name]
    return f"makes the property {name} of {place} {'optional' if name in required else 'required'}"


def change_type(draw: st.DrawFn, document: Json) -> str:
    place, schema = pick(draw, schemas(document))
    was = dict(schema)
    schema.clear()
    schema.update(copy.deepcopy(draw(st.sampled_from(SCALARS))))
    return f"makes {place} {schema} of {was}"


def toggle_nullable(draw: st.DrawFn, document: Json) -> str:
    place, schema = pick(draw, schemas(document), lambda schema: "type" in schema)
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    schema["type"] = [each for each in types if each != "null"] if "null" in types else [*types, "null"]
    if "null" in schema["type"] and "enum" in schema:
        schema["enum"] = [*schema["enum"], None]
    return f"makes {place} {schema['type']}"


def change_enum(draw: st.DrawFn, document: Json) -> str:
    place, schema = pick(draw, schemas(document), lambda schema: "enum" in schema or schema.get("type") == "string")
    values = schema.get("enum")
    if values is None:
        schema["enum"] = ["a", "b"]
    elif draw(st.booleans()):
        schema["enum"] = [*values, "new"]
    elif draw(st.booleans()) and len(values) > 1:
        schema["enum"] = values[1:]
    else:
        del schema["enum"]
    return f"makes the values of {place} {schema.get('enum')}"


LIMITS: tuple[tuple[str, str, Any], ...] = (
    ("string", "minLength", 3),
    ("string", "maxLength", 4),
    ("string", "pattern", "^[a-z]+$"),
    ("string", "format", "uuid"),
    ("string", "format", "date-time"),
    ("string", "format", "date"),
    ("integer", "minimum", 5),
    ("integer", "maximum", 50),
    ("integer", "multipleOf", 2),
    ("number", "minimum", 5),
    ("array", "minItems", 2),
    ("array", "maxItems", 2),
    ("array", "uniqueItems", True),
)


def change_limit(draw: st.DrawFn, document: Json) -> str:
    kinds = {kind for kind, *_ in LIMITS}
    place, schema = pick(draw, schemas(document), lambda schema: str(schema.get("type")) in kinds)
    fitting = [(key, value) for kind, key, value in LIMITS if kind == schema["type"]]
    present = [key for key, _ in fitting if key in schema]
    if present and draw(st.booleans()):
        del schema[present[0]]
        return f"takes {present[0]} away from {place}"
    key, value = draw(st.sampled_from(fitting))
    schema[key] = value
    return f"gives {place} {key}: {value}"


def change_default(draw: st.DrawFn, document: Json) -> str:
    place, schema = pick(draw, schemas(document), is_scalar)
    schema["default"] = {"string": "text", "integer": 7, "number": 7, "boolean": True}[schema.get("type", "string")]
    return f"gives {place} the default {schema['default']}"


def change_additional(draw: st.DrawFn, document: Json) -> str:
    place, schema = pick(draw, schemas(document), lambda schema: schema.keys() & {"properties", "additionalProperties"})
    schema["additionalProperties"] = draw(st.sampled_from([True, False, {"type": "string"}, {"type": "integer"}]))
    return f"makes additionalProperties of {place} {schema['additionalProperties']}"


def change_access(draw: st.DrawFn, document: Json) -> str:
    place, schema = pick(draw, schemas(document), is_scalar)
    key = draw(st.sampled_from(["readOnly", "writeOnly", "deprecated"]))
    schema[key] = not schema.get(key, False)
    return f"makes {place} {key}: {schema[key]}"


def wrap_in_all_of(draw: st.DrawFn, document: Json) -> str:
    place, schema = pick(draw, schemas(document))
    was = dict(schema)
    schema.clear()
    schema["allOf"] = [was]
    return f"wraps {place} in allOf"


def change_union(draw: st.DrawFn, document: Json) -> str:
    place, schema = pick(draw, schemas(document), lambda schema: "oneOf" in schema)
    match draw(st.sampled_from(["add", "remove", "any", "discriminator", "mapping"])):
        case "add":
            document["components"]["schemas"]["Sound"] = {
                "type": "object",
                "required": ["type"],
                "properties": {"type": {"const": "Sound"}, "length": {"type": "integer"}},
            }
            schema["oneOf"].append({"$ref": "#/components/schemas/Sound"})
            return f"adds a variant to {place}"
        case "remove":
            schema["oneOf"].pop()
            return f"removes a variant of {place}"
        case "any":
            schema["anyOf"] = schema.pop("oneOf")
            return f"makes oneOf of {place} anyOf"
        case "discriminator":
            schema.pop("discriminator", None)
            return f"removes the discriminator of {place}"
        case _:
            schema["discriminator"] = {"propertyName": "type", "mapping": {"Image": "#/components/schemas/Image"}}
            return f"gives {place} a mapping"


def move_to_components(draw: st.DrawFn, document: Json) -> str:
    place, schema = pick(draw, schemas(document), lambda schema: "$ref" not in schema)
    name = draw(st.sampled_from(["Moved", "Message2", "ListMessagesResponse", "CreateMessageRequest"]))
    was = dict(schema)
    schema.clear()
    schema["$ref"] = f"#/components/schemas/{name}"
    document["components"]["schemas"][name] = was
    return f"moves {place} to the component {name}"


def inline_component(draw: st.DrawFn, document: Json) -> str:
    place, schema = pick(draw, schemas(document), lambda schema: "$ref" in schema)
    name = schema["$ref"].rpartition("/")[2]
    found = copy.deepcopy(document["components"]["schemas"][name])
    schema.clear()
    schema.update(found)
    return f"writes the component {name} out at {place}"


def rename_component(draw: st.DrawFn, document: Json) -> str:
    found = document["components"]["schemas"]
    name = draw(st.sampled_from(sorted(found)))
    document["components"]["schemas"] = {f"{name}Dto" if key == name else key: found[key] for key in found}
    for _, schema in schemas(document):
        if schema.get("$ref") == f"#/components/schemas/{name}":
            schema["$ref"] += "Dto"
    return f"renames the component {name} to {name}Dto"


def reorder(draw: st.DrawFn, document: Json) -> str:
    match draw(st.sampled_from(["properties", "paths", "schemas", "parameters", "required", "servers"])):
        case "properties":
            place, schema = pick(draw, schemas(document), is_object)
            schema["properties"] = dict(reversed(schema["properties"].items()))
            return f"reverses the properties of {place}"
        case "paths":
            document["paths"] = dict(reversed(document["paths"].items()))
        case "schemas":
            document["components"]["schemas"] = dict(reversed(document["components"]["schemas"].items()))
        case "parameters":
            name, found = pick(draw, parameters(document))
            found.reverse()
            return f"reverses the parameters of {name}"
        case "servers":
            document["servers"].reverse()
            return "reverses the servers"
        case _:
            place, schema = pick(draw, schemas(document), lambda schema: len(schema.get("required", [])) > 1)
            schema["required"].reverse()
            return f"reverses `required` of {place}"
    return "reverses paths or components"

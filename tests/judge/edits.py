"""Random edits of a specification, as a vendor makes them; each says in words what it did."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import assume, reject
from hypothesis import strategies as st

Json = dict[str, Any]
Edit = Callable[[st.DrawFn, Json], str]

SCALARS: tuple[Json, ...] = (
    {"type": "string"},
    {"type": "integer"},
    {"type": "number"},
    {"type": "boolean"},
    {"type": "string", "format": "date-time"},
    {"type": "string", "enum": ["a", "b"]},
    {"type": ["string", "null"]},
    {"type": "array", "items": {"type": "string"}},
    {"type": "object", "properties": {"deep": {"type": "string"}}},
    {"$ref": "#/components/schemas/User"},
    {},
)
METHODS = ("get", "post", "put", "delete")
NAMES = ("extra", "more", "name", "id", "Text", "created-at")


# Sites


def operations(document: Json) -> Iterator[tuple[str, Json]]:
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield f"{method.upper()} {path}", item[method]


def schemas(document: Json) -> Iterator[tuple[str, Json]]:
    """Every schema that stands somewhere, with its address."""
    yield from _below(document, "")


def _below(node: Any, address: str) -> Iterator[tuple[str, Json]]:
    if isinstance(node, list):
        for number, item in enumerate(node):
            here = f"{address}/{number}"
            if address.endswith(("/oneOf", "/anyOf", "/allOf")):
                yield here, item
            yield from _below(item, here)
    if not isinstance(node, dict):
        return
    for key, value in node.items():
        here = f"{address}/{key}"
        above = address.rpartition("/")[2]
        is_schema = key in ("schema", "items", "additionalProperties") or above in ("properties", "schemas")
        if is_schema and isinstance(value, dict):
            yield here, value
        yield from _below(value, here)


def parameters(document: Json) -> Iterator[tuple[str, list[Json]]]:
    for name, operation in operations(document):
        if "parameters" in operation:
            yield name, operation["parameters"]


def _pick(draw: st.DrawFn, found: Iterator[tuple[str, Any]], keep: Callable[[Any], bool] = bool) -> tuple[str, Any]:
    fitting = [each for each in found if keep(each[1])]
    assume(fitting)
    return draw(st.sampled_from(fitting))


def _an_object(schema: Json) -> bool:
    return bool(schema.get("properties"))


def _a_scalar(schema: Json) -> bool:
    return schema.get("type") in ("string", "integer", "number", "boolean") or "enum" in schema


# Schemas


def remove_property(draw: st.DrawFn, document: Json) -> str:
    place, schema = _pick(draw, schemas(document), _an_object)
    name = draw(st.sampled_from(sorted(schema["properties"])))
    del schema["properties"][name]
    schema["required"] = [each for each in schema.get("required", []) if each != name]
    return f"removes the property {name} of {place}"


def add_property(draw: st.DrawFn, document: Json) -> str:
    place, schema = _pick(draw, schemas(document), _an_object)
    name = draw(st.sampled_from(NAMES))
    schema["properties"] = {**schema["properties"], name: copy.deepcopy(draw(st.sampled_from(SCALARS)))}
    required = draw(st.booleans())
    if required and name not in schema.get("required", []):
        schema["required"] = [*schema.get("required", []), name]
    return f"adds the {'required ' if required else ''}property {name} to {place}: {schema['properties'][name]}"


def rename_property(draw: st.DrawFn, document: Json) -> str:
    place, schema = _pick(draw, schemas(document), _an_object)
    name = draw(st.sampled_from(sorted(schema["properties"])))
    new = draw(st.sampled_from([f"{name}2", name.upper(), f"_{name}"]))
    schema["properties"] = {new if key == name else key: value for key, value in schema["properties"].items()}
    schema["required"] = [new if key == name else key for key in schema.get("required", [])]
    return f"renames the property {name} of {place} to {new}"


def toggle_required(draw: st.DrawFn, document: Json) -> str:
    place, schema = _pick(draw, schemas(document), _an_object)
    name = draw(st.sampled_from(sorted(schema["properties"])))
    required = schema.get("required", [])
    schema["required"] = [each for each in required if each != name] if name in required else [*required, name]
    return f"makes the property {name} of {place} {'optional' if name in required else 'required'}"


def change_type(draw: st.DrawFn, document: Json) -> str:
    place, schema = _pick(draw, schemas(document))
    was = dict(schema)
    schema.clear()
    schema.update(copy.deepcopy(draw(st.sampled_from(SCALARS))))
    return f"makes {place} {schema} of {was}"


def toggle_nullable(draw: st.DrawFn, document: Json) -> str:
    place, schema = _pick(draw, schemas(document), lambda schema: "type" in schema)
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    schema["type"] = [each for each in types if each != "null"] if "null" in types else [*types, "null"]
    if "null" in schema["type"] and "enum" in schema:
        schema["enum"] = [*schema["enum"], None]
    return f"makes {place} {schema['type']}"


def change_enum(draw: st.DrawFn, document: Json) -> str:
    place, schema = _pick(draw, schemas(document), lambda schema: "enum" in schema or schema.get("type") == "string")
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
    place, schema = _pick(draw, schemas(document), lambda schema: str(schema.get("type")) in kinds)
    fitting = [(key, value) for kind, key, value in LIMITS if kind == schema["type"]]
    present = [key for key, _ in fitting if key in schema]
    if present and draw(st.booleans()):
        del schema[present[0]]
        return f"takes {present[0]} away from {place}"
    key, value = draw(st.sampled_from(fitting))
    schema[key] = value
    return f"gives {place} {key}: {value}"


def change_default(draw: st.DrawFn, document: Json) -> str:
    place, schema = _pick(draw, schemas(document), _a_scalar)
    schema["default"] = {"string": "text", "integer": 7, "number": 7, "boolean": True}[schema.get("type", "string")]
    return f"gives {place} the default {schema['default']}"


def change_additional(draw: st.DrawFn, document: Json) -> str:
    place, schema = _pick(
        draw, schemas(document), lambda schema: schema.keys() & {"properties", "additionalProperties"}
    )
    schema["additionalProperties"] = draw(st.sampled_from([True, False, {"type": "string"}, {"type": "integer"}]))
    return f"makes additionalProperties of {place} {schema['additionalProperties']}"


def change_access(draw: st.DrawFn, document: Json) -> str:
    place, schema = _pick(draw, schemas(document), _a_scalar)
    key = draw(st.sampled_from(["readOnly", "writeOnly", "deprecated"]))
    schema[key] = not schema.get(key, False)
    return f"makes {place} {key}: {schema[key]}"


def wrap_in_all_of(draw: st.DrawFn, document: Json) -> str:
    place, schema = _pick(draw, schemas(document))
    was = dict(schema)
    schema.clear()
    schema["allOf"] = [was]
    return f"wraps {place} in allOf"


def change_union(draw: st.DrawFn, document: Json) -> str:
    place, schema = _pick(draw, schemas(document), lambda schema: "oneOf" in schema)
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
    place, schema = _pick(draw, schemas(document), lambda schema: "$ref" not in schema)
    name = draw(st.sampled_from(["Moved", "Message2", "ListMessagesResponse", "CreateMessageRequest"]))
    was = dict(schema)
    schema.clear()
    schema["$ref"] = f"#/components/schemas/{name}"
    document["components"]["schemas"][name] = was
    return f"moves {place} to the component {name}"


def inline_component(draw: st.DrawFn, document: Json) -> str:
    place, schema = _pick(draw, schemas(document), lambda schema: "$ref" in schema)
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
            place, schema = _pick(draw, schemas(document), _an_object)
            schema["properties"] = dict(reversed(schema["properties"].items()))
            return f"reverses the properties of {place}"
        case "paths":
            document["paths"] = dict(reversed(document["paths"].items()))
        case "schemas":
            document["components"]["schemas"] = dict(reversed(document["components"]["schemas"].items()))
        case "parameters":
            name, found = _pick(draw, parameters(document))
            found.reverse()
            return f"reverses the parameters of {name}"
        case "servers":
            document["servers"].reverse()
            return "reverses the servers"
        case _:
            place, schema = _pick(draw, schemas(document), lambda schema: len(schema.get("required", [])) > 1)
            schema["required"].reverse()
            return f"reverses `required` of {place}"
    return "reverses paths or components"


# Operations


def change_parameter(draw: st.DrawFn, document: Json) -> str:
    name, found = _pick(draw, parameters(document))
    number = draw(st.integers(0, len(found) - 1))
    one = found[number]
    movable = one["in"] != "path"
    match draw(st.sampled_from(["add", "need", "remove", "rename", "required", "move", "explode"])):
        case "add":
            found.append({"name": draw(st.sampled_from(NAMES)), "in": "query", "schema": {"type": "string"}})
            return f"adds the parameter {found[-1]['name']} to {name}"
        case "need":
            found.append({"name": "needed", "in": "header", "required": True, "schema": {"type": "string"}})
            return f"adds a required header to {name}"
        case "remove" if movable:
            found.remove(one)
            return f"removes the parameter {one['name']} of {name}"
        case "rename" if movable:
            one["name"] += "2"
            return f"renames a parameter of {name} to {one['name']}"
        case "required" if movable:
            one["required"] = not one.get("required", False)
            return f"makes the parameter {one['name']} of {name} required: {one['required']}"
        case "move" if movable:
            one["in"] = "header" if one["in"] == "query" else "query"
            return f"moves the parameter {one['name']} of {name} to {one['in']}"
        case _:
            one["explode"] = not one.get("explode", True)
            return f"makes the parameter {one['name']} of {name} explode: {one['explode']}"


def change_responses(draw: st.DrawFn, document: Json) -> str:
    name, operation = _pick(draw, operations(document))
    found = operation["responses"]
    status = draw(st.sampled_from(sorted(found)))
    match draw(st.sampled_from(["add", "fail", "remove", "renumber", "empty"])):
        case "add":
            found["203"] = {"description": "Other.", **draw(st.sampled_from([{}, {"content": _json("Problem")}]))}
            return f"adds the response 203 to {name}: {found['203']}"
        case "fail":
            found["409"] = {"description": "No.", "content": _json(draw(st.sampled_from(["Problem", "User"])))}
            return f"adds the response 409 to {name}"
        case "remove" if len(found) > 1:
            del found[status]
            return f"removes the response {status} of {name}"
        case "empty":
            found[status] = {"description": "Nothing."}
            return f"empties the response {status} of {name}"
        case _:
            new = draw(st.sampled_from(["200", "201", "2XX", "418", "4XX", "default"]))
            operation["responses"] = {new if key == status else key: value for key, value in found.items()}
            return f"makes the response {status} of {name} {new}"


def _json(component: str) -> Json:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{component}"}}}


def change_body(draw: st.DrawFn, document: Json) -> str:
    name, operation = _pick(draw, operations(document), lambda operation: "requestBody" in operation)
    body = operation["requestBody"]
    match draw(st.sampled_from(["required", "remove", "form", "multipart", "type"])):
        case "required":
            body["required"] = not body.get("required", False)
            return f"makes the body of {name} required: {body['required']}"
        case "remove":
            del operation["requestBody"]
            return f"removes the body of {name}"
        case "form":
            body["content"]["application/x-www-form-urlencoded"] = copy.deepcopy(body["content"]["application/json"])
            return f"lets the body of {name} be a form"
        case "multipart":
            body["content"] = {"multipart/form-data": body["content"].pop("application/json")}
            return f"makes the body of {name} multipart"
        case _:
            body["content"] = {"application/vnd.acme+json": body["content"].pop("application/json")}
            return f"gives the body of {name} another media type"


def change_operation(draw: st.DrawFn, document: Json) -> str:
    name, operation = _pick(draw, operations(document))
    path = name.partition(" ")[2]
    kinds = ("id", "no-id", "tag", "summary", "deprecate", "remove", "path", "add", "group", "unpage")
    match draw(st.sampled_from(kinds)):
        case "id":
            operation["operationId"] += "V2"
        case "no-id":
            del operation["operationId"]
        case "tag":
            operation["tags"] = [draw(st.sampled_from(["chats", "users"])), *operation.get("tags", [])]
        case "summary":
            operation["summary"] = "Do something"
        case "deprecate":
            operation["deprecated"] = True
        case "remove":
            del document["paths"][path][name.partition(" ")[0].lower()]
        case "path":
            document["paths"] = {f"/v2{key}" if key == path else key: each for key, each in document["paths"].items()}
        case "add":
            document["paths"]["/added"] = {"get": copy.deepcopy(operation)}
        case "group":
            operation["x-group"] = "mail"
        case _:
            operation.pop("x-pagination", None)
            return f"takes pagination away from {name}"
    return f"changes {name}: {operation.get('operationId')}, {operation.get('tags')}, {list(document['paths'])}"


def change_security(draw: st.DrawFn, document: Json) -> str:
    name, operation = _pick(draw, operations(document))
    schemes = document["components"]["securitySchemes"]
    match draw(st.sampled_from(["all", "one", "none", "either", "header", "scheme", "rename", "both"])):
        case "all":
            document["security"] = [{"Key": [], "Token": []}]
        case "one":
            operation["security"] = [{"Token": []}]
        case "none":
            operation["security"] = []
        case "either":
            document["security"].append({"Token": []})
        case "header":
            schemes["Key"]["name"] = draw(st.sampled_from(["x-acme-key", "X-Api-Key"]))
        case "scheme":
            schemes["Key"] = {"type": "http", "scheme": "basic"}
        case "rename":
            schemes["Secret"] = schemes.pop("Key")
            document["security"] = [{"Secret": []}]
            document["paths"]["/messages/{messageId}"]["get"]["security"] = [{"Secret": []}, {"Token": []}]
        case _:
            operation["security"] = [{"Key": [], "Token": []}]
    return f"changes the security, of {name} or of all: {document['security']} {operation.get('security')} {schemes}"


def change_servers(draw: st.DrawFn, document: Json) -> str:
    name, operation = _pick(draw, operations(document))
    servers = document["servers"]
    match draw(st.sampled_from(["add", "first", "remove", "move", "variable", "default", "own"])):
        case "add":
            servers.append({"url": "https://staging.acme.example"})
        case "first":
            servers.insert(0, {"url": "https://new.acme.example", "description": "Production, new"})
        case "remove":
            servers.pop()
        case "move":
            servers[0]["url"] = "https://api.acme.example/v2"
        case "variable":
            servers[1]["variables"]["region"]["enum"] = ["eu"]
        case "default":
            servers[1]["variables"]["region"]["default"] = "us"
        case _:
            operation["servers"] = [{"url": "https://own.acme.example"}]
            return f"gives {name} a server of its own"
    return f"makes the servers {servers}"


EDITS: tuple[Edit, ...] = (
    remove_property,
    add_property,
    rename_property,
    toggle_required,
    change_type,
    toggle_nullable,
    change_enum,
    change_limit,
    change_default,
    change_additional,
    change_access,
    wrap_in_all_of,
    change_union,
    move_to_components,
    inline_component,
    rename_component,
    reorder,
    change_parameter,
    change_responses,
    change_body,
    change_operation,
    change_security,
    change_servers,
)


@st.composite
def edited(draw: st.DrawFn, base: Json) -> tuple[str, Json]:
    """What one edit, or two, did to a document in words, and the document."""
    document = copy.deepcopy(base)
    said: list[str] = []
    for _ in range(draw(st.sampled_from([1, 1, 1, 2]))):
        try:
            said.append(draw(st.sampled_from(EDITS))(draw, document))
        except LookupError:  # the first edit took away what the second one is about
            reject()
    return "; ".join(said), document

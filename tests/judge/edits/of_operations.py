"""Edits of operations, and of what says how they are called."""

from __future__ import annotations

import copy

from hypothesis import strategies as st

from tests.judge.edits.sites import (
    NAMES,
    Json,
    operations,
    parameters,
    pick,
)


def change_parameter(draw: st.DrawFn, document: Json) -> str:
    name, found = pick(draw, parameters(document))
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
    name, operation = pick(draw, operations(document))
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
    name, operation = pick(draw, operations(document), lambda operation: "requestBody" in operation)
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
    name, operation = pick(draw, operations(document))
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
    name, operation = pick(draw, operations(document))
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
    name, operation = pick(draw, operations(document))
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

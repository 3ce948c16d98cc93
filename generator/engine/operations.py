"""Reads operations: the methods that they become, and how each argument is written into the request."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import parse_qsl, quote

from generator import naming
from generator.diagnostics import Report
from generator.document import Node, ObjectNode, object_node
from generator.engine import types
from generator.engine.bodies import read_bodies
from generator.engine.calls import NO_CONTENT, Answer, Argument, Body, Group, Location, Operation
from generator.engine.classes import Component
from generator.engine.components import Components
from generator.engine.connection import Server
from generator.engine.descriptions import described
from generator.engine.examples import example_of_parameter
from generator.engine.headers import response_headers
from generator.engine.low_level import OLD_CLIENTS
from generator.engine.pagination import paginated
from generator.engine.security import api_keys, operation_security
from generator.engine.service import own_servers
from generator.engine.streams import told_apart, with_streams
from generator.engine.styles import written
from generator.openapi.extensions import GROUP, IDEMPOTENCY_HEADER, METHOD
from generator.openapi.methods import METHODS
from generator.openapi.normal_form import (
    GROUP_CLASSES,
    holds_json,
    is_event_stream,
    is_json,
    operations,
    success_statuses,
)
from generator.openapi.parameters import identity, is_ignored
from generator.openapi.placeholders import PLACEHOLDER
from generator.settings import Settings

_LOCATIONS: Final[tuple[Location, ...]] = ("path", "query", "header", "cookie")
# What a path may hold as it is (RFC 3986, appendix A).
_IN_PATHS: Final = "%/:@!$&'()*+,;="


def read_groups(
    document: ObjectNode,
    components: Components,
    classes: Mapping[str, Component],
    servers: tuple[Server, ...],
    settings: Settings,
    report: Report,
) -> tuple[Group, ...]:
    """The groups of a normalised document, in the order in which their first operations stand there.

    Arguments:
        document: the document.
        components: its component schemas.
        classes: the classes that they become.
        servers: the servers that clients choose among.
        settings: the names of server variables and of the client class, beside which those of the groups are imported.
        report: receives what cannot be expressed.
    """
    by_group: dict[str, list[Operation]] = {}
    reader = _Reader(document, components, servers, settings, report)
    for path, method, declared in operations(document):
        node = _without_contents(declared) if method == "head" else declared
        read = reader.read(path, method, node)
        for operation in with_streams(paginated(read, node, classes, report), node, components):
            by_group.setdefault(operation.group, []).append(operation)
    about = {tag.text_at("name"): tag.text_at("description") for tag in document.array_at("tags").objects()}
    descriptions = {naming.identifier(name, "default"): text for name, text in about.items()}
    return tuple(
        Group(name, _group_class(document, name, settings.client), descriptions.get(name, ""), told_apart(found))
        for name, found in by_group.items()
    )


def _without_contents(operation: ObjectNode) -> ObjectNode:
    """An operation whose answers have no content; what is documented would be that of GET (RFC 9110, section 9.3.2)."""
    responses = operation.object_at("responses")
    empty = {
        status: response.without("content") if isinstance(response, ObjectNode) else response
        for status, response in responses.items()
    }
    return operation.replaced({**operation, "responses": responses.replaced(empty)})


def _group_class(document: ObjectNode, name: str, client: str) -> str:
    """The class of a group; its name is not that of a client, beside which it is imported."""
    found = document.object_at(GROUP_CLASSES).text_at(name)
    clients = {client, f"Async{client}", *OLD_CLIENTS}
    return found if clients.isdisjoint((found, f"Async{found}")) else f"{found}Group"


class _Reader:
    def __init__(
        self,
        document: ObjectNode,
        components: Components,
        servers: tuple[Server, ...],
        settings: Settings,
        report: Report,
    ) -> None:
        self._document = document
        self._components = components
        self._servers = servers
        self._settings = settings
        self._report = report

    def read(self, path: str, method: str, node: ObjectNode) -> Operation:
        parameters = list(self._parameters(path, node))
        bodies = read_bodies(node, self._components, {each.name for each in parameters}, self._report)
        answers = tuple(self._answers(node.object_at("responses")))
        servers = own_servers(self._document, node, self._servers, self._settings, self._report)
        good = success_statuses(ObjectNode({each.status: None for each in answers}))
        successes = tuple(each for each in answers if each.status in good)
        return Operation(
            group=node.text_at(GROUP),
            name=node.text_at(METHOD),
            method=method.upper() if method in METHODS else method,
            path=path,
            path_expression=_path_expression(path, parameters),
            fixed_query=tuple(_fixed_query(path, parameters)),
            summary=node.text_at("summary"),
            description=node.text_at("description"),
            deprecated=node.get("deprecated") is True,
            arguments=(*parameters, *_body_arguments(bodies)),
            bodies=bodies,
            successes=successes,
            errors=tuple(each for each in answers if each not in successes),
            accept=", ".join(dict.fromkeys(each.media_type for each in successes if each.media_type)) or "*/*",
            security=operation_security(self._document, node),
            idempotency_header=node.text_at(IDEMPOTENCY_HEADER),
            server=servers.pop("", None),
            servers=tuple(servers.values()),
            response_headers=response_headers(node.object_at("responses"), self._components),
        )

    def _parameters(self, path: str, node: ObjectNode) -> Iterator[Argument]:
        keys = api_keys(self._document, node)
        declared = [each for each in node.array_at("parameters").objects() if is_argument(each, keys)]
        in_path = {each.text_at("name"): each for each in declared if each.get("in") == "path"}
        # In the order of the path, for callers who pass them by position; what nobody declared is a string.
        gaps = dict.fromkeys(PLACEHOLDER.findall(path))
        found = [in_path.get(name) or _undeclared(name) for name in gaps]
        fixed = dict(_pairs(path))
        rest = [_needed(each, fixed) for each in declared if each.get("in") != "path"]
        found += sorted(rest, key=lambda each: each.get("required") is not True)
        return map(self._parameter, found, _argument_names(found))

    def _parameter(self, node: ObjectNode, name: str) -> Argument:
        location = location_of(node)
        media_type, content = next(iter(node.object_at("content").items()), ("", None))
        schema = (content if isinstance(content, ObjectNode) else node).get("schema")
        found = self._components.type_of(schema)
        found = replace(found, nullable=False) if found.nullable else found
        meant = self._components.resolved(schema) if isinstance(schema, ObjectNode) else ObjectNode()
        return Argument(
            name=name,
            parameter=node.text_at("name"),
            location=location,
            type=found,
            required=node.get("required") is True or location == "path",
            description=described(node.text_at("description") or _description(schema), schema, meant),
            deprecated=node.get("deprecated") is True,
            expression=written(node, location, name, found, is_json=is_json(media_type)),
            example=example_of_parameter(node, schema, self._components),
        )

    def _answers(self, responses: ObjectNode) -> Iterator[Answer]:
        for status, response in responses.items():
            if isinstance(response, ObjectNode) and not status.startswith("x-"):
                yield self._answer(status.upper() if status != "default" else status, response)

    def _answer(self, status: str, response: ObjectNode) -> Answer:
        content = response.object_at("content")
        description = response.text_at("description")
        in_json = [name for name in content if holds_json(name, self._schema(content, name))]
        preferred = (name for name in (*in_json, *filter(is_event_stream, content)))
        media_type = next(preferred, next(iter(content), ""))
        if not media_type:
            return Answer(status, description, types.plain("None"), "None", "")
        if media_type in in_json:
            found = self._components.type_of(content.object_at(media_type).get("schema"))
            found = found.as_nullable() if status in NO_CONTENT else found
            return Answer(status, description, found, "response.json()", media_type)
        if media_type.startswith("text/"):
            return Answer(status, description, types.STR, "response.text()", media_type)
        return Answer(status, description, types.plain("bytes"), "response.content", media_type)

    def _schema(self, content: ObjectNode, media_type: str) -> ObjectNode:
        return self._components.resolved(content.object_at(media_type).object_at("schema"))


def _undeclared(name: str) -> ObjectNode:
    return object_node({"name": name, "in": "path", "schema": {"type": "string"}})


def _description(schema: Node) -> str:
    """The description of a schema that stands in a parameter; that of a component is about something else."""
    return schema.text_at("description") if isinstance(schema, ObjectNode) else ""


def is_argument(parameter: ObjectNode, keys: Container[tuple[str, str]]) -> bool:
    """Whether callers say what a parameter is; the others, as the API keys of the operation, the client writes."""
    return not is_ignored(parameter) and identity(parameter) not in keys


def location_of(parameter: ObjectNode) -> Location:
    """Where a parameter is written; the whole query is one of its parameters, by its properties."""
    match parameter.get("in"):
        case "path" | "header" | "cookie" as known:
            return known
        case _:
            return "query"


def _fixed_query(path: str, parameters: Sequence[Argument]) -> Iterator[str]:
    """The pairs of the query that a path has, as expressions, without those that are parameters as well.

    A path keeps its query where that is all that tells it from another one.
    """
    described = {each.parameter for each in parameters if each.location == "query"}
    expressions = _in_path(parameters)
    for name, value in _pairs(path):
        if name not in described:
            yield f"({quote(name, safe='')!r}, {_filled(value, '', expressions)})"


def _pairs(path: str) -> list[tuple[str, str]]:
    """The pairs of the query that a path has."""
    return parse_qsl(_without_fragment(path).partition("?")[2], keep_blank_values=True)


def _needed(parameter: ObjectNode, fixed: Container[str]) -> ObjectNode:
    """A parameter that the query of the path has in any case is required."""
    if parameter.get("in") != "query" or parameter.text_at("name") not in fixed:
        return parameter
    return parameter.replaced({**parameter, "required": True})


def _path_expression(path: str, parameters: Iterable[Argument]) -> str:
    return _filled(_without_fragment(path).partition("?")[0], _IN_PATHS, _in_path(parameters))


def _in_path(parameters: Iterable[Argument]) -> dict[str, str]:
    return {each.parameter: each.expression for each in parameters if each.location == "path"}


def _filled(template: str, safe: str, expressions: Mapping[str, str]) -> str:
    """Concatenates the literal parts of a template and what fills it; both are escaped, as text and as URL."""
    parts = PLACEHOLDER.split(template)
    texts = [repr(quote(part, safe=safe)) if index % 2 == 0 else expressions[part] for index, part in enumerate(parts)]
    return " + ".join(text for text in texts if text != "''") or "''"


def _without_fragment(path: str) -> str:
    """The path that is sent: documents write fragments to tell operations of one path apart."""
    return path.partition("#")[0]


def _argument_names(parameters: list[ObjectNode]) -> list[str]:
    """The name of the argument for each parameter.

    Of several that want one name, where they are sent decides which has it, whether or not a call needs them.
    """
    names, taken = [""] * len(parameters), set[str]()
    for index, node in sorted(enumerate(parameters), key=lambda each: _LOCATIONS.index(location_of(each[1]))):
        wanted = naming.identifier(node.text_at("name"), "parameter")
        names[index] = wanted if wanted not in taken else naming.unique(f"{wanted}_{location_of(node)}", taken)
        taken.add(names[index])
    return names


def _body_arguments(bodies: tuple[Body, ...]) -> tuple[Argument, ...]:
    """The arguments of all bodies, each once: required when every body needs it, required ones first."""
    found: dict[str, Argument] = {}
    for body in bodies:
        for argument in (*body.fields, *([body.whole] if body.whole else [])):
            known = found.setdefault(argument.name, argument)
            found[argument.name] = replace(known, type=types.either(known.type, argument.type))
    needed = {
        name: all(
            any(each.name == name and each.required for each in (*body.fields, body.whole) if each) for body in bodies
        )
        for name in found
    }
    arguments = [replace(argument, required=needed[name]) for name, argument in found.items()]
    return tuple(sorted(arguments, key=lambda argument: not argument.required))

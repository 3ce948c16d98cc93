"""Reads operations into the methods of groups."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.diagnostics import Report
from generator.document import ObjectNode
from generator.engine.context import unions
from generator.engine.context.calls import Argument, Body, Operation
from generator.engine.context.connection import Server
from generator.engine.reading.bodies import read_bodies
from generator.engine.reading.components import Components
from generator.engine.reading.parameters import ParameterReader
from generator.engine.reading.responses import accepted, read_responses, response_headers
from generator.engine.reading.security import api_keys, operation_security
from generator.engine.reading.servers import own_servers
from generator.engine.reading.urls import fixed_query, path_expressions
from generator.openapi.extensions import GROUP, IDEMPOTENCY_HEADER, METHOD
from generator.openapi.methods import METHODS
from generator.openapi.statuses import success_statuses
from generator.settings import Settings


@dataclass(frozen=True, slots=True)
class OperationReader:
    """Reads the operations of one document.

    Arguments:
        servers: the servers that clients choose among.
    """

    document: ObjectNode
    components: Components
    parameters: ParameterReader
    servers: tuple[Server, ...]
    settings: Settings
    report: Report

    def read(self, path: str, method: str, node: ObjectNode) -> Operation:
        """The operation at a path."""
        parameters = tuple(self.parameters.read(path, node, api_keys(self.document, node)))
        bodies = read_bodies(node, self.components, {each.name for each in parameters}, self.report)
        responses = tuple(read_responses(node.object_at("responses"), self.components))
        servers = own_servers(self.document, node, self.servers, self.settings, self.report)
        good = success_statuses(ObjectNode({each.status: None for each in responses}))
        successes = tuple(each for each in responses if each.status in good)
        return Operation(
            group=node.text_at(GROUP),
            name=node.text_at(METHOD),
            method=method.upper() if method in METHODS else method,
            path=path,
            path_expressions=path_expressions(path, parameters),
            fixed_query=tuple(fixed_query(path, parameters)),
            summary=node.text_at("summary"),
            description=node.text_at("description"),
            deprecated=node.get("deprecated") is True,
            arguments=(*parameters, *_body_arguments(bodies)),
            bodies=bodies,
            successes=successes,
            errors=tuple(each for each in responses if each not in successes),
            accept=accepted(successes) or "*/*",
            security=operation_security(self.document, node),
            idempotency_header=node.text_at(IDEMPOTENCY_HEADER),
            server=servers.pop("", None),
            servers=tuple(servers.values()),
            response_headers=response_headers(node.object_at("responses"), self.components),
        )


def _body_arguments(bodies: tuple[Body, ...]) -> tuple[Argument, ...]:
    """The arguments of all bodies, each once, required ones first; required are those that every body needs."""
    found: dict[str, Argument] = {}
    for body in bodies:
        for argument in body.arguments:
            known = found.setdefault(argument.name, argument)
            constant = known.constant if known.constant == argument.constant else ""
            found[argument.name] = replace(known, type=unions.either(known.type, argument.type), constant=constant)
    needed = {
        name: all(any(each.name == name and each.required for each in body.arguments) for body in bodies)
        for name in found
    }
    arguments = [replace(argument, required=needed[name]) for name, argument in found.items()]
    return tuple(sorted(arguments, key=lambda argument: not argument.required))

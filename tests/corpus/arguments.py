"""The arguments that carry sampled values into the methods of a client."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from generator.engine.context.calls import Argument, Body
from generator.engine.context.calls import Operation as Method
from tests.corpus import wire
from tests.corpus.judge import octets
from tests.corpus.original import Node, Operation


class UnpassableError(Exception):
    """The method has no argument for a value."""


def is_chosen(method: Method, body: Body, sample: Any) -> bool:
    """Whether the value can be sent under this media type only, or it is the default."""
    if body is method.bodies[0] or not isinstance(sample, dict):
        return True
    known = {each.parameter for each in method.bodies[0].fields}
    return any(sample.get(name) is not None for name in sample.keys() - known)


def can_be_sent(body: Body, sample: Any) -> bool:
    """Forms are objects, whatever a document that says the same of each media type says of them; null is JSON."""
    if sample is None and body.constructor == "ContentBody":
        return False
    return isinstance(sample, dict) or "form" not in body.media_type


def arguments_of(operation: Operation, method: Method, parameters: list[tuple[Node, Any]]) -> dict[str, Any]:
    """The parameters as arguments, with those that a query in the path has become."""
    known = {(each.location, each.parameter): each for each in method.arguments if each.location != "body"}
    query = wire.own_query(operation)
    result = {known["query", name].name: value for name, value in query if ("query", name) in known}
    for parameter, value in parameters:
        location = "query" if parameter.get("in") == "querystring" else parameter.get("in")
        argument = known.get((location, parameter["name"]))
        if argument is None:
            raise UnpassableError(f"parameter {parameter['name']} in {parameter.get('in')}")
        result[argument.name] = _python(value, argument)
    return result


def body_arguments(body: Body, sample: Any) -> dict[str, Any]:
    """The fields of a body as arguments, or all of it as one."""
    if body.whole:
        return {body.whole.name: _python(sample, body.whole)}
    if not isinstance(sample, dict):
        raise UnpassableError(f"a body that is {sample!r}")
    known = {each.parameter: each for each in body.fields}
    more = {name: value for name, value in sample.items() if name not in known}
    if more and not body.others:
        raise UnpassableError(f"fields of the body: {', '.join(sorted(more))}")
    named = {known[name].name: _python(value, known[name]) for name, value in sample.items() if name in known}
    return named | ({body.others.name: _python(more, body.others)} if more and body.others else {})


def plain(value: Any) -> Any:
    """The value with text that headers and cookies can carry."""
    if isinstance(value, str):
        return re.sub(r"[^!#-+\--:<-\[\]-~]", "", value) or "x"
    if isinstance(value, list):
        return [plain(each) for each in value]
    return {plain(key): plain(each) for key, each in value.items()} if isinstance(value, dict) else value


def _python(value: Any, argument: Argument) -> Any:
    """The value as the signature wants it: times as ``datetime``, files as bytes."""
    accepts = argument.type.accepts
    if value is None:
        return None
    if isinstance(value, list) and (argument.location != "body" or re.search(r"\b(Sequence(NotStr)?|list)\b", accepts)):
        return [_python(each, argument) for each in value]
    if isinstance(value, dict) and accepts.startswith("Mapping[str, "):
        return {name: _python(each, argument) for name, each in value.items()}
    if re.search(r"\bFile(Input|Content)\b", accepts):
        return octets(value)
    if not isinstance(value, str) or "datetime" not in accepts or "Mapping" in accepts:
        return value
    is_date = bool(re.search(r"datetime\.date\b", accepts)) and (len(value) <= 10 or "datetime.datetime" not in accepts)
    try:
        return date.fromisoformat(value) if is_date else datetime.fromisoformat(value)
    except ValueError:
        return value

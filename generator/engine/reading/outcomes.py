"""Finds the outcomes of the parts of a normalised document by what the context has of them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from functools import partial

from generator.document import Node, ObjectNode
from generator.engine.context.calls import Operation
from generator.engine.context.package import Package
from generator.engine.reading.components import Components
from generator.engine.reading.parameters import is_argument, location_of
from generator.engine.reading.security import api_keys
from generator.ledger.outcomes import (
    KEPT,
    Outcome,
    Subject,
    lost,
    operation_name,
    parameter_name,
    response_name,
    rewritten,
)
from generator.openapi.components import component_schemas
from generator.openapi.normal_form import is_nominal, operations
from generator.openapi.parameters import identity
from generator.openapi.webhooks import webhooks_of


def outcomes(document: ObjectNode, package: Package) -> dict[Subject, Outcome]:
    """The outcomes of the parameters, bodies, responses, schemas and webhooks of a document."""
    methods: dict[str, list[Operation]] = {}
    for each in package.operations:
        methods.setdefault(each.key, []).append(each)
    result: dict[Subject, Outcome] = {}
    components = Components(document)
    for path, method, node in operations(document):
        name = operation_name(method, path)
        if found := methods.get(name):
            result.update(_operation(document, name, node, found, components))
    return {**result, **dict(_schemas(document, components)), **dict(_webhooks(document, package))}


def _operation(
    document: ObjectNode, name: str, node: ObjectNode, methods: list[Operation], components: Components
) -> Iterator[tuple[Subject, Outcome]]:
    keys = api_keys(document, node)
    for parameter in node.array_at("parameters").objects():
        subject = Subject("parameter", name, parameter_name(parameter.text_at("name"), parameter.text_at("in")))
        yield subject, _parameter(parameter, methods[0]) if is_argument(parameter, keys) else _written(parameter, keys)
    body = node.object_at("requestBody")
    for media_type, content in body.object_at("content").items():
        has_models = partial(_has_models, content, components)
        yield Subject("body", name, media_type), _body(media_type, has_models, methods[0])
    if "content" in body and not body.object_at("content"):
        yield Subject("body", name, "requestBody"), rewritten("nothing is sent, as it has no media type")
    for status, response in node.object_at("responses").object_items():
        for media_type, content in (response.object_at("content") or {"": None}).items():
            subject = Subject("response", name, response_name(status, media_type))
            has_models = partial(_has_models, content, components)
            yield subject, _response(status, media_type, has_models, methods)


def _has_models(media_type: Node, components: Components) -> bool:
    """Whether the schema of a body has classes, which callers only get from JSON."""
    return isinstance(media_type, ObjectNode) and bool(components.type_of(media_type.get("schema")).models)


def _written(parameter: ObjectNode, keys: Container[tuple[str, str]]) -> Outcome:
    if identity(parameter) in keys:
        return rewritten("the credential that its security asks for")
    return rewritten("OpenAPI ignores parameters of this name: the client writes it")


def _parameter(node: ObjectNode, method: Operation) -> Outcome:
    name, location = node.text_at("name"), location_of(node)
    if any((each.parameter, each.location) == (name, location) for each in method.arguments):
        return KEPT
    if location == "path":
        return rewritten("left out, as there is no such placeholder in its path")
    return lost("it has no known place")


def _body(media_type: str, has_models: Callable[[], bool], method: Operation) -> Outcome:
    sent = [each.media_type for each in method.bodies]
    if media_type in sent:
        is_written = any(each.constructor == "ContentBody" for each in method.bodies if each.media_type == media_type)
        return rewritten("callers write what its schema describes") if is_written and has_models() else KEPT
    if any(media_type in each.also for each in method.bodies):
        return KEPT
    return rewritten(f"sent as {sent[0]}") if sent else lost("it has no content")


def _response(status: str, media_type: str, has_models: Callable[[], bool], methods: Iterable[Operation]) -> Outcome:
    responses = [each for method in methods for each in (*method.successes, *method.errors)]
    known = [each for each in responses if each.status.upper() == status.upper()]
    if not known:
        return lost("no response has this status")
    if any(method.stream and method.accept == media_type for method in methods):
        return KEPT
    if read := next((each for each in known if media_type in (each.media_type, *each.beside)), None):
        is_read = read.source == "response.json()" or not has_models()
        return KEPT if is_read else rewritten(f"{read.type.annotated}: callers read what its schema describes")
    return rewritten(f"asked for as {known[0].media_type}" if known[0].media_type else "not read")


def _schemas(document: ObjectNode, components: Components) -> Iterator[tuple[Subject, Outcome]]:
    """The outcomes of the component schemas, by their names in the normalised document."""
    for name, schema in component_schemas(document).items():
        is_class = isinstance(schema, ObjectNode) and is_nominal(schema)
        outcome = KEPT if is_class else rewritten(f"{components.type_of(schema).annotated} where it is used")
        yield Subject("schema", name=name), outcome


def _webhooks(document: ObjectNode, package: Package) -> Iterator[tuple[Subject, Outcome]]:
    read = {each.key for each in package.webhooks}
    for each in webhooks_of(document):
        outcome = KEPT if each.name in read else rewritten("nothing to read: it has no payload in JSON")
        yield Subject("webhook", name=each.name), outcome

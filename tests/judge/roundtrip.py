"""Uses a new package as somebody uses it who knows the old one, and looks at what goes over the wire."""

from __future__ import annotations

import copy
import datetime
import json
from collections.abc import Iterator
from random import Random
from types import ModuleType, NoneType, UnionType
from typing import Any, Literal, get_args, get_origin

import httpx2
from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict

from generator.engine.context.calls import Argument, Operation
from generator.engine.context.classes import Model
from generator.surface import Side
from tests.judge.program import written_out
from tests.judge.values import Json, Values
from tests.packages import Wire

_SAMPLES = 4


class Broken(Exception):
    """What worked with the old client, and does not work with the new one."""


class _Request:
    """A request in the terms of openapi-core."""

    def __init__(self, request: httpx2.Request) -> None:
        self.host_url = f"{request.url.scheme}://{request.url.host}"
        self.path = request.url.path
        self.method = request.method.lower()
        self.body = request.content or None
        self.content_type = request.headers.get("content-type", "")
        self.parameters = RequestParameters(
            query=ImmutableMultiDict(list(request.url.params.multi_items())),
            header=Headers(list(request.headers.multi_items())),
        )


class RoundTrips:
    """Calls of every method of the old package, made with the new one."""

    def __init__(self, old: Side, before: Json, after: Json, package: ModuleType, seed: int) -> None:
        self._old, self._before, self._after, self._package = old, before, after, package
        self._random = Random(seed)
        self._sent = Values(before, self._random)
        self._received = Values(after, self._random)
        self._specification = OpenAPI.from_dict(_for_openapi_core(after), config=Config(spec_validator_cls=None))
        self._hints: dict[str, Any] = {}
        self._names: dict[str, Any] = {
            "Any": Any,
            "Literal": Literal,
            "datetime": datetime,
            "Unset": package.types.Unset,
            **{name: getattr(package.models, name) for name in old.package.components},
        }

    def run(self) -> None:
        """Makes the calls, or raises ``Broken``."""
        for operation in self._old.package.operations:
            for _ in range(_SAMPLES):
                for status, response in self._responses(operation):
                    self._call(operation, status, response)

    def _node(self, document: Json, operation: Operation) -> Json:
        found: Json = document["paths"][operation.path]
        shared = found.get("parameters", [])
        node = found[operation.method.lower()]
        return {**node, "parameters": [*shared, *node.get("parameters", [])]}

    def _responses(self, operation: Operation) -> Iterator[tuple[str, Json]]:
        for status, response in self._node(self._after, operation)["responses"].items():
            name = response.get("$ref", "").rpartition("/")[2]
            yield status, self._after["components"]["responses"][name] if name else response

    # One call

    def _call(self, operation: Operation, status: str, response: Json) -> None:
        wire = Wire()
        code = {"2XX": 200, "4XX": 404, "default": 418}.get(status, status)
        content, facts = self._sampled(response, operation)
        wire.respond = lambda _request: httpx2.Response(int(code), **facts)
        arguments = self._arguments(operation)
        what = f"{operation.name}({arguments}) with the response {status}: {content}"
        package = self._old.package
        given: dict[str, Any] = {setting.argument: "secret" for setting in package.secrets}
        client = getattr(self._package, package.client)(
            http_client=httpx2.Client(transport=httpx2.MockTransport(wire)), max_retries=0, **given
        )
        try:
            result = getattr(getattr(client, operation.group), operation.name)(**arguments)
            if operation.pagination:
                result = list(result.first().items)
            elif operation.stream:
                result = list(result)
        except self._package.errors.APIStatusError as error:
            self._check_error(operation, status, error.body, what)
        except Exception as error:
            raise Broken(f"{what}: {type(error).__name__}: {error}") from error
        else:
            self._check_result(operation, result, what)
        try:
            self._specification.validate_request(_Request(wire.requests[0]))
        except Exception as error:
            cause = error.__cause__ or error
            details = [each.message for each in getattr(cause, "schema_errors", [])]
            raise Broken(f"{what}: the request is not valid: {error} {cause!r} {details}") from error

    def _sampled(self, response: Json, operation: Operation) -> tuple[Any, Json]:
        content = response.get("content", {})
        wanted = operation.successes[0].media_type if operation.stream else ""
        media_type = wanted if wanted in content else next(iter(content), "")
        if not media_type:
            return None, {}
        value = self._received.of(content[media_type].get("schema", {}))
        headers = {"content-type": media_type}
        if media_type == "text/event-stream":
            return value, {"text": f"data: {json.dumps(value)}\n\n", "headers": headers}
        if media_type.startswith("text/"):
            return value, {"text": str(value), "headers": headers}
        return value, {"content": json.dumps(value).encode(), "headers": headers}

    def _arguments(self, operation: Operation) -> Json:
        """Values for the required arguments, and for some others, as the old document has them."""
        node = self._node(self._before, operation)
        chosen = [each for each in operation.arguments if each.required or self._random.random() < 0.6]
        if any(each.location == "body" for each in chosen):
            # A body that may be left out as a whole has fields that it needs.
            needed = self._body(node).get("required", [])
            chosen += [each for each in operation.located("body") if each.parameter in needed and each not in chosen]
        found: Json = {}
        for argument in chosen:
            value = self._sent.of(self._schema(argument, node), sent=True)
            # Nothing is sent for an empty list: that is as good as leaving it out.
            is_empty = value == [] and argument.location != "body"
            if (value is not None or argument.type.nullable) and not is_empty:
                found[argument.name] = _as_python(value, argument)
        return found

    def _body(self, node: Json) -> Json:
        schema: Json = next(iter(node["requestBody"]["content"].values()))["schema"]
        return self._sent.resolved(schema)

    def _schema(self, argument: Argument, node: Json) -> Json:
        if argument.location != "body":
            return next(each["schema"] for each in node["parameters"] if each["name"] == argument.parameter)
        body = self._body(node)
        return body["properties"][argument.parameter] if argument.parameter else body

    # Results

    def _check_result(self, operation: Operation, result: Any, what: str) -> None:
        annotation = operation.result
        if operation.pagination:
            annotation = f"list[{operation.pagination.item}]"
        elif operation.stream:
            annotation = f"list[{operation.stream.annotation}]"
        self._check(result, annotation, what)

    def _check_error(self, operation: Operation, status: str, body: Any, what: str) -> None:
        documented = {response.status: response for response in operation.errors}
        if response := documented.get(status) or documented.get(f"{status[0]}XX") or documented.get("default"):
            self._check(body, response.type.annotated, what)

    def _check(self, value: Any, annotation: str, what: str) -> None:
        if not _is(value, self._hint(annotation)):
            raise Broken(f"{what}: {value!r} is no {annotation}")
        for each in _models(value):
            component = self._old.package.components.get(type(each).__name__)
            for field in component.fields if isinstance(component, Model) else ():
                held = field.type.annotated + ("" if field.required else " | Unset")
                inner = getattr(each, field.attribute)
                if not _is(inner, self._hint(held)):
                    raise Broken(f"{what}: {component.name}.{field.attribute} is {inner!r}, no {held}")

    def _hint(self, annotation: str) -> Any:
        """The type that an annotation of the old package stands for."""
        if annotation not in self._hints:
            self._hints[annotation] = eval(written_out(annotation, self._old), dict(self._names))
        return self._hints[annotation]


def _for_openapi_core(document: Json) -> Json:
    """The document with one type for each parameter, at the top of its schema: openapi-core looks nowhere else.

    Nothing is null in a URL.
    """
    found = copy.deepcopy(document)
    values = Values(found, Random())
    for item in found["paths"].values():
        for holder in (item, *(each for each in item.values() if isinstance(each, dict))):
            for parameter in holder.get("parameters", []):
                schema = values.resolved(parameter["schema"])
                if isinstance(kinds := schema.get("type"), list):
                    schema = {**schema, "type": next(each for each in kinds if each != "null")}
                parameter["schema"] = schema
    return found


def _as_python(value: Any, argument: Argument) -> Any:
    if isinstance(value, str) and "datetime.datetime" in argument.type.accepts:
        return datetime.datetime.fromisoformat(value)
    if isinstance(value, str) and "datetime.date" in argument.type.accepts:
        return datetime.date.fromisoformat(value)
    return value


def _models(value: Any) -> Iterator[Any]:
    """The models in a value, itself and below."""
    if isinstance(value, list):
        for item in value:
            yield from _models(item)
    elif isinstance(value, dict):
        yield from _models(list(value.values()))
    elif hasattr(value, "__attrs_attrs__"):
        yield value
        yield from _models([getattr(value, each.name) for each in value.__attrs_attrs__ if each.name != "_extra"])


def _is(value: Any, hint: Any) -> bool:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is Any:
        return True
    if hint is None or hint is NoneType:
        return value is None
    if origin is Literal:
        return value in arguments
    if origin is UnionType or str(origin) == "typing.Union":
        return any(_is(value, each) for each in arguments)
    if origin is list:
        return isinstance(value, list) and all(_is(each, arguments[0]) for each in value)
    if origin is dict:
        return isinstance(value, dict) and all(_is(each, arguments[1]) for each in value.values())
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, hint) and (hint is not int or not isinstance(value, bool))

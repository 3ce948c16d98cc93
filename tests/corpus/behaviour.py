"""Calls each operation of a generated client with sampled values, and reads sampled answers with it."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from types import ModuleType
from typing import Any

import httpx2

from generator.engine.context import Answer, Argument, Body, Package
from generator.engine.context import Operation as Method
from tests.corpus import wire
from tests.corpus.judge import Finding, Sent, judge, octets
from tests.corpus.original import Node, Operation, Original
from tests.corpus.sampling import ImpossibleError, Sampler

Variant = dict[str, Any]
# Everything that may be there, only what has to be there, and null wherever it is allowed.
FULL, LEAST, NULLS = {"full": True}, {"full": False, "branch": 1}, {"full": True, "branch": 2, "nulls": True}


@dataclass(frozen=True)
class Mismatch:
    """Something on the wire, or in a result, that is not what the document says."""

    kind: str
    operation: str
    detail: str


@dataclass
class Exchange:
    """Everything that one document was tried with; operations of which it says nonsense are not."""

    requests: int = 0
    responses: int = 0
    mismatches: list[Mismatch] = field(default_factory=list)
    defects: list[Mismatch] = field(default_factory=list)


class UnpassableError(Exception):
    """The method has no argument for a value."""


class Trial:
    """Calls the client of one document.

    Arguments:
        original: the document.
        package: what the templates were told; only the names of groups, methods and arguments are read.
        module: the imported package.
    """

    def __init__(self, original: Original, package: Package, module: ModuleType) -> None:
        self._original = original
        self._errors = module.errors
        self._methods = {(each.method.lower(), each.path): each for each in package.operations}
        self._result = Exchange()
        self._sent: list[httpx2.Request] = []
        self._answer = httpx2.Response(204)
        self._encoded = importlib.import_module(f"{module.__name__}._runtime.encode").encode_object
        self._client = self._connected(package, module)
        schemes = original.security_schemes
        self._credentials = {str(original.resolved(each).get("name")) for each in schemes.values()}

    def _connected(self, package: Package, module: ModuleType) -> Any:
        settings = {name: "8f6e2b-credential" for name in package.arguments if name not in ("environment", "base_url")}
        http_client = httpx2.Client(transport=httpx2.MockTransport(self._respond))
        client = getattr(module, package.client)
        return client(base_url="https://api.test", http_client=http_client, max_retries=0, **settings)

    def _respond(self, request: httpx2.Request) -> httpx2.Response:
        request.read()
        self._sent.append(request)
        return self._answer

    def run(self) -> Exchange:
        """Tries every operation."""
        for operation in self._original.operations():
            method = operation.within(self._methods)
            if method is None:
                self._note(operation, [("operation missing", "")])
                continue
            if defect := operation.defect:
                self._result.defects.append(Mismatch(defect, str(operation), ""))
                continue
            for variant in (FULL, LEAST, NULLS):
                for body in method.bodies or (None,):
                    self._note(operation, self._request(operation, method, body, variant))
                for answer in (*method.successes, *method.errors):
                    self._note(operation, self._response(operation, method, answer, variant))
        return self._result

    def _note(self, operation: Operation, found: Iterator[Finding] | list[Finding]) -> None:
        self._result.mismatches += [Mismatch(kind, str(operation), detail[:300]) for kind, detail in found]

    # Requests

    def _request(self, operation: Operation, method: Method, body: Body | None, variant: Variant) -> Iterator[Finding]:
        sampler = Sampler(self._original, "request", **variant)
        if body and not variant["full"] and not body.required:
            body = None
        content = _content(operation, body) if body else {}
        try:
            parameters = list(self._parameters(operation, sampler, variant))
            sample = self._body(operation, body, content, sampler) if body else None
        except ImpossibleError:
            return
        if body and not (_is_chosen(method, body, sample) and _can_be_sent(body, sample)):
            return
        try:
            arguments = _arguments(method, parameters) | (_body_arguments(body, sample) if body else {})
        except UnpassableError as error:
            yield "cannot be passed", str(error)
            return
        self._sent.clear()
        self._answer = httpx2.Response(599)
        try:
            self._call(method, arguments)
        except Exception as error:
            if not self._sent:
                yield f"refused: {type(error).__name__}", str(error)
                return
        self._result.requests += 1
        media_type = body.media_type if body else ""
        yield from judge(operation, Sent(self._sent[-1], parameters, media_type, content, sample), self._credentials)

    def _call(self, method: Method, arguments: dict[str, Any]) -> Any:
        return getattr(getattr(self._client, method.group), method.name)(**arguments)

    def _parameters(self, operation: Operation, sampler: Sampler, variant: Variant) -> Iterator[tuple[Node, Any]]:
        for parameter in operation.arguments:
            location = parameter.get("in")
            is_needed = parameter.get("required") or location == "path"
            if not (variant["full"] or is_needed):
                continue
            content = next(iter((parameter.get("content") or {}).values()), parameter)
            try:
                value = sampler.sample(content.get("schema", True))
            except ImpossibleError:
                continue
            if value is None and is_needed:
                value = Sampler(self._original, "request").sample(content.get("schema", True))
            if value is not None:
                yield parameter, _plain(value) if location in ("header", "cookie") else value or "x"

    def _body(self, operation: Operation, body: Body, content: Node, sampler: Sampler) -> Any:
        """A value for a body, without files where only a form beside this media type can carry them."""
        sample = sampler.sample(content.get("schema", True))
        has_form = (
            "multipart/form-data" in (operation.body.get("content") or {}) and body.constructor != "MultipartBody"
        )
        if not has_form or not isinstance(sample, dict):
            return sample
        properties = sampler.flat(content.get("schema")).get("properties", {})
        return {name: value for name, value in sample.items() if not self._is_file(properties.get(name, {}))}

    def _is_file(self, schema: Any) -> bool:
        """Whether a value may be a file, or several as one of its alternatives."""
        found = self._original.resolved(schema)
        several = [found, *map(self._original.resolved, (*found.get("oneOf", ()), *found.get("anyOf", ())))]
        return any(each.get("format") == "binary" for each in several)

    # Responses

    def _response(self, operation: Operation, method: Method, answer: Answer, variant: Variant) -> Iterator[Finding]:
        declared = {status.upper(): each for status, each in operation.responses.items()}
        content = declared.get(answer.status.upper(), {}).get("content") or {}
        media = content.get(answer.media_type)
        media = self._original.resolved(media) if isinstance(media, dict) else media
        if method.events or method.pagination or not isinstance(media, dict) or answer.source != "response.json()":
            return
        try:
            sample = Sampler(self._original, "response", **variant).sample(media.get("schema", True))
            arguments = self._least(operation, method)
        except (ImpossibleError, UnpassableError):
            return
        kind = "application/json" if "*" in answer.media_type else answer.media_type
        status = _status(answer, method, operation)
        self._answer = httpx2.Response(status, content=json.dumps(sample).encode(), headers={"content-type": kind})
        self._result.responses += 1
        try:
            result = self._call(method, arguments)
        except self._errors.APIStatusError as error:
            if answer in method.successes:
                yield "success raises", f"{status}: {error}"
                return
            result = error.body
        except Exception as error:
            yield f"response: {type(error).__name__}", str(error)
            return
        encoded = self._encoded(result)
        if not wire.same(sample, encoded):
            yield "response", f"{status} {wire.difference(sample, encoded)}"

    def _least(self, operation: Operation, method: Method) -> dict[str, Any]:
        """The arguments of the shortest call."""
        sampler = Sampler(self._original, "request", full=False)
        arguments = _arguments(method, list(self._parameters(operation, sampler, LEAST)))
        if method.bodies and (body := method.bodies[0]).required:
            arguments |= _body_arguments(body, self._body(operation, body, _content(operation, body), sampler))
        return arguments


def _content(operation: Operation, body: Body) -> Node:
    content = operation.body.get("content") or {}
    wildcards = [each for name, each in content.items() if "*" in name]
    return content.get(body.media_type) or next(iter(wildcards), None) or {}


def _is_chosen(method: Method, body: Body, sample: Any) -> bool:
    """Whether the value can be sent under this media type only, or it is the default."""
    if body is method.bodies[0] or not isinstance(sample, dict):
        return True
    known = {each.parameter for each in method.bodies[0].fields}
    return any(sample.get(name) is not None for name in sample.keys() - known)


def _can_be_sent(body: Body, sample: Any) -> bool:
    """Forms are objects, whatever a document that says the same of each media type says of them."""
    return isinstance(sample, dict) or "form" not in body.media_type


def _arguments(method: Method, parameters: list[tuple[Node, Any]]) -> dict[str, Any]:
    known = {(each.location, each.parameter): each for each in method.arguments if each.location != "body"}
    result: dict[str, Any] = {}
    for parameter, value in parameters:
        argument = known.get((parameter.get("in"), parameter["name"]))
        if argument is None:
            raise UnpassableError(f"parameter {parameter['name']} in {parameter.get('in')}")
        result[argument.name] = _python(value, argument)
    return result


def _body_arguments(body: Body, sample: Any) -> dict[str, Any]:
    if body.whole:
        return {body.whole.name: _python(sample, body.whole)}
    if not isinstance(sample, dict):
        raise UnpassableError(f"a body that is {sample!r}")
    known = {each.parameter: each for each in body.fields}
    if unknown := sorted(sample.keys() - known.keys()):
        raise UnpassableError(f"fields of the body: {', '.join(unknown)}")
    return {known[name].name: _python(value, known[name]) for name, value in sample.items()}


def _status(answer: Answer, method: Method, operation: Operation) -> int:
    """A status that is described by this answer, and by no other one."""
    if answer.status.isdigit():
        return int(answer.status)
    if answer.status == "default":
        return 200 if answer in method.successes else 599
    first = int(answer.status[0]) * 100
    return next(each for each in range(first, first + 99) if str(each) not in operation.responses)


def _plain(value: Any) -> Any:
    """The value with text that headers and cookies can carry."""
    if isinstance(value, str):
        return re.sub(r"[^!#-+\--:<-\[\]-~]", "", value) or "x"
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return {_plain(key): _plain(each) for key, each in value.items()} if isinstance(value, dict) else value


def _python(value: Any, argument: Argument) -> Any:
    """The value as the signature wants it: times as ``datetime``, files as bytes."""
    accepts = argument.type.accepts
    if isinstance(value, list):
        return [_python(each, argument) for each in value]
    if re.search(r"\bFile(Input|Content)\b", accepts):
        return octets(value)
    if not isinstance(value, str) or "datetime" not in accepts or "Mapping" in accepts:
        return value
    try:
        return datetime.fromisoformat(value) if "datetime.datetime" in accepts else date.fromisoformat(value)
    except ValueError:
        return value

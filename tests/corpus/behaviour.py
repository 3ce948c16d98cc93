"""Calls each operation of a generated client with sampled values, and reads sampled responses with it."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import httpx2

from generator.engine.context.calls import Body, Response
from generator.engine.context.calls import Operation as Method
from generator.engine.context.package import Package
from tests.corpus import wire
from tests.corpus.arguments import UnpassableError, arguments_of, body_arguments, can_be_sent, is_chosen, plain
from tests.corpus.classes import Classes
from tests.corpus.clients import Generated
from tests.corpus.judge import Finding, Sent, judge
from tests.corpus.original import Node, Operation, Original
from tests.corpus.sampling import ImpossibleError, Sampler

Variant = dict[str, Any]
# Everything that may be there, only what has to be there, and null wherever it is allowed.
FULL, LEAST, NULLS = {"full": True}, {"full": False, "branch": 1}, {"full": True, "branch": 2, "nulls": True}

# There are unions of a thousand members, which are told apart in the same way as a few.
_MOST = 40


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


class Trial:
    """Calls the client of one document.

    Arguments:
        original: the document.
        client: what became of it; only the names of groups, methods and arguments are read, and the classes.
        module: the imported package.
    """

    def __init__(self, original: Original, client: Generated, module: ModuleType) -> None:
        package = client.package
        self._package, self._module = package, module
        self._original = original
        self._classes = Classes(package.components, client.normal)
        self._errors = module.errors
        # An operation whose response may be JSON or a stream of events has a method for each.
        self._methods: dict[tuple[str, str], list[Method]] = {}
        for each in package.operations:
            self._methods.setdefault((each.method.lower(), each.path), []).append(each)
        self._result = Exchange()
        self._sent: list[httpx2.Request] = []
        self._served = httpx2.Response(204)
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
        return self._served

    def run(self) -> Exchange:
        """Tries every operation."""
        for operation in self._original.operations():
            methods = operation.within(self._methods)
            if methods is None:
                self._note(operation, [("operation missing", "")])
            elif defect := operation.defect:
                self._result.defects.append(Mismatch(defect, str(operation), ""))
            else:
                for method in methods:
                    self._try(operation, method)
        for name, media_type, schema in self._original.payloads():
            found = self._payload(name, schema) if wire.is_json(media_type) else []
            self._result.mismatches += [Mismatch(kind, f"webhook {name}", detail[:300]) for kind, detail in found]
        return self._result

    def _try(self, operation: Operation, method: Method) -> None:
        for variant in (FULL, LEAST, NULLS):
            for body in method.bodies or (None,):
                self._note(operation, self._request(operation, method, body, variant))
        for response in (*method.successes, *method.errors):
            self._note(operation, self._responses(operation, method, response))

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
        if body and not (is_chosen(method, body, sample) and can_be_sent(body, sample)):
            return
        try:
            arguments = arguments_of(operation, method, parameters) | (body_arguments(body, sample) if body else {})
        except UnpassableError as error:
            yield "cannot be passed", str(error)
            return
        self._sent.clear()
        self._served = httpx2.Response(599)
        try:
            self._call(method, arguments)
        except Exception as error:
            if not self._sent:
                yield f"refused: {type(error).__name__}", str(error)
                return
        self._result.requests += 1
        media_type = body.media_type if body else ""
        files = frozenset(each.parameter for each in body.fields if each.type.is_file) if body else frozenset[str]()
        described = {**content, "schema": self._original.resolved(content.get("schema"))}
        sent = Sent(self._sent[-1], parameters, media_type, described, sample, files)
        yield from judge(operation, sent, self._credentials)

    def _call(self, method: Method, arguments: dict[str, Any]) -> Any:
        return getattr(getattr(self._client, method.group), method.name)(**arguments)

    def _parameters(self, operation: Operation, sampler: Sampler, variant: Variant) -> Iterator[tuple[Node, Any]]:
        in_path = dict(wire.decoded_query(operation.path.partition("?")[2]))
        for parameter in operation.arguments:
            location = parameter.get("in")
            is_in_path = location == "path" or (location == "query" and parameter["name"] in in_path)
            is_needed = parameter.get("required") or is_in_path
            if not (variant["full"] or is_needed):
                continue
            content = next(iter((parameter.get("content") or {}).values()), parameter)
            try:
                value = sampler.sample(content.get("schema", True))
            except ImpossibleError:
                if is_needed:
                    raise
                continue
            if value is None and is_needed:
                value = Sampler(self._original, "request").sample(content.get("schema", True))
            if value is not None and (location != "cookie" or wire.is_flat(value)):
                yield parameter, plain(value) if location in ("header", "cookie") else value or "x"

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

    def _responses(self, operation: Operation, method: Method, response: Response) -> Iterator[Finding]:
        """What goes wrong with a response, in the three variants and with each of its alternatives."""
        declared = {status.upper(): each for status, each in operation.responses.items()}
        content = declared.get(response.status.upper(), {}).get("content") or {}
        media = content.get(response.media_type)
        media = self._original.resolved(media) if isinstance(media, dict) else media
        is_stream = _is_streamed(method, response)
        if is_stream and not (method.stream and method.stream.type):
            return  # of text, or of what nobody describes
        if not isinstance(media, dict) or not (is_stream or response.source == "response.json()"):
            return
        schema = self._piece_of(method, media) if is_stream else media.get("schema", True)
        try:
            arguments = self._least(operation, method)
        except (ImpossibleError, UnpassableError):
            return
        samplers = [Sampler(self._original, "response", **variant) for variant in (FULL, LEAST, NULLS)]
        for sampler in samplers:
            yield from self._response(operation, method, response, arguments, schema, sampler)
        most = max(each.most for each in samplers)
        for branch in range(1, min(most, _MOST)):
            sampler = Sampler(self._original, "response", branch=branch)
            yield from self._response(operation, method, response, arguments, schema, sampler)

    def _piece_of(self, method: Method, media: Node) -> Any:
        is_of_events = method.stream is not None and method.stream.kind == "EventStream"
        return self._original.event_of(media) if is_of_events else self._original.item_of(media)

    def _response(
        self,
        operation: Operation,
        method: Method,
        response: Response,
        arguments: dict[str, Any],
        schema: Any,
        sampler: Sampler,
    ) -> Iterator[Finding]:
        try:
            sample = sampler.sample(schema)
        except ImpossibleError:
            return
        kind = "application/json" if "*" in response.media_type else response.media_type
        status = _status(response, method, operation)
        text = json.dumps(sample)
        is_stream = _is_streamed(method, response)
        content = f"data: {text}\n\n" if wire.is_event_stream(kind) else text
        self._served = httpx2.Response(status, content=content.encode(), headers={"content-type": kind})
        self._result.responses += 1
        try:
            result = self._call(method, arguments)
            result = next(result) if is_stream else result.first().result if method.pagination else result
        except self._errors.APIStatusError as error:
            if response in method.successes:
                yield "success raises", f"{status}: {error}"
                return
            result = error.body
        except Exception as error:
            yield f"response: {type(error).__name__}", str(error)
            return
        yield from self._classes.mistakes(sampler.sampled, sample, result)
        encoded = self._encoded(result)
        if not wire.same(sample, encoded):
            yield "response", f"{status} {wire.difference(sample, encoded)}"

    def _payload(self, name: str, schema: Any) -> Iterator[Finding]:
        """What goes wrong with what the server sends by itself."""
        reader = next((each.name for each in self._package.webhooks if each.key == name), "")
        if not reader:
            yield "webhook missing", ""
            return
        webhooks = importlib.import_module(f"{self._module.__name__}.webhooks")
        for variant in (FULL, LEAST, NULLS):
            sampler = Sampler(self._original, "response", **variant)
            try:
                sample = sampler.sample(schema)
            except ImpossibleError:
                continue
            self._result.responses += 1
            try:
                read = getattr(webhooks, reader)(json.dumps(sample))
            except Exception as error:
                yield f"payload: {type(error).__name__}", str(error)
                continue
            yield from self._classes.mistakes(sampler.sampled, sample, read)
            if not wire.same(sample, encoded := self._encoded(read)):
                yield "payload", wire.difference(sample, encoded)

    def _least(self, operation: Operation, method: Method) -> dict[str, Any]:
        """The arguments of the shortest call."""
        sampler = Sampler(self._original, "request", full=False)
        arguments = arguments_of(operation, method, list(self._parameters(operation, sampler, LEAST)))
        if method.bodies and (body := method.bodies[0]).required:
            arguments |= body_arguments(body, self._body(operation, body, _content(operation, body), sampler))
        return arguments


def _content(operation: Operation, body: Body) -> Node:
    content = operation.body.get("content") or {}
    wildcards = [each for name, each in content.items() if "*" in name]
    return content.get(body.media_type) or next(iter(wildcards), None) or {}


def _is_streamed(method: Method, response: Response) -> bool:
    return method.stream is not None and response in method.successes


def _status(response: Response, method: Method, operation: Operation) -> int:
    """A status that is described by this response, and by no other one."""
    if response.status.isdigit():
        return int(response.status)
    if response.status == "default":
        ranges = [each for each in (599, 499, 399) if f"{each // 100}XX" not in map(str.upper, operation.responses)]
        return 200 if response in method.successes else ranges[0]
    first = int(response.status[0]) * 100
    return next(each for each in range(first, first + 99) if str(each) not in operation.responses)

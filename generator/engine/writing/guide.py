"""The filters of the templates for documentation: example calls and tables."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Final

from generator import naming
from generator.engine.context.calls import Argument, Operation, Response
from generator.engine.context.classes import Component, Field, Model, Union
from generator.engine.context.connection import Scheme
from generator.engine.context.package import Package
from generator.engine.writing import markdown

_IMPORTS: Final = {
    r"\bdate\.": "from datetime import date",
    r"\bdatetime\.": "from datetime import datetime, timezone",
    r"\bPath\(": "from pathlib import Path",
}


def first_operation(package: Package) -> Operation | None:
    """The operation that the documentation begins with: the first one that is not deprecated and has a plain result."""

    def is_special(operation: Operation) -> bool:
        return operation.stream is not None or operation.pagination is not None or operation.beside != ""

    return min(package.operations, key=lambda each: (each.deprecated, is_special(each)), default=None)


def first_upload(package: Package) -> Operation | None:
    """The first operation that takes a file; a deprecated one only if there is no other."""
    return _first(package, lambda each: bool(uploaded(each)))


def first_download(package: Package) -> Operation | None:
    """The first operation that gives bytes, else text, and is not deprecated."""
    found = (each for each in package.operations if each.is_download and not each.deprecated)
    return min(
        found, key=lambda each: all(response.source != "response.content" for response in each.successes), default=None
    )


def first_stream(package: Package) -> Operation | None:
    """The first operation whose response is read piece by piece; a deprecated one only if there is no other."""
    return _first(package, lambda each: each.stream is not None)


def first_list(package: Package) -> Operation | None:
    """The first operation whose result comes in pages; a deprecated one only if there is no other."""
    return _first(package, lambda each: each.pagination is not None)


def _first(package: Package, is_meant: Callable[[Operation], bool]) -> Operation | None:
    return min(filter(is_meant, package.operations), key=lambda each: each.deprecated, default=None)


def uploaded(operation: Operation) -> list[Argument]:
    """The arguments of an operation that take files."""
    return [argument for argument in operation.arguments if argument.type.is_file]


def call(operation: Operation, also: Iterable[Argument] = ()) -> str:
    """A call with the required arguments, with a body where there may be one, and with further arguments."""
    required = [each for each in operation.arguments if not each.default]
    shown = {each.name: each for each in (*required, *_of_body(operation, (*required, *also)), *also)}.values()
    arguments = [each.example if each.location == "path" else f"{each.name}={each.example}" for each in shown]
    return f"client.{operation.group}.{operation.name}({', '.join(arguments)})"


def _of_body(operation: Operation, given: Iterable[Argument]) -> list[Argument]:
    """Further arguments that the body of a call needs: an optional body may have required fields."""
    of_body = {each.name for each in given if each.location == "body"}
    for body in operation.bodies:
        if of_body <= {each.name for each in body.arguments}:
            needed = [each for each in body.fields if each.name in body.needed and not each.required]
            return needed or ([] if of_body else list(body.arguments[:1]))
    return []


def example(operation: Operation) -> str:
    """An example: the call, and a use of its result."""
    if operation.stream:
        each = "event" if operation.stream.kind == "EventStream" else "item"
        return f"with {call(operation)} as stream:\n    for {each} in stream:\n        print({each})"
    if operation.pagination:
        return f"for item in {call(operation)}:\n    print(item)"
    result = result_name(operation)
    return f"{result} = {call(operation)}" if result else call(operation)


def construction(package: Package, operation: Operation) -> str:
    """The arguments of a client that can make a call."""
    wanted = operation.security[0] if operation.security else ()
    secrets = [one for scheme in package.schemes if scheme.name in wanted for one in scheme.settings]
    server = next((each for each in package.servers if each.environment == package.default_environment), None)
    server = server or next(iter(package.servers), None)
    placeholders = [each.setting for each in server.variables if each.default is None] if server else []
    settings = {one.argument: f"{one.argument}='...'" for one in (*placeholders, *secrets)}
    if server is None:
        settings["base_url"] = "base_url='https://api.example.com'"
    elif package.default_environment is None:
        settings["environment"] = f"environment={server.environment!r}"
    return ", ".join(settings.values())


def result_name(operation: Operation) -> str:
    """The name of the variable for the result; empty if there is no result."""
    if operation.result == "None":
        return ""
    is_a_thing = operation.result in operation.models and not operation.result.endswith("Response")
    return naming.identifier(operation.result, "result") if is_a_thing else "result"


def example_imports(source: str) -> list[str]:
    """The imports from the standard library that an example needs."""
    return [line for pattern, line in _IMPORTS.items() if re.search(pattern, source)]


def credentials(operation: Operation, schemes: Iterable[Scheme]) -> str:
    """The credentials that a call needs, in words; empty for a public one."""
    by_name = {scheme.name: [f"`{one.argument}`" for one in scheme.settings] for scheme in schemes}
    alternatives = [
        " and ".join(argument for name in names for argument in by_name.get(name, [])) or "none"
        for names in operation.security
    ]
    return ", or ".join(alternatives)


def operation_anchor(operation: Operation) -> str:
    """The fragment of the heading of an operation."""
    return f"client{operation.group}{operation.name}"


def anchor(component: Component) -> str:
    """The fragment of the heading of a component."""
    return f"{'class' if isinstance(component, Model) else 'type'}-{component.name}".lower()


def about(one: Argument | Field) -> str:
    """The description of an argument or a field as a cell."""
    return "Deprecated. " * one.deprecated + markdown.cell(one.description)


def linked(annotation: str, names: Collection[str], anchors: Mapping[str, str]) -> str:
    """A type as code in a cell, with a link if it is made of one model."""
    text = markdown.code(annotation)
    return f"[{text}](#{anchors[next(iter(names))]})" if len(names) == 1 else text


def status(response: Response) -> str:
    """The status of a response as words."""
    return "any other" if response.status == "default" else response.status


def variants(union: Union) -> list[tuple[str, frozenset[str], str]]:
    """Annotation, models and tags of each variant."""
    return [
        (each.type.annotated, each.type.models, ", ".join(markdown.code(str(tag)) for tag in each.tags))
        for each in union.variants
    ]


def toml_string(text: str) -> str:
    """Text as a string of TOML on one line, in the notation of JSON, which TOML allows (toml.io/en/v1.0.0#string)."""
    return json.dumps(
        "".join(character for character in " ".join(text.split()) if character.isprintable()), ensure_ascii=False
    )


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "about": about,
    "blocks": markdown.blocks,
    "call": call,
    "cell": markdown.cell,
    "code": markdown.code,
    "construction": construction,
    "credentials": credentials,
    "example": example,
    "example_imports": example_imports,
    "first_download": first_download,
    "first_list": first_list,
    "first_operation": first_operation,
    "first_paragraph": markdown.first_paragraph,
    "first_stream": first_stream,
    "first_upload": first_upload,
    "inline": markdown.inline,
    "linked": linked,
    "operation_anchor": operation_anchor,
    "result_name": result_name,
    "status": status,
    "toml_string": toml_string,
    "uploaded": uploaded,
    "variants": variants,
}

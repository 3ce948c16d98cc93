"""A program of somebody who uses everything that a client has: all methods, arguments, results, models and fields.

It is written from the description of the old package, and says the types of the old package wherever a person could:
what an old name stood for then is written out, so that the new package has to keep it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.engine.context.calls import Argument, Operation
from generator.engine.context.classes import Enum, Field, Model, Union
from generator.surface import Side

_HEAD = """\
from __future__ import annotations

import datetime
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import Any, Literal

from {package} import Async{client}, {client}, errors
from {package}.types import UNSET, FileContent, FileInput, RawResponse, SequenceNotStr, Unset
"""


def program(side: Side, package: str) -> str:
    """The source of the program.

    Arguments:
        side: the old package.
        package: the name under which a package is imported in its place.
    """
    client = side.package.client
    lines = [_HEAD.format(package=package, client=client)]
    lines += [f"from {package}.models import {name}\n" for name in side.package.components]
    lines += [f"from {package}.groups.{group.name} import {group.class_name}\n" for group in side.package.groups]
    if any(operation.pagination for operation in side.package.operations):
        lines.append(f"from {package}.pagination import AsyncPager, Pager\n")
    streams = [operation.stream for operation in side.package.operations if operation.stream]
    kinds = {stream.kind: stream.module for stream in streams}
    lines += [f"from {package}.{module} import Async{kind}, {kind}\n" for kind, module in kinds.items()]
    writer = _Writer(side)
    return "".join([*lines, *writer.constructors(), *writer.groups(), *writer.calls(), *writer.models()])


def written_out(annotation: str, side: Side) -> str:
    """An annotation with what the aliases in it stand for."""

    def meaning(found: re.Match[str]) -> str:
        component = side.package.components.get(found[0])
        if isinstance(component, Enum):
            return f"Literal[{', '.join(map(repr, component.values))}] | {component.base}"
        return written_out(component.annotation, side) if isinstance(component, Union) else found[0]

    parts = re.split(r"('[^']*')", annotation)
    return "".join(part if part.startswith("'") else re.sub(r"\b[A-Z]\w*", meaning, part) for part in parts)


class _Writer:
    def __init__(self, side: Side) -> None:
        self._side = side
        self._client = side.package.client

    def constructors(self) -> Iterator[str]:
        package = self._side.package
        given = {name: "'x'" for name in package.arguments if name != "environment"}
        for variable in package.variables:
            given[variable.setting.argument] = repr((variable.choices or ("x",))[0])
        for environment in [server.environment for server in package.servers] or [None]:
            named = {**given, **({"environment": repr(environment)} if environment else {})}
            arguments = ", ".join(f"{name}={value}" for name, value in named.items())
            yield f"\n{self._client}({arguments})\nAsync{self._client}({arguments})\n"

    def groups(self) -> Iterator[str]:
        for group in self._side.package.groups:
            yield f"\ndef group_{group.name}(client: {self._client}) -> {group.class_name}:\n"
            yield f"    return client.{group.name}\n"

    def calls(self) -> Iterator[str]:
        for number, operation in enumerate(self._side.package.operations):
            positional = operation.positional
            keywords = operation.keywords
            parameters = ", ".join(self._parameter(argument) for argument in operation.arguments)
            head = f"({{client}}{', ' if parameters else ''}{parameters})"
            every = [argument.name for argument in positional] + [f"{each.name}={each.name}" for each in keywords]
            named = [f"{each.name}={each.name}" for each in operation.arguments]
            needed = [f"{each.name}={each.name}" for each in operation.arguments if each.required]
            calls = [f"client.{operation.group}.{operation.name}({', '.join(each)})" for each in (every, named, needed)]
            result, returned = self._annotation(operation.result), self._returned(operation)
            raw = calls[0].replace(f".{operation.name}(", f".with_raw_response.{operation.name}(")
            yield f"\ndef call_{number}{head.format(client=f'client: {self._client}')} -> None:\n"
            yield "".join(f"    result_{at}: {returned} = {call}\n" for at, call in enumerate(calls))
            yield f"    raw: RawResponse[{result}] = {raw}\n"
            if operation.is_download:
                stream = calls[0].replace(f".{operation.name}(", f".with_streaming_response.{operation.name}(")
                yield f"    with {stream} as streamed:\n        streamed.headers\n"
            if operation.pagination:
                yield f"    item: {self._annotation(operation.pagination.item)}\n"
                yield "    for item in result_0:\n        pass\n"
            yield f"\nasync def async_call_{number}{head.format(client=f'client: Async{self._client}')} -> None:\n"
            is_awaited = operation.pagination is None
            found = f"Async{returned}" if operation.pagination or operation.stream else returned
            yield f"    result: {found} = {'await ' if is_awaited else ''}{calls[0]}\n"

    def _parameter(self, argument: Argument) -> str:
        return f"{argument.name}: {self._annotation(argument.accepted)}"

    def _returned(self, operation: Operation) -> str:
        return self._annotation(operation.returned)

    def _annotation(self, annotation: str) -> str:
        return written_out(annotation, self._side)

    def models(self) -> Iterator[str]:
        for name, component in self._side.package.components.items():
            if not isinstance(component, Model):
                continue
            if name in self._side.received:
                yield f"\ndef read_{name}(read: {name}) -> None:\n"
                yield "".join(
                    f"    {_local(each)}: {self._held(each)} = read.{each.attribute}\n" for each in component.fields
                )
                additional = self._annotation(component.additional.annotated)
                yield f"    additional: dict[str, {additional}] = read.additional_properties\n"
            if name in self._side.sent:
                parameters = ", ".join(f"{_local(each)}: {self._held(each)}" for each in component.fields)
                yield f"\ndef make_{name}({parameters}) -> list[{name}]:\n"
                full = ", ".join(f"{each.attribute}={_local(each)}" for each in component.fields)
                least = ", ".join(f"{each.attribute}={_local(each)}" for each in component.fields if not each.default)
                yield f"    return [{name}({full}), {name}({least})]\n"

    def _held(self, field: Field) -> str:
        return self._annotation(field.type.annotated) + ("" if field.required else " | Unset")


def _local(field: Field) -> str:
    return f"of_{field.attribute}"

"""Writes the imports of a generated module: exactly what its code names, so that no linter has to clean up."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from generator.formatting import LINE_LENGTH

MARK: Final = "# <imports>"
"""Where a template wants the imports."""

# Possessive, and with whole runs of harmless characters: this goes over every line that is generated.
_NOT_CODE = re.compile(
    r'"""[^"\\]*+(?:(?:\\.|"(?!""))[^"\\]*+)*+"""'
    r'|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"'
    r"|'[^'\\\n]*+(?:\\.[^'\\\n]*+)*+'"
    r"|#[^\n]*+",
    re.DOTALL,
)
# An alias of what is imported below it is written as text.
_FORWARD = re.compile(r"^\w+: TypeAlias = [\"'](.*)[\"']$", re.MULTILINE)
# From the end of a line, because that is looked for quickly.
_DEFINED = re.compile(r"\n(?:(?:class )?(\w+)(?: = |:(?=\n)|\()| *from \S+ import (\w+))")

_STANDARD: Final[Mapping[str, str]] = {
    "datetime": "",
    "Callable": "collections.abc",
    "Iterator": "collections.abc",
    "Mapping": "collections.abc",
    "Sequence": "collections.abc",
    "AbstractAsyncContextManager": "contextlib",
    "AbstractContextManager": "contextlib",
    "_cache": "functools",
    "cached_property": "functools",
    "import_module": "importlib",
    "TracebackType": "types",
    "Any": "typing",
    "Literal": "typing",
    "Self": "typing",
    "TYPE_CHECKING": "typing",
    "TypeAlias": "typing",
    "_cast": "typing",
}
# From `attr`, which has the same as `attrs` and imports six modules fewer.
_THIRD_PARTY: Final[Mapping[str, str]] = {"_define": "attr", "_field": "attr", "httpx2": ""}
_RUNTIME: Final[Mapping[str, str]] = {
    "FROM_SERVER": "types",
    "FileContent": "types",
    "FileInput": "types",
    "RawResponse": "types",
    "TimeoutInput": "types",
    "ServerSentEvent": "events",
    "UNSET": "types",
    "Unset": "types",
    "_arguments": "_runtime",
    "_bodies": "_runtime",
    "_encode": "_runtime",
    "_files": "_runtime",
    "_multipart": "_runtime",
    "_paging": "_runtime",
    "_styles": "_runtime",
    "_deprecated": "_runtime.deprecation",
    "_warn": "_runtime.deprecation",
    "_Setting": "_runtime.security",
    "AsyncSecret": "_runtime.security",
    "Secret": "_runtime.security",
    "ApiKey": "_runtime.security",
    "ClientCredentials": "_runtime.security",
    "HttpBasic": "_runtime.security",
    "HttpBearer": "_runtime.security",
    "Setting": "_runtime.security",
    "_Server": "_runtime.service",
    "_ServerVariable": "_runtime.service",
    "Server": "_runtime.service",
    "ServerVariable": "_runtime.service",
    "Service": "_runtime.service",
    "DEFAULT_MAX_RETRIES": "_runtime.configuration",
    "DEFAULT_TIMEOUT": "_runtime.configuration",
    "configure": "_runtime.configuration",
    "AsyncTransport": "_runtime.transport",
    "Transport": "_runtime.transport",
    "uncached": "_runtime.transport",
    "Operation": "_runtime.operation",
    "Request": "_runtime.operation",
    "ResponseBody": "_runtime.decode",
    "DECODE_PROBLEMS": "_runtime.decode",
    "decode_error": "_runtime.decode",
    "checked_list": "_runtime.decode",
    "checked_map": "_runtime.decode",
    "checked_scalar": "_runtime.decode",
    "decode_date": "_runtime.decode",
    "decode_date_or_date_time": "_runtime.decode",
    "decode_text": "_runtime.decode",
    "decode_time_or_text": "_runtime.decode",
    "decode_date_time": "_runtime.decode",
    "decode_list": "_runtime.decode",
    "decode_map": "_runtime.decode",
    "encode_date_time": "_runtime.encode",
    "encode_date_time_as_utc": "_runtime.encode",
    "encode_object": "_runtime.encode",
    "_Payload": "_runtime.payload",
    "received": "_runtime.payload",
    "Variant": "_runtime.variants",
    "decoder_of": "_runtime.variants",
    "decode_tagged": "_runtime.variants",
    "decode_variant": "_runtime.variants",
    "SERVICE": "_service",
}
READERS: Final = frozenset(
    name for name, home in _RUNTIME.items() if home in ("_runtime.decode", "_runtime.payload", "_runtime.variants")
)
"""What values are read with."""

_KNOWN: Final = frozenset((*_STANDARD, *_THIRD_PARTY, *_RUNTIME))
# A name with an equals sign or an annotation right behind it is that of an argument or a field. The pattern begins with
# the letters of the names that matter, so that most of the code is passed over quickly.
_NAME = re.compile(rf"[{''.join(sorted({name[0] for name in _KNOWN}))}](?<![\w.].)\w*+(?!=[^=]|: )")


def with_imports(code: str, depth: int) -> str:
    """The code of a module with its imports at the mark.

    Arguments:
        code: what a template wrote.
        depth: how many packages stand between the module and the root of the generated package.
    """
    # A description may hold anything, the mark and what looks like code too.
    bare = _NOT_CODE.sub("", "\n".join(["", code, *(_FORWARD.findall(code) if "TypeAlias" in code else ())]))
    used = _KNOWN.intersection(_NAME.findall(bare)).difference(*_DEFINED.findall(bare))
    mark = next((found for found in _NOT_CODE.finditer(code) if found.group() == MARK), None)
    return f"{code[: mark.start()]}{_imports(used, '.' * (depth + 1))}{code[mark.end() :]}" if mark else code


@lru_cache  # modules of one kind have much the same imports
def _imports(used: frozenset[str], root: str) -> str:
    blocks = [
        ["from __future__ import annotations"],
        _statements(_STANDARD, used, ""),
        _statements(_THIRD_PARTY, used, ""),
        _statements(_RUNTIME, used, root),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def import_statement(line: str, indentation: int = 0, comment: str = "") -> str:
    """An import as the formatter lays it out: a name on each line where one line would be too long.

    Arguments:
        line: all of it as one line.
        indentation: how far the template that writes it is in.
        comment: what follows its first line, with the space before it.
    """
    if indentation + len(line) <= LINE_LENGTH:
        return line + comment
    start, _, names = line.partition(" import ")
    margin = " " * indentation
    lines = [f"{margin}    {name}," for name in names.split(", ")]
    return "\n".join((f"{start} import ({comment}", *lines, f"{margin})"))


def _statements(table: Mapping[str, str], used: frozenset[str], root: str) -> list[str]:
    by_module: dict[str, list[str]] = {}
    for name in sorted(used & table.keys(), key=_isort_key):
        by_module.setdefault(table[name], []).append(name)
    plain = [f"import {name}" for name in by_module.pop("", [])]
    from_modules = [f"from {root}{module} import {_imported(names)}" for module, names in sorted(by_module.items())]
    return [*plain, *map(import_statement, from_modules)]


def _isort_key(name: str) -> tuple[bool, bool, str]:
    """Constants before classes before functions, as import sorters have it."""
    return (not name.isupper(), not name.lstrip("_")[:1].isupper(), name)


def _imported(names: Iterable[str]) -> str:
    return ", ".join(f"{name[1:]} as {name}" if name.startswith("_") else name for name in names)


FILTERS: Final[Mapping[str, Callable[..., Any]]] = {"import_statement": import_statement}

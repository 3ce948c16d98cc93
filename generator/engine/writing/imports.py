"""Writes the imports of a generated module: exactly what its code names, so that no linter has to clean up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from generator.engine.runtime import RUNTIME
from generator.engine.writing.layout import import_statement

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
_FORWARD = re.compile(r"^\w+: TypeAlias = (?:\(\n +)?[\"'](.*)[\"']$", re.MULTILINE)
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
_KNOWN: Final = frozenset((*_STANDARD, *_THIRD_PARTY, *RUNTIME))
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
        _statements(RUNTIME, used, root),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


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

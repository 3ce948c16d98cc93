"""Removes the calls of openapi-python-client from a package, for copies that nobody calls in that way."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from typing import Final

from generator.formatting import without_unneeded_imports
from generator.tree import Tree

_MODULES: Final = ("_runtime/low_level.py", "_runtime/low_level_client.py")
_BEGIN: Final = "# region low level"
_END: Final = "# endregion"


def without_low_level(package: Tree) -> Tree:
    """A package without the modules of its low level, and without the regions that are marked as such in others."""
    kept = {path: content for path, content in package.items() if path not in _MODULES}
    marked = [path for path, content in kept.items() if path.endswith(".py") and _BEGIN.encode() in content]
    bare = {path: _outside(kept[path].decode()).encode() for path in marked}
    return {**kept, **without_unneeded_imports(bare)}


def needs_low_level(code: bytes, package: str) -> int:
    """The first line in which hand-written code imports from ``api``, which is empty without the low level; or 0.

    Arguments:
        code: a module; if Python cannot read it, it imports nothing.
        package: the name of its package, which absolute imports use.
    """
    try:
        imports = [each for each in ast.walk(ast.parse(code)) if isinstance(each, ast.Import | ast.ImportFrom)]
    except (SyntaxError, ValueError):
        return 0
    places = (f"{package}.api.", ".api.", "..api.", "...api.")
    return min(
        (each.lineno for each in imports for name in _imported(each) if f"{name}.".startswith(places)), default=0
    )


def _imported(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    """The full name of each thing that is imported, with the dots of a relative import."""
    start = "" if isinstance(node, ast.Import) else "." * node.level + (f"{node.module}." if node.module else "")
    yield from (f"{start}{each.name}" for each in node.names)


def _outside(code: str) -> str:
    """The code outside of the regions."""
    inside = {line for begin, end in _regions(code) for line in range(begin, end + 1)}
    # Unlike `splitlines`, this does not end lines at odd characters in a docstring.
    return "".join(text for line, text in enumerate(io.StringIO(code), 1) if line not in inside)


def _regions(code: str) -> Iterator[tuple[int, int]]:
    """The first and the last line of each region; marks in docstrings do not count."""
    begin = 0
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type == tokenize.COMMENT and token.string == _BEGIN:
            begin = token.start[0]
        elif token.type == tokenize.COMMENT and token.string == _END and begin:
            yield begin, token.start[0]
            begin = 0

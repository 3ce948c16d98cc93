"""Takes the calls of openapi-python-client out of a package, for copies that nobody calls in that way."""

# ruff has no type stubs.
# pyright: reportMissingTypeStubs=false

from __future__ import annotations

import io
import subprocess
import tempfile
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator.tree import Tree, read_tree

_MODULES: Final = ("_runtime/low_level.py", "_runtime/low_level_client.py")
_BEGIN: Final = "# region low level"
_END: Final = "# endregion"
# An import that nothing needs any more, and a block of imports that became empty.
_LEFT_BEHIND: Final = "F401,TC005"


def without_low_level(package: Tree) -> Tree:
    """A package without its low level: the modules of that, and the regions that are marked so in others.

    Arguments:
        package: the modules of a generated package, by their paths in it.
    """
    kept = {path: content for path, content in package.items() if path not in _MODULES}
    marked = {path: content for path, content in kept.items() if path.endswith(".py") and _BEGIN.encode() in content}
    return {**kept, **_tidied({path: _outside(content.decode()).encode() for path, content in marked.items()})}


def _outside(code: str) -> str:
    """The code outside of the regions."""
    inside = {line for begin, end in _regions(code) for line in range(begin, end + 1)}
    # Other than `splitlines`, this takes no odd character in a docstring for the end of a line.
    return "".join(text for line, text in enumerate(io.StringIO(code), 1) if line not in inside)


def _regions(code: str) -> Iterator[tuple[int, int]]:
    """The first and the last line of each region; what looks like a mark in a docstring is none."""
    begin = 0
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type == tokenize.COMMENT and token.string == _BEGIN:
            begin = token.start[0]
        elif token.type == tokenize.COMMENT and token.string == _END and begin:
            yield begin, token.start[0]
            begin = 0


def _tidied(modules: Tree) -> Tree:
    """The modules without imports that only the regions needed, formatted as all generated code is."""
    from ruff import find_ruff_bin

    with tempfile.TemporaryDirectory() as folder:
        for path, content in modules.items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        options = ("--isolated", "--no-cache", "--quiet", "--target-version", "py311", "--line-length", "120")
        subprocess.run([find_ruff_bin(), "check", *options, "--fix", "--select", _LEFT_BEHIND, folder], check=True)
        subprocess.run([find_ruff_bin(), "format", *options, folder], check=True)
        return read_tree(Path(folder))

"""Formats Python, independent of any configuration on the machine."""

# ruff has no type stubs.
# pyright: reportMissingTypeStubs=false

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Final

from ruff import find_ruff_bin

from generator.tree import Tree, read_tree, write_tree

LINE_LENGTH: Final = 120

# Thousands of small files can take seconds on a busy disk, and take no time in memory.
_MEMORY: Final = Path("/dev/shm")
_OPTIONS: Final = (
    *("--isolated", "--no-cache", "--target-version", "py311", "--line-length", str(LINE_LENGTH)),
    *("--config", "exclude = []"),  # by default it skips folders such as `dist`, which a group may be called
)
# The rules for unused imports, and for blocks of imports that became empty.
_UNNEEDED: Final = "F401,TC005"
_DOCSTRING: Final = re.compile(r'^ *"""(?:[^"\\]|\\.|"(?!""))*+"""', re.DOTALL | re.MULTILINE)
_UNCOUNTED: Final = re.compile(r"  # noqa: [^\n]*")


@cache
def formatter() -> str:
    """The path of the formatter; cached, because it takes a while to find."""
    found: str = find_ruff_bin()
    return found


class InvalidPythonError(Exception):
    """The formatter cannot parse a file as Python; the message is the formatter's."""


def has_short_lines(code: str) -> bool:
    """Whether no line is too long; False if there are characters beyond ASCII, whose width only the formatter knows.

    The formatter leaves the lines of docstrings as long as they are.
    """
    return _are_short(code) or _are_short(_UNCOUNTED.sub("", _without_docstrings(code)))


def _are_short(lines: str) -> bool:
    return lines.isascii() and max(map(len, lines.split("\n"))) <= LINE_LENGTH


def _without_docstrings(code: str) -> str:
    parts = code.split('"""')
    outside, inside = parts[::2], parts[1::2]
    # Otherwise it stands in another string, or escaped, and to find out takes five times as long.
    each_begins_a_line = not any(part[part.rfind("\n") + 1 :].strip(" ") for part in outside[:-1])
    are_pairs = len(outside) > len(inside) and not any(part.endswith("\\") for part in inside)
    return "".join(outside) if each_begins_a_line and are_pairs else _DOCSTRING.sub("", code)


def formatted(tree: Tree) -> Tree:
    """The files with all Python formatted, also in code blocks of Markdown."""
    return _after(tree, ("format",))


def without_unneeded_imports(tree: Tree) -> Tree:
    """The files with all Python formatted, and unused imports removed."""
    return _after(tree, ("check", "--fix", "--select", _UNNEEDED), ("format",))


def _after(tree: Tree, *commands: tuple[str, ...]) -> Tree:
    if not tree:
        return tree
    with tempfile.TemporaryDirectory(dir=_place_for(tree)) as folder:
        write_tree(tree, Path(folder))
        for name, *options in commands:
            done = subprocess.run([formatter(), name, *_OPTIONS, *options, "."], cwd=folder, capture_output=True)
            if done.returncode:
                raise InvalidPythonError(done.stderr.decode(errors="replace").strip())
        return read_tree(Path(folder))


def _place_for(tree: Tree) -> Path | None:
    """A folder in memory with enough room for a tree; None if there is none, for the usual place."""
    room_needed = 4 * sum(len(content) + 4096 for content in tree.values())
    has_memory = os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > room_needed
    return _MEMORY if has_memory else None

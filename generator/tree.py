"""A tree of files as a value: what is to be written, before anything is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

Tree: TypeAlias = Mapping[str, bytes]
"""Relative POSIX paths and their content."""

_LEFT_BEHIND = ("__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache")


def read_tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder, without the caches that tools leave behind; empty when there is no such folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part in _LEFT_BEHIND for part in path.relative_to(folder).parts)
    }


def digest(content: bytes) -> str:
    """The SHA-256 of some content, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def digests(tree: Tree) -> dict[str, str]:
    """The digest of each file."""
    return {path: digest(content) for path, content in sorted(tree.items())}

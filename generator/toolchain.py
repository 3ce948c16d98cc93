"""The versions and sources of docs2client that its output depends on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from generator.tree import digest, digests, read_tree

_HERE: Final = Path(__file__).parent
# A wheel holds the templates inside the package; a checkout has them beside it, for people to find.
_INSTALLED: Final = _HERE / "_templates"
TEMPLATES: Final = _INSTALLED if _INSTALLED.is_dir() else _HERE.parent / "templates"
_DISTRIBUTIONS: Final = ("docs2client", "openapi-python-client", "pyyaml", "ruff")


@cache
def fingerprint() -> dict[str, str]:
    """Versions and digests of everything that decides about the output: the same on every machine and every Python."""
    package = read_tree(_HERE).items()
    templates = f"{_INSTALLED.name}/"
    sources = {name: text for name, text in package if name.endswith(".py") and not name.startswith(templates)}
    return {
        **{name: version(name) for name in _DISTRIBUTIONS},
        "generator": _digest_of_all(sources),
        "templates": _digest_of_all(read_tree(TEMPLATES)),
    }


def newer_version(tool: Mapping[str, str]) -> str | None:
    """The version of docs2client in a fingerprint, if it is newer than this one; None if it is not, or unknown.

    Only the numbers of a release are compared: of what comes before it, and of builds of it, nobody knows the order.
    """
    written = tool.get("docs2client", "")
    return written if _release(written) > _release(fingerprint()["docs2client"]) else None


def _release(version: str) -> tuple[int, ...]:
    found = re.match(r"\d+(\.\d+)*", version)
    return tuple(map(int, found[0].split("."))) if found else ()


def _digest_of_all(tree: dict[str, bytes]) -> str:
    listing = "".join(f"{path} {known}\n" for path, known in digests(tree).items())
    return digest(listing.encode())

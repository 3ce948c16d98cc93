"""The versions and sources of docs2client that its output depends on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from generator.diagnostics import Place, Report
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


def is_newer(tool: Mapping[str, str], place: Place, otherwise: str, report: Report) -> bool:
    """Whether a newer docs2client wrote a client, which nothing here can judge; reports ``generator-older`` then.

    Only the numbers of a release are compared: of what comes before it, and of builds of it, nobody knows the order.

    Arguments:
        tool: the fingerprint of what wrote it.
        otherwise: how the hint goes on, after the newer version to install.
    """
    written = tool.get("docs2client", "")
    if _release(written) <= _release(fingerprint()["docs2client"]):
        return False
    message = f"docs2client {written} wrote this client, and this is an older version"
    report.error("generator-older", message, place, f"Install docs2client {written}{otherwise}")
    return True


def _release(version: str) -> tuple[int, ...]:
    found = re.match(r"\d+(\.\d+)*", version)
    return tuple(map(int, found[0].split("."))) if found else ()


def _digest_of_all(tree: dict[str, bytes]) -> str:
    listing = "".join(f"{path} {known}\n" for path, known in digests(tree).items())
    return digest(listing.encode())

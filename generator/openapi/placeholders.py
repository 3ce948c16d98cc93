"""Placeholders in paths and in the addresses of servers: ``/things/{id}``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
"""A placeholder, with the name of its parameter or variable as group; the name may be empty."""

_NOTATION: Final = re.compile(r"(?P<operator>[*+#]*)(?P<name>[A-Za-z_][\w.-]*?)(?P<modifier>[*?]|\.{3}|[:=].*)?")
_SEVERAL: Final = re.compile(r"\.{3}|:path|:[^:]*\.[*+][^:]*|=.*(?:/|\*\*).*")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A placeholder, read in the notations of web frameworks and URI templates.

    Arguments:
        name: the parameter whose value is put there.
        keeps_slashes: whether that may be several segments: ``{+path}`` (RFC 6570, section 3.2.3), ``{*path}``,
            ``{path...}``, ``{path:path}``, ``{path:.*}``, ``{name=boxes/*}``.
    """

    name: str
    keeps_slashes: bool


def placeholder_of(inside: str) -> Placeholder | None:
    """Reads what stands between the braces; None if it is no name in any notation."""
    found = _NOTATION.fullmatch(inside)
    if found is None:
        return None
    is_several = _SEVERAL.fullmatch(found["modifier"] or "") is not None
    return Placeholder(found["name"], is_several or not {*found["operator"]}.isdisjoint("+*"))

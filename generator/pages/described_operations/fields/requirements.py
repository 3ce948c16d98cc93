"""Recognises the words for required fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from generator.pages.languages import in_english

REQUIRED: Final = ("required", "mandatory")
"""The remarks that make a field required."""

REMARKS: Final = (*REQUIRED, "optional", "deprecated")
"""The remarks about fields that are no types."""

_YES: Final = (*REQUIRED, "yes", "true", "y", "✓", "✔", "✅", "always")
_CONDITION: Final = ("if", "when", "unless", "for", "only", "in", "with", "by")
# "**Required.** Where to send", but not "Required if there is no name".
_REQUIRED_FIRST: Final = re.compile(
    rf"[\s*_(\[`]*(?:{'|'.join(REQUIRED)})\b"
    rf"(?![*_`]*,?\s+(?:{'|'.join(_CONDITION)})\b)(?:\s*[.:!;)\]*_`—–-]|$)",
    re.IGNORECASE,
)


def is_required(cells: Mapping[str, str], remarks: Iterable[str], description: str) -> bool:
    """Whether a row makes its field required: in a column for that, in a remark, or with its first words.

    Arguments:
        cells: the cells of the row, by what their columns are about.
        remarks: the remarks beside the name and the type.
    """
    if cell := cells.get("required"):
        return says_yes(cell)
    if (cell := cells.get("optional")) is not None:
        return "required" in cell.lower() or not (says_yes(cell) or "optional" in cell.lower())
    given = [each for each in remarks if each]
    return any(map(says_yes, given)) or (not given and _REQUIRED_FIRST.match(description) is not None)


def says_yes(cell: str) -> bool:
    """Whether a cell says yes."""
    bare = cell.strip("*`")
    return bare.lower() in _YES or in_english(bare).lower() in _YES

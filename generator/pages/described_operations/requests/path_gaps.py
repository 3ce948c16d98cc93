"""The gaps of a path, and the fields that pages describe for them, perhaps under other names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence


def gaps_filled(names: Collection[str], gaps: Sequence[str]) -> dict[str, str]:
    """The gap that each field is meant for: that of its name, the only one left, or one in other letters.

    Arguments:
        names: those of the fields that are said to be in the path; the ones that fit no gap are left out.
        gaps: those of the path.
    """
    same = {name: name for name in names if name in gaps}
    unplaced = [name for name in names if name not in same]
    unnamed = [gap for gap in gaps if gap not in same]
    is_only_one = len(unplaced) == len(unnamed) == 1
    return same | ({unplaced[0]: unnamed[0]} if is_only_one else _alike(unplaced, unnamed))


def is_written_for(name: str, gaps: Sequence[str]) -> bool:
    """Whether a field of an address is meant for one of the gaps: ``boxId`` or, where there is no other, ``id``."""
    is_end_of_name = len(gaps) == 1 and key_of(name).endswith(key_of(gaps[0]))
    return is_end_of_name or bool(_alike([name], gaps))


def _alike(names: Iterable[str], gaps: Iterable[str]) -> dict[str, str]:
    """The gaps that some names are written for in other letters: ``box_id`` and ``boxId``."""
    keys = {key_of(gap): gap for gap in gaps}
    return {name: keys[key_of(name)] for name in names if key_of(name) in keys}


def key_of(name: str) -> str:
    """What two ways to write a name have in common."""
    return re.sub(r"[_-]", "", name).lower()

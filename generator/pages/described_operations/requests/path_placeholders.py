"""Matches the placeholders in a path with fields, which may have slightly different names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from generator.pages.described_operations.fields.objects import key_of


def placeholders_filled(names: Collection[str], placeholders: Sequence[str]) -> dict[str, str]:
    """For each field, its placeholder: that of the same name, the only one left, or one spelt a little differently.

    Arguments:
        names: the names of the fields in the path; those that fit no placeholder are left out of the result.
    """
    same = {name: name for name in names if name in placeholders}
    unplaced = [name for name in names if name not in same]
    unnamed = [placeholder for placeholder in placeholders if placeholder not in same]
    is_only_one = len(unplaced) == len(unnamed) == 1
    return same | ({unplaced[0]: unnamed[0]} if is_only_one else _alike(unplaced, unnamed))


def is_written_for(name: str, placeholders: Sequence[str]) -> bool:
    """Whether a field is meant for one of the placeholders: ``boxId``, or also ``id`` if there is only one."""
    is_end_of_name = len(placeholders) == 1 and key_of(name).endswith(key_of(placeholders[0]))
    return is_end_of_name or bool(_alike([name], placeholders))


def _alike(names: Iterable[str], placeholders: Iterable[str]) -> dict[str, str]:
    """The placeholders whose names are spelt differently, such as ``box_id`` for ``boxId``."""
    keys = {key_of(placeholder): placeholder for placeholder in placeholders}
    return {name: keys[key_of(name)] for name in names if key_of(name) in keys}

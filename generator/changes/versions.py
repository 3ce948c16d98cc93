"""The next version of a client, by semantic versioning (https://semver.org/spec/v2.0.0.html)."""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import StrEnum

from generator.changes.model import Change, Level


class Step(StrEnum):
    """How far a version has to be raised."""

    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"


def step(changes: Collection[Change]) -> Step | None:
    """The step that changes ask for; None without changes."""
    if any(change.level is Level.BREAKING for change in changes):
        return Step.MAJOR
    return Step.MINOR if changes else None


def following(version: str, by: Step | None) -> str:
    """The next version after this one.

    Before 1.0.0, where anything may change (section 4), what breaks callers raises the second number and all else the
    third. What is not released yet (``1.0.0rc1``) is followed by the next of its kind.
    """
    release, suffix = _split(version)
    if by is None:
        return version
    if suffix:
        return re.sub(r"\d+\Z", lambda last: str(int(last[0]) + 1), version)
    major, minor, patch = release
    if major == 0:
        by = Step.MINOR if by is Step.MAJOR else Step.PATCH
    match by:
        case Step.MAJOR:
            return f"{major + 1}.0.0"
        case Step.MINOR:
            return f"{major}.{minor + 1}.0"
        case Step.PATCH:
            return f"{major}.{minor}.{patch + 1}"


def reaches(version: str, other: str) -> bool:
    """Whether a version is at least as high as another; of suffixes, only the last numbers are compared."""
    return _order(version) >= _order(other)


def _order(version: str) -> tuple[tuple[int, ...], bool, int]:
    release, suffix = _split(version)
    last = re.search(r"\d+\Z", suffix)
    return release, not suffix, int(last[0]) if last else 0


def _split(version: str) -> tuple[tuple[int, int, int], str]:
    """The first three numbers of a version, and its suffix."""
    found = re.match(r"\d+(\.\d+)*", version)
    numbers = found[0] if found else "0"
    major, minor, patch, *_ = *map(int, numbers.split(".")), 0, 0, 0
    return (major, minor, patch), version[len(numbers) :].lstrip(".")

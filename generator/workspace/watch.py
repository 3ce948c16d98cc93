"""Notices which APIs of a workspace have changed files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeAlias

from generator.lock import read_lock

Stamps: TypeAlias = Mapping[str, tuple[int, int, int]]
"""The time, size and number of each file, by its path: they differ when it was saved or replaced."""

SECONDS_BETWEEN_LOOKS: Final = 0.1
SECONDS_TO_SETTLE: Final = 0.05


def changes(look: Callable[[], Mapping[str, Stamps]], pause: Callable[[float], None]) -> Iterator[list[str]]:
    """The names of the APIs whose files changed, each time after the last change; at first, the names of all APIs.

    Editors save in several steps, and some rename files: a change counts once two looks find the same files.

    Arguments:
        look: gives the present files of each API.
        pause: waits for some seconds.
    """
    known: Mapping[str, Stamps] = {}
    while True:
        seen = look()
        if seen == known:
            pause(SECONDS_BETWEEN_LOOKS)
            continue
        seen = _settled(seen, look, pause)
        changed = [name for name, files in seen.items() if files != known.get(name)]
        known = seen
        if changed:
            yield changed


def _settled(
    seen: Mapping[str, Stamps], look: Callable[[], Mapping[str, Stamps]], pause: Callable[[float], None]
) -> Mapping[str, Stamps]:
    while True:
        pause(SECONDS_TO_SETTLE)
        now = look()
        if now == seen:
            return now
        seen = now


def stamps(folder: Path) -> Stamps:
    """The files of an API: all files in its folder, and the inputs of its package outside of it."""
    elsewhere = (folder / path for path in read_lock(folder / "lock.json").inputs if path.startswith("../"))
    found: dict[str, tuple[int, int, int]] = {}
    for path in (*folder.rglob("*"), *elsewhere):
        with suppress(OSError):  # it may have been deleted meanwhile
            status = path.stat()
            found[path.as_posix()] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return found

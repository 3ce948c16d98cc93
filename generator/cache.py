"""Keeps what a run rendered for later runs: this makes them faster, and never changes their result.

That is why the cache is no argument of the stages: the command line sets its folder once, and without it there is none.
An entry is found by a digest of everything that it was made from. What is missing, damaged or cannot be kept is made
anew, so an error of the file is never seen.
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections.abc import Generator, Iterable, Mapping
from contextlib import closing, contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Final

# About a hundred megabytes, or the files of ten very large packages.
_MOST_ENTRIES: Final = 20_000
# To compress some files takes longer than to render them. The format is used for its checksum, which detects damage.
_UNPACKED: Final = 0
_FILE: Final = "files.sqlite"
# Large enough for most contents, so that an entry is mostly read from one page.
_PAGE: Final = "PRAGMA page_size = 16384"
_TABLE: Final = "CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, used REAL, content BLOB)"

_folder: ContextVar[Path | None] = ContextVar("_folder", default=None)


def use_cache(folder: Path | None) -> None:
    """Sets the folder for entries from now on; None to keep none."""
    _folder.set(folder)


def is_there() -> bool:
    """Whether an earlier run kept anything."""
    folder = _folder.get()
    return folder is not None and (folder / _FILE).is_file()


def cached(keys: Iterable[str]) -> dict[str, bytes]:
    """The contents that are known, by their keys."""
    found: dict[str, bytes] = {}
    if not is_there():
        return found
    with _table() as table:
        for key in keys:
            for (content,) in table.execute("SELECT content FROM entry WHERE key = ?", (key,)):
                with suppress(zlib.error):
                    found[key] = zlib.decompress(content)
    return found


def keep(made: Mapping[str, bytes], used: Iterable[str]) -> None:
    """Adds entries; if there are too many then, forgets those that were not used for the longest time.

    Arguments:
        made: new entries by their keys.
        used: the keys of the entries that were of use.
    """
    now = time.time()
    rows = [(key, now, zlib.compress(content, _UNPACKED)) for key, content in made.items()]
    with _table() as table:
        table.executemany("UPDATE entry SET used = ? WHERE key = ?", ((now, key) for key in used))
        table.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", rows)
        (number,) = table.execute("SELECT count(*) FROM entry").fetchone()
        if number > _MOST_ENTRIES:  # only then is it worth reading all of them
            oldest = "SELECT key FROM entry ORDER BY used DESC LIMIT -1 OFFSET ?"
            table.execute(f"DELETE FROM entry WHERE key IN ({oldest})", (_MOST_ENTRIES,))


@contextmanager
def _table() -> Generator[sqlite3.Connection]:
    """The table of the entries; an error of the database ends the block silently."""
    with suppress(sqlite3.Error), closing(_opened(_folder.get())) as table, table:
        yield table


def _opened(folder: Path | None) -> sqlite3.Connection:
    """The table in a folder; one in memory if the folder cannot be used."""
    if folder is not None:
        file = folder / _FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return _with_table(sqlite3.connect(file))
        except (OSError, sqlite3.OperationalError):
            pass  # not a place to write to
        except sqlite3.DatabaseError:
            with suppress(OSError):
                file.unlink()  # it is damaged: the next run begins anew
    return _with_table(sqlite3.connect(":memory:"))


def _with_table(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        connection.execute(_PAGE)
        connection.execute("PRAGMA synchronous = OFF")  # what a power cut takes is made anew
        connection.execute(_TABLE)
    except sqlite3.Error:
        connection.close()
        raise
    return connection

"""What earlier runs rendered, kept for later ones: it decides how long a run takes, and nothing about its result.

That is why it does not go from stage to stage: the command line says once where it is, and without that there is none.
An entry is found by a digest of everything that it is made from. What is missing, damaged or cannot be kept is made
anew, so no error of the file ever shows.
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
# Packed, they would take longer to keep than some take to be rendered; the format has a sum that tells what is damaged.
_UNPACKED: Final = 0
_FILE: Final = "files.sqlite"
# What is read of all entries stands before the contents, and most contents fit into a page.
_PAGE: Final = "PRAGMA page_size = 16384"
_TABLE: Final = "CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, used REAL, content BLOB)"

_folder: ContextVar[Path | None] = ContextVar("_folder", default=None)


def use_cache(folder: Path | None) -> None:
    """Says where entries are kept from now on; None to keep none."""
    _folder.set(folder)


def is_there() -> bool:
    """Whether there is anything of earlier runs."""
    folder = _folder.get()
    return folder is not None and (folder / _FILE).is_file()


def cached(keys: Iterable[str]) -> dict[str, bytes]:
    """The entries that there are, by their keys."""
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
    """Adds entries, and when there are too many forgets those that were not used for the longest time.

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
    """The table of the entries, until something goes wrong with it."""
    with suppress(sqlite3.Error), closing(_opened(_folder.get())) as table, table:
        yield table


def _opened(folder: Path | None) -> sqlite3.Connection:
    """The table in a folder, or one that is forgotten where there is none that can be used."""
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

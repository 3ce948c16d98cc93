"""The files of a message."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from .errors import InvalidArgumentError
from .types import FileInput

MOST_FILES: Final = 10
"""How many files a message may have."""


def attachments(*files: str | FileInput) -> list[FileInput]:
    """The ``files`` of a message; a string is the path of a file.

    Raises:
        InvalidArgumentError: there are more than the server takes, which it would say only after the whole upload.
    """
    if len(files) > MOST_FILES:
        raise InvalidArgumentError(f"files: a message has at most {MOST_FILES}, and not {len(files)}")
    return [Path(file) if isinstance(file, str) else file for file in files]

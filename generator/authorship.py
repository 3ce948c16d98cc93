"""Marks files as written by docs2client, so that a later run knows that it may overwrite them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

EXTRACTED: Final = "# Extracted from the pages by docs2client; put changes into an overlay.\n"
OVERLAID: Final = "# An OpenAPI document with its overlays applied by docs2client; put changes into an overlay.\n"
REPORT_KEY: Final = "docs2client"
"""The first key of a report, with the version that wrote it."""

_MARK: Final = re.compile(rb"# [^\n]*\bby docs2client\b|\{\s*\"docs2client\":")
_LONGEST: Final = 200


def is_ours(path: Path) -> bool:
    """Whether a file begins with a mark of docs2client; documents in JSON have no room for one.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return _MARK.match(file.read(_LONGEST)) is not None

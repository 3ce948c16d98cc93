"""Removes the tags around what kramdown and Python-Markdown read as Markdown: ``<div markdown="1">``."""

from __future__ import annotations

import re
from typing import Final

_ELEMENT: Final = "(?:div|section|article|aside|details)"
_OPENS: Final = re.compile(
    rf"^[ \t]*<{_ELEMENT}\b[^>\n]*\smarkdown(?:=[\"']?(?:1|block|span)[\"']?)?(?=[\s>])[^>\n]*>[ \t]*$", re.MULTILINE
)
_CLOSES: Final = re.compile(rf"^[ \t]*</{_ELEMENT}>[ \t]*$", re.MULTILINE)


def without_wrappers(text: str) -> str:
    """The text of a page with empty lines in the place of such tags; without any, it stays as it is."""
    opened = _OPENS.sub("", text)
    return text if opened == text else _CLOSES.sub("", opened)

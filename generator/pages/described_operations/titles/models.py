"""Recognises models in titles: ``Order``, ```Order```, ``The Order object``, ``The Line Item object``."""

from __future__ import annotations

import re
from typing import Final

GENERIC: Final = ("propert", "field", "attribute", "schema", "record", "shape", "object")
"""The beginnings of words about models in general, which name none."""

_NAME: Final = re.compile(r"`?([A-Z][A-Za-z0-9_]*)`?")
_KIND: Final = r"(?i:objects?|models?|resources?|entity|schema|definition|structure)"
_OF_A_KIND: Final = re.compile(
    rf"(?i:the)\s+`?([A-Za-z]\w*(?: [A-Za-z]\w*){{0,2}})`?\s+{_KIND}"
    rf"|`?((?!The\b|An?\b)[A-Z]\w*(?: [A-Z]\w*){{0,2}})`?\s+{_KIND}"
)


def model_in_title(title: str) -> str:
    """The model that a title names; empty if it names none."""
    found = _NAME.fullmatch(title.strip()) or _OF_A_KIND.fullmatch(title.strip())
    words = next(filter(None, found.groups()), "").split() if found else []
    if not words or words[0].lower().startswith(GENERIC):
        return ""
    return "".join(word[0].upper() + word[1:] for word in words)

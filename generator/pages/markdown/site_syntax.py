"""Rewrites what site generators add to Markdown: comments, Jekyll's ``{% highlight %}``, ``<div markdown="1">``."""

from __future__ import annotations

import re
from typing import Final

# Code, which may contain something that looks like a comment, is matched first, and kept.
_OPENING: Final = r"^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(?P<mark>`{3,}|~{3,})[^`\n]*\n"
_FENCE: Final = rf"{_OPENING}.*?(?:^[ \t>]*(?P=mark)[`~]*[ \t]*$|\Z)"
# A comment cannot contain the start of another one; this keeps the search linear.
_COMMENT: Final = re.compile(
    rf"{_FENCE}|`[^`\n]+`|[ \t]?(?P<comment>\{{/\*(?:(?!\{{/\*).)*?\*/\}})", re.MULTILINE | re.DOTALL
)
_OPENS: Final = re.compile(r"^([ \t]*)\{%-?[ \t]*highlight[ \t]+(\w+)[^%\n]*%\}[ \t]*$", re.MULTILINE)
_CLOSES: Final = re.compile(r"^([ \t]*)\{%-?[ \t]*endhighlight[ \t]*-?%\}[ \t]*$", re.MULTILINE)

_ELEMENT: Final = "(?:div|section|article|aside|details)"
_WRAPPER: Final = re.compile(
    rf"^[ \t]*<{_ELEMENT}\b[^>\n]*\smarkdown(?:=[\"']?(?:1|block|span)[\"']?)?(?=[\s>])[^>\n]*>[ \t]*$", re.MULTILINE
)
_END_OF_WRAPPER: Final = re.compile(rf"^[ \t]*</{_ELEMENT}>[ \t]*$", re.MULTILINE)


def without_comments(text: str) -> str:
    """A page without comments outside of code; all other text stays on its line."""
    return _COMMENT.sub(lambda found: "\n" * found[0].count("\n") if found["comment"] else found[0], text)


def with_highlights(text: str) -> str:
    """The text of a page with fences for code between Jekyll's tags; each line stays where it is."""
    if "endhighlight" not in text:
        return text
    return _CLOSES.sub(r"\1~~~~", _OPENS.sub(r"\1~~~~\2", text))


def without_wrappers(text: str) -> str:
    """A page with empty lines for the tags around what kramdown and Python-Markdown read as Markdown."""
    opened = _WRAPPER.sub("", text)
    return text if opened == text else _END_OF_WRAPPER.sub("", opened)

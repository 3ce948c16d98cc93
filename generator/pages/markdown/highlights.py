"""Rewrites Jekyll's ``{% highlight json %}`` as fences."""

from __future__ import annotations

import re
from typing import Final

_OPENS: Final = re.compile(r"^([ \t]*)\{%-?[ \t]*highlight[ \t]+(\w+)[^%\n]*%\}[ \t]*$", re.MULTILINE)
_CLOSES: Final = re.compile(r"^([ \t]*)\{%-?[ \t]*endhighlight[ \t]*-?%\}[ \t]*$", re.MULTILINE)


def with_highlights(text: str) -> str:
    """The text of a page with fences for code between Jekyll's tags; each line stays where it is."""
    if "endhighlight" not in text:
        return text
    return _CLOSES.sub(r"\1~~~~", _OPENS.sub(r"\1~~~~\2", text))

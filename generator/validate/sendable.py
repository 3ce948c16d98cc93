"""Whether HTTP can carry the names of headers and cookies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from generator.diagnostics import Place, Report
from generator.document import ObjectNode

# RFC 9110, section 5.6.2. RFC 6265 wants the same of cookies, but everybody reads the brackets that PHP writes.
_NAMES: Final[Mapping[str, re.Pattern[str]]] = {
    "header": re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"),
    "cookie": re.compile(r"[!#-+\--:<>-\[\]-~]+"),
}


def is_sendable(node: ObjectNode) -> bool:
    """Whether the name of a parameter or an API key can be sent; True without a name, which is another finding."""
    name, location = node.get("name"), node.text_at("in")
    return not isinstance(name, str) or location not in _NAMES or _NAMES[location].fullmatch(name) is not None


def is_header_name(text: str) -> bool:
    """Whether a header can have this name."""
    return _NAMES["header"].fullmatch(text) is not None


def report_unsendable(node: ObjectNode, report: Report, related: Iterable[Place] = ()) -> None:
    """Reports ``openapi-unusable`` for a name that HTTP does not allow."""
    report.warning(
        "openapi-unusable",
        f"No {node.text_at('in')} may be called `{node.text_at('name')}`: this is left out",
        node.place_of("name"),
        "HTTP allows neither spaces, nor letters beyond ASCII, nor separators in names: correct it with an overlay.",
        related,
    )

"""The keys of responses: status codes, and ranges of them (OpenAPI 3.1.1, section 4.8.16)."""

from __future__ import annotations

import re
from typing import Final

from generator.document import ObjectNode

_STATUS: Final = re.compile(r"default|[1-9]\d\d|[1-5][xX]{2}", re.ASCII)


def is_status(key: str) -> bool:
    """Whether it is a status or a range; codes from 600 on are accepted as well, because some servers use them."""
    return _STATUS.fullmatch(key) is not None


def success_statuses(responses: ObjectNode) -> frozenset[str]:
    """The statuses that describe success: all of 2xx, or else ``default``."""
    found = frozenset(status for status in responses if status.startswith("2"))
    return found or frozenset(("default",))

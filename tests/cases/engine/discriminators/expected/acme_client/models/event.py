from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache as _cache
from typing import TYPE_CHECKING, Any, TypeAlias

from .._runtime.variants import decode_tagged

if TYPE_CHECKING:
    from .closed import Closed
    from .opened import Opened

Event: TypeAlias = "Opened | Closed | dict[str, Any]"
"""One of several variants.

``code`` says which; a variant that is not documented stays a dictionary.
"""


def read_event(value: Any) -> Event:
    """Reads the variant that a JSON value is."""
    decoded: Event = decode_tagged(value, "code", _variants())
    return decoded


# Models may refer to each other in a long circle: what this one needs is imported when it reads its first value.
@_cache
def _variants() -> Mapping[object, Callable[[Any], Any]]:
    from .closed import Closed
    from .opened import Opened

    return {
        1: Opened.from_dict,
        2: Closed.from_dict,
    }

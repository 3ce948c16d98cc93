from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from .._runtime.variants import decode_tagged

Event: TypeAlias = "Opened | Closed | dict[str, Any]"
"""One of several variants.

``code`` says which; a variant that is not documented stays a dictionary.
"""


def read_event(value: Any) -> Event:
    """Reads the variant that a JSON value is."""
    decoded: Event = decode_tagged(value, "code", _VARIANTS)
    return decoded


# Models may refer to each other in a circle: by now the function above is defined.
from .closed import Closed  # noqa: E402
from .opened import Opened  # noqa: E402

_VARIANTS: Mapping[object, Callable[[Any], Any]] = {
    1: Opened.from_dict,
    2: Closed.from_dict,
}

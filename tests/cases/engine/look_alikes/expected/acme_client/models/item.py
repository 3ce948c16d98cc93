from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache as _cache
from typing import TYPE_CHECKING, Any, TypeAlias

from .._runtime.variants import Variant, decode_tagged, decoder_of

if TYPE_CHECKING:
    from .answered import Answered
    from .asked import Asked
    from .called import Called

Item: TypeAlias = "Asked | Answered | Called | dict[str, Any]"
"""One of several variants.

``type`` says which; a variant that is not documented stays a dictionary.
"""


def read_item(value: Any) -> Item:
    """Reads the variant that a JSON value is."""
    decoded: Item = decode_tagged(value, "type", _variants())
    return decoded


# Models may refer to each other in a long circle: what this one needs is imported when it reads its first value.
@_cache
def _variants() -> Mapping[object, Callable[[Any], Any]]:
    from .answered import Answered
    from .asked import Asked
    from .called import Called

    return {
        "message": decoder_of(
            Variant(dict, Asked.from_dict, {"role": ("user", "system")}),
            Variant(dict, Answered.from_dict, {"role": ("assistant",)}),
        ),
        "call": Called.from_dict,
    }

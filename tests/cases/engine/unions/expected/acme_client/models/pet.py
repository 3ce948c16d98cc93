from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache as _cache
from typing import TYPE_CHECKING, Any, TypeAlias

from .._runtime.variants import decode_tagged

if TYPE_CHECKING:
    from .cat import Cat
    from .dog import Dog

Pet: TypeAlias = "Cat | Dog | dict[str, Any]"
"""One of several variants.

``kind`` says which; a variant that is not documented stays a dictionary.
"""


def read_pet(value: Any) -> Pet:
    """Reads the variant that a JSON value is."""
    decoded: Pet = decode_tagged(value, "kind", _variants())
    return decoded


# Models may refer to each other in a long circle: what this one needs is imported when it reads its first value.
@_cache
def _variants() -> Mapping[object, Callable[[Any], Any]]:
    from .cat import Cat
    from .dog import Dog

    return {
        "kitten": Cat.from_dict,
        "hound": Dog.from_dict,
    }

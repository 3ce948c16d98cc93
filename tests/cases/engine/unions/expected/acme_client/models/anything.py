from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import cache as _cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from .._runtime.decode import decode_date_time, decode_list
from .._runtime.variants import Variant, decode_variant

if TYPE_CHECKING:
    from .anything_with_id import AnythingWithId
    from .cat import Cat
    from .dog import Dog

Anything: TypeAlias = 'Cat | list[Dog] | AnythingWithId | datetime.datetime | Literal["it\'s"]'
"""Told apart by what fits."""


def read_anything(value: Any) -> Anything:
    """Reads the variant that a JSON value is."""
    decoded: Anything = decode_variant(value, _variants())
    return decoded


# Models may refer to each other in a long circle: what this one needs is imported when it reads its first value.
@_cache
def _variants() -> Sequence[Variant]:
    from .anything_with_id import AnythingWithId
    from .cat import Cat
    from .dog import Dog

    return (
        Variant(dict, Cat.from_dict),
        Variant(list, lambda _item: decode_list(Dog.from_dict, _item)),
        Variant(dict, AnythingWithId.from_dict),
        Variant(str, decode_date_time),
        Variant(str, lambda _item: _item),
    )

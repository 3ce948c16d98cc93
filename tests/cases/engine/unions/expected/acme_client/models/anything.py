from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any, Literal, TypeAlias

from .._runtime.decode import decode_date_time, decode_list
from .._runtime.variants import Variant, decode_variant

Anything: TypeAlias = 'Cat | list[Dog] | AnythingVariant3 | datetime.datetime | Literal["it\'s"]'
"""Told apart by what fits."""


def read_anything(value: Any) -> Anything:
    """Reads the variant that a JSON value is."""
    decoded: Anything = decode_variant(value, _VARIANTS)
    return decoded


# Models may refer to each other in a circle: by now the function above is defined.
from .anything_variant3 import AnythingVariant3  # noqa: E402
from .cat import Cat  # noqa: E402
from .dog import Dog  # noqa: E402

_VARIANTS: Sequence[Variant] = (
    Variant(dict, Cat.from_dict),
    Variant(list, lambda _item: decode_list(Dog.from_dict, _item)),
    Variant(dict, AnythingVariant3.from_dict),
    Variant(str, decode_date_time),
    Variant(object, lambda _item: _item),
)

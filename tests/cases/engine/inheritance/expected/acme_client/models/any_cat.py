from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache as _cache
from typing import TYPE_CHECKING, Any, TypeAlias

from .._runtime.variants import decode_tagged

if TYPE_CHECKING:
    from .cat import Cat
    from .siamese import Siamese

AnyCat: TypeAlias = "Siamese | Cat"
"""One of several variants.

``kind`` says which; a variant that is not documented is read as ``Cat``.
"""


def read_any_cat(value: Any) -> AnyCat:
    """Reads the variant that a JSON value is."""
    decoded: AnyCat = decode_tagged(value, "kind", *_variants())
    return decoded


# Models may refer to each other in a long circle: what this one needs is imported when it reads its first value.
@_cache
def _variants() -> tuple[Mapping[object, Callable[[Any], Any]], Callable[[Any], Any]]:
    from .cat import Cat
    from .siamese import Siamese

    return (
        {
            "siamese": Siamese.from_dict,
            "Cat": Cat.from_dict,
        },
        Cat.from_dict,
    )

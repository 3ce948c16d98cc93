from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from .._runtime.variants import decode_tagged

AnyCat: TypeAlias = "Siamese | Cat"
"""One of several variants.

``kind`` says which; a variant that is not documented is a ``Cat``.
"""


def read_any_cat(value: Any) -> AnyCat:
    """Reads the variant that a JSON value is."""
    decoded: AnyCat = decode_tagged(value, "kind", _VARIANTS, Cat.from_dict)
    return decoded


# Models may refer to each other in a circle: by now the function above is defined.
from .cat import Cat  # noqa: E402
from .siamese import Siamese  # noqa: E402

_VARIANTS: Mapping[object, Callable[[Any], Any]] = {
    "siamese": Siamese.from_dict,
    "Cat": Cat.from_dict,
}

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from .._runtime.variants import decode_tagged

Pet: TypeAlias = "Cat | Dog | dict[str, Any]"
"""One of several variants.

``kind`` says which; a variant that is not documented stays a dictionary.
"""


def read_pet(value: Any) -> Pet:
    """Reads the variant that a JSON value is."""
    decoded: Pet = decode_tagged(value, "kind", _VARIANTS)
    return decoded


# Models may refer to each other in a circle: by now the function above is defined.
from .cat import Cat  # noqa: E402
from .dog import Dog  # noqa: E402

_VARIANTS: Mapping[object, Callable[[Any], Any]] = {
    "kitten": Cat.from_dict,
    "hound": Dog.from_dict,
}

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from .._runtime.variants import decode_tagged

AnyPet: TypeAlias = "Dog | Cat | Siamese | Fish | Pet"
"""An animal that lives with people.

``kind`` says which; a variant that is not documented is a ``Pet``.
"""


def read_any_pet(value: Any) -> AnyPet:
    """Reads the variant that a JSON value is."""
    decoded: AnyPet = decode_tagged(value, "kind", _VARIANTS, Pet.from_dict)
    return decoded


# Models may refer to each other in a circle: by now the function above is defined.
from .cat import Cat  # noqa: E402
from .dog import Dog  # noqa: E402
from .fish import Fish  # noqa: E402
from .pet import Pet  # noqa: E402
from .siamese import Siamese  # noqa: E402

_VARIANTS: Mapping[object, Callable[[Any], Any]] = {
    "hound": Dog.from_dict,
    "Cat": Cat.from_dict,
    "siamese": Siamese.from_dict,
    "Fish": Fish.from_dict,
    "Pet": Pet.from_dict,
}

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache as _cache
from typing import TYPE_CHECKING, Any, TypeAlias

from .._runtime.variants import decode_tagged

if TYPE_CHECKING:
    from .cat import Cat
    from .dog import Dog
    from .fish import Fish
    from .pet import Pet
    from .siamese import Siamese

AnyPet: TypeAlias = "Dog | Cat | Siamese | Fish | Pet"
"""An animal that lives with people.

``kind`` says which; a variant that is not documented is read as ``Pet``.
"""


def read_any_pet(value: Any) -> AnyPet:
    """Reads the variant that a JSON value is."""
    decoded: AnyPet = decode_tagged(value, "kind", *_variants())
    return decoded


# Models may refer to each other in a long circle: what this one needs is imported when it reads its first value.
@_cache
def _variants() -> tuple[Mapping[object, Callable[[Any], Any]], Callable[[Any], Any]]:
    from .cat import Cat
    from .dog import Dog
    from .fish import Fish
    from .pet import Pet
    from .siamese import Siamese

    return (
        {
            "hound": Dog.from_dict,
            "Cat": Cat.from_dict,
            "siamese": Siamese.from_dict,
            "Fish": Fish.from_dict,
            "Pet": Pet.from_dict,
        },
        Pet.from_dict,
    )

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from .._runtime.variants import decode_tagged

Vehicle: TypeAlias = "Car | Bike | dict[str, Any]"
"""One of several variants.

``kind`` says which; a variant that is not documented stays a dictionary.
"""


def read_vehicle(value: Any) -> Vehicle:
    """Reads the variant that a JSON value is."""
    decoded: Vehicle = decode_tagged(value, "kind", _VARIANTS)
    return decoded


# Models may refer to each other in a circle: by now the function above is defined.
from .bike import Bike  # noqa: E402
from .car import Car  # noqa: E402

_VARIANTS: Mapping[object, Callable[[Any], Any]] = {
    "car": Car.from_dict,
    "bike": Bike.from_dict,
}

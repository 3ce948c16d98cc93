from __future__ import annotations

from collections.abc import Sequence
from functools import cache as _cache
from typing import TYPE_CHECKING, Any, TypeAlias

from .._runtime.variants import Variant, decode_variant

if TYPE_CHECKING:
    from .circle import Circle
    from .point import Point
    from .square import Square

Shape: TypeAlias = "Circle | Square | Point"
"""One of several variants."""


def read_shape(value: Any) -> Shape:
    """Reads the variant that a JSON value is."""
    decoded: Shape = decode_variant(value, _variants())
    return decoded


# Models may refer to each other in a long circle: what this one needs is imported when it reads its first value.
@_cache
def _variants() -> Sequence[Variant]:
    from .circle import Circle
    from .point import Point
    from .square import Square

    return (
        Variant(dict, Circle.from_dict, {"kind": ("circle",)}),
        Variant(dict, Square.from_dict, {"kind": ("square", "box")}),
        Variant(dict, Point.from_dict, {"kind": ()}),
    )

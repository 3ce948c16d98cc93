from __future__ import annotations

from collections.abc import Sequence
from functools import cache as _cache
from typing import TYPE_CHECKING, Any, TypeAlias

from .._runtime.variants import Variant, decode_variant

if TYPE_CHECKING:
    from .sent_with_tones import SentWithTones
    from .tone import Tone

Sent: TypeAlias = "Tone | SentWithTones"
"""One of several variants."""


def read_sent(value: Any) -> Sent:
    """Reads the variant that a JSON value is."""
    decoded: Sent = decode_variant(value, _variants())
    return decoded


# Models may refer to each other in a long circle: what this one needs is imported when it reads its first value.
@_cache
def _variants() -> Sequence[Variant]:
    from .sent_with_tones import SentWithTones

    return (
        Variant(str, lambda _item: _item),
        Variant(dict, SentWithTones.from_dict),
    )

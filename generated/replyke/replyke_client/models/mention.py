from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache as _cache
from typing import TYPE_CHECKING, Any, TypeAlias

from .._runtime.variants import decode_tagged

if TYPE_CHECKING:
    from .space_mention import SpaceMention
    from .user_mention import UserMention

Mention: TypeAlias = "UserMention | SpaceMention | dict[str, Any]"
"""A user or a space that the text of a message mentions.

``type`` says which; a variant that is not documented stays a dictionary.
"""


def read_mention(value: Any) -> Mention:
    """Reads the variant that a JSON value is."""
    decoded: Mention = decode_tagged(value, "type", _variants())
    return decoded


# Models may refer to each other in a long circle: what this one needs is imported when it reads its first value.
@_cache
def _variants() -> Mapping[object, Callable[[Any], Any]]:
    from .space_mention import SpaceMention
    from .user_mention import UserMention

    return {
        "user": UserMention.from_dict,
        "space": SpaceMention.from_dict,
    }

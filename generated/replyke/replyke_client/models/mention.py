from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from .._runtime.variants import decode_tagged

Mention: TypeAlias = "UserMention | SpaceMention | dict[str, Any]"
"""A user or a space that the text of a message mentions.

``type`` says which; a variant that is not documented stays a dictionary.
"""


def read_mention(value: Any) -> Mention:
    """Reads the variant that a JSON value is."""
    decoded: Mention = decode_tagged(value, "type", _VARIANTS)
    return decoded


# Models may refer to each other in a circle: by now the function above is defined.
from .space_mention import SpaceMention  # noqa: E402
from .user_mention import UserMention  # noqa: E402

_VARIANTS: Mapping[object, Callable[[Any], Any]] = {
    "user": UserMention.from_dict,
    "space": SpaceMention.from_dict,
}

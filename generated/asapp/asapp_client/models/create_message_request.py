from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attr import define as _define, field as _field

from .._runtime.decode import DECODE_PROBLEMS, decode_date_time, decode_error
from .._runtime.encode import encode_date_time_as_utc

_NAMES = frozenset(
    (
        "text",
        "sender",
        "timestamp",
    )
)


@_define(kw_only=True, weakref_slot=False)
class CreateMessageRequest:
    """Represents a single message within a conversation.

    Attributes:
        text: The content of the message. At least 1 character.
        sender: Information about the participant who sent the message.
        timestamp: The time when the message was sent. Include the timezone, otherwise
            UTC will be assumed.
    """

    text: str
    sender: Sender
    timestamp: datetime.datetime
    _extra: dict[str, Any] | None = _field(default=None, alias="_extra", repr=False, eq=lambda extra: extra or None)

    @property
    def additional_properties(self) -> dict[str, Any]:
        """The properties that the documentation does not name; they are written back as they came."""
        if self._extra is None:
            self._extra = {}
        return self._extra

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Reads the object as it stands in JSON, or raises ``ModelDecodeError``."""
        self = object.__new__(cls)  # all fields are set below, so __init__ has nothing to do
        _at = ""
        _known = 3
        try:
            _at = "text"
            self.text = source[_at]
            _at = "sender"
            self.sender = Sender.from_dict(source[_at])
            _at = "timestamp"
            self.timestamp = decode_date_time(source[_at])
            self._extra = None
            if len(source) != _known and not source.keys() <= _NAMES:
                self._extra = {name: source[name] for name in source if name not in _NAMES}
        except DECODE_PROBLEMS as error:
            raise decode_error(error, _at, "CreateMessageRequest", source) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as it stands in JSON; what is ``UNSET`` is left out."""
        result: dict[str, Any] = {
            "text": self.text,
            "sender": self.sender.to_dict(),
            "timestamp": encode_date_time_as_utc(self.timestamp),
        }
        if self._extra:
            result.update(self._extra)
        return result


# Models may refer to each other in a circle: by now this one is defined.
from .sender import Sender  # noqa: E402

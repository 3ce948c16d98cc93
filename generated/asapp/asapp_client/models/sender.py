from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define as _define, field as _field

from .._runtime.decode import DECODE_PROBLEMS, decode_error

_NAMES = frozenset(
    (
        "role",
        "externalId",
    )
)


@_define(kw_only=True, weakref_slot=False)
class Sender:
    """Information about the participant who sent the message.

    Attributes:
        role: The role of the participant in the conversation.
        external_id: The unique identifier for the participant in your external system.
            This should be consistent across all interactions for the same individual.
    """

    role: SenderRole
    external_id: str
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
        _known = 2
        try:
            _at = "role"
            self.role = source[_at]
            _at = "externalId"
            self.external_id = source[_at]
            self._extra = None
            if len(source) != _known and not source.keys() <= _NAMES:
                self._extra = {name: source[name] for name in source if name not in _NAMES}
        except DECODE_PROBLEMS as error:
            raise decode_error(error, _at, "Sender", source) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as it stands in JSON; what is ``UNSET`` is left out."""
        result: dict[str, Any] = {
            "role": self.role,
            "externalId": self.external_id,
        }
        if self._extra:
            result.update(self._extra)
        return result


if TYPE_CHECKING:
    from .sender_role import SenderRole

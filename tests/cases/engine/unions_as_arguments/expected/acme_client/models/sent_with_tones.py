from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attr import define as _define, field as _field

from .._runtime.decode import DECODE_PROBLEMS, checked_list, decode_error, decode_or_keep
from .._runtime.encode import encode_object
from ..types import UNSET, Unset

_NAMES = frozenset(
    (
        "tones",
        "place",
    )
)


@_define(kw_only=True, weakref_slot=False)
class SentWithTones:
    """The object ``SentWithTones``."""

    tones: list[Tone]
    place: Place | None | Unset = UNSET
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
        _known = 1
        try:
            _at = "tones"
            self.tones = checked_list(source[_at])
            _at = "place"
            _value = source.get(_at, UNSET)
            if _value is UNSET:
                self.place = UNSET
            else:
                _known += 1
                self.place = None if _value is None else decode_or_keep(Place.from_dict, _value)
            self._extra = None
            if len(source) != _known and not source.keys() <= _NAMES:
                self._extra = {name: source[name] for name in source if name not in _NAMES}
        except DECODE_PROBLEMS as error:
            raise decode_error(error, _at, "SentWithTones", source) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as it stands in JSON; what is ``UNSET`` is left out."""
        result: dict[str, Any] = {
            "tones": self.tones,
        }
        if self.place is not UNSET:
            result["place"] = self.place if self.place is None else encode_object(self.place)
        if self._extra:
            result.update(self._extra)
        return result


if TYPE_CHECKING:
    from .tone import Tone

# Models may refer to each other in a circle: by now this one is defined.
from .place import Place  # noqa: E402

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attr import define as _define, field as _field

from .._runtime.decode import DECODE_PROBLEMS, decode_date, decode_date_time, decode_error
from .._runtime.encode import encode_date_time_as_utc
from ..types import UNSET, Unset

_NAMES = frozenset(
    (
        "name",
        "seen",
    )
)


@_define(kw_only=True, weakref_slot=False)
class Bird:
    """The object ``Bird``."""

    name: str | Unset = UNSET
    seen: datetime.datetime | Unset = UNSET
    _extra: dict[str, datetime.date] | None = _field(
        default=None, alias="_extra", repr=False, eq=lambda extra: extra or None
    )

    @property
    def additional_properties(self) -> dict[str, datetime.date]:
        """The properties that the documentation does not name; they are written back as they came."""
        if self._extra is None:
            self._extra = {}
        return self._extra

    @classmethod
    def from_dict(cls, source: Mapping[str, Any]) -> Self:
        """Reads the object as it stands in JSON, or raises ``ModelDecodeError``."""
        self = object.__new__(cls)  # all fields are set below, so __init__ has nothing to do
        _at = ""
        _known = 0
        try:
            _at = "name"
            _value = source.get(_at)
            if _value is None:
                self.name = UNSET
            else:
                _known += 1
                self.name = _value
            _at = "seen"
            _value = source.get(_at)
            if _value is None:
                self.seen = UNSET
            else:
                _known += 1
                self.seen = decode_date_time(_value)
            self._extra = None
            if len(source) != _known and not source.keys() <= _NAMES:
                for _at in [name for name in source if name not in _NAMES]:
                    self.additional_properties[_at] = decode_date(source[_at])
        except DECODE_PROBLEMS as error:
            raise decode_error(error, _at, "Bird", source) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as it stands in JSON; what is ``UNSET`` is left out."""
        result: dict[str, Any] = {}
        if self.name is not UNSET:
            result["name"] = self.name
        if self.seen is not UNSET:
            result["seen"] = encode_date_time_as_utc(self.seen)
        if self._extra:
            result.update({name: datetime.date.isoformat(value) for name, value in self._extra.items()})
        return result

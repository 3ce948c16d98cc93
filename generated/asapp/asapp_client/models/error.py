from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attr import define as _define, field as _field

from .._runtime.decode import DECODE_PROBLEMS, decode_error
from ..types import UNSET, Unset

_NAMES = frozenset(("error",))


@_define(kw_only=True, weakref_slot=False)
class Error:
    """What every error says.

    Attributes:
        error: Error details
    """

    error: ErrorDetails | Unset = UNSET
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
        _known = 0
        try:
            _at = "error"
            _value = source.get(_at)
            if _value is None:
                self.error = UNSET
            else:
                _known += 1
                self.error = ErrorDetails.from_dict(_value)
            self._extra = None
            if len(source) != _known and not source.keys() <= _NAMES:
                self._extra = {name: source[name] for name in source if name not in _NAMES}
        except DECODE_PROBLEMS as error:
            raise decode_error(error, _at, "Error", source) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as it stands in JSON; what is ``UNSET`` is left out."""
        result: dict[str, Any] = {}
        if self.error is not UNSET:
            result["error"] = self.error.to_dict()
        if self._extra:
            result.update(self._extra)
        return result


# Models may refer to each other in a circle: by now this one is defined.
from .error_details import ErrorDetails  # noqa: E402

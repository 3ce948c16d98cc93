from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attr import define as _define, field as _field

from .._runtime.decode import DECODE_PROBLEMS, decode_error
from ..types import UNSET, Unset

_NAMES = frozenset(
    (
        "version",
        "code",
        "mixed",
        "ratio",
        "share",
        "step",
        "flag",
        "both",
        "only",
    )
)


@_define(kw_only=True, weakref_slot=False)
class Thing:
    """The object ``Thing``.

    Attributes:
        mixed: One of "small", 1, 2.5, true.
        ratio: One of 0.5, 1.
    """

    version: ThingVersion | Unset = UNSET
    code: ThingCode | Unset = UNSET
    mixed: Literal["small", 1, True] | str | int | float | bool | Unset = UNSET
    ratio: float | Unset = UNSET
    share: float | Unset = UNSET
    step: ThingStep | Unset = UNSET
    flag: bool | Unset = UNSET
    both: bool | Unset = UNSET
    only: Literal[True] | Unset = UNSET
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
            _at = "version"
            _value = source.get(_at)
            if _value is None:
                self.version = UNSET
            else:
                _known += 1
                self.version = _value
            _at = "code"
            _value = source.get(_at)
            if _value is None:
                self.code = UNSET
            else:
                _known += 1
                self.code = _value
            _at = "mixed"
            _value = source.get(_at)
            if _value is None:
                self.mixed = UNSET
            else:
                _known += 1
                self.mixed = _value
            _at = "ratio"
            _value = source.get(_at)
            if _value is None:
                self.ratio = UNSET
            else:
                _known += 1
                self.ratio = _value
            _at = "share"
            _value = source.get(_at)
            if _value is None:
                self.share = UNSET
            else:
                _known += 1
                self.share = _value
            _at = "step"
            _value = source.get(_at)
            if _value is None:
                self.step = UNSET
            else:
                _known += 1
                self.step = _value
            _at = "flag"
            _value = source.get(_at)
            if _value is None:
                self.flag = UNSET
            else:
                _known += 1
                self.flag = _value
            _at = "both"
            _value = source.get(_at)
            if _value is None:
                self.both = UNSET
            else:
                _known += 1
                self.both = _value
            _at = "only"
            _value = source.get(_at)
            if _value is None:
                self.only = UNSET
            else:
                _known += 1
                self.only = _value
            self._extra = None
            if len(source) != _known and not source.keys() <= _NAMES:
                self._extra = {name: source[name] for name in source if name not in _NAMES}
        except DECODE_PROBLEMS as error:
            raise decode_error(error, _at, "Thing", source) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as it stands in JSON; what is ``UNSET`` is left out."""
        result: dict[str, Any] = {}
        if self.version is not UNSET:
            result["version"] = self.version
        if self.code is not UNSET:
            result["code"] = self.code
        if self.mixed is not UNSET:
            result["mixed"] = self.mixed
        if self.ratio is not UNSET:
            result["ratio"] = self.ratio
        if self.share is not UNSET:
            result["share"] = self.share
        if self.step is not UNSET:
            result["step"] = self.step
        if self.flag is not UNSET:
            result["flag"] = self.flag
        if self.both is not UNSET:
            result["both"] = self.both
        if self.only is not UNSET:
            result["only"] = self.only
        if self._extra:
            result.update(self._extra)
        return result


if TYPE_CHECKING:
    from .thing_code import ThingCode
    from .thing_step import ThingStep
    from .thing_version import ThingVersion

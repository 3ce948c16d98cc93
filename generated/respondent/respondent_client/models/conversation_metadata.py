from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attr import define as _define, field as _field

from .._runtime.decode import DECODE_PROBLEMS, decode_error
from ..types import UNSET, Unset

_NAMES = frozenset(
    (
        "projectId",
        "surveyResponseId",
        "externalResearcherId",
        "externalTeamId",
        "externalCompanyId",
    )
)


@_define(kw_only=True, weakref_slot=False)
class ConversationMetadata:
    """The object ``ConversationMetadata``.

    Attributes:
        project_id: ProjectId of the project the coversation belongs to.
        survey_response_id: ScreenerResponseId for the project, if exists.
        external_researcher_id: ExternalResearcherId for the project, if exists.
        external_team_id: ExternalTeamId for the project, if exists.
        external_company_id: ExternalCompanyId for the project, if exists.
    """

    project_id: str | Unset = UNSET
    survey_response_id: str | Unset = UNSET
    external_researcher_id: str | Unset = UNSET
    external_team_id: str | Unset = UNSET
    external_company_id: str | Unset = UNSET
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
            _at = "projectId"
            _value = source.get(_at)
            if _value is None:
                self.project_id = UNSET
            else:
                _known += 1
                self.project_id = _value
            _at = "surveyResponseId"
            _value = source.get(_at)
            if _value is None:
                self.survey_response_id = UNSET
            else:
                _known += 1
                self.survey_response_id = _value
            _at = "externalResearcherId"
            _value = source.get(_at)
            if _value is None:
                self.external_researcher_id = UNSET
            else:
                _known += 1
                self.external_researcher_id = _value
            _at = "externalTeamId"
            _value = source.get(_at)
            if _value is None:
                self.external_team_id = UNSET
            else:
                _known += 1
                self.external_team_id = _value
            _at = "externalCompanyId"
            _value = source.get(_at)
            if _value is None:
                self.external_company_id = UNSET
            else:
                _known += 1
                self.external_company_id = _value
            self._extra = None
            if len(source) != _known and not source.keys() <= _NAMES:
                self._extra = {name: source[name] for name in source if name not in _NAMES}
        except DECODE_PROBLEMS as error:
            raise decode_error(error, _at, "ConversationMetadata", source) from error
        return self

    def to_dict(self) -> dict[str, Any]:
        """The object as it stands in JSON; what is ``UNSET`` is left out."""
        result: dict[str, Any] = {}
        if self.project_id is not UNSET:
            result["projectId"] = self.project_id
        if self.survey_response_id is not UNSET:
            result["surveyResponseId"] = self.survey_response_id
        if self.external_researcher_id is not UNSET:
            result["externalResearcherId"] = self.external_researcher_id
        if self.external_team_id is not UNSET:
            result["externalTeamId"] = self.external_team_id
        if self.external_company_id is not UNSET:
            result["externalCompanyId"] = self.external_company_id
        if self._extra:
            result.update(self._extra)
        return result

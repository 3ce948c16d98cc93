"""Whether the document says which credentials calls need, and how they are sent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.diagnostics import MOST_RELATED, Place, Report
from generator.document import ObjectNode
from generator.openapi import pointer
from generator.openapi.components import security_schemes
from generator.openapi.credentials import security_holder
from generator.suggestions import did_you_mean
from generator.validate.leave_out import Fault
from generator.validate.operations import Operation
from generator.validate.sendable import is_sendable, report_unsendable

_CREDENTIAL: Final = re.compile(
    r"(?:^|[-_.])(?:api[-_]?(?:key|id|secret|token)|(?:access|auth|bearer|session)?[-_]?token|secret|authorization)$",
    re.IGNORECASE,
)


def check_security(document: ObjectNode, operations: Sequence[Operation], report: Report) -> None:
    """Reports ``security-missing`` and ``credential-parameter``."""
    _check_said(document, operations, report)
    _check_credentials(document, operations, report)


def _requirements(document: ObjectNode, operation: Operation) -> list[ObjectNode]:
    return list(security_holder(document, operation.node).array_at("security").objects())


def _check_said(document: ObjectNode, found: Sequence[Operation], report: Report) -> None:
    if "security" in document:
        return
    silent = [operation.place for operation in found if "security" not in operation.node]
    if not silent:
        return
    count = "No operation" if len(silent) == len(found) else f"{len(silent)} of {len(found)} operations do not"
    report.warning(
        "security-missing",
        f"{count} {'says' if len(silent) == len(found) else 'say'} which credentials a call needs",
        silent[0],
        "Add `security` and `components.securitySchemes` with an overlay; `security: []` when calls are public.",
        silent[1 : 1 + MOST_RELATED],
    )


def check_schemes(document: ObjectNode, operations: Iterable[Operation], report: Report) -> Iterator[Fault]:
    """Reports ``security-scheme-missing``: calls are sent without such a scheme, unless it is clear which one is meant.

    An API key whose name HTTP does not allow is left out, too, and reported as ``openapi-unusable``.
    """
    schemes = security_schemes(document)
    unusable = {name for name in schemes if _is_unusable(document, schemes.object_at(name), report)}
    yield from (Fault(schemes, name) for name in unusable)
    for parent in (document, *(operation.node for operation in operations)):
        security = parent.array_at("security")
        for index, requirement in enumerate(security):
            if isinstance(requirement, ObjectNode):
                known = _known(requirement, schemes, report).without(*unusable)
                if known != requirement:
                    # An empty requirement would allow calls without the credentials that the others need.
                    yield Fault(security, index, known or None)


def _known(requirement: ObjectNode, schemes: ObjectNode, report: Report) -> ObjectNode:
    """A requirement without the schemes that are not declared."""
    meant: dict[str, str] = {}
    for name in (each for each in requirement if each not in schemes):
        other = _meant(name, schemes)
        if other and other not in requirement and other not in meant.values():
            meant[name] = other
        effect = f"it is read as `{other}`" if name in meant else "it is left out"
        hint = "" if name in meant else did_you_mean(name, schemes)
        report.warning(
            "security-scheme-missing",
            f"There is no security scheme `{name}`: {effect}",
            requirement.place_of(name),
            hint or "Declare it under `components.securitySchemes` with an overlay.",
        )
    missing = requirement.keys() - schemes.keys() - meant.keys()
    return requirement.without(*missing).renamed(meant) if missing or meant else requirement


def _meant(name: str, schemes: ObjectNode) -> str:
    """The scheme whose name differs only in case and punctuation, or else the only scheme; empty if there is none."""
    alike = [each for each in schemes if _letters(each) == _letters(name)]
    return alike[0] if len(alike) == 1 else next(iter(schemes)) if len(schemes) == 1 else ""


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _is_unusable(document: ObjectNode, scheme: ObjectNode, report: Report) -> bool:
    """Whether a scheme is a dangling reference, which is reported as that, or a key that cannot be sent."""
    found = pointer.followed(document, scheme)
    if found.get("type") == "apiKey" and not is_sendable(found):
        report_unsendable(found, report, () if found is scheme else (scheme.place,))
        return True
    return "$ref" in scheme and not found


def looks_like_credential(name: str) -> bool:
    """Whether a header or a parameter of this name is likely to be a credential."""
    return _CREDENTIAL.search(name) is not None


def credential_parameters(
    document: ObjectNode, operation: Operation
) -> Iterator[tuple[ObjectNode, ObjectNode, ObjectNode]]:
    """The header parameters that look like credentials, of an operation that needs no security scheme.

    Returns:
        For each, the path item or operation that lists it, the entry of that list, and the target of the entry.
    """
    for parent in (operation.item, operation.node) if not _requirements(document, operation) else ():
        for entry in parent.array_at("parameters").objects():
            parameter = pointer.followed(document, entry)
            required_header = parameter.get("in") == "header" and parameter.get("required") is True
            if required_header and looks_like_credential(parameter.text_at("name")):
                yield parent, entry, parameter


def _check_credentials(document: ObjectNode, found: Iterable[Operation], report: Report) -> None:
    calls: dict[str, list[Place]] = {}
    for operation in found:
        for _, _, parameter in credential_parameters(document, operation):
            calls.setdefault(parameter.text_at("name"), []).append(parameter.place_of("name"))
    for name, places in calls.items():
        first, *others = dict.fromkeys(places)  # operations share what stands under components
        count = "every call has" if len(places) == 1 else f"{len(places)} calls have"
        report.warning(
            "credential-parameter",
            f"The header `{name}` looks like a credential, but {_how_passed(name, count)}",
            first,
            "Lift it with an overlay: remove the parameter, and add an `apiKey` security scheme"
            f" `{{type: apiKey, in: header, name: {name}}}` and the `security` that needs it.",
            others[:MOST_RELATED],
        )


def _how_passed(name: str, count: str) -> str:
    if name.lower() == "authorization":  # OpenAPI 3.1, section 4.8.12.2.1: such a parameter is ignored
        return "OpenAPI knows no parameter of this name, so that it is never sent"
    return f"{count} to pass it as a parameter"

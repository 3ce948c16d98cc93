"""A table of all kinds of changes between two documents.

The level of a change says what it means for people who upgrade to the client of the new document. Requests may allow
more than before without harm, and responses may promise more. A change that the client handles by itself, such as
another style of a parameter, is risky at most: only those who do not upgrade are out of step with the server.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.changes.model import Direction, Level, Rule

_BREAKING, _RISKY, _COMPATIBLE = Level


def _sent(name: str, level: Level, what: str, advice: str = "") -> Rule:
    return Rule(name, level, Direction.REQUEST, what, advice)


def _received(name: str, level: Level, what: str, advice: str = "") -> Rule:
    return Rule(name, level, Direction.RESPONSE, what, advice)


_OPERATIONS: Final = (
    _sent("operation-removed", _BREAKING, "An operation is gone.", "Stop calling it before you upgrade."),
    _sent("operation-added", _COMPATIBLE, "There is a new operation."),
    _sent("operation-moved", _RISKY, "An operation has another path or method.", "Upgrade before it moves."),
    _sent("operation-deprecated", _COMPATIBLE, "An operation is deprecated.", "Look for its successor."),
    _sent("operation-undeprecated", _COMPATIBLE, "An operation is no longer deprecated."),
    _sent("operation-changed", _RISKY, "Something else about an operation changed.", "Read what it says now."),
    _received("pagination-changed", _BREAKING, "A list is read in another way.", "Look at what the call returns."),
)

_PARAMETERS: Final = (
    _sent("required-parameter-added", _BREAKING, "There is a new required parameter.", "Pass it with every call."),
    _sent("optional-parameter-added", _COMPATIBLE, "There is a new optional parameter."),
    _sent("parameter-removed", _BREAKING, "A parameter is gone.", "Stop passing it before you upgrade."),
    _sent("parameter-became-required", _BREAKING, "A parameter is required now.", "Pass it with every call."),
    _sent("parameter-became-optional", _COMPATIBLE, "A parameter is no longer required."),
    _sent("parameter-moved", _RISKY, "A parameter is sent elsewhere.", "Upgrade together with the server."),
    _sent("path-parameter-renamed", _BREAKING, "A placeholder of a path has another name.", "Pass it by position."),
    _sent("parameter-style-changed", _RISKY, "A parameter is written differently.", "Upgrade when the server does."),
    _sent("parameter-deprecated", _COMPATIBLE, "A parameter is deprecated.", "Look for its successor."),
    _sent("parameter-undeprecated", _COMPATIBLE, "A parameter is no longer deprecated."),
    _sent("parameter-changed", _RISKY, "Something else about a parameter changed.", "Read what it says now."),
)

_BODIES: Final = (
    _sent("required-body-added", _BREAKING, "There is a body, and it is required.", "Pass it with every call."),
    _sent("optional-body-added", _COMPATIBLE, "There is a body, which may be left out."),
    _sent("body-removed", _BREAKING, "There is no longer a body.", "Stop passing it before you upgrade."),
    _sent("body-became-required", _BREAKING, "The body is required now.", "Pass it with every call."),
    _sent("body-became-optional", _COMPATIBLE, "The body is no longer required."),
    _sent("request-media-type-added", _COMPATIBLE, "The body may have another media type."),
    _sent("request-media-type-removed", _BREAKING, "A media type is no longer accepted.", "Send another one."),
    _sent("request-media-type-changed", _RISKY, "The media type is another one.", "Upgrade when the server does."),
    _sent("request-body-changed", _RISKY, "A body is written differently.", "Upgrade when the server does."),
)

_RESPONSES: Final = (
    _received("success-status-added", _RISKY, "A call can succeed in another way.", "Expect its result."),
    _received("success-status-removed", _RISKY, "A call no longer succeeds this way.", "Do not wait for it."),
    _received("success-status-changed", _RISKY, "Success has another status.", "Look where you compare it."),
    _received("error-status-added", _COMPATIBLE, "A call can fail in another documented way."),
    _received("error-status-removed", _COMPATIBLE, "A way to fail is no longer documented."),
    _received("response-body-added", _RISKY, "A response has a body now.", "Expect a result."),
    _received("response-body-removed", _BREAKING, "A response no longer has a body.", "Expect no result."),
    _received("response-media-type-added", _RISKY, "A body may have another media type.", "Look at the result."),
    _received("response-media-type-removed", _BREAKING, "A media type is no longer sent.", "Look at the result."),
    _received("response-media-type-changed", _RISKY, "The media type is another one.", "Upgrade when the server does."),
    _received("header-added", _COMPATIBLE, "A response has a new header."),
    _received("header-removed", _RISKY, "A response no longer has a header.", "Stop reading it before you upgrade."),
    _received("header-became-optional", _RISKY, "A header may be missing.", "Read it with a default."),
    _received("header-became-required", _COMPATIBLE, "A header is always there."),
    _received("response-body-changed", _RISKY, "A body is read differently.", "Upgrade when the server does."),
)

_SECURITY: Final = (
    _sent("security-tightened", _BREAKING, "Calls need other credentials.", "Give them to the client."),
    _sent("security-relaxed", _COMPATIBLE, "Calls need fewer credentials, or there is another way."),
    _sent("security-scope-added", _RISKY, "A token needs more scopes.", "Ask for a token that has them."),
    _sent(
        "token-address-changed",
        _RISKY,
        "Tokens are fetched elsewhere, or in another way.",
        "Upgrade when the server does.",
    ),
    _sent("server-added", _COMPATIBLE, "There is another server."),
    _sent("server-removed", _BREAKING, "A server is gone.", "Choose another environment."),
    _sent("server-changed", _RISKY, "The server has another address.", "Upgrade before the old one stops."),
    _sent("default-server-changed", _RISKY, "Calls go to another server.", "Name the environment you mean."),
    _sent("server-variable-changed", _RISKY, "A part of an address changed.", "Give it to the client."),
    _sent("operation-server-changed", _RISKY, "An operation has another server.", "Upgrade when the server does."),
)

_REQUEST_DATA: Final = (
    _sent("request-type-changed", _BREAKING, "A value has another type.", "Pass the new type."),
    _sent("request-type-narrowed", _BREAKING, "Fewer types are accepted.", "Pass one of them."),
    _sent("request-type-widened", _COMPATIBLE, "More types are accepted."),
    _sent("request-format-changed", _RISKY, "A text has another format.", "Look at what you pass."),
    _sent("request-pattern-changed", _RISKY, "A text has another pattern.", "Look at what you pass."),
    _sent("request-limit-tightened", _RISKY, "A limit is tighter.", "Look at what you pass."),
    _sent("request-limit-loosened", _COMPATIBLE, "A limit is looser."),
    _sent("request-value-added", _COMPATIBLE, "More values are accepted."),
    _sent("request-value-removed", _BREAKING, "Fewer values are accepted.", "Pass another one."),
    _sent("request-values-restricted", _BREAKING, "Only some values are accepted.", "Pass one of them."),
    _sent("request-values-lifted", _COMPATIBLE, "Any value is accepted."),
    _sent("request-default-changed", _RISKY, "What is not passed counts as another value.", "Pass it."),
    _sent("request-became-nullable", _COMPATIBLE, "Null is accepted."),
    _sent("request-became-not-nullable", _BREAKING, "Null is no longer accepted.", "Do not pass None."),
    _sent("request-required-property-added", _BREAKING, "There is a new required property.", "Pass it with the rest."),
    _sent("request-optional-property-added", _COMPATIBLE, "There is a new optional property."),
    _sent("request-property-removed", _BREAKING, "A property is gone.", "Stop passing it before you upgrade."),
    _sent("request-property-became-required", _BREAKING, "A property is required now.", "Pass it with the rest."),
    _sent("request-property-became-optional", _COMPATIBLE, "A property is no longer required."),
    _sent("request-property-became-read-only", _BREAKING, "Only the server sets it now.", "Stop passing it."),
    _sent("request-property-became-writable", _COMPATIBLE, "Callers may set it now."),
    _sent("request-property-deprecated", _COMPATIBLE, "A property is deprecated.", "Look for its successor."),
    _sent("request-property-undeprecated", _COMPATIBLE, "A property is no longer deprecated."),
    _sent("request-properties-closed", _BREAKING, "Further properties are refused.", "Do not pass them."),
    _sent("request-properties-opened", _COMPATIBLE, "Further properties are accepted."),
    _sent("request-member-added", _COMPATIBLE, "There is another alternative."),
    _sent("request-member-removed", _BREAKING, "An alternative is gone.", "Pass another one."),
    _sent("request-discriminator-changed", _BREAKING, "Another property tells.", "Set the new one."),
    _sent("request-tag-added", _COMPATIBLE, "An alternative has another tag."),
    _sent("request-tag-removed", _BREAKING, "A tag of an alternative is gone.", "Set another one."),
    _sent("request-tag-moved", _BREAKING, "A tag means another alternative.", "Pass what it means now."),
    _sent("request-schema-changed", _RISKY, "Something else changed.", "Read what it says now."),
)

_RESPONSE_DATA: Final = (
    _received("response-type-changed", _BREAKING, "A value has another type.", "Expect the new type."),
    _received("response-type-narrowed", _RISKY, "A value has fewer types.", "Look where you check its type."),
    _received("response-type-widened", _BREAKING, "A value has more types.", "Expect all of them."),
    _received("response-format-changed", _RISKY, "A text has another format.", "Look where you read it."),
    _received("response-pattern-changed", _RISKY, "A text has another pattern.", "Look where you read it."),
    _received("response-limit-tightened", _COMPATIBLE, "A limit is tighter."),
    _received("response-limit-loosened", _RISKY, "A limit is looser.", "Look where you rely on it."),
    _received("response-value-added", _RISKY, "There are more values.", "Have a branch for them."),
    _received("response-value-removed", _COMPATIBLE, "There are fewer values."),
    _received("response-values-restricted", _COMPATIBLE, "There are only some values."),
    _received("response-values-lifted", _RISKY, "There may be any value.", "Have a branch for others."),
    _received("response-default-changed", _COMPATIBLE, "What is missing means another value."),
    _received("response-became-nullable", _BREAKING, "A value may be null.", "Expect None too."),
    _received("response-became-not-nullable", _COMPATIBLE, "A value is never null."),
    _received("response-property-added", _COMPATIBLE, "There is a new property."),
    _received("response-property-removed", _BREAKING, "A property is gone.", "Stop reading it before you upgrade."),
    _received("response-property-became-required", _COMPATIBLE, "A property is always there."),
    _received("response-property-became-optional", _BREAKING, "A property may be missing.", "Expect UNSET too."),
    _received("response-property-became-write-only", _BREAKING, "It is never sent.", "Stop reading it."),
    _received("response-property-became-readable", _COMPATIBLE, "A property is sent now."),
    _received("response-property-deprecated", _COMPATIBLE, "A property is deprecated.", "Read another one."),
    _received("response-property-undeprecated", _COMPATIBLE, "A property is no longer deprecated."),
    _received("response-properties-closed", _RISKY, "There are no further properties.", "Do not read them."),
    _received("response-properties-opened", _COMPATIBLE, "There may be further properties."),
    _received("response-member-added", _BREAKING, "There is another alternative.", "Have a branch for it."),
    _received("response-member-removed", _COMPATIBLE, "An alternative is gone."),
    _received("response-discriminator-changed", _BREAKING, "Another property tells.", "Read the new one."),
    _received("response-tag-added", _RISKY, "An alternative has another tag.", "Have a branch for it."),
    _received("response-tag-removed", _COMPATIBLE, "A tag of an alternative is gone."),
    _received("response-tag-moved", _BREAKING, "A tag means another alternative.", "Expect what it means now."),
    _received("response-schema-changed", _RISKY, "Something else changed.", "Read what it says now."),
)

RULES: Final[tuple[Rule, ...]] = (
    *(*_OPERATIONS, *_PARAMETERS, *_BODIES, *_RESPONSES, *_SECURITY),
    *(*_REQUEST_DATA, *_RESPONSE_DATA),
)

BY_ID: Final[Mapping[str, Rule]] = {rule.id: rule for rule in RULES}

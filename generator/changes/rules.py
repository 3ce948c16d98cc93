"""The kinds of changes between two documents, one row each.

A level says what happens to people who upgrade to the client that is generated from the new document. Of what callers
send, more may be allowed without harm; of what they get, less. What the client does by itself, as writing a parameter
in another style, is risky at most: those who do not upgrade are out of step with the server.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from generator.changes.model import Direction, Level, Rule

_BREAKING, _RISKY, _COMPATIBLE = Level
_REQUEST, _RESPONSE = Direction

_OPERATIONS: Final = (
    Rule("operation-removed", _BREAKING, _REQUEST, "An operation is gone.", "Stop calling it before you upgrade."),
    Rule("operation-added", _COMPATIBLE, _REQUEST, "There is a new operation."),
    Rule("operation-moved", _RISKY, _REQUEST, "An operation has another path or method.", "Upgrade before it moves."),
    Rule("operation-deprecated", _COMPATIBLE, _REQUEST, "An operation is deprecated.", "Look for its successor."),
    Rule("operation-undeprecated", _COMPATIBLE, _REQUEST, "An operation is no longer deprecated."),
    Rule("operation-changed", _RISKY, _REQUEST, "Something else about an operation changed.", "Read what it says now."),
    Rule("pagination-changed", _BREAKING, _RESPONSE, "A list is read in another way.", "Look at what the call gives."),
)

_PARAMETERS: Final = (
    Rule("required-parameter-added", _BREAKING, _REQUEST, "There is a new required parameter.", "Pass it."),
    Rule("optional-parameter-added", _COMPATIBLE, _REQUEST, "There is a new optional parameter."),
    Rule("parameter-removed", _BREAKING, _REQUEST, "A parameter is gone.", "Do not pass it."),
    Rule("parameter-became-required", _BREAKING, _REQUEST, "A parameter is required now.", "Pass it."),
    Rule("parameter-became-optional", _COMPATIBLE, _REQUEST, "A parameter is no longer required."),
    Rule("parameter-moved", _RISKY, _REQUEST, "A parameter is sent elsewhere.", "Upgrade together with the server."),
    Rule("path-parameter-renamed", _BREAKING, _REQUEST, "A gap of a path has another name.", "Pass it by position."),
    Rule("parameter-style-changed", _RISKY, _REQUEST, "A parameter is written differently.", "Upgrade in time."),
    Rule("parameter-deprecated", _COMPATIBLE, _REQUEST, "A parameter is deprecated.", "Look for its successor."),
    Rule("parameter-undeprecated", _COMPATIBLE, _REQUEST, "A parameter is no longer deprecated."),
    Rule("parameter-changed", _RISKY, _REQUEST, "Something else about a parameter changed.", "Read what it says now."),
)

_BODIES: Final = (
    Rule("required-body-added", _BREAKING, _REQUEST, "There is a body, and it is required.", "Pass it."),
    Rule("optional-body-added", _COMPATIBLE, _REQUEST, "There is a body, which may be left out."),
    Rule("body-removed", _BREAKING, _REQUEST, "There is no body any more.", "Do not pass it."),
    Rule("body-became-required", _BREAKING, _REQUEST, "The body is required now.", "Pass it."),
    Rule("body-became-optional", _COMPATIBLE, _REQUEST, "The body is no longer required."),
    Rule("request-media-type-added", _COMPATIBLE, _REQUEST, "The body may have another media type."),
    Rule("request-media-type-removed", _BREAKING, _REQUEST, "A media type is no longer accepted.", "Send another one."),
    Rule("request-media-type-changed", _RISKY, _REQUEST, "The media type is another one.", "Upgrade in time."),
    Rule("request-body-changed", _RISKY, _REQUEST, "A body is written differently.", "Upgrade in time."),
)

_RESPONSES: Final = (
    Rule("success-status-added", _RISKY, _RESPONSE, "A call can succeed in another way.", "Expect its result."),
    Rule("success-status-removed", _RISKY, _RESPONSE, "A call no longer succeeds this way.", "Do not wait for it."),
    Rule("success-status-changed", _RISKY, _RESPONSE, "Success has another status.", "Look where you compare it."),
    Rule("error-status-added", _COMPATIBLE, _RESPONSE, "A call can fail in another documented way."),
    Rule("error-status-removed", _COMPATIBLE, _RESPONSE, "A way to fail is no longer documented."),
    Rule("response-body-added", _RISKY, _RESPONSE, "A response has a body now.", "Expect a result."),
    Rule("response-body-removed", _BREAKING, _RESPONSE, "A response has no body any more.", "Expect no result."),
    Rule("response-media-type-added", _RISKY, _RESPONSE, "A body may have another media type.", "Look at the result."),
    Rule("response-media-type-removed", _BREAKING, _RESPONSE, "A media type is no longer sent.", "Look at the result."),
    Rule("response-media-type-changed", _RISKY, _RESPONSE, "The media type is another one.", "Upgrade in time."),
    Rule("header-added", _COMPATIBLE, _RESPONSE, "A response has a new header."),
    Rule("header-removed", _RISKY, _RESPONSE, "A response has a header no more.", "Do not read it."),
    Rule("header-became-optional", _RISKY, _RESPONSE, "A header may be missing.", "Read it with a default."),
    Rule("header-became-required", _COMPATIBLE, _RESPONSE, "A header is always there."),
    Rule("response-body-changed", _RISKY, _RESPONSE, "A body is read differently.", "Upgrade in time."),
)

_SECURITY: Final = (
    Rule("security-tightened", _BREAKING, _REQUEST, "Calls need other credentials.", "Give them to the client."),
    Rule("security-relaxed", _COMPATIBLE, _REQUEST, "Calls need fewer credentials, or there is another way."),
    Rule("security-scope-added", _RISKY, _REQUEST, "A token needs more scopes.", "Ask for a token that has them."),
    Rule("token-address-changed", _RISKY, _REQUEST, "Tokens are fetched elsewhere.", "Upgrade in time."),
    Rule("server-added", _COMPATIBLE, _REQUEST, "There is another server."),
    Rule("server-removed", _BREAKING, _REQUEST, "A server is gone.", "Choose another environment."),
    Rule("server-changed", _RISKY, _REQUEST, "The server has another address.", "Upgrade before the old one stops."),
    Rule("default-server-changed", _RISKY, _REQUEST, "Calls go to another server.", "Name the environment you mean."),
    Rule("server-variable-changed", _RISKY, _REQUEST, "A part of an address changed.", "Give it to the client."),
    Rule("operation-server-changed", _RISKY, _REQUEST, "An operation has another server.", "Upgrade in time."),
)

_SENT: Final = (
    Rule("request-type-changed", _BREAKING, _REQUEST, "A value has another type.", "Pass the new type."),
    Rule("request-type-narrowed", _BREAKING, _REQUEST, "Fewer types are accepted.", "Pass one of them."),
    Rule("request-type-widened", _COMPATIBLE, _REQUEST, "More types are accepted."),
    Rule("request-format-changed", _RISKY, _REQUEST, "A text has another format.", "Look at what you pass."),
    Rule("request-pattern-changed", _RISKY, _REQUEST, "A text has another pattern.", "Look at what you pass."),
    Rule("request-limit-tightened", _RISKY, _REQUEST, "A limit is tighter.", "Look at what you pass."),
    Rule("request-limit-loosened", _COMPATIBLE, _REQUEST, "A limit is looser."),
    Rule("request-value-added", _COMPATIBLE, _REQUEST, "More values are accepted."),
    Rule("request-value-removed", _BREAKING, _REQUEST, "Fewer values are accepted.", "Pass another one."),
    Rule("request-values-restricted", _BREAKING, _REQUEST, "Only some values are accepted.", "Pass one of them."),
    Rule("request-values-lifted", _COMPATIBLE, _REQUEST, "Any value is accepted."),
    Rule("request-default-changed", _RISKY, _REQUEST, "What is not passed counts as another value.", "Pass it."),
    Rule("request-became-nullable", _COMPATIBLE, _REQUEST, "Null is accepted."),
    Rule("request-became-not-nullable", _BREAKING, _REQUEST, "Null is no longer accepted.", "Do not pass None."),
    Rule("request-required-property-added", _BREAKING, _REQUEST, "There is a new required property.", "Pass it."),
    Rule("request-optional-property-added", _COMPATIBLE, _REQUEST, "There is a new optional property."),
    Rule("request-property-removed", _BREAKING, _REQUEST, "A property is gone.", "Do not pass it."),
    Rule("request-property-became-required", _BREAKING, _REQUEST, "A property is required now.", "Pass it."),
    Rule("request-property-became-optional", _COMPATIBLE, _REQUEST, "A property is no longer required."),
    Rule("request-property-became-read-only", _BREAKING, _REQUEST, "Only the server sets it now.", "Do not pass it."),
    Rule("request-property-became-writable", _COMPATIBLE, _REQUEST, "Callers may set it now."),
    Rule("request-property-deprecated", _COMPATIBLE, _REQUEST, "A property is deprecated.", "Look for its successor."),
    Rule("request-property-undeprecated", _COMPATIBLE, _REQUEST, "A property is no longer deprecated."),
    Rule("request-properties-closed", _BREAKING, _REQUEST, "Further properties are refused.", "Do not pass them."),
    Rule("request-properties-opened", _COMPATIBLE, _REQUEST, "Further properties are accepted."),
    Rule("request-member-added", _COMPATIBLE, _REQUEST, "There is another alternative."),
    Rule("request-member-removed", _BREAKING, _REQUEST, "An alternative is gone.", "Pass another one."),
    Rule("request-discriminator-changed", _BREAKING, _REQUEST, "Another property tells.", "Set the new one."),
    Rule("request-tag-added", _COMPATIBLE, _REQUEST, "An alternative has another tag."),
    Rule("request-tag-removed", _BREAKING, _REQUEST, "A tag of an alternative is gone.", "Set another one."),
    Rule("request-tag-moved", _BREAKING, _REQUEST, "A tag means another alternative.", "Pass what it means now."),
    Rule("request-schema-changed", _RISKY, _REQUEST, "Something else changed.", "Read what it says now."),
)

_RECEIVED: Final = (
    Rule("response-type-changed", _BREAKING, _RESPONSE, "A value has another type.", "Expect the new type."),
    Rule("response-type-narrowed", _RISKY, _RESPONSE, "A value has fewer types.", "Look where you check its type."),
    Rule("response-type-widened", _BREAKING, _RESPONSE, "A value has more types.", "Expect all of them."),
    Rule("response-format-changed", _RISKY, _RESPONSE, "A text has another format.", "Look where you read it."),
    Rule("response-pattern-changed", _RISKY, _RESPONSE, "A text has another pattern.", "Look where you read it."),
    Rule("response-limit-tightened", _COMPATIBLE, _RESPONSE, "A limit is tighter."),
    Rule("response-limit-loosened", _RISKY, _RESPONSE, "A limit is looser.", "Look where you rely on it."),
    Rule("response-value-added", _RISKY, _RESPONSE, "There are more values.", "Have a branch for them."),
    Rule("response-value-removed", _COMPATIBLE, _RESPONSE, "There are fewer values."),
    Rule("response-values-restricted", _COMPATIBLE, _RESPONSE, "There are only some values."),
    Rule("response-values-lifted", _RISKY, _RESPONSE, "There may be any value.", "Have a branch for others."),
    Rule("response-default-changed", _COMPATIBLE, _RESPONSE, "What is missing means another value."),
    Rule("response-became-nullable", _BREAKING, _RESPONSE, "A value may be null.", "Expect None."),
    Rule("response-became-not-nullable", _COMPATIBLE, _RESPONSE, "A value is never null."),
    Rule("response-property-added", _COMPATIBLE, _RESPONSE, "There is a new property."),
    Rule("response-property-removed", _BREAKING, _RESPONSE, "A property is gone.", "Do not read it."),
    Rule("response-property-became-required", _COMPATIBLE, _RESPONSE, "A property is always there."),
    Rule("response-property-became-optional", _BREAKING, _RESPONSE, "A property may be missing.", "Expect UNSET."),
    Rule("response-property-became-write-only", _BREAKING, _RESPONSE, "It is never sent.", "Do not read it."),
    Rule("response-property-became-readable", _COMPATIBLE, _RESPONSE, "A property is sent now."),
    Rule("response-property-deprecated", _COMPATIBLE, _RESPONSE, "A property is deprecated.", "Read another one."),
    Rule("response-property-undeprecated", _COMPATIBLE, _RESPONSE, "A property is no longer deprecated."),
    Rule("response-properties-closed", _RISKY, _RESPONSE, "There are no further properties.", "Do not read them."),
    Rule("response-properties-opened", _COMPATIBLE, _RESPONSE, "There may be further properties."),
    Rule("response-member-added", _BREAKING, _RESPONSE, "There is another alternative.", "Have a branch for it."),
    Rule("response-member-removed", _COMPATIBLE, _RESPONSE, "An alternative is gone."),
    Rule("response-discriminator-changed", _BREAKING, _RESPONSE, "Another property tells.", "Read the new one."),
    Rule("response-tag-added", _RISKY, _RESPONSE, "An alternative has another tag.", "Have a branch for it."),
    Rule("response-tag-removed", _COMPATIBLE, _RESPONSE, "A tag of an alternative is gone."),
    Rule("response-tag-moved", _BREAKING, _RESPONSE, "A tag means another alternative.", "Expect what it means now."),
    Rule("response-schema-changed", _RISKY, _RESPONSE, "Something else changed.", "Read what it says now."),
)

RULES: Final[tuple[Rule, ...]] = (
    *(*_OPERATIONS, *_PARAMETERS, *_BODIES, *_RESPONSES, *_SECURITY),
    *(*_SENT, *_RECEIVED),
)

BY_ID: Final[Mapping[str, Rule]] = {rule.id: rule for rule in RULES}

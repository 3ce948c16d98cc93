"""A table of all kinds of changes between the Python of two packages."""

from __future__ import annotations

from typing import Final

from generator.changes.model import Direction, Level, Rule

_BREAKING, _RISKY, _COMPATIBLE = Level
_REQUEST, _RESPONSE = Direction

_KEEP: Final = "To keep the old name, set it with an overlay or in the manifest."
_IS_IT_YOURS: Final = "Make sure that this is the server that you mean."
_READ_IT: Final = "Where you read the JSON of `error.body`, read its attributes."
_NAME_IT: Final = "Name the environment, or set `default_environment` in the manifest."

SURFACE_RULES: Final[tuple[Rule, ...]] = (
    # The client
    Rule("client-renamed", _BREAKING, _REQUEST, "The package or the class of the client has another name.", _KEEP),
    Rule("client-argument-removed", _BREAKING, _REQUEST, "The client no longer takes an argument."),
    Rule("client-argument-renamed", _BREAKING, _REQUEST, "An argument of the client has another name.", _KEEP),
    Rule("client-argument-required", _BREAKING, _REQUEST, "An argument of the client has lost its default."),
    Rule("client-argument-narrowed", _BREAKING, _REQUEST, "An argument of the client takes fewer values."),
    Rule("client-argument-added", _COMPATIBLE, _REQUEST, "The client takes one more argument."),
    Rule("client-variable-renamed", _BREAKING, _REQUEST, "An environment variable has another name.", _KEEP),
    Rule("environment-removed", _BREAKING, _REQUEST, "An environment is gone, or has another name.", _KEEP),
    Rule("environment-moved", _RISKY, _REQUEST, "An environment is another server.", _IS_IT_YOURS),
    Rule("environment-added", _COMPATIBLE, _REQUEST, "There is one more environment."),
    Rule("default-environment-changed", _BREAKING, _REQUEST, "The default environment is another, or none.", _NAME_IT),
    # Methods
    Rule("method-renamed", _BREAKING, _REQUEST, "The method of an operation has another name.", _KEEP),
    Rule("method-removed", _BREAKING, _REQUEST, "A method is gone, though its operation is not."),
    Rule("group-class-renamed", _BREAKING, _REQUEST, "The class of a group has another name."),
    Rule("argument-removed", _BREAKING, _REQUEST, "A method no longer takes an argument."),
    Rule("argument-renamed", _BREAKING, _REQUEST, "An argument has another name.", _KEEP),
    Rule("argument-added", _COMPATIBLE, _REQUEST, "A method takes one more argument."),
    Rule("argument-required", _BREAKING, _REQUEST, "A method needs an argument that could be left out."),
    Rule("argument-optional", _COMPATIBLE, _REQUEST, "An argument can be left out."),
    Rule("argument-position-changed", _BREAKING, _REQUEST, "An argument can no longer be passed at its position."),
    Rule("argument-narrowed", _BREAKING, _REQUEST, "An argument no longer takes all that it took."),
    Rule("argument-widened", _COMPATIBLE, _REQUEST, "An argument takes more than it did."),
    Rule("result-changed", _BREAKING, _RESPONSE, "A method returns something that it did not return before."),
    Rule("result-narrowed", _RISKY, _RESPONSE, "A method returns less than it could before.", "Mind your annotations."),
    Rule("error-body-changed", _BREAKING, _RESPONSE, "The body of an error is something else."),
    Rule("error-body-added", _RISKY, _RESPONSE, "The body of an error is an object of a class now.", _READ_IT),
    Rule("streaming-removed", _BREAKING, _RESPONSE, "A result can no longer be read while it arrives."),
    # Webhooks
    Rule("webhook-renamed", _BREAKING, _RESPONSE, "The function that reads a webhook has another name."),
    Rule("webhook-removed", _BREAKING, _RESPONSE, "A webhook is gone, or has no payload that can be read."),
    Rule("webhook-changed", _BREAKING, _RESPONSE, "The payload of a webhook is something else."),
    Rule("webhook-added", _COMPATIBLE, _RESPONSE, "There is one more webhook."),
    # Models
    Rule("model-renamed", _BREAKING, _RESPONSE, "A class of `models` has another name.", _KEEP),
    Rule("model-removed", _BREAKING, _RESPONSE, "A class of `models` is gone."),
    Rule("model-kind-changed", _BREAKING, _RESPONSE, "A class, an enum or a union has become another of these."),
    Rule("field-removed", _BREAKING, _RESPONSE, "A model has lost a field."),
    Rule("field-renamed", _BREAKING, _RESPONSE, "A field has another name.", _KEEP),
    Rule("field-added", _COMPATIBLE, _RESPONSE, "A model has one more field."),
    Rule("field-required", _BREAKING, _REQUEST, "A model that callers make needs a field that could be left out."),
    Rule("field-widened", _BREAKING, _RESPONSE, "A field holds something that it did not hold before."),
    Rule("field-narrowed", _BREAKING, _REQUEST, "A field of a model that callers make takes less than it did."),
)

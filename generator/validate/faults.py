"""What has to be left out of a document that violates the schema, so that the rest can be generated."""

from __future__ import annotations

from typing import Final

from generator.document import Node, ObjectNode
from generator.validate.leave_out import Fault
from generator.validate.problems import Problem
from generator.validate.violations import Violation, holder_of

# What is there to be read by people does no harm; nor do numbers in the variables of servers, where a port is one.
_HARMLESS: Final = (
    *("contact", "example", "exampleorreference", "externaldocumentation", "info", "license", "link"),
    *("linkorreference", "servervariable", "tag", "xml"),
)
# A boolean in OpenAPI 3.0 and a number in OpenAPI 3.1: both are understood in both.
_OF_BOTH_VERSIONS: Final = ("exclusiveMinimum", "exclusiveMaximum")
# Of Swagger 2.0, and of those who mean no type at all.
_WELL_KNOWN_TYPES: Final = ("file", "any")
_NEEDED_FIELDS: Final = {
    "discriminator": ("propertyName",),
    "parameter": ("name", "in"),
    "requestbody": ("content",),
    "securityscheme": ("type", "name", "in", "scheme"),
    "apikeysecurityscheme": ("name", "in"),
    "httpsecurityscheme": ("scheme",),
}
# Where a parameter goes and what kind of security scheme it is decides what is generated.
_DECISIVE_CHOICES: Final = ("parameter", "parameterlocation", "securityscheme")
_DECISIVE_FIELDS: Final = (("in",), ("type",))


def fault_of(found: Violation) -> Fault | None:
    """What has to be left out for a problem; None when there is nothing that it keeps from being generated."""
    problem, node = found.problem, found.node
    match problem.keyword:
        case "required":
            is_needed = problem.details[0] in _NEEDED_FIELDS.get(problem.owner, ())
            return Fault(*found.holder) if is_needed else None
        case "enum":
            is_decisive = problem.path[-1:] in _DECISIVE_FIELDS and problem.owner.endswith(_DECISIVE_CHOICES)
            path = problem.path[:-1] if is_decisive else problem.path
            return None if node in _WELL_KNOWN_TYPES else Fault(*holder_of(found.document, path))
        case "minItems" if problem.path[-1:] == ("type",):
            return Fault(*found.holder)
        case "type":
            is_schema = problem.owner == "schema" and "object" in problem.details
            stays = is_schema or _is_content(found)
            fault = Fault(*found.holder, ObjectNode((), found.place) if stays else None)
            return None if _is_understood(problem, node) else fault
        case _:
            return None


def _is_content(found: Violation) -> bool:
    """Whether these should be the media types of a body, which is one without any; a parameter cannot be sent then."""
    return found.problem.path[-1:] == ("content",) and "in" not in found.holder[0]


def _is_understood(problem: Problem, node: Node) -> bool:
    """Whether something of another kind than it has to be does no harm, or says what is meant all the same."""
    if node is None:  # who writes nothing says nothing; what may be a parameter or a reference to one is nobody's
        return problem.path[-2:-1] != ("parameters",)
    if problem.path == ("openapi",):
        return True
    if problem.owner == "securityrequirement":  # scopes are never sent, and a name is one whatever it has
        return isinstance(problem.path[-1], str)
    if problem.path[-1] in _OF_BOTH_VERSIONS:
        return isinstance(node, bool | int | float)
    return problem.owner in _HARMLESS

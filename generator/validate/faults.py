"""The parts that have to be left out of a document that violates the schema, so that the rest can be generated."""

from __future__ import annotations

from typing import Final

from generator.document import Node, ObjectNode
from generator.validate.leave_out import Fault
from generator.validate.problems import Problem
from generator.validate.violations import Violation, holder_of

# Objects for people to read do no harm; nor do numbers in the variables of servers, such as a port.
_HARMLESS: Final = (
    *("contact", "example", "exampleorreference", "externaldocumentation", "info", "license", "link"),
    *("linkorreference", "servervariable", "tag", "xml"),
)
# A boolean in OpenAPI 3.0 and a number in OpenAPI 3.1: both are understood in both.
_OF_BOTH_VERSIONS: Final = ("exclusiveMinimum", "exclusiveMaximum")
# From Swagger 2.0, and for no type at all.
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
    """The part that has to be left out because of a problem; None if everything can be generated in spite of it."""
    problem, node = found.problem, found.node
    match problem.keyword:
        case "required":
            is_needed = problem.details[0] in _NEEDED_FIELDS.get(problem.owner, ())
            return Fault(*found.parent) if is_needed else None
        case "enum":
            is_decisive = problem.path[-1:] in _DECISIVE_FIELDS and problem.owner.endswith(_DECISIVE_CHOICES)
            path = problem.path[:-1] if is_decisive else problem.path
            return None if node in _WELL_KNOWN_TYPES else Fault(*holder_of(found.document, path))
        case "minItems" if problem.path[-1:] == ("type",):
            return Fault(*found.parent)
        case "type":
            is_schema = problem.owner == "schema" and "object" in problem.details
            stays = is_schema or _is_content(found)
            fault = Fault(*found.parent, ObjectNode((), found.place) if stays else None)
            return None if _is_understood(problem, node) else fault
        case _:
            return None


def _is_content(found: Violation) -> bool:
    """Whether this is the content of a body or a response, which can do without; a parameter cannot."""
    return found.problem.path[-1:] == ("content",) and "in" not in found.parent[0]


def _is_understood(problem: Problem, node: Node) -> bool:
    """Whether a value of the wrong type does no harm, or still says what is meant."""
    if node is None:  # an empty value says nothing; only an entry of a list of parameters has to be one
        return problem.path[-2:-1] != ("parameters",)
    if problem.path == ("openapi",):
        return True
    if problem.owner == "securityrequirement":  # scopes are never sent, so only the name of the scheme matters
        return isinstance(problem.path[-1], str)
    if problem.path[-1] in _OF_BOTH_VERSIONS:
        return isinstance(node, bool | int | float)
    return problem.owner in _HARMLESS

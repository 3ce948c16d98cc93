"""The names that the schemas of a document got, and their outcomes under the names that they had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from generator.document import ObjectNode
from generator.ledger.outcomes import KEPT, Outcome, Subject, rewritten
from generator.naming import class_name
from generator.openapi.components import component_schemas
from generator.openapi.normal_form import ORIGINS, written_schema


def with_declared_names(
    outcomes: Mapping[Subject, Outcome], document: ObjectNode, normal: ObjectNode
) -> dict[Subject, Outcome]:
    """The outcomes of the parts of a normal form, with schemas under their names in the declared document."""
    declared = {subject: outcome for subject, outcome in outcomes.items() if subject.kind != "schema"}
    for key, name in schema_names(document, normal).items():
        outcome = outcomes.get(Subject("schema", name=name))
        if outcome is not None:
            is_renamed = outcome == KEPT and key != name
            declared[Subject("schema", name=key)] = rewritten(f"the class {name}") if is_renamed else outcome
    return declared


def schema_names(document: ObjectNode, normal: ObjectNode) -> dict[str, str]:
    """For each schema of a document, its name in the normal form, which remembers the origins of most renamed ones.

    The others are found by their place; a schema whose place is not unique there is looked for by its key.
    """
    renamed = {origin: name for name, origin in normal.object_at(ORIGINS).items()}
    before = component_schemas(document)
    after = component_schemas(normal)
    # The stages keep the place object of a schema; to compare positions, all of them would have to be looked up.
    places = {id(schema.place): name for name, schema in after.object_items()}
    known = {key: class_name(key) for key in before}
    found = {key: places.get(id(schema.place), "") for key, schema in before.object_items()}
    often = Counter(found.values())  # aliases share a node with its place
    by_place = {key: name for key, name in found.items() if often[name] == 1}
    return {key: str(renamed.get(written_schema(key)) or by_place.get(key) or name) for key, name in known.items()}

"""Random edits of a specification, as a vendor makes them; each says in words what it did."""

from __future__ import annotations

import copy

from hypothesis import reject
from hypothesis import strategies as st

from tests.judge.edits import of_operations, of_schemas
from tests.judge.edits.sites import Edit, Json

__all__ = ("EDITS", "edited")

EDITS: tuple[Edit, ...] = (
    of_schemas.remove_property,
    of_schemas.add_property,
    of_schemas.rename_property,
    of_schemas.toggle_required,
    of_schemas.change_type,
    of_schemas.toggle_nullable,
    of_schemas.change_enum,
    of_schemas.change_limit,
    of_schemas.change_default,
    of_schemas.change_additional,
    of_schemas.change_access,
    of_schemas.wrap_in_all_of,
    of_schemas.change_union,
    of_schemas.move_to_components,
    of_schemas.inline_component,
    of_schemas.rename_component,
    of_schemas.reorder,
    of_operations.change_parameter,
    of_operations.change_responses,
    of_operations.change_body,
    of_operations.change_operation,
    of_operations.change_security,
    of_operations.change_servers,
)


@st.composite
def edited(draw: st.DrawFn, base: Json) -> tuple[str, Json]:
    """What one edit, or two, did to a document in words, and the document."""
    document = copy.deepcopy(base)
    said: list[str] = []
    for _ in range(draw(st.sampled_from([1, 1, 1, 2]))):
        try:
            said.append(draw(st.sampled_from(EDITS))(draw, document))
        except LookupError:  # the first edit took away what the second one is about
            reject()
    return "; ".join(said), document

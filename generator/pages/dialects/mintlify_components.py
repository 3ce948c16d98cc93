"""Pages that describe operations in Mintlify's components: ``<ParamField>``, ``<ResponseField>``, ``<Accordion>``."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.pages.described_operations.endpoint import names_endpoint
from generator.pages.described_operations.examples.json_bodies import json_bodies, status_in
from generator.pages.described_operations.fields.components import MINTLIFY_FIELDS
from generator.pages.described_operations.page_fragments import described_fragments
from generator.pages.dialect import Dialect, ParsedPage
from generator.pages.markdown.parts import components
from generator.pages.page import Fragment

NAME: Final = "mintlify-components"


def _recognises(page: ParsedPage) -> bool:
    parts = page.markdown.parts
    accordions = components(parts, "Accordion")
    return (
        names_endpoint(page.markdown.front_matter)
        or any(components(parts, *MINTLIFY_FIELDS))
        or any(status_in(each.attributes.get("title") or "") and json_bodies(each.children) for each in accordions)
    )


def _read(page: ParsedPage, report: Report) -> tuple[Fragment, ...]:
    return described_fragments(page, NAME, report)


DIALECT: Final = Dialect(NAME, _recognises, _read)

"""Pages that describe models in tables: ``| Property | Type | Description |``."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.pages.described_operations.property_models import has_property_tables, property_models
from generator.pages.dialect import Dialect, ParsedPage
from generator.pages.page import Fragment, document_of_schemas

NAME: Final = "property-tables"


def _recognises(page: ParsedPage) -> bool:
    return has_property_tables(page.markdown)


def _read(page: ParsedPage, report: Report) -> tuple[Fragment, ...]:
    schemas = property_models(page.markdown, report)
    return (Fragment(page.file, NAME, "", document_of_schemas(schemas, page.markdown.place)),) if schemas else ()


DIALECT: Final = Dialect(NAME, _recognises, _read)

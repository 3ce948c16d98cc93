"""Reads the settings of a Mintlify site (``docs.json``, formerly ``mint.json``), which apply to all its pages."""

from __future__ import annotations

from typing import Final

from generator.diagnostics import Report
from generator.document import ArrayNode, ObjectNode, load, object_node
from generator.pages.described_operations.security import report_lost_scheme, security_schemes
from generator.pages.dialects.mintlify_components import NAME
from generator.pages.page import Fragment, Page

_SERVERS: Final = ("server", "baseUrl")
_METHOD: Final = "method"


def read_site(page: Page, report: Report) -> tuple[Fragment, ...]:
    """The servers and the security of a site; empty if the settings name neither."""
    findings = Report()
    settings = load(page.text, page.file, findings)
    report.warn_of(findings.diagnostics)
    api = settings.object_at("api") if settings is not None else ObjectNode()
    # The settings for MDX pages, then the old ones for all pages.
    kinds = (api.object_at("mdx"), api)
    servers = next((named for kind in kinds for key in _SERVERS if (named := _addresses(kind, key))), list[str]())
    auth = next((each.object_at("auth") for each in kinds if each.object_at("auth")), ObjectNode())
    schemes = _schemes(auth, report)
    items: dict[str, object] = {"openapi": "3.1.0", "paths": {}}
    if servers:
        items["servers"] = [{"url": url} for url in servers]
    if schemes:
        items |= {"security": [{name: []} for name in schemes], "components": {"securitySchemes": schemes}}
    return (Fragment(page.file, NAME, "", object_node(items, api.place)),) if servers or schemes else ()


def _schemes(auth: ObjectNode, report: Report) -> ObjectNode:
    """The security scheme of a site by its key in OpenAPI; of an API key, the settings name the header."""
    if auth.text_at(_METHOD).lower() == "key" and (header := auth.text_at("name")):
        return object_node({"apiKey": {"type": "apiKey", "in": "header", "name": header}}, auth.place_of(_METHOD))
    report_lost_scheme(auth, report, _METHOD)
    return security_schemes(auth, _METHOD)


def _addresses(settings: ObjectNode, key: str) -> list[str]:
    """The addresses under a key, one or several, perhaps named: ``{name: Sandbox, url: https://sandbox.example}``."""
    value = settings.get(key)
    several = value if isinstance(value, ArrayNode) else [value]
    found = (each.text_at("url") if isinstance(each, ObjectNode) else each for each in several)
    return [each.rstrip("/") for each in found if isinstance(each, str) and "://" in each]

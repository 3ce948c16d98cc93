"""Security of Mintlify's internal shape."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Report
from generator.document import ArrayNode, Node, ObjectNode
from generator.pages.dialects.mintlify_internal.schemas import Components


def security(source: ArrayNode, components: Components, report: Report) -> ArrayNode:
    """The security requirements: each entry is an alternative, and the schemes in one entry go together.

    Arguments:
        components: receives the security schemes.
    """
    requirements = [
        requirement
        for entry in source.objects()
        if (requirement := _requirement(entry, components, report)) is not None
    ]
    return ArrayNode(requirements, source.place, [requirement.place for requirement in requirements])


def _requirement(entry: ObjectNode, components: Components, report: Report) -> ObjectNode | None:
    credentials = list(_credentials(entry))
    title = entry.text_at("title")
    if not credentials and title:
        report.warning(
            "security-scheme-lost",
            f"The page names the security scheme `{title}` but not how it is sent",
            entry.place,
            "Describe the scheme in an overlay.",
        )
        return None
    names = title.split(" & ")
    if len(names) != len(credentials) or not title:
        names = [name for _, name, _ in credentials]
    items: dict[str, Node] = {}
    for wanted, (location, name, source) in zip(names, credentials, strict=True):
        scheme = _scheme(location, name, source, report)
        items[_register(wanted, scheme, components)] = ArrayNode(place=source.place)
    return ObjectNode(items, entry.place)


def _credentials(entry: ObjectNode) -> Iterator[tuple[str, str, ObjectNode]]:
    sections = entry.object_at("parameters")
    for location, named in sections.object_items():
        for name, source in named.object_items():
            yield location, name, source


def _scheme(location: str, name: str, source: ObjectNode, report: Report) -> ObjectNode:
    items: dict[str, Node] = {"type": "apiKey", "in": location, "name": name}
    kind = source.text_at("type")
    if kind == "http":
        items = {"type": "http", "scheme": source.text_at("scheme") or "bearer"}
    elif kind in ("oauth2", "openIdConnect"):
        items = {"type": "http", "scheme": "bearer"}
        report.note(
            "oauth-flows-lost",
            f"The page says that `{name}` carries an OAuth token but not how to get one: it becomes a bearer token",
            source.place,
            "Describe the flows in an overlay if the client needs them.",
        )
    items |= {key: source[key] for key in ("description", "bearerFormat") if source.get(key)}
    return ObjectNode(items, source.place)


def _register(wanted: str, scheme: ObjectNode, components: Components) -> str:
    """Adds a scheme under its name without spaces, which names of components cannot have."""
    base = re.sub(r"[^A-Za-z0-9._-]+", "-", wanted).strip("-") or "credential"
    name, number = base, 2
    while components.add("securitySchemes", name, scheme) is None:
        name, number = f"{base}-{number}", number + 1
    return name

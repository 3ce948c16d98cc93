"""Infers the endpoint from the examples of a page that does not state it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import unquote

from generator.diagnostics import Report
from generator.pages.described_operations.endpoint import ANY_METHOD, Endpoint, endpoint_at
from generator.pages.described_operations.examples.curl import ADDRESS
from generator.pages.described_operations.examples.shown_requests import requests
from generator.pages.described_operations.fields.components import FIELDS, location_of, name_of
from generator.pages.described_operations.sections import Section
from generator.pages.markdown.parts import Component, Part, blocks, components

_NAMED_PLACEHOLDER: Final = re.compile(r"\{+(\w+)\}+|:([A-Za-z_]\w*)|<([\w-]+)>|\$\{?(\w+)\}?")
_UNNAMED_PLACEHOLDER: Final = re.compile(
    r"""
    [A-Z][A-Z0-9_-]*_[A-Z0-9_-]+            # YOUR_BOX
    |\d+
    |[0-9a-f]{8}-[0-9a-f-]{27}              # a UUID
    |(?=\w*\d)[A-Za-z]*_?[0-9A-Za-z]{8,}    # anything long with a digit
    |[a-z]+_(?=\w*\d)\w+                    # box_1f
    """,
    re.VERBOSE,
)
# `GET /boxes/{id}` amid a text
_AMID_TEXT: Final = re.compile(rf"`({ANY_METHOD}\s+/[^`\n]+)`")
# PUT|PATCH /boxes/{id}
_PATH_ALONE: Final = re.compile(r"(?:[A-Z]+(?: ?[|/,] ?[A-Z]+)*\s+)?(?P<path>/[^\s?]*)(?:\?\S*)?")


def called_endpoints(page_sections: Sequence[Section], report: Report) -> list[tuple[int, Endpoint]]:
    """The endpoints that the examples of a page call, each with its section."""
    findings = Report()
    called = [
        (index, each)
        for index, section in enumerate(page_sections)
        if (each := _endpoint_of_examples(section.parts, findings))
    ]
    if len({each.key for _, each in called}) > 1:
        report.extend(findings.diagnostics)
        return called
    whole = _endpoint_of_examples([part for section in page_sections for part in section.parts], report)
    return [(0, whole)] if whole else []


def _endpoint_of_examples(parts: Sequence[Part], report: Report) -> Endpoint | None:
    """The endpoint of the only request that is shown; None if requests differ, or if placeholders are unclear."""
    shown = [each for sample in components(parts, "RequestExample") for each in requests(sample.children)]
    found = shown[:1] or list(requests(parts))
    if not found or any((each.method, each.address) != (found[0].method, found[0].address) for each in found):
        return None
    fields = [each for each in components(parts, *FIELDS) if location_of(each) == "path"]
    address = _with_placeholders(_as_told(found[0].address, parts), fields)
    if address is None:
        return None
    endpoint = endpoint_at(found[0].method, address, found[0].place)
    report.note(
        "endpoint-from-example",
        f"The page names no endpoint: {endpoint.method.upper()} {endpoint.path} is what its example goes to",
        found[0].place,
        "Correct it with an overlay where that is wrong, or a step is a value of the example and should be a `{name}`.",
    )
    return endpoint


def _as_told(address: str, parts: Sequence[Part]) -> str:
    """The address with placeholders from the only matching path that stands alone in code."""
    steps = address.partition("?")[0].split("/")
    fitting = {path for path in _paths_alone(parts) if _fits(path.split("/")[1:], steps)}
    if len(fitting) != 1:
        return address
    known_steps = fitting.pop().split("/")[1:]
    return "/".join([*steps[: -len(known_steps)], *known_steps])


def _paths_alone(parts: Sequence[Part]) -> Iterator[str]:
    for block in blocks(parts):
        for line in block.fence.text.splitlines() if block.fence else _AMID_TEXT.findall(block.text):
            if found := _PATH_ALONE.fullmatch(line.strip()):
                yield found["path"].rstrip("/")


def _fits(known_steps: Sequence[str], steps: Sequence[str]) -> bool:
    """Whether the last steps of an address match a path with placeholders."""
    if not 0 < len(known_steps) <= len(steps):
        return False
    is_placeholder = [_NAMED_PLACEHOLDER.fullmatch(step) is not None for step in known_steps]
    is_same = [step == given for step, given in zip(known_steps, steps[-len(known_steps) :], strict=True)]
    return (
        any(is_placeholder)
        and any(is_same)
        and all(placeholder or same for placeholder, same in zip(is_placeholder, is_same, strict=True))
    )


def _with_placeholders(address: str, fields: Sequence[Component]) -> str | None:
    """The address with the names of path fields in the place of values; None if it is unclear which is which."""
    found = ADDRESS.fullmatch(address)
    path = (found["path"] or "/") if found else address
    steps = [unquote(step) for step in path.split("/")]
    names = [name_of(field) for field in fields]
    placeholders = [index for index, step in enumerate(steps) if _is_placeholder(step, fields)]
    own = [_own_name(steps[index]) for index in placeholders]
    if len(placeholders) == len(names):
        wanted = own if set(own) == set(names) else names
    elif not names and all(own):
        wanted = own
    else:
        return None
    for index, name in zip(placeholders, wanted, strict=True):
        steps[index] = f"{{{name}}}"
    return address.removesuffix(path) + "/".join(steps)


def _is_placeholder(step: str, fields: Sequence[Component]) -> bool:
    if not step or re.fullmatch(r"v\d[\w.]*", step):
        return False
    if _NAMED_PLACEHOLDER.fullmatch(step) or is_value(step):
        return True
    shown = [block.text for field in fields for block in blocks(field.children)]
    return any(re.search(rf"[`\"']{re.escape(step)}[`\"']", text) for text in shown)


def is_value(step: str) -> bool:
    """Whether a step of a path looks like a value, as a number does."""
    return _UNNAMED_PLACEHOLDER.fullmatch(step) is not None


def _own_name(step: str) -> str:
    found = _NAMED_PLACEHOLDER.fullmatch(step)
    return next((group for group in found.groups() if group), "") if found else ""

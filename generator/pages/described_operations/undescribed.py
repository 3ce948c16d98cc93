"""What the example of a request sends, and its page does not describe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.diagnostics import Report
from generator.pages.described_operations.objects import Field, first_step
from generator.pages.described_operations.request import Request


def report_undescribed(fields: Sequence[Field], calls: Sequence[Request], report: Report) -> None:
    """Tells what calls will not be able to send.

    Arguments:
        fields: all fields of the request.
        calls: the requests of the examples that go to the operation.
        report: receives ``example-undescribed``.
    """
    known = {first_step(field.name) for field in fields}
    has_body = any(field.is_in_body for field in fields)
    for request in calls:
        names = [name for name in dict.fromkeys(_sent(request, has_body)) if first_step(name) not in known]
        if names:
            report.warning(
                "example-undescribed",
                f"The example sends {', '.join(f'`{name}`' for name in names)}, which the page does not describe",
                request.place,
                "Add it with an overlay, so that calls can send it.",
            )
        known.update(map(first_step, names))


def _sent(request: Request, has_body: bool) -> Iterator[str]:
    """The names in the query and in the body; a body without any description is read from the example as it is."""
    yield from request.query
    if has_body:
        yield from request.body or ()
        yield from (name for name, _ in request.form)

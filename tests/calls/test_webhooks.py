"""Payloads that a server sends by itself."""

from __future__ import annotations

from typing import Any

import pytest

from tests.packages import PackageOf


def test_payloads_of_webhooks_are_read(package_of: PackageOf) -> None:
    """As they came, or already parsed."""
    acme = package_of("webhooks")
    for payload in (b'{"id": "b-1", "seats": [{"row": 3}]}', '{"id": "b-1", "seats": [{"row": 3}]}'):
        booking = acme.webhooks.new_booking(payload)
        assert booking == acme.models.NewBookingPayload(id="b-1", seats=[acme.models.NewBookingPayloadSeatsItem(row=3)])
    assert acme.webhooks.new_booking({"id": "b-1"}).id == "b-1"
    assert acme.webhooks.subscribe_on_event({"at": "2026-01-02T00:00:00Z"}).at.tzinfo is not None
    assert acme.webhooks.list_(["a"]) == ["a"]
    with pytest.warns(DeprecationWarning, match="booking_cancelled is deprecated"):
        assert acme.webhooks.booking_cancelled({"id": "b-1"}).id == "b-1"


@pytest.mark.parametrize(
    ("payload", "problem"),
    [(b"{}", r"\$\.id: the required field"), (b"<a/>", "not JSON"), (b"", "empty"), (["a"], "object")],
)
def test_payloads_that_are_not_what_is_documented_are_refused(
    package_of: PackageOf, payload: Any, problem: str
) -> None:
    acme = package_of("webhooks")
    with pytest.raises(acme.errors.ModelDecodeError, match=problem):
        acme.webhooks.new_booking(payload)

"""What the server sends by itself: each function reads the payload of one webhook.

They take the body of the request, or the JSON value in it, and raise ``ModelDecodeError`` if it is not what is
documented. They do not check that the request comes from the server.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from ._runtime.decode import checked_list, decode_date, decode_list
from ._runtime.deprecation import deprecated as _deprecated
from ._runtime.payload import Payload as _Payload, received as _received

if TYPE_CHECKING:
    from .models.booking import Booking
    from .models.new_booking_payload import NewBookingPayload
    from .models.subscribe_on_event_payload import SubscribeOnEventPayload


def new_booking(payload: _Payload) -> NewBookingPayload:
    """A booking was made

    Sent once for each booking.
    """
    from .models.new_booking_payload import NewBookingPayload

    return NewBookingPayload.from_dict(_received(payload).json())


@_deprecated("webhooks.booking_cancelled is deprecated")
def booking_cancelled(payload: _Payload) -> Booking:
    """Deprecated. Reads the payload of the webhook ``booking.cancelled``."""
    from .models.booking import read_booking

    return read_booking(_received(payload).json())


def list_(payload: _Payload) -> list[str]:
    """Reads the payload of the webhook ``list``."""

    return checked_list(_received(payload).json())


def decode_list2(payload: _Payload) -> list[datetime.date]:
    """Reads the payload of the webhook ``decodeList``."""

    return decode_list(decode_date, _received(payload).json())


def subscribe_on_event(payload: _Payload) -> SubscribeOnEventPayload:
    """Reads the payload of the webhook ``subscribe onEvent``."""
    from .models.subscribe_on_event_payload import SubscribeOnEventPayload

    return SubscribeOnEventPayload.from_dict(_received(payload).json())

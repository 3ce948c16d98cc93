"""Clients that make no pauses between their attempts: they are noted instead."""

from __future__ import annotations

from types import SimpleNamespace

import pytest


def noted_pauses(package: str, patch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that clients of a package would have waited from now on: what servers ask for, without the jitter."""
    pauses: list[float] = []

    async def note(seconds: float) -> None:
        pauses.append(seconds)

    patch.setattr(f"{package}._runtime.retry.uniform", lambda _low, _high: 0.0)
    patch.setattr(f"{package}._runtime.transport.time", SimpleNamespace(sleep=pauses.append))
    patch.setattr(f"{package}._runtime.transport._sleep", note)
    return pauses

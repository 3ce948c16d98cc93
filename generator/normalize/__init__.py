"""Brings any document into the one form that the engine and the templates read.

A pass is ``(document, report) -> document``: pure, deterministic, and idempotent. Those of ``keywords`` look at one
schema at a time, ``(schema, report) -> schema``: what stands together in a tuple shares the way through the document,
which takes longer than what most of them do there. A schema has gone through all of them before the one around it does.

The result is the project's own dialect of OpenAPI 3.1: every reference is to a component schema, ``nullable`` is the
only mark of null, ``allOf`` is merged, callbacks are webhooks, what the events of a stream hold is under ``x-event``,
and each object, enum and union of objects is a component whose key is its class name. An operation's names are
``x-group`` and ``x-method``, and ``x-group-classes`` has the class of each group.
"""

from __future__ import annotations

from generator.normalize.passes import PASSES, in_each_schema, normalize

__all__ = ("PASSES", "in_each_schema", "normalize")

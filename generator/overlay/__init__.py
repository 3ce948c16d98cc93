"""OpenAPI Overlay 1.0 and 1.1: changes to a document, written beside it (https://spec.openapis.org/overlay/v1.1.0.html)."""

from generator.overlay.apply import apply_overlay
from generator.overlay.check import check_overlay
from generator.overlay.difference import difference
from generator.overlay.model import Action, Change, Copy, Overlay, Query, Remove, Update
from generator.overlay.read import extended_document, read_overlay
from generator.overlay.write import action_list, overlay_document

__all__ = (
    "Action",
    "Change",
    "Copy",
    "Overlay",
    "Query",
    "Remove",
    "Update",
    "action_list",
    "apply_overlay",
    "check_overlay",
    "difference",
    "extended_document",
    "overlay_document",
    "read_overlay",
)

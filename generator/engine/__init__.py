"""Drives openapi-python-client with our templates: one normalised document becomes the tree of one package."""

from __future__ import annotations

from generator.engine.asking import get_ready
from generator.engine.building import Build, describe, generate
from generator.engine.writing.render import warm_up

__all__ = ("Build", "describe", "generate", "get_ready", "warm_up")

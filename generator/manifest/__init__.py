"""The manifest of an API: ``specs/<api>/api.yaml`` becomes a frozen ``Api``."""

from generator.manifest.read import read_manifest

__all__ = ("read_manifest",)

"""Reads the manifest of an API, ``specs/<api>/api.yaml``, into a frozen ``Api``."""

from generator.manifest.read import read_manifest

__all__ = ("read_manifest",)

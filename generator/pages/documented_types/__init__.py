"""Parses types as people write them on pages."""

"""Rewrites paths, methods and statuses that people spell in their own way as OpenAPI spells them."""

"""Passes about references: afterwards, each leads to a component schema that is more than a reference."""

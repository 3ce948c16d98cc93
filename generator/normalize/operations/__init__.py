"""Passes about the messages of operations, apart from schemas."""

"""Passes about what operations send and receive, apart from schemas."""

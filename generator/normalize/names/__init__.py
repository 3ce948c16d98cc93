"""Passes that decide what operations, groups and classes are called, and which schemas become classes."""

"""Reads a normalised document into the context: operations, bodies, classes, servers and credentials."""

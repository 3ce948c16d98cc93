"""The groups of operations: what the properties of a client give."""

"""Fields as pages describe them, in tables, lists and components, and the objects that they are parts of."""

"""Types as people write them on pages."""

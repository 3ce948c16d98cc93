"""The dialects of documentation, each by what it has of its own."""

"""The dialects of documentation, a module or package for each."""

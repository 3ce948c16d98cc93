"""Parses pages into blocks of Markdown and components, for all platforms."""

"""Finds endpoints in headings, texts, tables and examples."""

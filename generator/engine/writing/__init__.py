"""Writes a package: its files, the filters of the templates, and the imports of generated modules."""

"""Reads fields from tables, lists and components, and builds objects of them."""

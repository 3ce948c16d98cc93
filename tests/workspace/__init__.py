"""A workspace: what is up to date, what is written, and what is left to the person who edited it.

The stages are replaced by one that copies: what is tested here is how their result is kept.
"""

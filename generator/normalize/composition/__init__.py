"""Passes about schemas that are made of several: by ``allOf``, by unions, and by discriminators that tell subtypes."""

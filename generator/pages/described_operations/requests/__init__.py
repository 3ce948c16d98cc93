"""Reads requests: fields and their locations, parameters and bodies."""

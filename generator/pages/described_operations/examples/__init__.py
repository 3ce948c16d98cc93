"""Reads what pages show in code: requests with cURL and as messages, and bodies in JSON."""

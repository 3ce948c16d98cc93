"""Packages of the cases of the engine, in use: what goes over the wire, and what comes back."""

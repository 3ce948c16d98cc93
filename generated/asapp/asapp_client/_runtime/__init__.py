"""How calls are made: the part of this package that is the same for every API."""

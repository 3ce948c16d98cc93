"""The operations of ASAPP Messages API, one module each, below the groups of the client."""

"""The operations of Respondent Partner API, one module each, below the groups of the client."""

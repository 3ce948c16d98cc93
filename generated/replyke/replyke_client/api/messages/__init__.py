"""The operations of the group ``messages``."""

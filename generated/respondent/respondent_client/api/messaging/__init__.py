"""The operations of the group ``messaging``."""

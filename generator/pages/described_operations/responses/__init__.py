"""What operations return: the responses that sections describe, and those that pages only show."""

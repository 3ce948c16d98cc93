"""What operations answer: the responses that sections describe, and those that pages only show."""

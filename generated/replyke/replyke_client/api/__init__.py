"""The operations of Replyke API, one module each, below the groups of the client."""

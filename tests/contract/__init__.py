"""The contract of errors and retries, kept by a generated client over real sockets, waiting and awaiting."""

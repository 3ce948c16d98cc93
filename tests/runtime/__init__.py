"""The runtime that every generated client carries, used over real loopback sockets."""

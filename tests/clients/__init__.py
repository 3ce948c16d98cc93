"""The three generated clients, used as people use them: over sockets, by type checkers, from copies."""

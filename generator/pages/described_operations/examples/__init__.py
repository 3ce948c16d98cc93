"""What pages show in code: requests in several languages and tools, and bodies in JSON."""

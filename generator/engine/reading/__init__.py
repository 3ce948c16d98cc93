"""What a normalised document becomes in the package: its operations, bodies, classes, servers and credentials."""

"""What the templates may see: one frozen description of a package, with every name and every expression decided."""

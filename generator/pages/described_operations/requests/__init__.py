"""What operations are sent: the fields of a request, where each travels, parameters and bodies."""

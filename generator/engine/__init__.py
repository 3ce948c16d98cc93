"""Drives openapi-python-client with our templates: one document becomes the tree of one package."""

from generator.engine.settings import CredentialName, Environment, ServerVariableName, Settings

__all__ = ["CredentialName", "Environment", "ServerVariableName", "Settings"]

"""Settings moved to ``generator.settings``, which imports no engine; this name goes when nothing needs it."""

from generator.settings import CredentialName, Environment, ServerVariableName, Settings

__all__ = ["CredentialName", "Environment", "ServerVariableName", "Settings"]

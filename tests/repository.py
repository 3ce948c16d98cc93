"""A git repository in the working directory, with the commits of nobody in particular."""

from __future__ import annotations

import subprocess


def git(*arguments: str) -> str:
    """What git prints, without anything that the machine says of who commits."""
    identity = ("-c", "user.name=Ada", "-c", "user.email=ada@cats.example")
    return subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, text=True).stdout


def commit(message: str = "Cats.") -> None:
    """Commits everything that is there."""
    git("add", "--all")
    git("commit", "--quiet", "--allow-empty", "--message", message)

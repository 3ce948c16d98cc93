"""A git repository in the working directory, with the commits of nobody in particular, and a document to commit."""

from __future__ import annotations

import subprocess

CATS = """\
openapi: 3.1.0
info: {title: Cats, version: '1'}
servers: [{url: https://cats.example}]
security: []
paths:
  /cats:
    get:
      operationId: list_cats
      responses: {'204': {description: Fine.}}
    delete:
      operationId: drop_cats
      responses: {'204': {description: Fine.}}
"""
WITHOUT_DELETE = CATS.partition("    delete:")[0]


def git(*arguments: str) -> str:
    """What git prints, without anything that the machine says of who commits."""
    identity = ("-c", "user.name=Ada", "-c", "user.email=ada@cats.example")
    return subprocess.run(["git", *identity, *arguments], check=True, capture_output=True, text=True).stdout


def commit(message: str = "Cats.") -> None:
    """Commits everything that is there."""
    git("add", "--all")
    git("commit", "--quiet", "--allow-empty", "--message", message)

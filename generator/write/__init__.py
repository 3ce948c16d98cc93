"""Writes files and folders: whole or not at all, and untouched where nothing changed."""

from generator.write.files import report_unwritable, write_file, write_files
from generator.write.folders import is_interrupted, recover, write, write_into, write_over, write_together
from generator.write.holding import held

__all__ = (
    "held",
    "is_interrupted",
    "recover",
    "report_unwritable",
    "write",
    "write_file",
    "write_files",
    "write_into",
    "write_over",
    "write_together",
)

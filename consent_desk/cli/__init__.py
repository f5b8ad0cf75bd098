"""The command line: one file a noun, every verb with `--json`."""

from consent_desk.cli.app import main
from consent_desk.cli.outside import Outside

__all__ = ["Outside", "main"]

"""The command line: each command is one module of this package, loaded when it is asked for."""

from stemma.cli.group import main

__all__ = ["main"]

"""The command line. Exit codes: 0 fine, 1 something was refused, 2 wrong use."""

from communique.cli.main import main

__all__ = ["main"]

"""HTTP as a medium: the command line's own JSON for programs, documents and answers as pages for readers."""

from .server import run

__all__ = ["run"]

"""The local page: the report's front end, served from this machine to this machine. `serve` makes it ready."""

from stemma.server.serving import Opened, serve

__all__ = ["Opened", "serve"]

"""What the served page has beyond the file: the one script that may ask its own server. This module only opens it."""

from importlib.resources import files


def asset(name: str) -> str:
    """Return a file of the served page by its name."""
    return files("stemma.server.assets").joinpath(name).read_text(encoding="utf-8")

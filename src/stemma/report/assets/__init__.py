"""The report's front end by hand: frame, legend, style and script. This module only opens them."""

from importlib.resources import files


def asset(name: str) -> str:
    """Return a file of the front end by its name."""
    return files("stemma.report.assets").joinpath(name).read_text(encoding="utf-8")

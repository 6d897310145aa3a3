"""Hostile text into HTML: every letter is escaped, and what would turn the direction of writing is made visible."""

import html

from stemma.views.visible import visible


def words(text: str | None) -> str:
    """Return document text as HTML content, isolated, with controls of direction shown by name."""
    return f"<bdi>{plain(text)}</bdi>" if text else ""


def plain(text: str | None) -> str:
    """Return document text for an attribute or for SVG: controls of direction are replaced by their names."""
    return html.escape(visible(text or ""), quote=True)


def shortened(text: str, length: int) -> str:
    """Return text cut to a number of characters, the cut marked."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def script_json(encoded: bytes) -> str:
    """Return JSON that can stand inside a script element: nothing in it can close the element or break a line."""
    text = encoded.decode()
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")

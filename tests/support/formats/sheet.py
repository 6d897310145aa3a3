"""A table of reports as LibreOffice Calc opens it: one flat file, which its own program turns into CSV."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.support.formats import story

HEADER = ("Headline", "Outlet", "URL", "Published", "Text")
#: A second report, so that a row ends where another begins.
SHORT = (
    "Ferry “Marelle” floats again",
    story.OUTLET,
    f"{story.URL}-2",
    "2031-03-05",
    "Tugs pulled the ferry free; she lay still, then moved.",
)

_OPENING = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:body><office:spreadsheet><table:table table:name="reports">
"""
_CLOSING = "</table:table></office:spreadsheet></office:body></office:document>\n"


def sheet() -> str:
    """Return the sheet: a row of names, the report with its paragraphs in one cell, and a short report."""
    report = (story.TITLE, story.OUTLET, story.URL, story.PUBLISHED, "\n".join(story.PARAGRAPHS))
    return _OPENING + "".join(map(_row, (HEADER, report, SHORT))) + _CLOSING


def _row(cells: Sequence[str]) -> str:
    return f"<table:table-row>{''.join(map(_cell, cells))}</table:table-row>\n"


def _cell(words: str) -> str:
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in words.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'

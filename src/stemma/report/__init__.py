"""One self-contained HTML file that shows a case: `write_report`."""

from pathlib import Path

from stemma.model import Lookup
from stemma.report.gathering import gather
from stemma.report.page import page
from stemma.report.settings import ReportSettings

__all__ = ["ReportSettings", "write_report"]


def write_report(lookup: Lookup, out: Path, *, settings: ReportSettings = ReportSettings()) -> Path:  # noqa: B008 - frozen
    """Write the report of a case and return its path; the file appears whole or not at all."""
    text = page(gather(lookup, settings=settings), settings=settings)
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_name(out.name + ".part")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(out)
    return out

"""What does not fit together inside a report, below the claims of the page."""

from collections.abc import Sequence

from stemma.report.carrying import badge, cut, place_link
from stemma.report.drawing import sure
from stemma.report.markup import words
from stemma.report.shown import ReportViews
from stemma.views.checks import SPOKEN, MismatchLine, PieceLine
from stemma.views.story import counted

#: So many reports with one passage are shown.
SHOWN_REPORTS = 6


def mismatches(views: ReportViews) -> str:
    """Return what does not fit together, each statement a link to its words; nothing where all fits."""
    if not views.mismatches:
        return ""
    rows = "".join(_row(line) for line in views.mismatches)
    return (
        "<h3>What does not fit together inside a report</h3>"
        "<p>An age and a year of birth, a total and its parts, a weekday and its date, a length and its dates: at most "
        "one side can be as it stands, and nothing here says which.</p>"
        f'<ul class="variants">{rows}</ul>'
    )


def _row(line: MismatchLine) -> str:
    shown = [_stated(place, line.slips) for place in line.places[:SHOWN_REPORTS]]
    shown += [_stated(place, [], fits=True) for place in line.held[:SHOWN_REPORTS]]
    rest = max(0, len(line.places) - SHOWN_REPORTS) + max(0, len(line.held) - SHOWN_REPORTS)
    more = f"<p>and {counted(rest, 'more report')}</p>" if rest else ""
    return (
        f'<li><header>{badge("does not fit", colour=5, sign="≠")}<span class="kind">{SPOKEN[line.kind]}</span>'
        f'<span class="doubt">{sure(line.score)}{line.score:.2f}</span></header>'
        f'<dl>{"".join(shown)}</dl>{more}<p class="reason">{words(line.why)}</p></li>'
    )


def _stated(pieces: Sequence[PieceLine], slips: Sequence[str], *, fits: bool = False) -> str:
    links = " · ".join(f'<a href="{place_link(one)}">{cut(one.text)}</a>' for one in pieces)
    told = "<span>they fit here</span>" if fits else ""
    told += "<span>draws on a text in which they fit</span>" if pieces[0].siglum in slips else ""
    return f'<dt dir="auto">{links}</dt><dd class="chips"><span>{words(pieces[0].siglum)}</span>{told}</dd>'

"""The quotation view of the page: who said what, in which wordings, the words that drifted marked one by one."""

from collections.abc import Sequence

from stemma.model import QuotationForm
from stemma.report.carrying import doubt
from stemma.report.markup import plain, words
from stemma.report.shown import ReportViews
from stemma.views.said import SaidLine, SaidView, wordings_of
from stemma.views.story import counted
from stemma.views.wording import Words

#: So many utterances are open at once; the rest unfolds.
OPEN_UTTERANCES = 6

#: So many reports with one wording are named on a card.
NAMED_CARRIERS = 12


def said(views: ReportViews) -> str:
    """Return who said what, those in most lineages first; nothing where nobody is quoted."""
    if not views.said:
        return ""
    cards = [_card(view) for view in views.said]
    rest = cards[OPEN_UTTERANCES:]
    more = (
        f"<details><summary>{counted(len(rest), 'more utterance')}</summary>"
        f'<ul class="variants heaped">{"".join(rest)}</ul></details>'
        if rest
        else ""
    )
    return (
        '<section aria-labelledby="said"><h2 id="said">Who said what</h2>'
        "<p>The same words of the same speaker, across reports. Marked words differ from the wording that most reports "
        "agree with. Ten copies of one quotation are one lineage; none of this says whether the words are true.</p>"
        f'<ul class="variants heaped">{"".join(cards[:OPEN_UTTERANCES])}</ul>{more}</section>'
    )


def _card(view: SaidView) -> str:
    carried = f"{counted(view.witnesses, 'report')}, {counted(len(view.lineages), 'lineage')}"
    others = [name for name in view.attributed_to if name != view.speaker]
    also = f"<span>also attributed to {words(', '.join(others))}</span>" if others else ""
    told = f"<span>told to, or in: {words(', '.join(view.told_to))}</span>" if view.told_to else ""
    wordings = "".join(_wording(group) for group in wordings_of(view.lines))
    why = f"<p>{words(view.why)}</p>" if view.why and view.witnesses > 1 else ""
    return (
        f'<li><header><span class="kind">{words(view.speaker)}</span><span>{plain(carried)}</span>'
        f"{also}{told}</header><dl>{wordings}</dl>{why}</li>"
    )


def _wording(group: Sequence[SaidLine]) -> str:
    first = group[0]
    shown = "".join(_marked(part) for part in first.words)
    quoted = f"“{shown}”" if first.form is QuotationForm.DIRECT else shown
    chips = "".join(
        f'<a class="chip who" href="#witness={plain(line.witness)}:{line.start}-{line.end}" title="{plain(line.why)}">'
        f"{words(line.siglum)}</a>{doubt(line)}"
        for line in group[:NAMED_CARRIERS]
    )
    more = f"<span>and {len(group) - NAMED_CARRIERS} more</span>" if len(group) > NAMED_CARRIERS else ""
    cues = ", ".join(dict.fromkeys(line.cue for line in group if line.cue))
    cue = f"<span>{words(cues)}</span>" if cues else ""
    garbled = "<span>a mark is missing</span>" if any(line.garbled for line in group) else ""
    return f'<dt dir="auto">{quoted}</dt><dd class="chips">{chips}{more}{cue}{garbled}</dd>'


def _marked(part: Words) -> str:
    text = plain(" ".join(part.text.split()))
    lead = " " if part.text[:1].isspace() else ""
    tail = " " if part.text[-1:].isspace() else ""
    return f"{lead}<mark>{text}</mark>{tail}" if part.differs else f"{lead}{text}{tail}"

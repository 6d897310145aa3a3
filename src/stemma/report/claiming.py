"""The view of claims: one row a thing, its values side by side, what reports tell differently first."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from stemma.model import Verdict
from stemma.report.carrying import badge, carriers, cut, place_link, story_names
from stemma.report.checking import mismatches
from stemma.report.markup import plain, words
from stemma.report.shown import ReportViews
from stemma.views.claims import VERDICT_ORDER, PropositionLine, ValueLine
from stemma.views.story import counted

#: So many values of one row are shown.
SHOWN_VALUES = 8

#: What the table can be narrowed to: at least so many independent lineages that carry it.
LEAST_LINEAGES = ((1, "any number of lineages"), (2, "two lineages or more"), (3, "three lineages or more"))

#: So many speakers are named.
SHOWN_SPEAKERS = 4


class Label(NamedTuple):
    """A verdict in a reader's words, with a sign and a colour that only repeat the words."""

    word: str
    sign: str
    colour: int
    meaning: str


LABELS = {
    Verdict.GENUINE: Label("disputed", "≠", 5, "Lineages that do not draw on one another say different things."),
    Verdict.TRANSMISSION: Label(
        "bent in copying", "↝", 3, "Readings of one line of copying; at most one of them was in their common text."
    ),
    Verdict.UPDATE: Label("updated", "↻", 4, "A later report gives another value, as things went on."),
    Verdict.GRANULARITY: Label("more or less exact", "≈", 6, "One value holds the other: “at least 17” and “18”."),
    Verdict.NOT_COMPARABLE: Label("not comparable", "∥", 0, "They may speak of different things."),
    Verdict.AGREE: Label("agree", "=", 1, "Several independent lineages say the same."),
    Verdict.SINGLE_SOURCE: Label("one origin only", "1", 0, "Nobody else says it; however often it is printed."),
}


def claims(views: ReportViews) -> str:
    """Return what is claimed, with a box for every kind; nothing where no claim was found."""
    below = mismatches(views)
    if not views.claims:
        return f'<section aria-labelledby="claims"><h2 id="claims">Claims</h2>{below}</section>' if below else ""
    stories = story_names(views, (line.story for line in views.claims))
    rows = "".join(_row(line, stories) for line in views.claims)
    heads = "".join(f'<th scope="col">{name}</th>' for name in ("What", "How they stand", "Who says what"))
    return (
        '<section aria-labelledby="claims"><h2 id="claims">Claims</h2>'
        "<p>What the reports assert, counted by independent lineages: ten copies are one. Differences come first. No "
        f"row says which side is right.</p>{_boxes(views)}{_narrowing()}"
        f'<div class="paper claims"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
        f"{_meanings()}{below}</section>"
    )


def _boxes(views: ReportViews) -> str:
    """Return a box for every kind that there is; the script shows them, as without it they would do nothing."""
    numbers = Counter(line.verdict for line in views.claims)
    boxes = "".join(
        f'<label class="check"><input type="checkbox" value="{verdict.value}" checked>'
        f"{verdict_badge(verdict)} {numbers[verdict]:,}</label>"
        for verdict in VERDICT_ORDER
        if verdict in numbers
    )
    return f'<fieldset id="kinds" hidden><legend>Show</legend>{boxes}</fieldset>'


def _narrowing() -> str:
    """Return what narrows the table by name and by lineages; the script shows it."""
    choices = "".join(f'<option value="{least}">{name}</option>' for least, name in LEAST_LINEAGES)
    return (
        '<div id="narrow" class="row-of" hidden><input type="search" id="about" aria-label="About whom or what" '
        'placeholder="About whom or what …"><label class="check">Carried by '
        f'<select id="least">{choices}</select></label></div>'
    )


def _meanings() -> str:
    told = "".join(
        f"<dt>{verdict_badge(verdict)}</dt><dd>{plain(LABELS[verdict].meaning)}</dd>" for verdict in VERDICT_ORDER
    )
    return f'<details class="meanings"><summary>What these words mean</summary><dl>{told}</dl></details>'


def verdict_badge(verdict: Verdict) -> str:
    """Return a verdict in a reader's words, framed."""
    label = LABELS[verdict]
    return badge(label.word, colour=label.colour, sign=label.sign)


def _row(line: PropositionLine, stories: Mapping[str, str]) -> str:
    speakers = ", ".join(line.speakers[:SHOWN_SPEAKERS])
    rest = len(line.speakers) - SHOWN_SPEAKERS
    more = f" and {rest} more" if rest > 0 else ""
    in_words = f'<span class="title">in the words of {cut(speakers)}{more}</span>' if speakers else ""
    about = (
        f'<span class="title" dir="auto">{cut(line.about)}</span>'
        if line.about.casefold() not in line.slot.casefold()
        else ""
    )
    story = f'<span class="title">{words(stories[line.story])}</span>' if line.story in stories else ""
    values = "".join(_value(value) for value in line.values[:SHOWN_VALUES])
    unshown = len(line.values) - SHOWN_VALUES
    others = f"<p>and {counted(unshown, 'more value')}</p>" if unshown > 0 else ""
    return (
        f'<tr data-kind="{line.verdict.value}" data-lineages="{line.origins_low}">'
        f'<td><span class="outlet">{cut(line.slot)}</span>{about}{story}</td>'
        f"<td>{verdict_badge(line.verdict)}<p>{words(line.why)}</p>"
        f'<a class="open" href="#claim={plain(line.id)}">in their words, side by side</a></td>'
        f"<td><dl>{values}</dl>{others}{in_words}</td></tr>"
    )


def _value(value: ValueLine) -> str:
    reports = len({place.witness for place in value.places})
    carried = f"{counted(value.origins, 'lineage')}, {counted(reports, 'report')}"
    shown = cut(value.value) or '<span class="nothing">nothing at this place</span>'
    linked = f'<a href="{place_link(value.places[0])}">{shown}</a>' if value.places else shown
    return (
        f'<dt dir="auto">{linked} <span class="num">{carried}</span></dt>'
        f'<dd class="chips">{carriers(value.places)}</dd>'
    )

"""The one glance: how many origins, how many reports, and a bar that shows the copies for what they are."""

import math
from collections.abc import Mapping, Sequence

from stemma.report.claiming import verdict_badge
from stemma.report.markup import plain, shortened, words
from stemma.report.shown import ReportViews
from stemma.views.cards import LineageCard
from stemma.views.claims import PropositionLine
from stemma.views.story import PileView, counted
from stemma.views.times import moment, spoken_time

#: What kind of segment ("solid" or "copies"), its colour, and how many reports it stands for.
Segment = tuple[str, int, float]

#: With more segments than this, single reports can no longer be told apart in the bar.
DISTINCT_SEGMENTS = 60

#: An origin is drawn at least this wide, as a part of the whole bar.
THINNEST = 0.006

#: A longer reading is cut.
SHOWN_READING = 40

#: So many claims that reports tell differently stand on the first glance, each with so many of its values.
SHOWN_CONFLICTS = 3
SHOWN_VALUES = 4

#: So many lineages are named under the bar.
NAMED_LINEAGES = 6


def hero(views: ReportViews) -> str:
    """Return the top of the page."""
    pile = views.pile
    name = pile.stories[0].name if len(pile.stories) == 1 else counted(len(pile.stories), "story", "stories")
    return (
        f'<section class="hero" aria-labelledby="glance"><p class="kicker">{words(name)}</p>'
        f'<h1 id="glance">{counted(pile.origins.best, "independent origin")}, '
        f'<span class="minor">{counted(pile.witnesses, "report")}</span></h1>'
        f"{_lead(pile)}{_counted_otherwise(views)}{_bar(views)}{_conflicts(views)}{_latest(views)}</section>"
    )


def _lead(pile: PileView) -> str:
    parts = [f'<p class="lead">{_copies_words(pile)}</p>']
    origins = pile.origins
    if origins.low < origins.high:
        interval = f"The number may be anything from {origins.low:,} to {origins.high:,}."
        why = words(origins.why) if len(pile.stories) == 1 else "Each story below says why."
        parts.append(f'<p class="lead">{interval} {why}</p>')
    if pile.undetermined:
        links = counted(pile.undetermined, "link has", "links have")
        parts.append(f'<p class="lead">{links} no known direction: drawn without an arrowhead.</p>')
    return "".join(parts)


def _counted_otherwise(views: ReportViews) -> str:
    """Return what could make the origins fewer: lineages that share a speaker's words or a house."""
    told = []
    origins = views.pile.origins
    if 0 < origins.speakers < origins.best:
        told.append(
            f"Counted by speakers there are {origins.speakers:,}: some lineages give the same words of one speaker."
        )
    if 0 < origins.publishers < origins.best:
        told.append(f"Counted by publishers there are {origins.publishers:,}: some begin with texts of one house.")
    return "".join(f'<p class="lead">{sentence}</p>' for sentence in told)


def _conflicts(views: ReportViews) -> str:
    """Return the claims that reports tell most differently, each a link to all who say so."""
    lines = [line for line in views.claims if line.conflict][:SHOWN_CONFLICTS]
    if not lines:
        return ""
    rows = "".join(f"<li>{_conflict(line)}</li>" for line in lines)
    return f'<p class="latest">Told differently:</p><ul class="conflicts">{rows}</ul>'


def _conflict(line: PropositionLine) -> str:
    shown = [value.value for value in line.values if value.value][:SHOWN_VALUES]
    told = " or ".join(f"“{words(shortened(value, SHOWN_READING))}”" for value in shown)
    about = "" if line.about.casefold() in line.slot.casefold() else f", {words(shortened(line.about, SHOWN_READING))}"
    more = f", and {counted(len(line.values) - len(shown), 'more value')}" if len(line.values) > len(shown) else ""
    return (
        f'{verdict_badge(line.verdict)} <a href="#claim={plain(line.id)}">{words(shortened(line.slot, SHOWN_READING))}'
        f"</a>{about}: {told}{more}"
    )


def _latest(views: ReportViews) -> str:
    """Return the most telling difference and the latest report, each a link to where it stands."""
    parts = []
    for line in views.variants[:1]:
        shown = " or ".join(f"“{words(shortened(one.text, SHOWN_READING))}”" for one in line.readings[:3] if one.text)
        parts.append(f'Copies of one text differ, first of all, over <a href="#variant={plain(line.id)}">{shown}</a>.')
    told = [view.card for view in views.witnesses if view.card.id not in views.pile.elsewhere]
    dated = [card for card in told if moment(card.published) < math.inf]
    if dated:
        card = max(dated, key=lambda card: (moment(card.published), card.id))
        name = f'<a href="#witness={plain(card.id)}">{words(card.outlet or card.siglum)}</a>'
        parts.append(f"The latest report is from {name}, {plain(spoken_time(card.published))}.")
    return f'<p class="latest">{" ".join(parts)}</p>' if parts else ""


def _copies_words(pile: PileView) -> str:
    if not pile.witnesses:
        return "The case holds no reports."
    if not pile.copies:
        return "No report was found to repeat another: each tells it in its own words."
    verb, whose = ("repeats", "it adds") if pile.copies == 1 else ("repeat", "they add")
    return (
        f"{pile.copies:,} of the {pile.witnesses:,} reports {verb} another one, or a common text that nobody handed "
        f"in. However often it is printed, {whose} no origin of {'its' if pile.copies == 1 else 'their'} own."
    )


def _bar(views: ReportViews) -> str:
    shares = _bar_shares(views)
    segments = [segment for card, count in shares for segment in _segments(views.colours.get(card.number, 0), count)]
    segments += [("solid", 0, 1.0)] * len(views.pile.alone)
    if len(segments) > DISTINCT_SEGMENTS:
        segments = _joined(segments)
    total = sum(units for _, _, units in segments)
    if not total:
        return ""
    rects: list[str] = []
    at = 0.0
    for kind, colour, units in segments:
        width = 100 * units / total
        paint = f' fill="url(#hatch-{colour})"' if kind == "copies" else ""
        rects.append(f'<rect class="seg {kind} l{colour}" x="{at:.3f}%" width="{width:.3f}%" height="46"{paint}/>')
        at += width
    label = plain(views.pile.sentence.replace("witnesses", "reports").replace("witness", "report"))
    return (
        f'<div class="bar"><svg role="img" aria-label="{label}">{_hatches(views.colours)}{"".join(rects)}</svg>'
        f"{_keys(views, shares)}</div>"
    )


def _segments(colour: int, count: int) -> list[Segment]:
    """Return the origin, solid, and its copies, hatched."""
    copies = [("copies", colour, float(count - 1))] if count > 1 else []
    return [("solid", colour, 1.0), *copies]


def _joined(segments: Sequence[Segment]) -> list[Segment]:
    """Return segments for a bar too fine to tell them apart: reports that stand alone become one."""
    total = sum(units for _, _, units in segments)
    shown = [
        (kind, colour, max(units, total * THINNEST) if kind == "solid" else units)
        for kind, colour, units in segments
        if colour
    ]
    alone = sum(units for _, colour, units in segments if not colour)
    return [*shown, ("solid", 0, alone)] if alone else shown


def _bar_shares(views: ReportViews) -> list[tuple[LineageCard, int]]:
    """Return lineages with the number of their reports; a report in two lineages counts in the first."""
    counted_already: set[str] = set()
    shares = []
    for card in views.lineages:
        fresh = [witness for witness in card.witnesses if witness not in counted_already]
        counted_already.update(fresh)
        shares.append((card, max(1, len(fresh))))
    return shares


def _hatches(colours: Mapping[int, int]) -> str:
    return (
        "<defs>"
        + "".join(
            f'<pattern id="hatch-{colour}" class="l{colour}" patternUnits="userSpaceOnUse" width="7" height="7" '
            f'patternTransform="rotate(45)"><rect class="hatch-ground" width="7" height="7"/>'
            f'<rect class="hatch-line" width="2.4" height="7"/></pattern>'
            for colour in sorted({0, *colours.values()})
        )
        + "</defs>"
    )


def _keys(views: ReportViews, shares: Sequence[tuple[LineageCard, int]]) -> str:
    large = [card for card, _ in shares if len(card.witnesses) > 1]
    single = sum(len(card.witnesses) == 1 for card, _ in shares) + len(views.pile.alone)
    keys = [
        f'<li class="l{views.colours.get(card.number, 0)}">{swatch(solid=True)}<a href="#lineage={plain(card.id)}">'
        f"Lineage {card.number}</a> · from {words(card.name)}: {counted(len(card.witnesses), 'report')}</li>"
        for card in large[:NAMED_LINEAGES]
    ]
    if len(large) > NAMED_LINEAGES:
        keys.append(f"<li>and {counted(len(large) - NAMED_LINEAGES, 'further lineage')} with copies</li>")
    if single:
        verb = "stands" if single == 1 else "stand"
        keys.append(f'<li class="l0">{swatch(solid=True)}{counted(single, "report")} {verb} alone</li>')
    keys.append(f'<li class="l0">{swatch(solid=True)}solid: one origin {swatch(solid=False)}hatched: repeats it</li>')
    return f'<ul class="keys">{"".join(keys)}</ul>'


def swatch(*, solid: bool) -> str:
    """Return a small sample of the bar in the colour that is current."""
    paint = 'class="hatch-line"' if solid else 'fill="url(#hatch-0)"'
    return f'<svg aria-hidden="true" viewBox="0 0 18 12"><rect width="18" height="12" {paint}/></svg>'

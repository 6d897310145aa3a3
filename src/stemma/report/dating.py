"""The view of time: what happened and what was said, each on its own clock, conflicting dates side by side."""

from collections.abc import Mapping, Sequence

from stemma.model import Occasion
from stemma.report.carrying import badge, carriers, cut, story_names, unfolding
from stemma.report.clock import clock_svg
from stemma.report.markup import plain, words
from stemma.report.shown import ReportViews
from stemma.views.story import counted
from stemma.views.timeline import DatingLine, EventLine, is_disputed
from stemma.views.times import spoken_range

#: So many moments of one clock are open at once, those that most reports tell; the rest unfolds.
OPEN_MOMENTS = 16

#: So many different dates of one event are shown.
SHOWN_DATINGS = 6

CLOCKS = ((Occasion.HAPPENED, "When it happened"), (Occasion.SAID, "When it was said"))


def moments(views: ReportViews) -> str:
    """Return the timeline, one list a clock, earliest first; nothing where no text names a time."""
    clocks = [(name, [event for event in views.events if event.occasion is occasion]) for occasion, name in CLOCKS]
    stories = story_names(views, (event.story for event in views.events))
    lists = "".join(f"<h3>{name}</h3>{_timeline(events, stories, name)}" for name, events in clocks if events)
    if not lists:
        return ""
    return (
        '<section aria-labelledby="when"><h2 id="when">When</h2>'
        "<p>Moments that the texts name, earliest first. A year stays a year, and where texts place one thing "
        "differently every date stands with those who give it. When each report was published stands in the list of "
        f"reports.</p>{lists}</section>"
    )


def _timeline(events: Sequence[EventLine], stories: Mapping[str, str], name: str) -> str:
    open_ids = {event.id for event in sorted(events, key=weight)[:OPEN_MOMENTS]}
    opened = [event for event in events if event.id in open_ids]
    ordered = opened + [one for one in events if one.id not in open_ids]
    return clock_svg(opened, name=name) + unfolding(
        [_moment(event, stories) for event in ordered],
        opened=OPEN_MOMENTS,
        frame=('<ol class="timeline">', "</ol>"),
        more=("more moment, told by fewer", "more moments, told by fewer"),
    )


def weight(event: EventLine) -> tuple[bool, bool, int, int, str]:
    """Return what puts a moment before others where room is short: a conflict, a known time, who tells it."""
    disputed = is_disputed(event.datings)
    return not disputed, event.earliest is None, -event.origins, -len(event.sigla), event.id


def _moment(event: EventLine, stories: Mapping[str, str]) -> str:
    several = len(event.datings) > 1
    differs = f" {badge('placed differently', colour=5, sign='≠')}" if is_disputed(event.datings) else ""
    story = f'<span class="num">{words(stories[event.story])}</span>' if event.story in stories else ""
    told = (
        f"<dl>{''.join(map(_dating, event.datings[:SHOWN_DATINGS]))}</dl>"
        if several
        else f'<p class="chips">{"".join(carriers(one.places) for one in event.datings)}</p>'
    )
    rest = len(event.datings) - SHOWN_DATINGS
    more = f"<p>and {counted(rest, 'more date')}</p>" if rest > 0 else ""
    return (
        f'<li><p class="moment">{_range_of(event)}{differs}</p><div><p class="what" dir="auto">{cut(event.what)}</p>'
        f"{story}<p>{words(event.why)}</p>{told}{more}</div></li>"
    )


def _dating(dating: DatingLine) -> str:
    placed = spoken_range(dating.earliest, dating.latest)
    resolved = f" · {plain(placed)}" if placed and placed != dating.value else ""
    return (
        f'<dt>“{cut(dating.value)}” <span class="num">{counted(dating.origins, "lineage")}{resolved}</span></dt>'
        f'<dd class="chips">{carriers(dating.places)}</dd>'
    )


def _range_of(event: EventLine) -> str:
    placed = spoken_range(event.earliest, event.latest)
    if placed:
        return plain(placed)
    return f"“{cut(event.datings[0].value)}”" if event.datings else "undated"

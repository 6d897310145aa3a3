"""The view of time: what happened and what was said, each on its own clock, conflicting dates side by side."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from stemma.model import Occasion
from stemma.report.carrying import badge, carriers, cut, story_names, unfolding
from stemma.report.markup import plain, words
from stemma.report.payload import ReportViews
from stemma.views.story import counted
from stemma.views.timeline import DatingLine, EventLine
from stemma.views.times import spoken_time

#: So many moments of one clock are open at once, those that most reports tell; the rest unfolds.
OPEN_MOMENTS = 16

#: So many different dates of one event are shown.
SHOWN_DATINGS = 6

CLOCKS = ((Occasion.HAPPENED, "When it happened"), (Occasion.SAID, "When it was said"))


def moments(views: ReportViews) -> str:
    """Return the timeline, one list a clock, earliest first; nothing where no text names a time."""
    clocks = [(name, [event for event in views.events if event.occasion is occasion]) for occasion, name in CLOCKS]
    stories = story_names(views, (event.story for event in views.events))
    lists = "".join(f"<h3>{name}</h3>{_timeline(events, stories)}" for name, events in clocks if events)
    if not lists:
        return ""
    return (
        '<section aria-labelledby="when"><h2 id="when">When</h2>'
        "<p>Moments that the texts name, earliest first. A year stays a year, and where texts place one thing "
        "differently every date stands with those who give it. When each report was published stands in the list of "
        f"reports.</p>{lists}</section>"
    )


def _timeline(events: Sequence[EventLine], stories: Mapping[str, str]) -> str:
    open_ids = {event.id for event in sorted(events, key=weight)[:OPEN_MOMENTS]}
    ordered = [event for event in events if event.id in open_ids] + [one for one in events if one.id not in open_ids]
    return unfolding(
        [_moment(event, stories) for event in ordered],
        opened=OPEN_MOMENTS,
        frame=('<ol class="timeline">', "</ol>"),
        more=("more moment, told by fewer", "more moments, told by fewer"),
    )


def weight(event: EventLine) -> tuple[bool, bool, int, int, str]:
    """Return what puts a moment before others where room is short: a conflict, a known time, who tells it."""
    return len(event.datings) < 2, event.earliest is None, -event.origins, -len(event.sigla), event.id  # noqa: PLR2004 - two differ


def _moment(event: EventLine, stories: Mapping[str, str]) -> str:
    several = len(event.datings) > 1
    differs = f" {badge('placed differently', colour=5, sign='≠')}" if several else ""
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


def spoken_range(earliest: str | None, latest: str | None) -> str:
    """Return a range of days as people write it: "1956", "Mar 2031", "4 to 6 Mar 2031"; both ends are inclusive."""
    if earliest is None or latest is None:
        return f"since {spoken_time(earliest)}" if earliest else f"up to {spoken_time(latest)}" if latest else ""
    if earliest == latest:
        return spoken_time(earliest)
    try:
        first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    except ValueError:
        return f"{spoken_time(earliest)} to {spoken_time(latest)}"
    return _whole(first, last) or _days(first, last)


def _whole(first: date, last: date) -> str:
    """Return a range of whole years or one whole month; nothing where it is neither."""
    # After the last day of all calendars comes no other.
    ends_month = last == date.max or (last + timedelta(days=1)).day == 1
    if first.day != 1 or not ends_month:
        return ""
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    return f"{first:%b} {first.year}" if (first.year, first.month) == (last.year, last.month) else ""


def _days(first: date, last: date) -> str:
    end = f"{last.day} {last:%b} {last.year}"
    if first.year != last.year:
        return f"{first.day} {first:%b} {first.year} to {end}"
    return f"{first.day} to {end}" if first.month == last.month else f"{first.day} {first:%b} to {end}"

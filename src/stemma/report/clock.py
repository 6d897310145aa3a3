"""The timeline as inline SVG: one row a moment, a dot for a day, a bar for a range, several where dates differ."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from stemma.report.carrying import place_link
from stemma.report.markup import plain, shortened
from stemma.views.clock import Scale, scale_of
from stemma.views.timeline import DatingLine, EventLine, is_disputed
from stemma.views.times import spoken_range

#: Pixels: room for what happened, the scale beside it, a row, the head with the days, the right edge.
LABEL, WIDTH, ROW, HEAD, EDGE = 330.0, 560.0, 26.0, 30.0, 60.0

#: Letters of what happened that fit its room, and pixels between two written days.
LABEL_LETTERS = 43
TICK_APART = 92.0

#: Half the height of a bar, the radius of a dot, and the shortest bar.
HALF, RADIUS, SHORTEST = 5.0, 5.5, 12.0

#: One moment alone needs no picture.
FEWEST = 2


def clock_svg(events: Sequence[EventLine], *, name: str) -> str:
    """Return a drawing of the moments whose time is known, in their order; nothing where it would show nothing."""
    dated = [(event, ranges) for event in events if (ranges := _ranges(event))]
    days = [day for _, ranges in dated for _, first, last in ranges for day in (first, last)]
    if len(dated) < FEWEST or len(set(days)) < FEWEST:
        return ""
    scale = scale_of(days, width=WIDTH)
    width, height = LABEL + WIDTH + EDGE, HEAD + ROW * len(dated) + EDGE / 4
    rows = "".join(_row(event, ranges, scale=scale, number=number) for number, (event, ranges) in enumerate(dated))
    begun = [first for _, ranges in dated for _, first, _ in ranges]
    drawing = f"{''.join(_ticks(scale, begun, height))}{rows}"
    return (
        f'<figure class="paper clock-paper"><div class="canvas" tabindex="0" role="region" '
        f'aria-label="{plain(name)}, drawn; scrolls sideways">'
        f'<svg class="clock" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" height="{height:.0f}" '
        f'role="group" aria-label="{plain(name)}: the list below says the same in words">{drawing}</svg></div>'
        "<figcaption>Order and nearness, not lengths: long gaps are drawn short. A dot is a day, a bar a range; a row "
        "with several marks is placed differently by different reports.</figcaption></figure>"
    )


def _ranges(event: EventLine) -> list[tuple[DatingLine, date, date]]:
    """Return the datings of a moment that name a day or a closed range, with both ends."""
    found = []
    for dating in event.datings:
        first, last = _day(dating.earliest), _day(dating.latest)
        if first is not None and last is not None and first <= last:
            found.append((dating, first, last))
    return found


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None


def _ticks(scale: Scale, days: Iterable[date], height: float) -> Iterator[str]:
    for tick in scale.ticks(days, apart=TICK_APART):
        x = LABEL + tick.x
        yield f'<line class="rule" x1="{x:.1f}" x2="{x:.1f}" y1="{HEAD - 8:.0f}" y2="{height:.0f}"/>'
        yield f'<text class="day" x="{x:.1f}" y="{HEAD - 14:.0f}">{_written(tick.day)}</text>'


def _written(day: date) -> str:
    """Return the day as the head of the drawing writes it; what begins a year or a month is written as that."""
    if day.day > 1:
        return f"{day.day} {day:%b} {day.year}"
    return f"{day:%b} {day.year}" if day.month > 1 else str(day.year)


def _row(event: EventLine, ranges: Sequence[tuple[DatingLine, date, date]], *, scale: Scale, number: int) -> str:
    y = HEAD + ROW * (number + 0.5)
    label = plain(shortened(" ".join(event.what.split()), LABEL_LETTERS))
    colour = "l5" if is_disputed(event.datings) else "l7"
    marks = "".join(_mark(event, one, scale=scale, y=y) for one in ranges)
    return f'<g class="{colour}"><text class="what" x="0" y="{y + 4:.1f}">{label}</text>{marks}</g>'


def _mark(event: EventLine, dated: tuple[DatingLine, date, date], *, scale: Scale, y: float) -> str:
    dating, first, last = dated
    start, end = LABEL + scale.place(first), LABEL + scale.place(last)
    when = spoken_range(dating.earliest, dating.latest)
    told = (
        f"{when}: {shortened(event.what, LABEL_LETTERS)} ({', '.join(sorted({one.siglum for one in dating.places}))})"
    )
    shape = (
        f'<circle cx="{start:.1f}" cy="{y:.1f}" r="{RADIUS}"/>'
        if first == last
        else f'<rect x="{start:.1f}" y="{y - HALF:.1f}" width="{max(end - start, SHORTEST):.1f}" '
        f'height="{2 * HALF:.0f}" rx="{HALF}"/>'
    )
    if not dating.places:
        return f"<g><title>{plain(told)}</title>{shape}</g>"
    return f'<a href="{place_link(dating.places[0])}"><title>{plain(told)}</title>{shape}</a>'

"""Moments named from where the text stands: yesterday, last week, Friday, two months ago, the next day."""

import datetime as dt
import re

import msgspec

from stemma.text.times.meaning import Meaning, Moment, TimeKind, length_of, placed, unplaced
from stemma.text.times.periods import Period, period_of
from stemma.text.times.words import count_of, plain, time_words

Match = re.Match[str]

_STEPS = {
    "last": -1, "past": -1, "previous": -1, "prior": -1, "preceding": -1, "this": 0, "current": 0, "same": 0,
    "latest": 0, "that": 0, "next": 1, "coming": 1, "following": 1,
}  # fmt: skip
#: Words that look from the moment named last and not from the publication.
_FROM_TEXT = {"previous", "prior", "preceding", "same", "that", "following"}
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "overnight": 0}
_QUARTER = "quarter"
#: Lengths up to this many years are told in years exactly.
_EXACT = ("day", "week", "month", "year", "quarter", "decade", "century", "fortnight")


def named_day(match: Match, moment: Moment) -> Meaning | None:
    """Read today, yesterday, tomorrow and tonight, with a part of the day."""
    word = plain(match["named"])
    if moment.published is None:
        return None
    day = Period("day", moment.published).shifted(_DAYS[word])
    sign = {"tonight": "TNI", "overnight": "TNI"}.get(word, _part_sign(match))
    return placed(day, sign=sign)


def weekday(match: Match, moment: Moment) -> Meaning | None:
    """Read a weekday: the last one before or on the day of publication, unless words around point ahead."""
    if moment.published is None:
        return None
    wanted = time_words().weekdays[plain(match["weekday"])]
    which = plain(match.groupdict().get("which") or "").removeprefix("the ").removeprefix("on ")
    today = moment.published
    if which in _FROM_TEXT and moment.previous is not None:
        today = moment.previous.first
    back = (today.weekday() - wanted) % 7
    if which in {"last", "past", "previous", "preceding"}:
        steps = -(back or 7)
    elif which in {"next", "coming", "following"} or (moment.ahead and not which):
        steps = (7 - back) % 7 or (7 if which else 0)
    elif which == "this":
        steps = wanted - today.weekday()
    else:
        steps = -back
    return placed(Period("day", today).shifted(steps), sign=_part_sign(match))


def part_of_day(match: Match, moment: Moment) -> Meaning | None:
    """Read this morning, last night."""
    if moment.published is None:
        return None
    steps = _STEPS.get(plain(match["which"]), 0)
    return placed(Period("day", moment.published).shifted(steps), sign=_part_sign(match))


def unit_around(match: Match, moment: Moment) -> Meaning | None:
    """Read last year, early next week, later that month, the following day."""
    which = plain(match["which"] or match.groupdict().get("near") or "this")
    grain = _unit(match["unit"])
    rough = _rough(match)
    if grain in {"second", "minute", "hour"}:
        return None
    if grain == "season":
        return unplaced(None)
    if grain == _QUARTER and which in {"that", "same"} and moment.quarter is not None:
        return placed(moment.quarter)
    if match.groupdict().get("article") and which in _SPANNING and grain in _SPANNED:
        if which != "next" or _over(match):
            return unplaced(length_of(1, grain), TimeKind.DURATION, rough)
        which = "following"
    today = moment.previous.first if which in _FROM_TEXT and moment.previous else moment.published
    vague = moment.previous is not None and which in _FROM_TEXT and not _as_fine(moment.previous.grain, grain)
    if today is None or vague:
        return unplaced(None)
    if grain == "day" and which == "next" and moment.previous and moment.previous.grain == "day":
        today = moment.previous.first
    steps = _STEPS[which]
    if grain == "weekend" and which in {"last", "past", "the"}:
        steps = -1
    if grain == _QUARTER and which == "latest":
        steps = -1
    return placed(period_of(today, grain).shifted(steps), rough)


#: With "the", these are a stretch that ends or begins now: "over the past year" is not the calendar's last.
_SPANNING, _SPANNED = {"last", "past", "next", "coming"}, {"week", "month", "year", "decade", "century"}
_OVER = re.compile(r"\b(?:over|in|within|during|for|throughout|of|through)\s+$", re.IGNORECASE)


def _over(match: Match) -> bool:
    return bool(_OVER.search(match.string, max(0, match.start() - 12), match.start()))


def unit_before(match: Match, moment: Moment) -> Meaning | None:
    """Read the weekend as the last one, or the next where words around point ahead."""
    if moment.published is None:
        return None
    return placed(period_of(moment.published, _unit(match["unit"])).shifted(0 if moment.ahead else -1))


def distance(match: Match, moment: Moment) -> Meaning | None:
    """Read two months ago, a year earlier, three days later: as fine as its unit, no finer."""
    grain = _unit(match["unit"])
    count = count_of(match["count"]) if match.groupdict().get("count") else None
    direction = plain(match["way"])
    back = direction in {"ago", "earlier", "before", "previously"}
    rough = _rough(match)
    from_text = direction in {"earlier", "before", "later", "after"} and moment.previous is not None
    start = moment.previous.first if from_text and moment.previous else moment.published
    vague = from_text and moment.previous is not None and not _as_fine(moment.previous.grain, grain)
    if start is None or count is None or grain not in _EXACT or vague:
        return unplaced("PAST_REF" if back else "FUTURE_REF", rough=rough)
    if grain == "year" and count == 1 and moment.quarter is not None and back:
        return placed(moment.quarter.shifted(-4), rough)
    steps, grain = _whole(count, grain)
    return placed(period_of(start, grain).shifted(-steps if back else steps), rough)


def quarter(match: Match, moment: Moment) -> Meaning | None:
    """Read the third quarter, of a year that is named, or the last one that has begun."""
    number = time_words().ordinals[plain(match["ordinal"])]
    if number > 4 or (match.groupdict().get("half") and number > 2):  # noqa: PLR2004  (quarters and halves of a year)
        return None
    grain, months = ("half", 6) if match.groupdict().get("half") else ("quarter", 3)
    year, named = _year_of(match, moment)
    if year is None:
        return None
    period = Period(grain, dt.date(year, (number - 1) * months + 1, 1))
    if not named and moment.published and not moment.ahead and period.first > moment.published:
        period = Period(grain, period.first.replace(year=year - 1))
    if grain == _QUARTER and not named:
        moment.quarter = period
    return _of_a_firm(placed(period), match, moment)


def year_ago_period(match: Match, moment: Moment) -> Meaning | None:
    """Read the year-ago quarter, the year-earlier period: that of the quarter named last, a year before."""
    if moment.quarter is not None:
        return placed(moment.quarter.shifted(-4))
    if moment.published is None:
        return None
    grain = _unit(match["unit"]) if match.groupdict().get("unit") else "year"
    return placed(
        period_of(moment.published, "year" if grain == "day" else grain).shifted(-4 if grain == _QUARTER else -1)
    )


def _of_a_firm(meaning: Meaning | None, match: Match, moment: Moment) -> Meaning | None:
    """Return a quarter of a firm's own year, called by its number there, on the days on which it fell."""
    period = _quarter_to(match, moment)
    if meaning is None or period is None:
        return meaning
    first, last = period.first, period.shifted(3)
    ends = last.first - dt.timedelta(days=1) if last else first
    return msgspec.structs.replace(meaning, earliest=first.isoformat(), latest=ends.isoformat())


def _quarter_to(match: Match, moment: Moment) -> Period | None:
    """Return the first month of a quarter that is said to end on a day: "the quarter ended July 31"."""
    written = match.groupdict().get("endmonth")
    if not written or moment.published is None:
        return None
    month, day = time_words().months[plain(written)], int(match["endday"])
    # Firms that end a quarter in the first days of a month count it to the month before.
    month = (month - 2) % 12 + 1 if day <= _SPILLS else month
    year = moment.published.year - (month > moment.published.month and not moment.ahead)
    return Period("month", dt.date(year, month, 1)).shifted(-2)


#: Days of a month that still belong to a quarter that ended with the month before.
_SPILLS = 7


def this_period(match: Match, moment: Moment) -> Meaning | None:
    """Read the quarter: the one that ended on a day that is named, that which the text spoke of, or the last one."""
    ended = _quarter_to(match, moment)
    if ended is not None:
        middle = ended.shifted(1)
        moment.quarter = period_of((middle or ended).first, _QUARTER)
        return _of_a_firm(placed(moment.quarter), match, moment)
    if moment.quarter is not None:
        return placed(moment.quarter)
    return placed(period_of(moment.published, _QUARTER).shifted(-1)) if moment.published else None


def _year_of(match: Match, moment: Moment) -> tuple[int | None, bool]:
    """Return the year that a quarter belongs to, and whether the text names it."""
    groups = match.groupdict()
    written = groups.get("year") or groups.get("before")
    if written:
        return int(written), True
    if moment.published is None:
        return None, False
    which = groups.get("which")
    if which:
        word = plain(which)
        steps = -1 if "ago" in word or "earlier" in word else _STEPS.get(word.split()[0], 0)
        return moment.published.year + steps, True
    return moment.published.year, False


def _unit(word: str) -> str:
    units = time_words().units
    plain_word = "day" if plain(word) == "night" else plain(word)
    # "The year-ago period" is a year wherever no quarter was named.
    return units.get(plain_word) or units.get(plain_word.removesuffix("s"), "year")


def _as_fine(known: str, wanted: str) -> bool:
    """Return whether "that day" can be told from the period named before: a year says nothing of a day."""
    order = ("day", "weekend", "week", "month", "quarter", "half", "season", "year", "decade", "century")
    return order.index(known) <= max(order.index(wanted) if wanted in order else 0, 0)


def _whole(count: float, grain: str) -> tuple[int, str]:
    """Return a distance in whole steps of a unit."""
    if count == int(count):
        return int(count), grain
    return (
        (round(count * 12), "month")
        if grain == "year"
        else (round(count * 7), "day")
        if grain == "week"
        else (
            max(1, round(count)),
            grain,
        )
    )


def _part_sign(match: Match) -> str:
    part = match.groupdict().get("part")
    return f"T{time_words().parts[plain(part)]}" if part else ""


def _rough(match: Match) -> str | None:
    groups = match.groupdict()
    if groups.get("rough"):
        return time_words().roughness[plain(groups["rough"])]
    return time_words().places[plain(groups["place"])] if groups.get("place") else None


def duration(match: Match, _moment: Moment) -> Meaning | None:
    """Read a length: three years, a 52-week, the past two months. It has no place in time."""
    groups = match.groupdict()
    single = groups.get("single")
    count = count_of(groups["count"]) if groups.get("count") else 1 if single else None
    unit = _unit(groups.get("unit") or groups.get("bare") or single or "year")
    length = length_of(count, unit)
    if groups.get("half"):
        length += {"minute": "30S", "hour": "30M", "day": "T12H", "year": "6M"}.get(unit, "")
    return unplaced(length, TimeKind.DURATION, _rough(match))


def every(match: Match, _moment: Moment) -> Meaning | None:
    """Read how often: every day, each year, annually."""
    groups = match.groupdict()
    if groups.get("often"):
        return unplaced(time_words().often[plain(groups["often"])], TimeKind.SET)
    if groups.get("unit"):
        return unplaced(length_of(1, _unit(groups["unit"])), TimeKind.SET)
    return unplaced(f"-W-{time_words().weekdays[plain(match['weekday']).removesuffix('s')] + 1}", TimeKind.SET)


def named(match: Match, _moment: Moment) -> Meaning | None:
    """Read now, recently, the past."""
    return unplaced(time_words().named[plain(match["named"])])


def clock(match: Match, moment: Moment) -> Meaning | None:
    """Read a time of day: 5 p.m., 17:30; on the day of publication where no other is named."""
    groups = match.groupdict()
    hour, minute = int(match["hour"]), int(groups.get("minute") or 0)
    half = (groups.get("half") or "").lower()[:1]
    if hour > (12 if half else 24) or minute > 59:  # noqa: PLR2004  (hours of a day, minutes of an hour)
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    sign = f"T{hour:02d}:{minute:02d}"
    if moment.published is None:
        return unplaced(sign, TimeKind.TIME)
    return placed(Period("day", moment.published), sign=sign)

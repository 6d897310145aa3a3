"""Claims of when something happened: a verb, what its sentence is about, and the days it is given."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator

import msgspec

from stemma.model import Precision
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.sentences.clauses import is_told_from_another_day, may_date, quoted_pairs, teller
from stemma.stages.claims.sentences.lexicon import listed, tellings
from stemma.stages.claims.sentences.phrases import Phrase
from stemma.stages.claims.sentences.spoken import Spoken
from stemma.stages.claims.sentences.verbs import tells_an_event
from stemma.stages.claims.when.aftermath import is_of_what_came_after
from stemma.stages.claims.when.deeds import deed_of
from stemma.stages.claims.when.journeys import whither
from stemma.stages.claims.when.once import once_done
from stemma.stages.claims.when.pastdays import as_past
from stemma.stages.claims.when.signs import signs_of
from stemma.text.times import TimeExpression, TimeKind
from stemma.text.tokens import stem

#: Words between a time and the verb it belongs to.
REACH = 9
#: Words that a comma right behind a time counts for.
COMMA = 6
#: Words between a time and the verb of speech that it belongs to.
SAID_NEAR = 4
#: Words of the sentence that name an event where it is listed.
SHOWN_WORDS = 14
#: A clock alone places something on a day that the text does not name.
_CLOCKS = {"clock", "clock in 24 hours"}


def moment_claims(phrase: Phrase, spoken: Spoken) -> Iterator[Assertion]:
    """Yield when a sentence says that something happened, one claim a time that has a place in time."""
    for found in moments_of(phrase, _whole(phrase)):
        at = nearest_event(phrase, found, spoken, is_event=tells_an_event)
        time = as_past(phrase, found, at, published=spoken.published)
        verb = phrase.folds[at] if at >= 0 else ""
        if (verb in listed("speaking") and _is_of_a_noun(phrase, time)) or _is_of_an_occasion(phrase, time):
            verb = ""
        if is_told_from_another_day(time, phrase.text, spoken.quoted) or _is_of_a_birth(phrase, time):
            verb = ""
        lone = verb in listed("speaking") and _is_said(phrase, time)
        once = once_done(phrase, at) if verb else None
        deed = once.doer if once else deed_of(phrase, time, verb) if verb else None
        event = once.deed if once and once.deed != "die" else _event(verb)
        yield Assertion(
            witness=spoken.witness,
            start=time.start,
            end=time.end,
            kind="said-when" if lone else "when",
            subject=_what(phrase),
            key=f"when|{event}" if verb and not _is_to_come(time, verb, spoken.published) else "",
            slot="when it was said" if lone else f"when ({verb})" if verb else "when",
            value=phrase.text[time.start : time.end],
            normalised=_with_part(time, phrase.text) if lone else _without_part(time.value or ""),
            earliest=_earliest(time, phrase.text),
            latest=time.latest,
            grain=_grain(phrase, time),
            happening=_event(verb),
            # Somebody died hours or weeks after the event.
            modifier="exact" if verb in DYING else _harm(phrase, time),
            sentence=spoken.sentence,
            context=phrase.context,
            doer=phrase.text[deed.start : deed.end].split()[-1].casefold() if deed else "",
            doer_span=(deed.start, deed.end) if deed else (-1, -1),
            deed=deed.places if deed else (),
            whither=whither(phrase, at) if verb else (),
            owner=teller(phrase, at) if lone else () if _event(verb) in HARMS else _whose(phrase),
            quoting=quoted_pairs(phrase, spoken.quoted) if lone else (),
            utterances=spoken.utterances(phrase.start, phrase.end) if lone else (),
            said_by=spoken.speakers(phrase.start, phrase.end) if lone else (),
            head="clock" if any(other.rule in _CLOCKS or "T" in (other.value or "") for other in phrase.times) else "",
            aside=_is_a_state(phrase, time) or is_of_what_came_after(phrase, time, verb),
            signs=signs_of(phrase, time, spoken, verb=verb),
            **spoken.voice(time.start, time.end, hedged=()),  # type: ignore[arg-type]
        )


def moments_of(phrase: Phrase, times: Iterable[TimeExpression]) -> Iterator[TimeExpression]:
    """Yield those of the times of a sentence that have a place in time, as far as it goes, and are none of the page."""
    for found in times:
        known = found.earliest is not None or (found.value or "").startswith("-")
        if known and found.kind is not TimeKind.SET and found.rule not in _CLOCKS and not _is_no_moment(phrase, found):
            yield found


def _whole(phrase: Phrase) -> Iterator[TimeExpression]:
    """Yield the times of a sentence, two of which it leaves open as one: "in late 2031 or early 2032"."""
    waiting: TimeExpression | None = None
    for time in phrase.times:
        if waiting is not None and phrase.text[waiting.end : time.start].strip() == "or":
            waiting = _either(waiting, time)
            continue
        if waiting is not None:
            yield waiting
        waiting = time
    if waiting is not None:
        yield waiting


def _either(one: TimeExpression, other: TimeExpression) -> TimeExpression:
    """Return the time that may be one or the other; without a place where either has none."""
    starts, ends = [each.earliest for each in (one, other)], [each.latest for each in (one, other)]
    if not all(starts) or not all(ends):
        return msgspec.structs.replace(one, end=other.end, value=None, earliest=None, latest=None)
    return msgspec.structs.replace(
        one,
        end=other.end,
        value=f"{one.value}/{other.value}",
        earliest=min(filter(None, starts)),
        latest=max(filter(None, ends)),
    )


def _whose(phrase: Phrase) -> tuple[str, ...]:
    """Return the last words of the names that a sentence tells of, sorted."""
    return tuple(sorted({one.name.split()[-1].casefold() for one in phrase.people if one.name}))


#: Events that one sentence tells of the victim and another of the suspect; those after it are each one's own.
HARMS = frozenset({"killed", "injured", "shot"})


def _earliest(time: TimeExpression, text: str) -> str | None:
    """Return the first day that a moment can mean: what is told overnight may have been the evening before."""
    if time.earliest is None or time.rule != "named day" or "overnight" not in text[time.start : time.end].lower():
        return time.earliest
    return (dt.date.fromisoformat(time.earliest) - dt.timedelta(days=1)).isoformat()


def _is_to_come(time: TimeExpression, verb: str, published: str | None) -> bool:
    """Return whether a moment is still to come, so that it is none of what a sentence tells to have happened."""
    return bool(published and time.earliest and time.earliest > published[:10] and verb in tellings())


def _is_no_moment(phrase: Phrase, time: TimeExpression) -> bool:
    """Return whether words are no moment of the story: a date of the page, or a name made of them ("This Week")."""
    return _is_printed(phrase, time) or _is_name(phrase, time)


def _is_name(phrase: Phrase, time: TimeExpression) -> bool:
    """Return whether a span of days is told in capitals behind a small word: on “This Week”."""
    first, last = phrase.token_at(time.start), phrase.token_at(time.end - 1)
    before = next((at for at in range(first - 1, -1, -1) if phrase.tokens[at].kind == "word"), -1)
    capitals = time.rule == "unit around" and last > first and all(map(phrase.capital, range(first, last + 1)))
    return capitals and before >= 0 and not phrase.capital(before)


def _is_printed(phrase: Phrase, time: TimeExpression) -> bool:
    """Return whether a moment is one of the page and tells nothing: "Updated: Monday", a date behind an account."""
    first = phrase.token_at(time.start)
    before = [fold for fold in phrase.folds[max(0, first - PRINTED_NEAR) : first] if fold.isalpha() or fold == "@"]
    clocks = [
        phrase.token_at(other.start) for other in phrase.times if other.rule in _CLOCKS and other.end <= time.start
    ]
    # "Updated at 5:17 p.m. on Monday".
    hour = clocks[-1] if clocks and first - clocks[-1] <= CLOCK_WORDS else first
    stamped = phrase.folds[hour - 1 - (phrase.folds[hour - 1] in {"at", ":"})] if hour > 1 and hour < first else ""
    return bool({*before[-1:], stamped} & listed("printed")) or "@" in before


def _is_of_a_noun(phrase: Phrase, time: TimeExpression) -> bool:
    """Return whether a moment belongs to the noun behind it: "said Monday's meeting", "told of the 2031 flood"."""
    if is_year_of_a_noun(phrase, time):
        return True
    return bool(_POSSESSIVE.match(phrase.text, time.end) or _POSSESSIVE.search(phrase.text, time.start, time.end))


def is_year_of_a_noun(phrase: Phrase, time: TimeExpression) -> bool:
    """Return whether a bare year says which one a noun behind it is: "the 2031 flood"."""
    first = phrase.token_at(time.start)
    return phrase.text[time.start : time.end].isdecimal() and (
        not first or phrase.folds[first - 1] not in listed("dating")
    )


#: Tokens behind a year in which the noun stands that it is of.
NOUN_NEAR = 3


def _is_of_a_birth(phrase: Phrase, time: TimeExpression) -> bool:
    """Return whether a moment is that of somebody's birth, told beside what else happened: "a woman born in 2001"."""
    first = phrase.token_at(time.start)
    return "born" in phrase.folds[max(0, first - 2) : first]


def _is_of_an_occasion(phrase: Phrase, time: TimeExpression) -> bool:
    """Return whether a day is that of an occasion named behind it: "his Monday summit", "Monday's long meeting"."""
    first, last = phrase.token_at(time.start), phrase.token_at(time.end - 1)
    owned = _POSSESSIVE.match(phrase.text, time.end) or _POSSESSIVE.search(phrase.text, time.start, time.end)
    if not owned and not (first and phrase.folds[first - 1] in listed("determiners")):
        return False
    for at in range(last + 1, min(len(phrase.folds), last + 1 + OCCASION_NEAR)):
        if phrase.folds[at] in listed("occasions"):
            return True
        # "The Tuesday fire at the Summit Hotel": the phrase ends with its noun; "one-on-one" goes on.
        if phrase.folds[at] in listed("prepositions") and phrase.folds[at - 1] != "-":
            return False
    return False


#: Tokens behind a day in which the occasion stands that it is of: "Monday's one-on-one meeting".
OCCASION_NEAR = 7
_POSSESSIVE = re.compile(r"['’]s(?!\w)")

#: Tokens before a moment in which "Posted:" or the account that wrote it stands.
PRINTED_NEAR = 4
#: Tokens of an hour and the comma or "on" behind it: "5:17 p.m., on".
CLOCK_WORDS = 8
#: Verbs whose day may be later than what they died of.
DYING = frozenset({"died", "dies", "dead", "pronounced"})
#: Words before a moment in which "still" makes it one of a state.
STATE_NEAR = 5
#: Words between a moment and the harm before or behind it that it is of.
HARM_BEFORE, HARM_BEHIND = 18, 8


def _is_a_state(phrase: Phrase, time: TimeExpression) -> bool:
    """Return whether a moment is one up to which things stood so: "none as of Thursday", "still alive Tuesday"."""
    first = phrase.token_at(time.start)
    before = phrase.folds[max(0, first - STATE_NEAR) : first]
    return before[-2:] == ["as", "of"] or before[-1:] == ["by"] or bool({"still", "remained", "remains"} & set(before))


def _harm(phrase: Phrase, time: TimeExpression) -> str:
    """Return "harm" where a word of harm stands near a moment, else "exact"."""
    first, last = phrase.token_at(time.start), phrase.token_at(time.end - 1)
    near = phrase.folds[max(0, first - HARM_BEFORE) : first] + phrase.folds[last + 1 : last + 1 + HARM_BEHIND]
    return "harm" if set(near) & listed("harm") else "exact"


def _is_said(phrase: Phrase, time: TimeExpression) -> bool:
    """Return whether a verb of speech stands right before or behind a time: "said Monday", "on Monday told"."""
    first, last = phrase.token_at(time.start), phrase.token_at(time.end - 1)
    near = phrase.folds[max(0, first - SAID_NEAR) : first] + phrase.folds[last + 1 : last + 1 + SAID_NEAR]
    return bool(set(near) & listed("speaking"))


def _without_part(value: str) -> str:
    """Return a moment without the part of its day, which texts give or leave out."""
    return re.sub(r"T.*", "", value)


def _with_part(time: TimeExpression, text: str) -> str:
    """Return a moment with the part of its day, as what was said on Thursday night has one, and without its hour."""
    day, _, part = (time.value or "").partition("T")
    words = text[time.start : time.end].lower().split()
    named = next((sign for word, sign in _PARTS.items() if word in words), "")
    return f"{day}T{part if part.isalpha() else named}".removesuffix("T")


#: The parts of a day as ISO 8601 is extended by TIMEX.
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}


def _grain(phrase: Phrase, time: TimeExpression) -> float:
    """Return the length of a moment's precision in days; "the Labor Day weekend" is a weekend."""
    if time.rule == "holiday" and _WEEKEND.match(phrase.text, time.end):
        return WEEKEND_DAYS
    days = {Precision.DAY: 1.0, Precision.MONTH: 30.0, Precision.YEAR: 365.0, Precision.DECADE: 3650.0}
    return days.get(time.precision or Precision.CENTURY, 36500.0)


_WEEKEND = re.compile(r"\s+(?:holiday\s+)?weekend", re.IGNORECASE)
#: Days of a weekend that a holiday makes longer.
WEEKEND_DAYS = 3.0


def _event(verb: str) -> str:
    """Return the name under which an event is known: its happening, else the stem of its verb."""
    if verb in listed("speaking"):
        # What is posted is no part of an interview, whoever says both.
        return "post" if verb in listed("posting") else "speech"
    for telling in tellings().get(verb, ()):
        return telling.happening
    return stem(verb, "en")


def nearest_event(
    phrase: Phrase, time: TimeExpression, spoken: Spoken, *, is_event: Callable[[Phrase, int], bool]
) -> int:
    """Return the word for an event nearest to a time, one before it first where two are as near; -1 where none is."""
    first, last = phrase.token_at(time.start), phrase.token_at(time.end - 1)
    near = []
    # "The 2031 census ended": what a verb behind the noun tells may be of any year.
    behind = range(last + 1, min(len(phrase.folds), last + 1 + NOUN_NEAR))
    nouns = [at for at in behind if not phrase.folds[at].endswith("ed")]
    for at in nouns if is_year_of_a_noun(phrase, time) else range(len(phrase.folds)):
        if first <= at <= last or not is_event(phrase, at) or not may_date(phrase, time, at, spoken=spoken):
            continue
        distance = first - at if at < first else at - last + 1
        crosses = any(phrase.folds[between] in {";", ":"} for between in range(min(at, first), max(at, first)))
        # "Who turned two on Sunday, died Tuesday": a comma parts a day from the verb behind it.
        parted = COMMA if at > last and phrase.folds[last + 1] == "," else 0
        if distance <= REACH and not crosses:
            near.append((distance + parted, at))
    return min(near)[1] if near else -1


def _what(phrase: Phrase) -> str:
    """Return the beginning of the sentence, to name the event by."""
    words = phrase.tokens[:SHOWN_WORDS]
    shown = " ".join(phrase.text[phrase.start : words[-1].end].split()) if words else ""
    return shown if len(words) == len(phrase.tokens) else f"{shown} …"

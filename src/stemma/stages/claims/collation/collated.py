"""Differences that collation found at aligned places, as assertions that meet there."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, takewhile

import msgspec

from stemma.model import Reading, Sentence, Variant, VariantKind, Witness
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.collation.pageparts import is_of_the_page
from stemma.stages.claims.extracting import Text
from stemma.stages.claims.sentences.lexicon import listed, tellings
from stemma.stages.claims.toll.people import spell
from stemma.stages.claims.words.slips import slip_between
from stemma.text.housestyle import in_one_style
from stemma.text.quantities import Quantity, find_quantities
from stemma.text.times import TimeExpression, TimeKind, find_times
from stemma.text.tokens import stem, tokenise

#: What a desk asks about; a difference of spelling belongs to the names, an omission says nothing by itself.
TELLING = (
    VariantKind.NUMBER,
    VariantKind.DATE,
    VariantKind.NAME,
    VariantKind.NEGATION,
    VariantKind.MODALITY,
    VariantKind.WORDING,
)
#: Kinds of which only the value counts, however long the reading is around it.
EXACT = (VariantKind.NUMBER, VariantKind.DATE)
#: Characters before a number in which it may be bent.
BENDING = 14
#: Longer readings are other sentences, not one changed word.
MOST_WORDS = 8
#: Letters from which a word says something of its own.
CONTENT_LETTERS = 4
_SLOTS = {
    VariantKind.NUMBER: "a number",
    VariantKind.DATE: "a date",
    VariantKind.NAME: "a name",
    VariantKind.NEGATION: "whether it is so",
    VariantKind.MODALITY: "how sure it is",
    VariantKind.WORDING: "a word",
}


def collated_differences(
    variants: Sequence[Variant], readings: Mapping[str, Sequence[Reading]], texts: Mapping[str, Text]
) -> Iterator[list[Assertion]]:
    """Yield for each telling variant one assertion a reading of the running text; words around name the place."""
    for variant in variants:
        held = [one for one in readings.get(variant.id, ()) if one.end > one.start and tells_news(one, texts)]
        kind = _kind(variant.kind, held)
        if kind not in TELLING or (kind not in EXACT and not _tells(kind, held)):
            continue
        told = [_assertion(variant.id, one, texts[one.witness].witness, kind=kind) for one in held]
        known = _of_one_unit([one for one in told if one is not None])
        if kind in CROSSING:
            known = _uncrossed(known, texts)
        if len({one.normalised for one in known}) > 1:
            yield known


def _of_one_unit(told: Sequence[Assertion]) -> list[Assertion]:
    """Return the readings whose unit most of them have: hours stand against hours, a year against a year."""
    counts = Counter(one.unit for one in told)
    best = max(sorted(counts), key=lambda unit: counts[unit], default="")
    return [one for one in told if one.unit == best]


def _kind(kind: VariantKind, readings: Sequence[Reading]) -> VariantKind:
    """Return the kind of a difference; where all that is left once words are taken away is one number, a number."""
    if kind not in {VariantKind.WORDING, VariantKind.SPELLING, VariantKind.OMISSION, VariantKind.ADDITION}:
        return kind
    figures = [_FIGURE.findall(one.text) for one in readings]
    lone = [found[0] for found in figures if len(found) == 1]
    return VariantKind.NUMBER if len(set(lone)) > 1 else kind


#: A number or a time of day in digits.
_FIGURE = re.compile(r"\d[\d.,:]*\d|\d")


def tells_news(reading: Reading, texts: Mapping[str, Text]) -> bool:
    """Return whether a reading stands in a sentence of the running text that tells something.

    Captions and credits in brackets tell nothing, nor do sentences that ask for calls. Where all is in capitals, a
    name looks like any word.
    """
    text = texts[reading.witness]
    sentence = sentence_at(text, reading.start, reading.end)
    if sentence is None or sentence.index < 0:
        return False
    written = text.witness.text[sentence.start : sentence.end]
    if is_of_the_page(text.witness.text, (reading.start, reading.end), (sentence.start, sentence.end)):
        return False
    return reading.text.isdigit() or not (_CALL.search(written) or written.isupper())


#: A sentence that asks readers to call.
_CALL = re.compile(
    r"\d{3}[-. ]\d{4}\b|\binformation\b.{0,60}\b(?:asked|urged|call|contact)\b", re.IGNORECASE | re.DOTALL
)


def sentence_at(text: Text, start: int, end: int) -> Sentence | None:
    """Return the sentence of a text that holds a span."""
    return next((one for one in text.sentences if one.start <= start and end <= one.end), None)


#: Kinds whose readings may be two things of a list that both texts name.
CROSSING = (VariantKind.NUMBER, VariantKind.DATE, VariantKind.NAME, VariantKind.WORDING)
#: Share of the words around a reading from which two sentences are copies, so that a swap of two things is a slip.
COPIED = 0.8
#: Share from which a sentence is the other one retold, whatever stands right around the reading.
RETOLD = 0.5


def _uncrossed(told: Sequence[Assertion], texts: Mapping[str, Text]) -> list[Assertion]:
    """Return readings without those that do not stand at one place.

    The other's sentence has the reading too (one list, told in another order), or the words right around them differ.
    """
    places = [_around(one, texts) for one in told]
    kept: set[int] = set()
    for left, right in combinations(range(len(told)), 2):
        if told[left].normalised != told[right].normalised and _meet_there(places[left], places[right]):
            kept |= {left, right}
    return [told[place] for place in sorted(kept)]


class Around(msgspec.Struct, frozen=True, eq=False):
    """A reading as its sentence shows it."""

    value: str
    folds: set[str]
    #: Words of its sentence before and behind it.
    words: set[str]
    #: Words of the name whose age it is.
    whose: set[str]
    #: What it says, by the stems of its weighty words, and the stems of the sentences beside its own.
    stems: set[str]
    beside: set[str]
    #: Stems and parting marks right before it, the nearest first, and right behind it.
    before: list[str]
    behind: list[str]
    #: Words or a name, which no digits bind to the place.
    worded: bool = False


def _around(one: Assertion, texts: Mapping[str, Text]) -> Around:
    text = texts[one.witness]
    words, whose = _words_around(one, texts), _whose(one, text.witness.text)
    telling = one.kind == f"collated {VariantKind.WORDING}"
    stems = {stem(fold, "en") for fold in _folds(one.value) if _is_weighty(fold)} if telling else set()
    worded = one.kind.endswith(("wording", "name"))
    return Around(one.value, _folds(one.value), words, whose, stems, _beside(one, text), *_edges(one, text), worded)


def _is_weighty(fold: str) -> bool:
    small = listed("prepositions") | listed("auxiliaries") | listed("determiners")
    return len(fold) >= CONTENT_LETTERS and fold not in small


def _beside(one: Assertion, text: Text) -> set[str]:
    """Return the stems of the sentences right before and behind the one of a reading."""
    spans = sorted((each.start, each.end) for each in text.sentences)
    at = next((at for at, (start, end) in enumerate(spans) if start <= one.start < end), None)
    if at is None:
        return set()
    near = [text.witness.text[slice(*span)] for span in (*spans[max(0, at - 1) : at], *spans[at + 1 : at + 2])]
    return {stem(fold, "en") for written in near for fold in _folds(written)}


def _meet_there(one: Around, other: Around) -> bool:
    """Return whether two readings stand at one place of sentences that are copies, retold or alike around it."""
    if _is_glued(one.value, other.value):
        return False
    alike = len(one.words & other.words) / max(1, len(one.words | other.words))
    if alike >= COPIED:
        return True
    edges = _common_edges(one, other)
    if not edges and one.worded and other.worded:
        return False
    if one.folds <= other.words or other.folds <= one.words or _of_two_persons(one.whose, other.whose):
        return False
    # "Was later accused. He was acquitted": the next sentence of one text tells what the other tells here.
    if any(mine.stems and mine.stems <= theirs.beside for mine, theirs in ((one, other), (other, one))):
        return False
    return alike >= RETOLD or _slips(one.value, other.value) or edges >= EDGES


def _is_glued(left: str, right: str) -> bool:
    """Return whether a page dropped the space before or behind a word, which makes no other name: "LindReporters"."""
    short, long = sorted((left, right), key=len)
    return long != short and short in _CAMEL.split(long)


_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def _slips(left: str, right: str) -> bool:
    """Return whether two numbers of several digits differ by a slip, which those of two things seldom do."""
    digits = min(sum(sign.isdecimal() for sign in side) for side in (left, right))
    return digits >= MANY_DIGITS and slip_between(left, right) is not None


#: Digits from which a number that nearly is another one is no chance.
MANY_DIGITS = 3


def _common_edges(one: Around, other: Around) -> int:
    """Return how many words right before and right behind two readings are the same, the unit of an age left out."""
    return sum(
        sum(word.isalnum() for word, _ in takewhile(lambda two: two[0] == two[1], zip(*sides, strict=False)))
        for sides in ((one.before, other.before), (one.behind, other.behind))
    )


def _edges(one: Assertion, text: Text) -> tuple[list[str], list[str]]:
    """Return the stems of the words before a reading, the nearest first, and of those behind it, with what parts them.

    What stands in the sentence before or behind says nothing of the place.
    """
    sentence = sentence_at(text, one.start, one.end)
    first, last = (sentence.start, sentence.end) if sentence else (one.start, one.end)
    before = tokenise(text.witness.text, max(first, one.start - REACH), one.start)
    behind = tokenise(text.witness.text, one.end, min(last, one.end + REACH))
    left, right = (
        [stem(token.fold, "en") for token in side if token.kind != "mark" or token.fold in PARTING]
        for side in (before, behind)
    )
    while right and right[0] in {"year", "old"}:
        right = right[1:]
    return left[::-1], right


#: Marks that part one place from another.
PARTING = frozenset({",", ";", ":", "(", ")"})
#: Words right around two readings that must be the same, and the characters in which they are looked for.
EDGES, REACH = 3, 80


def _whose(one: Assertion, text: str) -> set[str]:
    """Return the words of the name whose age a number is: "19-year-old Ada Lind"."""
    found = _AGED.match(text, one.end)
    return set(found[1].split()) if found else set()


_AGED = re.compile(r"[- ]years?[- ]old\s+((?:[A-Z][\w'’.-]+ ?)+)")


def _of_two_persons(left: set[str], right: set[str]) -> bool:
    return bool(left and right) and not left & right


def _words_around(one: Assertion, texts: Mapping[str, Text]) -> set[str]:
    text = texts[one.witness]
    sentence = sentence_at(text, one.start, one.end)
    if sentence is None:
        return set()
    return _folds(text.witness.text[sentence.start : one.start]) | _folds(text.witness.text[one.end : sentence.end])


def _folds(written: str) -> set[str]:
    return {token.fold for token in tokenise(written) if token.kind != "mark"}


def _tells(kind: VariantKind, readings: Sequence[Reading]) -> bool:
    """Return whether the readings differ in more than small words."""
    words = [[token.fold for token in tokenise(one.text) if token.kind != "mark"] for one in readings]
    if any(len(held) > MOST_WORDS for held in words) or _of_style(words):
        return False
    if kind is not VariantKind.WORDING:
        return True
    contents = [frozenset(filter(_is_weighty, held)) for held in words]
    return all(contents) and len(set(contents)) > 1


def _of_style(words: Sequence[Sequence[str]]) -> bool:
    """Return whether readings differ in what a style book tells alone: a spelling, a title written short, "Mrs"."""
    told = [[in_one_style(word) for word in held if word not in listed("courtesy")] for held in words]
    return all(one == told[0] for one in told)


def _assertion(variant: str, reading: Reading, witness: Witness, *, kind: VariantKind) -> Assertion | None:
    """Return what a reading says; of a number or a date only the value, None where it holds none."""
    text, start, end = witness.text, reading.start, reading.end
    number = time = None
    if kind is VariantKind.NUMBER:
        # What bends a number may stand before the place: "more than … people".
        near = find_quantities(text, max(0, start - BENDING), end)
        years = [one for one in find_times(text, start, end) if one.kind is not TimeKind.DURATION]
        number = next((one for one in near if one.end > start and not any(_meet(one, year) for year in years)), None)
    elif kind is VariantKind.DATE:
        time = next((one for one in find_times(text, start, end, published=witness.published) if _is_moment(one)), None)
    value = number or time
    if value is not None:
        start, end = value.start, value.end
    elif kind in EXACT and (clock := _FIGURE.search(text, start, end)):
        start, end = clock.span()
    elif kind is VariantKind.NUMBER and _is_ordinal(reading):
        pass
    elif kind in EXACT or (kind is VariantKind.NAME and _is_no_name(reading.text)):
        return None
    normalised = reading.normalised if value is None and kind not in EXACT else text[start:end].casefold()
    if number is not None:
        normalised = spell(number.low, number.high)
    elif time is not None and not time.earliest:
        normalised = time.value or normalised
    around_it = _folds(text[max(0, start - AROUND) : end + AROUND]) if kind in EXACT else set()
    return Assertion(
        witness=reading.witness,
        start=start,
        end=end,
        kind=f"collated {kind}",
        subject=around(text, start, end),
        key=f"variant|{variant}",
        slot=_SLOTS[kind],
        value=text[start:end],
        normalised=text[start:end].casefold() if time is not None and time.earliest else normalised,
        low=number.low if number else None,
        high=number.high if number else None,
        unit=_unit(text, (start, end), number or time) if kind in EXACT else "",
        grain=number.grain if number else 1.0,
        modifier=number.modifier if number else "exact",
        toll=number is not None and number.unit in {"count", "people"} and bool(around_it & listed("tolled")),
        moving=bool(around_it & listed("status")),
        planned=bool(around_it & listed("planning")),
        earliest=time.earliest if time else None,
        latest=time.latest if time else None,
    )


def _is_ordinal(reading: Reading) -> bool:
    """Return whether a reading is a number told as a word of order: "the third", "the fourth grounding"."""
    return reading.text.isalpha() and reading.normalised.isdecimal()


def _is_no_name(reading: str) -> bool:
    """Return whether a reading in capitals holds a day, or is a word that tells what happened: "Charged", "Wanted"."""
    told = {token.fold for token in tokenise(reading)} & (set(tellings()) | {"wanted"} | listed("verbs"))
    return bool(told) or any(one.rule in {"weekday", "month and day"} for one in find_times(reading, published=ANY_DAY))


#: A day from which a reading is read to see whether it names one.
ANY_DAY = "2021-01-08"


def _unit(text: str, span: tuple[int, int], value: Quantity | TimeExpression | None) -> str:
    """Return what a reading is a number of, an hour for one told without its minutes."""
    if isinstance(value, Quantity):
        return "hour" if _HOUR.match(text, span[1]) else value.unit
    return "a moment" if value else _shape(text[slice(*span)])


_HOUR = re.compile(r"\s?[ap]\.?m\b", re.IGNORECASE)


def _shape(figure: str) -> str:
    """Return whether bare digits are a time of day or a year, which never stand against one another."""
    return "clock" if ":" in figure else "year" if re.fullmatch(r"(?:19|20)\d\d", figure) else ""


def _meet(number: Quantity, time: TimeExpression) -> bool:
    return number.start < time.end and time.start < number.end


def _is_moment(time: TimeExpression) -> bool:
    return time.value is not None and time.kind in {TimeKind.DATE, TimeKind.TIME}


#: Characters of the text on either side by which a place is named.
AROUND = 40


def around(text: str, start: int, end: int) -> str:
    """Return the words around a place, with the place itself left open."""
    before = " ".join(text[max(0, start - AROUND) : start].split()).partition(" ")[2]
    after = " ".join(text[end : end + AROUND].split()).rpartition(" ")[0]
    return f"{before} … {after}".strip()

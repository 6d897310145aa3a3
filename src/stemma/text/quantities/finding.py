"""Finding quantities: a number with what bends it, its unit, and the words it counts."""

import re
from collections.abc import Sequence

import msgspec

from stemma.text.quantities.numerals import Numeral, read_numeral
from stemma.text.quantities.words import listed, phrases_by, quantity_words
from stemma.text.tokens import Token, tokenise

#: "About" leaves this share open on both sides, and a little more where numbers are large.
ABOUT, ABOUT_LARGE, LARGE = 0.10, 0.15, 100


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity in a text: half-open span, lowest and highest value it can mean, and how it is told.

    `high` is null where it is open. `unit` is "count", "percent", "share", a currency, "years old" or a measure.
    `grain` is the step it is told in. `after` is where the words begin that it counts.
    """

    start: int
    end: int
    after: int
    low: float
    high: float | None
    #: exact, about, nearly, more, fewer, at-least, at-most, range or vague.
    modifier: str
    unit: str
    grain: float
    #: The number comes on top of others: "six others".
    other: bool = False


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Return the quantities of a stretch of text in order; years, days of months, addresses and names are none."""
    tokens = tokenise(text, start, end)
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        numeral = read_numeral(tokens, at)
        if numeral is None:
            nothing = _nothing(tokens, at)
            found += [nothing] if nothing else []
            at += 2 if nothing and tokens[at + 1 : at + 2] and tokens[at + 1].start < nothing.end else 1
            continue
        first, quantity = tokens[numeral.start], _quantity(tokens, numeral)
        if quantity is not None and found and quantity.start < found[-1].end:
            # A sign between two numbers belongs to the first.
            quantity = msgspec.structs.replace(quantity, start=first.start)
        found += [quantity] if quantity else []
        at = max(numeral.end, at + 1)
        if quantity is not None:
            while at < len(tokens) and tokens[at].start < quantity.end:
                at += 1
    return found


def _quantity(tokens: Sequence[Token], numeral: Numeral) -> Quantity | None:
    """Return a number as a quantity, None where it names something."""
    if tokens[numeral.start].kind == "number" and _only_names(tokens, numeral):
        return None
    last, low, high, modifier = numeral.end, numeral.low, numeral.high, "vague" if numeral.vague else "exact"
    span = _range(tokens, numeral)
    if span is not None:
        low, high, last, modifier = numeral.low, span.high, span.end, "range"
        if span.grain > numeral.low and numeral.grain < span.grain:
            low *= span.grain if span.grain >= 1e6 else 1  # noqa: PLR2004  ("two to three million")
    begin, sign = numeral.start, _fold(tokens, numeral.start - 1)
    unit = quantity_words().currencies.get(sign) if begin else None
    begin -= unit is not None
    factor = 1.0
    if sign == "$" and (whose := _whose_dollars(tokens, begin)):
        unit, begin = whose, begin - 1
    if unit is None:
        unit, factor, last = _unit(tokens, last)
    if unit == "count" and (named := _named_before(tokens, begin)) is not None:
        unit, begin = "magnitude", named
    elif _fold(tokens, last) in quantity_words().scales:
        last += 1
    begin, bent = _before(tokens, begin)
    after = _after(tokens, last)
    if after:
        last, bent = last + after[0], after[1]
    if bent and modifier == "exact":
        modifier = bent
    other = _fold(tokens, last) in listed("others") or _fold(tokens, begin - 1) in {"another", "other"}
    low, high = bounds(low * factor, None if high is None else high * factor, modifier)
    return Quantity(
        start=tokens[begin].start,
        end=tokens[last - 1].end,
        after=tokens[last - 1].end,
        low=low,
        high=high,
        modifier=modifier,
        unit=unit,
        grain=numeral.grain * factor,
        other=other,
    )


def _only_names(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Return whether digits count nothing: a room, a part of a longer sign, the length of a gallery, an hour."""
    named = _fold(tokens, numeral.start - 1) in listed("naming")
    counter = named or _glued(tokens, numeral) or _ends_a_counter(tokens, numeral.start)
    return counter or _is_a_clock(tokens, numeral)


def _ends_a_counter(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a number closes a counter of a gallery: "Image 4 of 11", "Photo 4 of / 11"."""
    back = at - 1
    if _fold(tokens, back) == "/":
        back -= 1
    if _fold(tokens, back) != "of":
        return False
    counted = back > 1 and tokens[back - 1].kind == "number"
    return counted and _fold(tokens, back - 2) in listed("naming")


def _is_a_clock(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Return whether four digits are an hour and its minutes: "at 1353 (1023 GMT)", "from 0600 hours"."""
    digits, behind = tokens[numeral.start].fold, numeral.start + 1
    if numeral.end != behind or not _FOUR_DIGITS.fullmatch(digits):
        return False
    if _fold(tokens, behind) in listed("zones"):
        return True
    other = _fold(tokens, behind) == "(" and _FOUR_DIGITS.fullmatch(_fold(tokens, behind + 1))
    if other and _fold(tokens, behind + 2) in listed("zones"):
        return True
    return _fold(tokens, numeral.start - 1) in listed("timing") and _fold(tokens, behind) in listed("clocks")


#: An hour and its minutes without a mark between them.
_FOUR_DIGITS = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")


def _whose_dollars(tokens: Sequence[Token], at: int) -> str | None:
    """Return the currency that letters right before the sign of a dollar tell: "A$5 million"."""
    glued = at > 0 and tokens[at - 1].end == tokens[at].start
    return quantity_words().dollars.get(tokens[at - 1].fold) if glued else None


def _named_before(tokens: Sequence[Token], at: int) -> int | None:
    """Return where a number begins that a quake is measured by, "a magnitude of 6.1"; None where it is none."""
    begin, _ = _before(tokens, at)
    begin -= _fold(tokens, begin - 1) == "of"
    return at if _fold(tokens, begin - 1) == "magnitude" else None


def bounds(low: float, high: float | None, modifier: str) -> tuple[float, float | None]:
    """Return the lowest and highest value that a bent number can mean."""
    slack = (ABOUT_LARGE if low >= LARGE else ABOUT) * low
    top = low if high is None else high
    ends: dict[str, tuple[float, float | None]] = {
        "about": (low - slack, top + slack),
        "nearly": (low - slack, low),
        "more": (low, None),
        "at-least": (low, None),
        "fewer": (0.0, low),
        "at-most": (0.0, low),
    }
    return ends.get(modifier, (low, high))


def _glued(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Return whether digits belong to a longer sign: F-16, 9/11, 24/7, 3:0, 5-4, a date in digits."""
    before, after = numeral.start - 1, numeral.end
    start, end = tokens[numeral.start].start, tokens[numeral.end - 1].end
    left = before >= 0 and tokens[before].end == start and tokens[before].fold in {"-", "/", ":", ".", "_", "#", "@"}
    right = after + 1 < len(tokens) and tokens[after].start == end and tokens[after].fold in {"/", ":", "_", "@"}
    worded = left and before > 0 and tokens[before - 1].end == tokens[before].start
    if worded and tokens[before].fold == "-" and tokens[before - 1].kind == "number":
        return True
    falling = _hyphenated(tokens, after) and _value_at(tokens, after + 1) <= numeral.low
    return (
        falling
        or (worded and tokens[before - 1].kind == "word")
        or right
        or (left and tokens[before].fold != "-")
        or (":" in tokens[numeral.start].fold)
    )


def _hyphenated(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a hyphen stands right behind a number and before another."""
    joined = _fold(tokens, at) == "-" and at > 0 and tokens[at].start == tokens[at - 1].end
    return joined and at + 1 < len(tokens) and tokens[at + 1].kind == "number"


def _value_at(tokens: Sequence[Token], at: int) -> float:
    numeral = read_numeral(tokens, at)
    return numeral.low if numeral else 0.0


def _range(tokens: Sequence[Token], numeral: Numeral) -> Numeral | None:
    """Return the second number of a range: "10 to 20", "10-20", "between 10 and 20"."""
    sign = _fold(tokens, numeral.end)
    between = _fold(tokens, numeral.start - 1) == "between" and sign == "and"
    if not (between or sign in {"to", "-", "or"}) or numeral.vague:
        return None
    at = numeral.end + 1
    if _fold(tokens, at) in quantity_words().currencies:
        at += 1
    second = read_numeral(tokens, at) if at < len(tokens) else None
    fits = second is not None and not second.vague and second.low > numeral.low
    if sign == "or" and fits and second is not None and second.low > numeral.low + 2:
        return None
    return second if fits else None


def _unit(tokens: Sequence[Token], at: int) -> tuple[str, float, int]:
    """Return the unit that follows a number, the factor to it, and where it ends."""
    words, skip = quantity_words(), at + (_fold(tokens, at) == "-")
    fold = _fold(tokens, skip)
    unit, factor, end = "count", 1.0, at
    if fold in listed("percent") or (fold == "per" and _fold(tokens, skip + 1) == "cent"):
        unit, end = "percent", skip + 1 + (fold == "per")
    elif fold in words.currencies:
        unit, end = words.currencies[fold], skip + 1
    elif fold in words.dollars and _fold(tokens, skip + 1) == "dollars":
        unit, end = words.dollars[fold], skip + 2
    elif fold in listed("square") and (area := _area(tokens, skip + 1)) is not None:
        unit, factor, end = "hectares", *area
    elif fold in words.measures:
        (unit, told), end = words.measures[fold], skip + 1
        factor = float(told)
        old = end + (_fold(tokens, end) == "-")
        if _fold(tokens, old) in {"old", "olds"}:
            unit, factor, end = "years old", 1.0 if fold.startswith("year") else 1 / 12, old + 1
    elif at and _fold(tokens, at - 1) in words.fractions and fold in {"of", "the"}:
        unit = "share"
    return unit, factor, end


def _area(tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
    """Return hectares in a square of a measure of length, and where its words end; None where there is none."""
    at += _fold(tokens, at) in {"-", "."}
    unit, told = quantity_words().measures.get(_fold(tokens, at), ("", "0"))
    return (float(told) ** 2 / SQUARE_METRES, at + 1) if unit == "metres" else None


#: In a hectare.
SQUARE_METRES = 10_000


def _before(tokens: Sequence[Token], at: int) -> tuple[int, str | None]:
    """Return where a quantity begins with the words that bend it, and how they do."""
    begin, bent = at, None
    for words, meaning in phrases_by("before", last=True).get(_fold(tokens, at - 1), ()):
        first = at - len(words)
        if first >= 0 and all(tokens[first + step].fold == word for step, word in enumerate(words)):
            begin, bent = first, meaning
            break
    if bent == "about" and tokens[begin].fold == "estimated" and _fold(tokens, begin - 1) in {"an", "the"}:
        begin -= 1
    return begin, None if bent == "exact" else bent


def _after(tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    for words, meaning in phrases_by("after", last=False).get(_fold(tokens, at), ()):
        if all(_fold(tokens, at + step) == word for step, word in enumerate(words)):
            return len(words), meaning
    return None


def _nothing(tokens: Sequence[Token], at: int) -> Quantity | None:
    """Return "no", "none" and "nobody" as a zero that counts what follows."""
    fold = tokens[at].fold
    if fold not in listed("nothing"):
        return None
    last = at + 1
    if fold == "no" and _fold(tokens, last) == "one":
        last += 1
    elif fold == "no" and not (last < len(tokens) and tokens[last].kind == "word"):
        return None
    end = tokens[last - 1].end
    person = fold in {"nobody", "none"} or last > at + 1
    start = tokens[at].start
    return Quantity(
        start=start, end=end, after=end, low=0, high=0, modifier="exact", unit="people" if person else "count", grain=1
    )


def _fold(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].fold if 0 <= at < len(tokens) else ""

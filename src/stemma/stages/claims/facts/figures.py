"""Claims with a number: how many of a thing, how much money, how far, what share, how old."""

import re
from collections.abc import Iterator

from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.facts.aboard import ABOARD, is_aboard
from stemma.stages.claims.facts.sums import of_what
from stemma.stages.claims.sentences.lexicon import listed, same_noun, tellings
from stemma.stages.claims.sentences.phrases import CONTENT_LETTERS, Phrase
from stemma.stages.claims.sentences.spans import is_gathered, is_summed, span_of
from stemma.stages.claims.sentences.spoken import Spoken
from stemma.stages.claims.toll.people import speaks_aside, spell
from stemma.text.quantities import Quantity
from stemma.text.tokens import stem

_NAMED_UNITS = {
    "percent": "percent",
    "share": "share",
    "days": "length of time",
    "metres": "distance",
    "tonnes": "weight",
    "hectares": "area",
    "magnitude": "magnitude",
}


def figure_claims(phrase: Phrase, spoken: Spoken) -> Iterator[Assertion]:
    """Yield the figures of a sentence that count no people to whom something happened."""
    aside = spoken.aside or speaks_aside(phrase, spoken.published)
    for quantity in phrase.quantities:
        if quantity.unit == "years old" or quantity.high == 0 or _is_article(phrase, quantity):
            continue
        if _is_converted(phrase, quantity):
            continue
        noun, narrowing, end = _thing(phrase, quantity)
        if not noun:
            continue
        whole = of_what(phrase, quantity)
        owned = bool(whole) or quantity.unit in {"count", "people"}
        yield Assertion(
            witness=spoken.witness,
            start=quantity.start,
            end=quantity.end,
            kind="figure",
            subject=noun,
            key=""
            if _is_pointed_at(phrase, quantity) or _is_of_some(phrase, quantity)
            else f"figure|{'count' if noun == ABOARD else quantity.unit}|{same_noun(stem(noun.split()[-1], 'en'))}",
            slot=_slot(quantity, phrase.text[quantity.after : end].strip().removeprefix("of ") or noun),
            value=phrase.text[quantity.start : quantity.end],
            normalised=spell(quantity.low, quantity.high),
            low=quantity.low,
            high=quantity.high,
            modifier=quantity.modifier,
            unit=quantity.unit,
            grain=quantity.grain,
            other=quantity.other,
            aside=aside,
            moving=bool(set(phrase.folds) & listed("status")),
            sentence=spoken.sentence,
            context=phrase.context,
            summed=is_summed(phrase) or is_gathered(phrase, quantity),
            span=span_of(phrase, quantity),
            narrowing=(whole,) if whole else narrowing,
            owner=_owner(phrase, quantity) if owned else (),
            **spoken.voice(quantity.start, quantity.end, hedged=phrase.folds),  # type: ignore[arg-type]
        )


def _thing(phrase: Phrase, quantity: Quantity) -> tuple[str, tuple[str, ...], int]:
    """Return the noun that a number counts, the stems before it, and where it ends in the text; empty where none."""
    at = phrase.token_at(quantity.after)
    if quantity.unit not in {"count", "people"}:
        near = [
            fold
            for fold in phrase.folds[at : at + 2]
            if fold in {"after", "before", "since", "ago", "later", "earlier"}
        ]
        noun = near[0] if near and quantity.unit == "days" else _NAMED_UNITS.get(quantity.unit, quantity.unit)
        return noun, (), quantity.after
    if is_aboard(phrase, quantity):
        return ABOARD, (), quantity.after
    head, end = phrase.counted(at)
    singular = quantity.high == 1
    if _is_a_year(phrase, quantity) or not head or head in listed("general") or head in tellings():
        return "", (), quantity.after
    if not (singular or _is_plural(head)):
        return "", (), quantity.after
    if _in_name(phrase, quantity):
        return "", (), quantity.after
    narrowing = tuple(
        stem(fold, "en")
        for fold in phrase.folds[at : end - 1]
        if len(fold) >= CONTENT_LETTERS and fold not in listed("prepositions")
    )
    return head, narrowing, phrase.tokens[end - 1].end


def _is_a_year(phrase: Phrase, quantity: Quantity) -> bool:
    """Return whether a number behind a determiner is a year, whatever noun follows: "the 2020 census"."""
    if not _YEAR.fullmatch(phrase.text[quantity.start : quantity.end]):
        return False
    at = phrase.token_at(quantity.start)
    return at > 0 and (phrase.folds[at - 1] in listed("definite") or phrase.folds[at - 1] in {"in", "of", "a"})


#: A year as news writes it; a count of that size has its comma.
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def _owner(phrase: Phrase, quantity: Quantity) -> tuple[str, ...]:
    """Return the words of the nearest name before a figure: whose members, whose losses."""
    at = phrase.token_at(quantity.start) - 1
    if at < 0:
        return ()
    while at > 0 and not phrase.capital(at):
        at -= 1
    if at <= 0:
        return (
            (phrase.folds[0],)
            if phrase.tokens
            and phrase.capital(0)
            and phrase.folds[0] not in (listed("determiners") | listed("prepositions") | listed("pronouns"))
            else ()
        )
    end = at + 1
    while at > 0 and phrase.capital(at - 1):
        at -= 1
    return tuple(phrase.folds[at:end])


def _is_article(phrase: Phrase, quantity: Quantity) -> bool:
    """Return whether a number only points ("one of them") or leaves everything open ("many")."""
    word = phrase.text[quantity.start : quantity.end].lower()
    return word in {"one", "many", "both", "numerous", "a couple", "1"} or word.split()[-1] == "pair"


def _is_converted(phrase: Phrase, quantity: Quantity) -> bool:
    """Return whether a desk put a sum or a measure into the units of its readers: "€110 billion ($144 billion)"."""
    if quantity.unit in {"count", "people", "percent", "share"}:
        return False
    at = phrase.token_at(quantity.start)
    if phrase.folds[max(0, at - 1) : at] != ["("]:
        return False
    return bool(_MEASURED.search(phrase.text, phrase.start, quantity.start))


#: A number, with at most two words of scale and unit, before a bracket.
_MEASURED = re.compile(r"\d[\d.,]*-?(?:[^\W\d]+\.?){0,1}(?: [^\W\d]+\.?){0,2} ?\($")


def _is_pointed_at(phrase: Phrase, quantity: Quantity) -> bool:
    """Return whether a few are pointed at, and not counted: "the two countries", "his two predecessors"."""
    few = quantity.unit in {"count", "people"} and quantity.low == quantity.high and quantity.low <= FEW
    before = phrase.text[phrase.start : quantity.start].rstrip().lower()
    word = before.split()[-1] if before else ""
    return few and (word in listed("definite") or word.endswith(("'s", "’s", "s’")))


def _is_of_some(phrase: Phrase, quantity: Quantity) -> bool:
    """Return whether a number is of some of those that are known: "two of the children"."""
    at = phrase.token_at(quantity.after)
    few = quantity.unit in {"count", "people"}
    return few and phrase.folds[at : at + 1] == ["of"] and phrase.folds[at + 1] in {"them", *listed("definite")}


#: Numbers up to which a reader has the things at hand.
FEW = 12


def _is_plural(word: str) -> bool:
    """Return whether a word may be what a number above one counts."""
    return len(word) >= CONTENT_LETTERS and (word.endswith("s") or word in listed("people"))


def _in_name(phrase: Phrase, quantity: Quantity) -> bool:
    """Return whether a number stands between capital words: Radio 6 Music."""
    at, after = phrase.token_at(quantity.start), phrase.token_at(quantity.after)
    return at > 0 and after < len(phrase.tokens) and phrase.capital(at - 1) and phrase.capital(after)


def _slot(quantity: Quantity, thing: str) -> str:
    if quantity.unit in {"count", "people"}:
        return f"number of {thing}"
    named = _NAMED_UNITS.get(quantity.unit)
    return named or f"amount in {quantity.unit}"


def age_claims(phrase: Phrase, spoken: Spoken) -> Iterator[Assertion]:
    """Yield the ages of people; only a person with a name can be spoken of by another text."""
    aside = spoken.aside or speaks_aside(phrase, spoken.published)
    for one in phrase.people:
        if one.age is None or one.alone:
            continue
        start, end = phrase.tokens[one.start].start, phrase.tokens[one.end - 1].end
        full = " ".join(one.name.lower().split())
        told = set(phrase.folds)
        yield Assertion(
            witness=spoken.witness,
            start=start,
            end=end,
            kind="age",
            subject=one.name or one.head,
            key=f"age|{full}" if len(full.split()) > 1 else "",
            slot="age",
            value=str(one.age),
            normalised=str(one.age),
            low=one.age,
            high=one.age,
            unit="years old",
            sentence=spoken.sentence,
            aside=aside,
            happening="involved" if told & (listed("harm") | listed("involving")) else "",
            surname=one.name.split()[-1] if one.name else "",
            age=one.age,
            head=one.head,
            who_start=start,
            **spoken.voice(start, end, hedged=phrase.folds),  # type: ignore[arg-type]
        )

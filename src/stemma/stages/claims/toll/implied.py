"""Deaths that no verb tells: "a fatal shooting", "a triple murder", who turned a gun on himself."""

from collections.abc import Iterator, Sequence

from stemma.stages.claims.sentences.lexicon import claim_words, listed, tellings
from stemma.stages.claims.sentences.phrases import People, Phrase
from stemma.stages.claims.toll.happened import Happened
from stemma.text.quantities import Quantity

#: Verbs that end a life.
TAKING = {"claimed", "claims", "claiming", "claim", "took", "takes", "taking", "take", "taken", "cost", "ended"}


#: What makes somebody who is shot, stabbed or beaten a death.
KILLING = frozenset({"killed", "kills", "killing", "fatally", "murdered"})


def implied(phrase: Phrase) -> Iterator[Happened]:
    """Yield "a fatal shooting", "the homicide", where who died is not said; and who turned a gun on themselves."""
    folds = phrase.folds
    words, reflexive = claim_words().implied, listed("reflexive")
    for at, fold in enumerate(folds):
        happening = words.get(fold)
        if happening and not _is_office(folds, at):
            # In a murder-suicide two died at least.
            head = "pair" if folds[at + 1 : at + 3] == ["-", "suicide"] else "he"
            yield Happened(happening, People(at, at + 1, head=head), at, at + 1, negated=False)
        if fold == "life" and folds[max(0, at - 1)] == "own" and set(folds[max(0, at - 4) : at]) & TAKING:
            yield Happened("killed", People(at, at + 1, head="self"), at, at + 1, negated=False)
        if fold in reflexive:
            before = folds[max(0, at - 3) : at]
            turned = "on" in before[-1:] and {"gun", "weapon", "rifle", "shotgun", "it"} & set(
                folds[max(0, at - 4) : at]
            )
            # "Shot and killed himself" is one death; "killed her and himself", "then shot himself" are more.
            joined = {"then", "and"} & set(before[-2:]) and not set(before[:1]) & set(tellings())
            others = set(folds[: max(0, at - 1)]) | set(folds[at:])
            more = turned or bool(joined and others & (KILLING | {"death"}))
            if more or {"killed", "kills", "killing"} & set(before[-1:]):
                yield Happened("killed", People(at, at + 1, head="self" if more else "he"), at, at + 1, negated=False)


def _is_office(folds: Sequence[str], at: int) -> bool:
    """Return whether a word names an office, "the homicide unit", or what was no death: "an attempted murder"."""
    return bool(set(folds[at + 1 : at + 3]) & listed("offices")) or is_attempted(folds, at)


#: Words before "murder" in which it may be told that nobody died of it.
ATTEMPTED_NEAR = 5


def is_attempted(folds: Sequence[str], at: int) -> bool:
    """Return whether a word for a death is of one that did not come: "an attempted murder", "threatened to kill"."""
    if folds[at] in {"kill", "murder", "shoot"} and folds[max(0, at - 1) : at] == ["to"]:
        return True
    return bool(set(folds[max(0, at - ATTEMPTED_NEAR) : at]) & {"attempted", "non"})


def times_over(phrase: Phrase) -> Iterator[Happened]:
    """Yield "a triple murder", "the double shooting" as numbers of people."""
    folds = claim_words().folds
    for at, fold in enumerate(phrase.folds[:-1]):
        number = folds.get(fold)
        for telling in tellings().get(phrase.folds[at + 1], ()) if number else ():
            whom = People(at, at + 2, head="people")
            start, end = phrase.tokens[at].start, phrase.tokens[at].end
            whom.quantity = Quantity(
                start=start, end=end, after=end, low=number or 0, high=number, modifier="exact", unit="count", grain=1
            )
            yield Happened(telling.happening, whom, at, at + 2, negated=False)
            break


#: Words from "counts" to the crime.
COUNTS_NEAR = 4
#: What counts of a charge, and no people.
COUNTS = "counts"


def by_counts(phrase: Phrase) -> Iterator[Happened]:
    """Yield "charged with two counts of murder": so many were killed, where nothing else tells it."""
    for quantity in phrase.quantities:
        at = phrase.token_at(quantity.after)
        if quantity.unit != "count" or quantity.low != quantity.high or phrase.folds[at : at + 2] != [COUNTS, "of"]:
            continue
        near = phrase.folds[at + 2 : at + 2 + COUNTS_NEAR]
        crime = next((place for place, word in enumerate(near) if word in listed("killings")), -1)
        if crime < 0 or set(near[:crime]) & {"attempted", "attempt", ",", "and"}:
            continue
        whom = People(phrase.token_at(quantity.start), at + 1, head=COUNTS)
        whom.quantity = quantity
        yield Happened("killed", whom, whom.start, at + 3 + crime, negated=False)

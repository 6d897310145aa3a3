"""Who is told to be hurt by the state they are in: "in critical condition", "clinging to life", "in a coma"."""

from collections.abc import Iterator, Sequence

from stemma.stages.claims.sentences.lexicon import listed
from stemma.stages.claims.sentences.phrases import People, Phrase
from stemma.stages.claims.toll.whom import people_before, people_behind

#: How the hurt come to a hospital, where, and words from the one to the other.
TAKEN = frozenset({"taken", "rushed", "transported", "airlifted", "flown"})
HOSPITALS = frozenset({"hospital", "hospitals", "medical", "clinic", "trauma"})
HOSPITAL_NEAR = 9
SENDING = frozenset({"sends", "sent", "sending", "send"})
#: What the sentence goes on with where they died there.
DYING = frozenset({"dead", "died", "dies", "deceased", "pronounced", "succumbed", "death"})
#: Words from "in" to "condition", and from "fighting" to "life".
REACH = 6


def in_a_bad_way(phrase: Phrase) -> Iterator[tuple[People, int]]:
    """Yield those of whom a sentence tells a state that only the hurt are in, each with the token that opens it.

    Pronouns are left out: of whom they are, another sentence tells. Of numbers only those are taken that come on top
    of the dead, "two others are in critical condition", for any other may be of some of the hurt.
    """
    for at, fold in enumerate(phrase.folds):
        if fold not in _STATES or not _opens_a_state(phrase.folds, at):
            continue
        for one in people_before(phrase, at):
            counted = one.quantity is not None and not one.quantity.other
            if one.head not in {"he", "self", "pair"} and not counted:
                yield one, at
    yield from _taken_to_hospital(phrase)


def _taken_to_hospital(phrase: Phrase) -> Iterator[tuple[People, int]]:
    """Yield those who were taken to a hospital, and of whom the sentence does not go on to tell that they died."""
    for at, fold in enumerate(phrase.folds):
        then = phrase.folds[at + 1 : at + 1 + HOSPITAL_NEAR]
        if fold in SENDING and set(then) & HOSPITALS:
            yield from ((one, at) for one in people_behind(phrase, at) if phrase.folds[one.end : one.end + 1] == ["to"])
        if fold not in TAKEN or then[:1] != ["to"] or not set(then) & HOSPITALS or set(phrase.folds[at:]) & DYING:
            continue
        for one in people_before(phrase, at):
            if one.head not in {"he", "self", "pair"} and one.head not in listed("police"):
                yield one, at


#: Words from which a state of the hurt may be told.
_STATES = frozenset({"fighting", "clinging", "battling", "on", "survived", "expected", "in", "undergoing", "underwent"})


def _opens_a_state(folds: Sequence[str], at: int) -> bool:
    """Return whether a state of the hurt is told from a token on."""
    fold, then = folds[at], list(folds[at + 1 : at + 1 + REACH])
    if fold in {"fighting", "clinging", "battling"}:
        return "life" in then or "lives" in then
    if fold == "on":
        return then[:2] == ["life", "support"]
    if fold in {"survived", "expected"}:
        return then[:1] != ["by"] and (fold == "survived" or bool({"survive", "recover", "live"} & set(then[:4])))
    if fold != "in":
        return fold in {"undergoing", "underwent"} and "surgery" in then[:2]
    if then[:1] in (["surgery"], ["coma"]) or then[:2] == ["a", "coma"] or then[:2] == ["intensive", "care"]:
        return True
    return "condition" in then and bool(set(then[: then.index("condition")]) & listed("conditions"))

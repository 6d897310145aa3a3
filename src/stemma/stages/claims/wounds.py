"""Who has a wound that a shot leaves: "six people with gunshot wounds", where no verb says what happened."""

from collections.abc import Iterator

from stemma.stages.claims.phrases import People, Phrase

WOUNDS = frozenset({"wound", "wounds", "injury", "injuries"})
#: Words between "with" and the wound.
REACH = 6
#: Words between somebody and "with": "two others showed up at the hospital with gunshot wounds".
APART = 7

#: "Suffered a fatal gunshot wound": words before the wound, and what makes it one that kills.
SUSTAINING = frozenset({"suffered", "suffering", "suffers", "suffer", "sustained", "sustaining"})
DEADLY = frozenset({"fatal", "mortal", "deadly"})
#: Words behind the verb in which that must stand: not in "suffered wounds, one of them fatal".
DEADLY_NEAR = 2


def of_deadly_wound(phrase: Phrase, at: int) -> bool:
    """Return whether a verb tells of a wound that kills: "suffered a fatal gunshot wound"."""
    return phrase.folds[at] in SUSTAINING and bool(set(phrase.folds[at + 1 : at + 1 + DEADLY_NEAR]) & DEADLY)


def with_wounds(phrase: Phrase) -> Iterator[tuple[People, int]]:
    """Yield those who are told to have gunshot wounds, each with the token of "wounds"."""
    folds = phrase.folds
    for at, fold in enumerate(folds):
        if fold not in WOUNDS or "gunshot" not in folds[max(0, at - REACH) : at]:
            continue
        begins = next((back for back in range(at - 1, max(-1, at - 1 - REACH), -1) if folds[back] == "with"), None)
        if begins is None or any(mark in folds[begins:at] for mark in (",", ";", "no", "without")):
            continue
        whom = next((one for one in reversed(phrase.people) if one.end <= begins), None)
        if whom is None or whom.end < begins - APART or set(folds[whom.end : begins]) & {",", ";", "and", "by", "that"}:
            continue
        if whom.head != "he" or whom.quantity is not None:
            yield whom, at

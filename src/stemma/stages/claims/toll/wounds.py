"""Who has a wound: "six people with gunshot wounds", "treated for minor injuries", where no verb says what happened."""

from collections.abc import Iterator

from stemma.stages.claims.sentences.phrases import People, Phrase
from stemma.stages.claims.toll.whom import people_before

WOUNDS = frozenset({"wound", "wounds", "injury", "injuries"})
#: What makes a wound that of a shot, or of one who is treated for it.
GRAVITIES = frozenset({"gunshot", "graze", "threatening", "minor", "serious", "critical"})
#: What leads to it: "with a gunshot wound", "for treatment of minor injuries", "for injuries".
LEADING = frozenset({"with", "for"})
#: Words between "with" and the wound.
REACH = 8

#: "Suffered a fatal gunshot wound": words before the wound, and what makes it one that kills.
SUSTAINING = frozenset({"suffered", "suffering", "suffers", "suffer", "sustained", "sustaining"})
DEADLY = frozenset({"fatal", "mortal", "deadly"})
#: Words behind the verb in which that must stand: not in "suffered wounds, one of them fatal".
DEADLY_NEAR = 2


def of_deadly_wound(phrase: Phrase, at: int) -> bool:
    """Return whether a verb tells of a wound that kills: "suffered a fatal gunshot wound"."""
    return phrase.folds[at] in SUSTAINING and bool(set(phrase.folds[at + 1 : at + 1 + DEADLY_NEAR]) & DEADLY)


#: Words behind the verb in which a shot and its wound must stand: "suffering from an apparent gunshot wound".
SHOT_NEAR = 6
#: What tells that whoever has the wound lives.
MILD = frozenset({"graze", "threatening", "minor", "superficial", "serious", "critical"})


def of_shot_wound(phrase: Phrase, at: int) -> bool:
    """Return whether a verb tells of the wound of a shot, which may be that of the dead: "suffering gunshot wounds"."""
    near = phrase.folds[at + 1 : at + 1 + SHOT_NEAR]
    return phrase.folds[at] in SUSTAINING and "gunshot" in near and not set(near) & MILD


def with_wounds(phrase: Phrase) -> Iterator[tuple[People, int]]:
    """Yield those who are told to have wounds or to be treated for them, each with the token of "wounds"."""
    folds = phrase.folds
    for at, fold in enumerate(folds):
        if fold not in WOUNDS or not set(folds[max(0, at - REACH) : at]) & GRAVITIES:
            continue
        begins = next((back for back in range(at - 1, max(-1, at - 1 - REACH), -1) if folds[back] in LEADING), None)
        if begins is None or any(mark in folds[begins:at] for mark in (",", ";", "no", "without")):
            continue
        for whom in people_before(phrase, begins):
            if whom.head != "he" or whom.quantity is not None:
                yield whom, at


def wound_of(phrase: Phrase, whom: People, at: int) -> str:
    """Return what a wound told at a token says happened: killed, shot, or only injured."""
    between = set(phrase.folds[whom.end : at])
    return "killed" if between & DEADLY else "shot" if "gunshot" in between else "injured"


#: What victims are of who were shot or stabbed: "four gunshot victims".
BY_SHOT = frozenset({"gunshot", "shooting", "stabbing"})
VICTIMS = frozenset({"victim", "victims", "patient", "patients"})


def victims_of_shots(phrase: Phrase) -> Iterator[tuple[People, int]]:
    """Yield those told as "four gunshot victims" or "another shooting victim", each with the token of "victims"."""
    for one in phrase.people:
        last = one.end - 1
        if phrase.folds[last] not in VICTIMS or not set(phrase.folds[max(0, last - 1) : last]) & BY_SHOT:
            continue
        told_first = phrase.folds[max(0, last - 2) : last - 1]
        if one.quantity is not None or set(told_first) & {"another", "a", "second", "third"}:
            yield one, last

"""What happened to whom: people killed, injured, shot, arrested, told as numbers or as single persons."""

from collections.abc import Iterator

from stemma.stages.claims.sentences.lexicon import Telling, listed, tellings
from stemma.stages.claims.sentences.phrases import People, Phrase
from stemma.stages.claims.toll.conditions import in_a_bad_way
from stemma.stages.claims.toll.happened import Happened
from stemma.stages.claims.toll.implied import TAKING, by_counts, implied, is_attempted, times_over
from stemma.stages.claims.toll.tolls import told_as_tolls
from stemma.stages.claims.toll.whom import (
    people_before,
    people_behind,
    people_behind_inverted,
    people_behind_of,
    person_in_possessive,
)
from stemma.stages.claims.toll.wounds import of_deadly_wound, of_shot_wound, victims_of_shots, with_wounds, wound_of

#: What leaves somebody hurt or dead.
HARMS = ("killed", "injured", "shot")
#: Words of shooting, which somebody may do to themselves.
SHOOTING = frozenset({"shot", "shooting", "shoot", "shoots"})


def find_happenings(phrase: Phrase) -> Iterator[Happened]:
    """Yield what a sentence says happened to people, in the order of the words that tell it."""
    seen: set[tuple[str, int]] = set()
    for at, fold in enumerate(phrase.folds):
        if fold == "shot" and at and phrase.folds[at - 1] in listed("sounds"):
            continue
        of_those = fold in listed("those_hurt") and at and phrase.folds[at - 1] == "the"
        if of_those and not people_behind_inverted(phrase, at):
            # "Relatives of the slain": those it happened to stand in the word itself.
            continue
        if fold in listed("letting_go") and not listed("captive") & phrase.words:
            # Police and hospitals release people too, and nobody is saved by it.
            continue
        for telling in tellings().get(fold, ()):
            for some in _whom(phrase, at, telling):
                whom = _all_of(phrase, at, some, form=telling.form)
                happening = _worse(phrase, at, telling.happening)
                if (happening, whom.start) in seen:
                    continue
                seen.add((happening, whom.start))
                start, end = min(at, whom.start), max(at + 1, whom.end)
                degree = phrase.folds[at - 1] if at and phrase.folds[at - 1] in listed("degrees") else ""
                yield Happened(
                    happening,
                    whom,
                    start,
                    end,
                    _negated(phrase, at, whom),
                    told_at=at,
                    done_to=whom.start > at,
                    degree=degree if happening == "injured" else "",
                )
    for one in _by_their_state(phrase):
        if not any((happening, one.whom.start) in seen for happening in HARMS):
            seen.add((one.happening, one.whom.start))
            yield one
    yield from told_as_tolls(phrase)
    yield from _lives(phrase)
    yield from _fatally(phrase)
    yield from times_over(phrase)
    yield from by_counts(phrase)
    killed = any(happening == "killed" for happening, _ in seen)
    yield from (one for one in implied(phrase) if not killed or one.whom.head == "self")


def _by_their_state(phrase: Phrase) -> Iterator[Happened]:
    """Yield those whom their wounds or their state shows to be hurt, though no verb tells it."""
    for whom, at in with_wounds(phrase):
        negated = _negated(phrase, at, whom)
        yield Happened(wound_of(phrase, whom, at), whom, whom.start, at + 1, negated, told_at=at)
    for whom, at in victims_of_shots(phrase):
        yield Happened("shot", whom, whom.start, at + 1, _negated(phrase, at, whom), told_at=at)
    for whom, at in in_a_bad_way(phrase):
        start, end = min(at, whom.start), max(at + 1, whom.end)
        yield Happened("injured", whom, start, end, _negated(phrase, at, whom), told_at=at, by_state=True)


def _all_of(phrase: Phrase, at: int, whom: People, *, form: str) -> People:
    """Return all of those of whom some are told, where a word tells it of all: "one of four people who were shot"."""
    whole = whom.whole
    if whole is None or whom.end > at:
        return whom
    between = phrase.folds[whom.end : at]
    # "One of four people shot" tells it of four, "one of the four died" of one.
    tells_of_all = between[0] in {"who", "that"} if between else form == "undergone"
    return whole if tells_of_all and set(between) <= listed("auxiliaries") | {"that"} else whom


def _worse(phrase: Phrase, at: int, happening: str) -> str:
    """Return killed for "fatally shot", "shot dead", "shot and killed", "shot to death"."""
    if happening not in {"shot", "injured"}:
        return happening
    if of_deadly_wound(phrase, at):
        return "killed"
    if of_shot_wound(phrase, at):
        return "shot"
    before, after = phrase.folds[max(0, at - 2) : at], phrase.folds[at + 1 : at + 4]
    told = after[:1] == ["dead"] or after[:2] in (["and", "killed"], ["to", "death"], ["and", "murdered"])
    return "killed" if told or set(before) & listed("fatally") else happening


def _whom(phrase: Phrase, at: int, telling: Telling) -> list[People]:
    """Return those that a word tells about: behind it, or before it."""
    if _is_reflexive(phrase, at) and telling.form in {"doing", "undergone"}:
        # "The boy shot himself": the doer is the one it happened to.
        return people_before(phrase, at) or [People(at + 1, at + 2, head="he")]
    match telling.form:
        case "named":
            if telling.happening == "killed" and is_attempted(phrase.folds, at):
                # "The attempted murders of five teenagers": nobody is said to be dead.
                return []
            return people_behind_of(phrase, at) or person_in_possessive(phrase, at)
        case "doing":
            # "A shooting that killed two": the noun takes nobody.
            attempted = telling.happening == "killed" and is_attempted(phrase.folds, at)
            return [] if attempted or _is_a_noun(phrase, at) else people_behind(phrase, at)
        case "suffered":
            whom = people_behind_inverted(phrase, at) or people_before(phrase, at)
            # "4 shot, 2 die" tells of deaths, "you will die" of none.
            return whom if phrase.folds[at] != "die" else [one for one in whom if one.quantity and one.end == at]
        case _:
            return _of_participle(phrase, at)


def _is_a_noun(phrase: Phrase, at: int) -> bool:
    """Return whether a word is a noun that takes nobody: "a shooting that killed two", "shooting kills two"."""
    then = phrase.folds[at + 1] if at + 1 < len(phrase.folds) else ""
    if phrase.folds[at] in {"murder", "murders"} and (then == "and" or then in listed("offices")):
        # "Faces a murder charge and Lind, 18, …": the noun takes nobody.
        return True
    if phrase.folds[at] == "striking" and then in listed("people"):
        # "Striking teachers" are those who strike.
        return True
    return then in {"that", "which"} or any(other.form == "doing" for other in tellings().get(then, ()))


def _is_reflexive(phrase: Phrase, at: int) -> bool:
    """Return whether somebody was shot by themselves; who killed themselves, `implied` tells."""
    return phrase.folds[at] in SHOOTING and bool(set(phrase.folds[at + 1 : at + 2]) & listed("reflexive"))


def _of_participle(phrase: Phrase, at: int) -> list[People]:
    """Return those that a participle tells about: "were shot", "shot his wife"."""
    if phrase.folds[at + 1 : at + 3] == [",", "killed"] and (others := people_behind(phrase, at + 2)):
        # "Father shot, killed teen son": a headline leaves "and" out.
        return others
    if _subject(phrase, at) == "who":
        # "The men who shot at them": they are those who did it.
        return people_behind(phrase, at)
    if phrase.folds[at + 1 : at + 2] == ["at"] and not _is_passive(phrase, at) and _aims(phrase, at):
        return []
    if _is_passive(phrase, at) or _is_counted(phrase, at):
        return people_behind_inverted(phrase, at) or people_before(phrase, at)
    return people_behind_inverted(phrase, at) or _of_active(phrase, at)


def _of_active(phrase: Phrase, at: int) -> list[People]:
    """Return those that a participle without "was" tells about: "shot his wife", "a man shot in Sella"."""
    if (behind := people_behind(phrase, at)) or _takes_a_name(phrase, at) or _hits_a_thing(phrase, at):
        return behind
    # "Lind shot into the crowd": without "was", a name alone does it.
    return [one for one in people_before(phrase, at) if not (one.alone or one.head == "he")]


def _hits_a_thing(phrase: Phrase, at: int) -> bool:
    """Return whether somebody or something ran into a thing: "the ferry struck the reef"."""
    return phrase.folds[at] in {"struck", "hit"} and not listed("determiners").isdisjoint(phrase.folds[at + 1 : at + 2])


def _aims(phrase: Phrase, at: int) -> bool:
    """Return whether somebody shot at something: "he shot at two officers", "the gunman shot at a dog"."""
    if phrase.folds[at + 2 : at + 3] in (["least"], ["most"]):
        # "Wounded at least six others".
        return False
    if people_behind(phrase, at + 1):
        # Neither he nor they are said to be hit.
        return True
    doer = _subject(phrase, at)
    return any(doer in listed(name) for name in ("attackers", "police", "pronouns")) or doer in {"suspect", "suspects"}


def _subject(phrase: Phrase, at: int) -> str:
    """Return the word right before a verb, adverbs left out."""
    back = at - 1
    while back > 0 and phrase.folds[back].endswith("ly"):
        back -= 1
    return phrase.folds[max(0, back)]


def _takes_a_name(phrase: Phrase, at: int) -> bool:
    """Return whether a verb has its object right behind it: "shot Lind dead", "shot and killed Lind", "shot her"."""
    if phrase.folds[at + 1 : at + 2] == ["and"] and phrase.folds[at + 2 : at + 3] == ["killed"]:
        return _takes_a_name(phrase, at + 2)
    if phrase.folds[at + 1 : at + 2] == ["her"]:
        return True
    if at + 1 >= len(phrase.tokens) or phrase.capital(at) or not phrase.capital(at + 1):
        return False
    begins = phrase.tokens[at + 1].start
    timed = any(time.start <= begins < time.end for time in phrase.times)
    return not timed and phrase.folds[at + 1] not in listed("places")


def _is_passive(phrase: Phrase, at: int) -> bool:
    """Return whether a participle has "was" or "been" right before it, adverbs left out."""
    back = at - 1
    while back >= 0 and (
        phrase.folds[back].endswith("ly") or phrase.folds[back] in {"also", "later", "then", "not", "never"}
    ):
        back -= 1
    return back >= 0 and phrase.folds[back] in listed("passive")


def _is_counted(phrase: Phrase, at: int) -> bool:
    """Return whether a bare number stands right before a participle: "1 killed, 3 injured"."""
    return any(one.end == at and not one.head and one.quantity is not None for one in phrase.people)


def _negated(phrase: Phrase, at: int, whom: People) -> bool:
    """Return whether a sentence says that it did not happen, or only that it could have."""
    if set(phrase.folds[max(0, at - 3) : at]) & {"could", "would", "might", "brain"}:
        return True
    zero = whom.quantity is not None and whom.quantity.high == 0
    near = phrase.folds[max(0, at - 4) : at]
    return not zero and bool(set(near) & listed("negations"))


#: Verbs of those who lose their lives.
_LOSING = {"lost", "lose", "loses", "losing"}


def _lives(phrase: Phrase) -> Iterator[Happened]:
    """Yield "claimed the life of a boy", "claimed five lives", "four people lost their lives"."""
    for at, fold in enumerate(phrase.folds):
        if fold not in {"life", "lives"}:
            continue
        before = phrase.folds[max(0, at - 4) : at]
        whom: list[People] = []
        if set(before) & TAKING:
            counted = [one for one in phrase.people if one.end in {at, at + 1} and one.quantity is not None]
            whom = people_behind_of(phrase, at) or counted
        elif losing := [max(0, at - 4) + step for step, word in enumerate(before) if word in _LOSING]:
            whom = people_before(phrase, losing[0])
        for one in whom:
            start, end = min(at, one.start), max(at + 1, one.end)
            yield Happened("killed", one, start, end, negated=False, told_at=at, done_to=one.start > at)


def _fatally(phrase: Phrase) -> Iterator[Happened]:
    """Yield "16 people were shot, one fatally"."""
    fatally = listed("fatally")
    for at, fold in enumerate(phrase.folds):
        if fold in fatally:
            for one in phrase.people:
                if one.end == at and one.quantity is not None:
                    yield Happened("killed", one, one.start, at + 1, negated=False)

"""To whom it happened: the people before and behind a word that tells what happened."""

from stemma.stages.claims.sentences.lexicon import listed, tellings
from stemma.stages.claims.sentences.phrases import People, Phrase

#: Words between somebody and what happened to them.
REACH_BACK, REACH_ON = 14, 5


def people_behind(phrase: Phrase, at: int) -> list[People]:
    """Return the people right behind a word: "killing three people", "shot his wife and two sons"."""
    on = at + 1
    while on < min(len(phrase.folds), at + 1 + REACH_ON):
        here = next((one for one in phrase.people if one.start == on), None)
        if here is not None:
            return _listed(phrase, here, onward=True)
        fold = phrase.folds[on]
        if fold == "at" and phrase.folds[on + 1 : on + 2] != ["least"]:
            # "Shot at two officers": nobody is said to be hit.
            return []
        skipped = fold in listed("determiners") or fold in {
            "and",
            "another",
            "other",
            "at",
            "least",
            "killed",
            "injured",
            "wounded",
            "young",
            "own",
        }
        if not skipped and (
            fold in listed("prepositions") or phrase.tokens[on].kind != "word" or fold in listed("verbs")
        ):
            return []
        if not skipped and on > at + 2:
            return []
        on += 1
    return []


#: What leads to a participle that stands before its subject, and what follows it.
_INVERTING = frozenset({"also", "those", "the", "among", "and", "critically", "seriously", "fatally", "slightly"})
_NAMING = frozenset({"identified", "named", "as", ":", "listed"})
#: Words from the verb to the first of those it tells.
NAMED_NEAR = 4


def people_behind_inverted(phrase: Phrase, at: int) -> list[People]:
    """Return the people in "Injured were a man, 20, and a boy", "also hurt was Ada Lind", "those killed were …"."""
    folds = phrase.folds
    lead = at - 1
    while lead >= 0 and folds[lead] in _INVERTING:
        lead -= 1
    opened = lead < 0 or folds[lead] in {".", ";", ",", '"', ":"}
    if not opened or (lead == at - 1 and at > 0) or folds[at + 1 : at + 2] not in (["was"], ["were"], ["are"], ["is"]):
        return []
    on = at + 2
    while on < min(len(folds), at + 2 + NAMED_NEAR):
        here = next((one for one in phrase.people if one.start == on), None)
        if here is not None:
            return _all_from(phrase, on)
        if folds[on] not in _NAMING and folds[on] not in listed("determiners"):
            return []
        on += 1
    return []


def _all_from(phrase: Phrase, on: int) -> list[People]:
    """Return the people of a list that says where they are from: "Ada Lind, 20, of Sella; Bo Ek, 33, and a boy"."""
    starting = {one.start: one for one in phrase.people}
    found: list[People] = []
    while on < len(phrase.folds):
        here = starting.get(on)
        if here is not None:
            found.append(here)
            on = max(here.end, on + 1)
            continue
        if not (phrase.folds[on] in _LISTING or phrase.folds[on] in listed("determiners") or phrase.capital(on)):
            return found
        on += 1
    return found


_LISTING = frozenset({",", ";", "and", "&", "of", "from"})


def people_behind_of(phrase: Phrase, at: int) -> list[People]:
    """Return the people in "the death of a boy", "the deaths of four people", "injuries to five others"."""
    if phrase.folds[at + 1 : at + 2] != ["of"] and phrase.folds[at : at + 2] != ["injuries", "to"]:
        return []
    return people_behind(phrase, at + 1)


#: What a death is of: "Ada Lind's shooting death".
HARMING = frozenset({"shooting", "stabbing", "beating", "accidental", "apparent", "tragic", "sudden"})


def person_in_possessive(phrase: Phrase, at: int) -> list[People]:
    """Return the person in "Ada Lind's death"."""
    while at and phrase.folds[at - 1] in HARMING:
        at -= 1
    if at == 0:
        return []
    written = phrase.text[phrase.tokens[at - 1].start : phrase.tokens[at - 1].end]
    return [one for one in phrase.people if one.end == at and written.endswith(("'s", "’s"))]


def people_before(phrase: Phrase, at: int) -> list[People]:
    """Return the people before a word, the nearest that no other verb parts from it: "three people were killed"."""
    back = at - 1
    while back >= max(0, at - REACH_BACK):
        here = next((one for one in phrase.people if one.start <= back < one.end), None)
        by = _by(phrase, here) if here is not None else -1
        if by > 0:
            # "A boy who was shot by his brother has died": the doer is passed over.
            back = by - 1 - (phrase.folds[by - 1] not in tellings())
            continue
        if here is not None and (here.head or here.name or _adjacent(phrase, here.end, at)):
            return _listed(phrase, here, onward=False)
        if here is not None:
            return []
        fold = phrase.folds[back]
        if fold == "who" and here is None:
            # "…, who was killed" speaks of whoever stands right before it, and of nobody farther back.
            end = back - (phrase.folds[max(0, back - 1)] == ",")
            return [one for one in phrase.people if one.end in {back, end}][-1:]
        whole = _before_insertion(phrase, back) if fold in _INSERTING else None
        if whole is not None:
            return [whole]
        opens = _relative_opens(phrase, back) if fold == "," else -1
        if opens > 0:
            # "Ada Lind, who was with her husband, died": her husband did not.
            back = opens - 1
            continue
        # "… hurt four people, and was then shot": its subject stands farther back.
        goes_on = fold == "and" and phrase.folds[back + 1] in listed("auxiliaries") and back + 1 < at
        if fold in {".", ";", ":", "!", "?", '"'} or goes_on or _parts(phrase, back):
            return []
        back -= 1
    return []


def _by(phrase: Phrase, one: People) -> int:
    """Return the token of "by" before somebody who did what a participle before it tells; -1 where none is."""
    at = one.start - 1
    while at > 0 and phrase.folds[at] in listed("determiners"):
        at -= 1
    before = phrase.folds[at - 1] if at > 0 else ""
    done = at > 0 and phrase.folds[at] == "by" and (before in tellings() or before.endswith("ed") or before == "held")
    return at if done else -1


#: What opens and closes an insertion.
_INSERTING = {",", "-", "–", "—", ")"}
#: Words that begin an insertion which tells of some of those counted before it.
_SOME_OF_THEM = {"including", "among", "ages", "aged", "all", "both", "most", "mostly", "some", "one", "ranging"}


def _before_insertion(phrase: Phrase, closing: int) -> People | None:
    """Return those counted before an insertion about them: "four people, including a girl, were hurt"."""
    opens = next(
        (
            at
            for at in range(closing - 1, max(0, closing - REACH_BACK), -1)
            if phrase.folds[at] in {",", "–", "—", "("}
            or (phrase.folds[at] == "-" and phrase.tokens[at].start > phrase.tokens[at - 1].end)
        ),
        -1,
    )
    if opens < 1:
        return None
    if (listing := _before_list(phrase, closing)) is not None:
        return listing
    whole = next((one for one in phrase.people if one.end == opens and one.quantity is not None), None)
    first = phrase.folds[opens + 1]
    counted = any(one.start == opens + 1 and one.quantity is not None for one in phrase.people)
    return whole if first in _SOME_OF_THEM or counted else None


def _relative_opens(phrase: Phrase, closing: int) -> int:
    """Return the comma that opens a clause with "who" which a comma closes; -1 where none does."""
    for at in range(closing - 1, max(0, closing - REACH_BACK), -1):
        if phrase.folds[at] == ",":
            return at if phrase.folds[at + 1] in {"who", "whose", "whom"} else -1
    return -1


def _before_list(phrase: Phrase, closing: int) -> People | None:
    """Return those counted before a list that says who they are: "three sailors, a man, 30, a boy, and a girl,"."""
    at = closing - 1
    while at > 0:
        here = next((one for one in phrase.people if one.start <= at < one.end), None)
        if here is not None:
            at = here.start - 1
            continue
        whole = next((one for one in phrase.people if one.end == at and one.quantity is not None), None)
        if whole is not None and phrase.folds[at] in _INSERTING:
            return whole
        if phrase.folds[at] not in {",", "and", "&"} and phrase.folds[at] not in listed("determiners"):
            return None
        at -= 1
    return None


def _adjacent(phrase: Phrase, start: int, end: int) -> bool:
    """Return whether only auxiliaries stand between a bare number and what happened: "two were injured"."""
    return all(fold in listed("auxiliaries") or fold in {"of", "-", ","} for fold in phrase.folds[start:end])


def _parts(phrase: Phrase, at: int) -> bool:
    """Return whether a word belongs to another statement."""
    fold = phrase.folds[at]
    return (fold in listed("verbs") and fold not in listed("auxiliaries")) or (
        fold in tellings() and fold not in listed("auxiliaries")
    )


def _listed(phrase: Phrase, one: People, *, onward: bool) -> list[People]:
    """Return people with those that a list joins to them: "a man and two boys", "a couple, their son and a guest"."""
    found, joined = [one], False
    while True:
        step = found[-1].end if onward else found[-1].start - 1
        while not onward and step >= 0 and phrase.folds[step] in listed("determiners"):
            step -= 1
        if not onward and not joined and _is_of_three(phrase, step):
            step -= 1
            joined = True
        if not 0 <= step < len(phrase.folds) or phrase.folds[step] not in {"and", "&", ","}:
            return found
        neighbours = [
            other
            for other in phrase.people
            # "Two bystanders, one of whom": the second is one of the first.
            if _adjoins(phrase, step, other, onward=onward) and "of" not in phrase.folds[other.start : other.end + 1]
        ]
        if not neighbours:
            return found
        other = neighbours[0]
        if phrase.folds[step] == ",":
            # A comma joins where an "and" closes the list, or between numbers; else it opens an apposition.
            closed = joined if not onward else _closes(phrase, other)
            counted = other.quantity is not None and (onward or found[-1].quantity is not None)
            if not (closed or counted or (not onward and _opens_headline(phrase, other, found[-1]))):
                return found
        else:
            joined = True
        found.append(other)


def _is_of_three(phrase: Phrase, joint: int) -> bool:
    """Return whether ", and" at a token closes a list of three or more: "Ada Lind, Bo Ek, and Eva Sol"."""
    if phrase.folds[joint - 1 : joint + 1] != [",", "and"]:
        return False
    before = next((one for one in phrase.people if one.end in {joint - 1, joint}), None)
    if before is None or before.start < 1 or phrase.folds[before.start - 1] != ",":
        return False
    return any(one.end in {before.start - 1, before.start} for one in phrase.people)


def _opens_headline(phrase: Phrase, first: People, second: People) -> bool:
    """Return whether two people joined by a comma alone open a headline: "Woman, 3 daughters shot", "Man, boy hurt"."""
    bare = all(one.head and not one.name and one.age is None for one in (first, second))
    return bare and first.start == 0 and phrase.folds[second.start] not in listed("determiners")


def _closes(phrase: Phrase, one: People) -> bool:
    """Return whether a list goes on behind somebody with "and"."""
    return phrase.folds[one.end : one.end + 1] in (["and"], ["&"]) or phrase.folds[one.end : one.end + 2] == [
        ",",
        "and",
    ]


def _adjoins(phrase: Phrase, joint: int, other: People, *, onward: bool) -> bool:
    """Return whether a noun phrase stands right at a joint, an article left out."""
    if not onward:
        return other.end == joint
    between = phrase.folds[joint + 1 : other.start]
    return other.start > joint and len(between) <= 1 and all(word in listed("determiners") for word in between)

"""Noun phrases without a parser: how far one reaches back or on, by the classes of the words around it."""

from collections.abc import Sequence

from stemma.stages.quotes.cues import cue_table
from stemma.stages.quotes.lexicon import Is, Word, classes

#: Half-open range of words.
Range = tuple[int, int]

#: So many words a phrase has at most.
LONGEST_PHRASE = 22
#: Longest name in marks inside a phrase, in characters: the “Avatar” star.
SHORT_NAME = 30
#: So many words stand in brackets at most: "(R-Utah)", "(the head of the agency)".
LONGEST_BRACKET = 25

#: Participles that tell how a text came to be, with which no phrase goes on: "court papers [filed] Tuesday".
MADE = frozenset({"filed", "issued", "released", "published", "obtained", "posted", "dated", "reviewed"})
_TIES = frozenset({"by", "in", "at"})
_OPENERS = {")": "(", "]": "["}
_GLUE = frozenset({"-", "&", "/", "."})
_TOKENS = frozenset({"'", "’", "$", "#", "%"})
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "your"})
_SOME = frozenset({"%", "some", "many", "others", "most", "all", "few", "several", "both", "another"})
_ABOUT = frozenset({"about", "around", "over", "under"})
_COUNTED = frozenset({"one", "two", "three", "half"})
_KEPT_ADVERBS = frozenset({"only", "almost", "both", "all"})
_NO_NOUN = (
    Is.MARK | Is.SUBORDINATOR | Is.COORDINATOR | Is.PREPOSITION | Is.AUXILIARY | Is.DETERMINER | Is.QUOTED | Is.OBJECT
    | Is.SUBJECT | Is.ADVERB
)  # fmt: skip
_VERBAL = Is.AUXILIARY | Is.VERB | Is.RELATIVE | Is.OBJECT | Is.SUBJECT
_BREAKS = _VERBAL | Is.MARK | Is.SUBORDINATOR | Is.QUOTED | Is.COORDINATOR


def nounlike(word: Word) -> bool:
    """Return whether a word can stand in a noun phrase on its own."""
    return word.form in _SOME or not word.is_ & _NO_NOUN


def acts(words: Sequence[Word], at: int) -> bool:
    """Return whether a cue form beside a noun is a verb rather than part of a name or a noun: "said officials"."""
    if words[at].capital:
        return False
    before = words[at - 1] if at else None
    if before is None:
        return True
    modified = before.is_ & (Is.DETERMINER | Is.POSSESSIVE | Is.PREPOSITION) or before.form.endswith(("'s", "s'"))
    # "Two-time champion": what a hyphen joined stands before a noun.
    joined = at > 1 and words[at - 2].form == "-" and words[at - 2].end == before.start
    return not (modified or joined or compounds(before, words[at]))


def compounds(before: Word, word: Word) -> bool:
    """Return whether a base form behind a noun in the singular is part of a compound: "Port House [press] office".

    Behind a common noun only where the form is a noun as well: "a case [report]".
    """
    base = cue_table().forms[word.form]
    if base.part != "base" or before.form.endswith("s") or before.form in classes().plurals:
        return False
    noun = before.capital or (base.base in cue_table().nouns_too and nounlike(before) and not before.is_ & Is.VERB)
    return noun and not before.is_ & (Is.SUBJECT | Is.AUXILIARY | Is.MARK | Is.RELATIVE)


def opening(words: Sequence[Word], close: int, floor: int) -> int | None:
    """Return the bracket that the one at `close` closes."""
    wanted, lowest = _OPENERS[words[close].form], max(floor, close - LONGEST_BRACKET)
    return next((at for at in range(close - 1, lowest - 1, -1) if words[at].form == wanted), None)


def phrase_back(words: Sequence[Word], end: int, floor: int) -> Range | None:
    """Return the noun phrase that ends before word `end`, no earlier than `floor`."""
    at = end - 1
    if words[at].form == "." and at > floor and words[at - 1].end == words[at].start:
        at -= 1
    if not nounlike(words[at]) or (words[at].is_ & Is.VERB and not words[at].capital):
        return None
    joined: int | None = None
    while at > floor and end - at < LONGEST_PHRASE:
        step = _step_back(words, at, floor)
        if step is None:
            break
        if words[at - 1].is_ & Is.COORDINATOR and joined is None:
            joined = at
        at = step
    if joined is not None and _unbounded(words, at, floor):
        at = joined
    if at - 1 == floor and words[floor].is_ & Is.PREPOSITION:
        at = _last_name(words, at, end)
    at = _without_lead(words, at, end)
    return (at, end) if any(nounlike(word) for word in words[at:end]) else None


def _step_back(words: Sequence[Word], at: int, floor: int) -> int | None:
    """Return where a phrase that reaches back to `at` reaches next, or None where it begins there."""
    for over in (_over_bracket, _over_marks, _over_joint, _over_inner):
        step = over(words, at, floor)
        if step is not None:
            return step
    here, before = words[at], words[at - 1]
    if before.is_ & _BREAKS and not before.is_ & Is.POSSESSIVE and not _name_word(words, at - 1):
        return None
    if before.is_ & Is.CUE and acts(words, at - 1):
        return None
    if before.is_ & Is.PREPOSITION and not (at - 2 >= floor and words[at - 2].form in _ARTICLES):
        noun = at - 2 >= floor and (nounlike(words[at - 2]) or words[at - 2].form in _OPENERS)
        about = before.form in _ABOUT and here.form[:1].isdigit()
        return at - 1 if about or (noun and before.is_ & Is.BINDING) else None
    if here.form in _ARTICLES and here.is_ & Is.DETERMINER and not before.is_ & (Is.DETERMINER | Is.ADVERB):
        return None
    loose = before.is_ & Is.ADVERB and not before.capital and not here.is_ & Is.ADVERB and at - 1 == floor
    return None if loose else at - 1


def _over_bracket(words: Sequence[Word], at: int, floor: int) -> int | None:
    if words[at - 1].form not in _OPENERS:
        return None
    opened = opening(words, at - 1, floor)
    return opened if opened is not None and opened > floor else None


def _over_marks(words: Sequence[Word], at: int, floor: int) -> int | None:
    """Step over marks inside names and numbers, and over a short name in marks."""
    before = words[at - 1]
    dashed = at - 2 >= floor and bool(words[at - 2].is_ & Is.MARK) and before.form == "-"
    if before.form in _GLUE and at - 2 >= floor and before.start == words[at - 2].end and not dashed:
        return at - 2
    if before.form == "," and words[at].form in {"jr", "sr"} and at - 2 >= floor:
        return at - 2
    short = before.is_ & Is.QUOTED and before.end - before.start < SHORT_NAME
    if before.form in _TOKENS or (short and at - 2 >= floor and words[at - 2].is_ & Is.DETERMINER):
        return at - 1
    return None


def _over_joint(words: Sequence[Word], at: int, floor: int) -> int | None:
    """Step over "and" or "or" between two nouns."""
    if words[at - 1].form not in {"and", "or"} or at - 2 < floor:
        return None
    noun = words[at - 2]
    return at - 2 if nounlike(noun) and not noun.is_ & (Is.VERB | Is.CUE) else None


def _over_inner(words: Sequence[Word], at: int, floor: int) -> int | None:
    """Step over a preposition in capitals inside a name: "Writers [Without] Fences"."""
    inner = words[at - 1].is_ & Is.PREPOSITION and words[at - 1].capital and at - 2 >= floor
    around = words[at].capital and not words[at].is_ & Is.TIME and words[at - 2].capital
    return at - 2 if inner and around else None


def _unbounded(words: Sequence[Word], at: int, floor: int) -> bool:
    """Return whether a verb or a pronoun stands before a phrase, so that an "and" in it may join clauses instead."""
    if at <= floor:
        return False
    before = words[at - 1]
    return bool(before.is_ & _VERBAL) or bool(before.is_ & Is.CUE and acts(words, at - 1))


def _last_name(words: Sequence[Word], at: int, end: int) -> int:
    """Return where the last name begins in what follows a preposition: "in a statement of nine lines [Ilse Lund]"."""
    start = end
    while start > at and words[start - 1].capital and not words[start - 1].is_ & Is.DETERMINER:
        start -= 1
    return start if at < start < end and not words[start - 1].is_ & (Is.DETERMINER | Is.PREPOSITION) else at


def _name_word(words: Sequence[Word], at: int) -> bool:
    """Return whether a listed word is part of a name here: "Will Smith"."""
    word = words[at]
    name = word.capital and not word.is_ & (Is.MARK | Is.QUOTED | Is.SUBJECT | Is.SUBORDINATOR)
    return name and at + 1 < len(words) and words[at + 1].capital


def _without_lead(words: Sequence[Word], at: int, end: int) -> int:
    """Return where a phrase begins once adverbs, conjunctions and times before it are dropped."""
    while at < end - 1 and _leads(words[at], words[at + 1]):
        at += 1
    return at


def _leads(word: Word, following: Word) -> bool:
    if word.is_ & Is.TIME and not word.form.endswith("'s") and not following.is_ & Is.PREPOSITION:
        return True
    if word.is_ & Is.DETERMINER and not word.is_ & Is.COORDINATOR:
        return False
    counted = following.form[:1].isdigit() or following.form in _COUNTED
    if word.is_ & Is.PREPOSITION:
        return not counted
    if word.is_ & (Is.ADVERB | Is.COORDINATOR):
        return word.form not in _KEPT_ADVERBS
    return word.form in _GLUE or word.form in _TOKENS


def phrase_forward(words: Sequence[Word], at: int, end: int, *, thorough: bool = False) -> int:
    """Return where a noun phrase that begins at `at` ends."""
    start = at
    while at < end:
        step = _step_on(words, at, end, start=start, thorough=thorough)
        if step is None:
            break
        at = step
    loose = Is.MARK | Is.PREPOSITION | Is.COORDINATOR
    while at > start and words[at - 1].is_ & loose and words[at - 1].form not in _OPENERS:
        at -= 1
    return at


def _step_on(words: Sequence[Word], at: int, end: int, *, start: int, thorough: bool) -> int | None:
    word = words[at]
    after = words[at + 1] if at + 1 < end else None
    tied = thorough and after is not None and after.form in _TIES
    made = word.form in MADE or (tied and word.form.endswith("ed"))
    if at > start and not word.capital and made:
        return at + 2 if tied else None
    if word.form in _OPENERS.values():
        closed = (i for i in range(at, min(end, at + LONGEST_BRACKET)) if words[i].form in _OPENERS)
        close = next(closed, None)
        return None if close is None else close + 1
    if word.form in _GLUE or word.form in _TOKENS:
        apart = word.form == "-" and after is not None and after.start > word.end
        return None if apart else at + 1
    if word.is_ & (Is.MARK | Is.QUOTED | Is.RELATIVE | Is.SUBJECT):
        return None
    if word.is_ & Is.COORDINATOR:
        return at + 1 if word.form == "and" and _joins_on(words, at, end) else None
    inside = at > start
    ends = _ends_phrase(words, at, inside=inside) and not (thorough and word.form in {"by", "from", "in", "on"})
    return None if ends and not (word.is_ & Is.PREPOSITION and _keeps(words, at, end)) else at + 1


def _joins_on(words: Sequence[Word], at: int, end: int) -> bool:
    """Return whether a noun follows "and", rather than a verb with which the clause goes on."""
    if at + 1 >= end:
        return False
    after = words[at + 1]
    verbal = after.is_ & (Is.VERB | Is.CUE) and not after.capital
    return bool(after.is_ & Is.DETERMINER or nounlike(after)) and not verbal


def _ends_phrase(words: Sequence[Word], at: int, *, inside: bool) -> bool:
    """Return whether a word is none with which a noun phrase goes on."""
    word, before = words[at], words[at - 1] if inside else None
    owns = not inside and word.is_ & Is.POSSESSIVE and at + 1 < len(words) and nounlike(words[at + 1])
    if word.is_ & (Is.AUXILIARY | Is.SUBORDINATOR | Is.OBJECT) and not owns:
        return not (word.capital and before is not None and before.capital)
    if word.is_ & Is.PREPOSITION:
        return True
    if before is None:
        return False
    if word.is_ & (Is.TIME | Is.ADVERB):
        return not (before.form == "-" or (word.capital and before.form == "the"))
    if word.is_ & Is.CUE and not word.capital and acts(words, at):
        return True
    return bool(word.is_ & Is.DETERMINER) and not before.is_ & (Is.PREPOSITION | Is.COORDINATOR | Is.DETERMINER)


def _keeps(words: Sequence[Word], at: int, end: int) -> bool:
    """Return whether a preposition goes on with a name ("of", "for", "from", "with") rather than says when or where."""
    form, tail = words[at].form, words[at + 1 : min(end, at + 5)]
    if not tail or form == "of":
        return bool(tail)
    if any(word.is_ & Is.TIME or word.form in classes().settings for word in tail):
        return False
    if form in {"for", "from", "with"}:
        return not tail[0].form.endswith("ing")
    named = tail[0].capital or (tail[0].form == "the" and len(tail) > 1 and tail[1].capital)
    return form in {"at", "in", "on"} and named

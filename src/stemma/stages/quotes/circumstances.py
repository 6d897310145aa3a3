"""What stands between a cue and the words it brings: when, where and in what form it was said, and to whom."""

from collections.abc import Sequence

from stemma.stages.quotes.lexicon import Is, Word, classes

#: So many words a setting has at most: "in an interview with the paper on Monday".
LONGEST_SETTING = 9
#: So many words a place has at most, with its preposition.
LONGEST_PLACE = 5
#: So many words name the one who is told at most.
LONGEST_ADDRESSEE = 14
#: Figures of a year: "in 2014".
YEAR = 4

_INTRODUCE = frozenset({"in", "on", "at", "during", "via", "through", "after", "before", "of", "by", "from"})
_WITH = frozenset({"with", "to", "on", "from", "at", "in"})
_ISSUED = frozenset({"published", "released", "issued", "posted", "aired", "broadcast", "delivered", "filed"})
_FOCUS = frozenset({"so", "all", "only", "even", "almost"})
_NO_PLACE = Is.MARK | Is.QUOTED
_GLUE = frozenset({"'", "’", "-", "&", "."})


def skip_circumstances(words: Sequence[Word], at: int, end: int) -> int:
    """Return where what was said can begin: after times, places and settings ("Tuesday", "in a statement")."""
    while at < end:
        step = max(past_circumstance(words, at, end), _place_end(words, at, end))
        if step == at:
            return at
        at = step
    return at


def past_circumstance(words: Sequence[Word], at: int, end: int) -> int:
    """Return where one circumstance that begins at a word ends; the same word where none does."""
    word = words[at]
    dated = word.form in {"late", "this"} and at + 1 < end and words[at + 1].is_ & Is.TIME
    timed = word.is_ & Is.TIME and not word.form.endswith("'s")
    here = word.form == "here" and (at + 1 >= end or words[at + 1].is_ & (Is.TIME | Is.MARK))
    if timed or dated or here or (word.is_ & Is.ADVERB and word.form not in _FOCUS):
        return at + 1
    if word.form not in _INTRODUCE:
        return at
    breaks = Is.MARK | Is.QUOTED | Is.AUXILIARY | Is.SUBORDINATOR | Is.SUBJECT
    for close in range(at + 1, min(end, at + LONGEST_SETTING)):
        if words[close].is_ & breaks and words[close].form != "-":
            break
        year = close == at + 1 and len(words[close].form) == YEAR and words[close].form.isdigit()
        if year or words[close].is_ & Is.TIME or words[close].form in classes().settings:
            # "In a blog post": the last of them names the setting.
            others = (at for at in range(close + 1, end) if words[at].form not in classes().settings)
            return _setting_end(words, next(others, end), end)
    return at


def _place_end(words: Sequence[Word], at: int, end: int) -> int:
    """Return the end of a place by its name that a mark closes: "said [in Brask], where"; `at` itself where none is."""
    if words[at].form not in {"in", "at"}:
        return at
    close = at + 1
    while close < min(end, at + LONGEST_PLACE) and words[close].capital and not words[close].is_ & _NO_PLACE:
        close += 1
    closed = close > at + 1 and (close >= end or words[close].form in {",", "."} or words[close].is_ & Is.TIME)
    return close if closed else at


def _setting_end(words: Sequence[Word], at: int, end: int) -> int:
    """Return the end of a setting that goes on: "in an interview with the paper", "in a report published on Monday"."""
    if at + 1 < end and words[at].form in _ISSUED:
        at += 1
        while at < end and (_named(words[at]) or words[at].form in _WITH or words[at].form == "by"):
            at += 1
        return at
    while at < end and (words[at].is_ & Is.TIME or words[at].form.isdigit()):
        at += 1
    if at >= end or words[at].form not in _WITH:
        return at
    close = at + 1
    while close < min(end, at + LONGEST_SETTING - 1) and _named(words[close]):
        close += 1
    while words[close - 1].form == "the":
        close -= 1
    return close if close > at + 1 else at


def _named(word: Word) -> bool:
    return word.capital or word.form == "the" or bool(word.is_ & Is.TIME)


def addressee_end(words: Sequence[Word], at: int, end: int) -> int:
    """Return where the one who was told ends: "told reporters that", "told The Post the plan"."""
    if at < end and (words[at].is_ & Is.OBJECT or words[at].form in {"her", "you", "it"}):
        return at + 1
    start = at
    at += at < end and bool(words[at].is_ & Is.DETERMINER) and words[at].form != "that"
    while at < min(end, start + LONGEST_ADDRESSEE):
        if not (words[at].form in _GLUE and at > start) and _ends_addressee(words, at, start):
            break
        at += 1
    return at


def _ends_addressee(words: Sequence[Word], at: int, start: int) -> bool:
    word, before = words[at], words[at - 1]
    if word.form in {"to", "that"} or word.is_ & (Is.MARK | Is.QUOTED | Is.SUBORDINATOR | Is.SUBJECT | Is.AUXILIARY):
        return True
    if word.is_ & Is.DETERMINER:
        return not before.is_ & (Is.PREPOSITION | Is.COORDINATOR)
    if word.is_ & Is.TIME:
        return not word.form.endswith("'s") and not before.is_ & Is.DETERMINER
    if word.is_ & Is.PREPOSITION:
        return word.form not in {"of", "at", "from", "in"}
    fresh_name = word.capital and at > start and not words[start].is_ & Is.DETERMINER
    return fresh_name and not before.capital and not before.is_ & (Is.DETERMINER | Is.PREPOSITION | Is.MARK)

"""What joins a cue to the words before it: marks, clauses, and attributions inside or behind what they report."""

from collections.abc import Sequence
from typing import NamedTuple

from stemma.stages.quotes.contents import content_before
from stemma.stages.quotes.cues import Cue
from stemma.stages.quotes.ends import until_main
from stemma.stages.quotes.lexicon import Is, Word, classes
from stemma.stages.quotes.nouns import Range

#: Words in marks this short, in characters, that stand apart from a cue are a name.
LONGEST_NAME = 12
#: "as saying" stands within so many words behind the verb of quoting.
NEAR_QUOTING = 14
#: A participle that opens its sentence has at most so many words before it: "In a letter citing".
EARLY = 4


class Attribution(NamedTuple):
    """Who says what by which cue, as ranges of words; `rule` names how it was found. Contents are in order."""

    cue: Cue
    speaker: Range | None
    contents: list[Range]
    rule: str


def is_subordinate(words: Sequence[Word], at: int) -> bool:
    """Return whether the clause whose subject begins at a word opens its sentence behind "while" or "if"."""
    lead = at - 1
    return lead >= 0 and words[lead].form in classes().leading and (lead < EARLY or words[lead - 1].form == ",")


def opens_beside(words: Sequence[Word], at: int) -> bool:
    """Return whether a word stands in a clause that opens its sentence beside the main one, which has not begun."""
    lead = next((index for index in range(min(EARLY, at)) if words[index].form in classes().leading), None)
    return lead is not None and at - lead > 1 and until_main(words, (lead, at)) == (lead, at)


def as_told(words: Sequence[Word], cue: Cue, speaker: Range, *, taken: Range) -> Attribution | None:
    """Return the attribution of "As the agency reported, …", "…, as reported by the agency": `taken` are its words."""
    first, last = taken
    if first == 0 or words[first - 1].form in {"and", "but", "("}:
        comma = next((at for at in range(last, min(len(words), last + NEAR_QUOTING)) if words[at].form == ","), None)
        end = len(words)
        while end > last and words[end - 1].is_ & Is.MARK:
            end -= 1
        if comma is None or comma + 1 >= end:
            return None
        return Attribution(cue, speaker, [(comma + 1, end)], "according-before")
    if words[first - 1].form != ",":
        return None
    before = content_before(words, clause_start(words, first), first)
    return Attribution(cue, speaker, [before], "according-after") if before else None


def marks_before(words: Sequence[Word], at: int) -> bool:
    """Return whether words in marks, closed or cut by a comma, stand right before word `at`."""
    index = at - 1
    while index >= 0 and words[index].form in {",", "-", "—", "–"}:
        index -= 1
    return index >= 0 and bool(words[index].is_ & Is.QUOTED)


def stands_behind(words: Sequence[Word], at: int) -> bool:
    """Return whether what stands before word `at` can be words that were said: marks, or a clause and a comma."""
    if at == 0:
        return False
    before = words[at - 1]
    if before.is_ & Is.QUOTED:
        return True
    if before.form == "," and at > 1:
        return at >= 4 or bool(words[at - 2].is_ & Is.QUOTED)  # noqa: PLR2004 - shorter is no clause
    return False


def with_words_before(
    words: Sequence[Word], cue: Cue, speaker: Range, *, taken: Range, rule: str
) -> Attribution | None:
    """Return an attribution whose words stand before it, and go on after it where the sentence does."""
    before = quoted_before(words, taken[0]) or content_before(words, clause_start(words, taken[0]), taken[0])
    if before is None:
        return None
    contents = [before]
    after = _resumes(words, taken[1])
    if after is not None:
        contents.append(after)
    return Attribution(cue, speaker, contents, rule)


def quoted_before(words: Sequence[Word], at: int) -> Range | None:
    """Return the words in marks right before a speaker, alone where they are a sentence of their own."""
    index = at - 1
    while index >= 0 and words[index].is_ & Is.MARK:
        index -= 1
    if index < 0 or not words[index].is_ & Is.QUOTED:
        return None
    alone = index == 0 or words[index - 1].form in {":", ".", "?", "!"} or words[index].capital
    return (index, index + 1) if alone else None


def clause_start(words: Sequence[Word], at: int) -> int:
    """Return where the clause begins that stands before word `at`: behind the last colon or semicolon."""
    start = 0
    for index in range(at - 2, 0, -1):
        if words[index].form in {";", ":"}:
            start = index + 1
            break
    return start


def _resumes(words: Sequence[Word], at: int) -> Range | None:
    """Return the words in marks with which speech goes on: right behind "…, she said,", or a sentence further on."""
    index = next((i for i in range(at, len(words)) if words[i].is_ & Is.QUOTED), None)
    if index is None:
        return None
    if _spoken_anew(words, at, index):
        return None
    long = words[index].end - words[index].start > LONGEST_NAME
    return (index, index + 1) if long or all(word.form == "," for word in words[at:index]) else None


def _spoken_anew(words: Sequence[Word], at: int, marked: int) -> bool:
    """Return whether a cue of its own brings the words in marks: "…, she said, [adding], “…”"."""
    before = marked - 1
    while before >= at and words[before].form in {",", ":", "that"}:
        before -= 1
    return before >= at and bool(words[before].is_ & Is.CUE)

"""Where reported words end: a clause where the writer speaks again, a thing where its circumstances begin."""

from collections.abc import Sequence

from stemma.stages.quotes.circumstances import past_circumstance
from stemma.stages.quotes.cues import Cue, Form, cue_table
from stemma.stages.quotes.lexicon import Is, Word, classes
from stemma.stages.quotes.phrases import subject_before

#: Strengths of cues that tell of no words; they do not show that the writer speaks again.
UNSPOKEN = frozenset({"thought", "wanted", "showed", "sided"})
#: A subject and its cue stand within so many words behind a comma: ", the head of the agency said".
NEAR_CUE = 8
#: So many words one thing in a list has at most.
LISTED = 8
#: "as" so soon in a thing is part of it: "called him as well as her".
EARLY_AS = 12

_TURNS = frozenset({"however", "too", "meanwhile", "though", "therefore", "instead"})
_DASHES = frozenset({"—", "–", "―"})


def clause_end(words: Sequence[Word], at: int, cues: Sequence[Cue]) -> int:
    """Return where a reported clause that begins at `at` ends."""
    end = len(words)
    for index in range(at, end):
        word, after = words[index], words[index + 1] if index + 1 < end else None
        if word.form == "“," and after is not None and writer_returns(words, index, cues):
            return index + 1
        if _breaks(words, index, cues, at=at):
            return index
    return end


def _breaks(words: Sequence[Word], index: int, cues: Sequence[Cue], *, at: int) -> bool:
    """Return whether the clause that began at `at` ends before the word at `index`."""
    form, after = words[index].form, words[index + 1] if index + 1 < len(words) else None
    if form in {";", "?", "!"}:
        return True
    if form == ".":
        return after is None
    if form == ",":
        return index > at and ((after is not None and after.form == "but") or writer_returns(words, index, cues))
    if form in {"and", "but"} and index > at:
        infinitive = words[at].form == "to" and after is not None and bool(after.is_ & Is.VERB)
        return infinitive or _cue_follows(words, index, cues)
    if form == "or" and index > at and words[at].form != "to":
        cue = _cue_at(cues, index + 1)
        return cue is not None and cue.form is Form.FINITE and any(word.is_ & Is.NEGATION for word in words[:at])
    if form == ":":
        return index > at and after is not None and (bool(after.is_ & Is.QUOTED) or after.capital)
    conceded = form in {"although", "though"} and index > at and bool(words[index - 1].is_ & Is.QUOTED)
    return conceded or _afterthought(words, index)


def _afterthought(words: Sequence[Word], at: int) -> bool:
    """Return whether a dash has no partner in the sentence, so that what follows is the writer's afterthought."""
    return _dashed(words, at) and not any(_dashed(words, other) for other in range(len(words)) if other != at)


def _dashed(words: Sequence[Word], at: int) -> bool:
    """Return whether a dash stands at a word, or a hyphen with space before it that does for one."""
    return words[at].form in _DASHES or (words[at].form == "-" and at > 0 and words[at - 1].end < words[at].start)


def _cue_at(cues: Sequence[Cue], at: int) -> Cue | None:
    return next((cue for cue in cues if cue.first == at), None)


def _cue_follows(words: Sequence[Word], joint: int, cues: Sequence[Cue]) -> bool:
    """Return whether "and" joins a second cue: "said that … [and called it]"."""
    cue = _cue_at(cues, joint + 1)
    if cue is None or cue.form not in {Form.FINITE, Form.PARTICIPLE} or cue.rule.strength in UNSPOKEN:
        return False
    lexeme = cue_table().forms.get(words[cue.head].form)
    return lexeme is not None and lexeme.part != "base"


def writer_returns(words: Sequence[Word], comma: int, cues: Sequence[Cue]) -> bool:
    """Return whether behind a comma the writer speaks again: ", adding that", ", according to", ", she said"."""
    at = comma + 1
    if at >= len(words):
        return True
    cue = _cue_at(cues, at)
    if cue is not None and cue.form in {Form.PARTICIPLE, Form.ACCORDING}:
        return True
    if words[at].form == "while" and (cue := _cue_at(cues, at + 1)) is not None and cue.form is Form.PARTICIPLE:
        return True
    if words[at].form in {"and", "but"}:
        at += 1
        cue = _cue_at(cues, at)
        if cue is not None and cue.form is Form.FINITE:
            return True
    spoken = (one for one in cues if one.form is Form.FINITE and one.rule.strength not in UNSPOKEN)
    for one in spoken:
        subject = subject_before(words, one.first, comma + 1) if at < one.first <= at + NEAR_CUE else None
        if subject is not None and subject[0] == at:
            return True
    after = words[comma + 1 : comma + 3]
    return len(after) > 1 and after[0].form == "a" and after[1].form in classes().labels


def thing_end(words: Sequence[Word], at: int, cues: Sequence[Cue]) -> int:
    """Return where a thing that is spoken of ends: "praised the plan [for its clarity], which …"."""
    end = clause_end(words, at, cues)
    for index in range(at + 1, end):
        form, after = words[index].form, words[index + 1] if index + 1 < end else None
        if form == "," and after is not None and after.form in classes().going_on:
            return end
        if form == "," and _lists_on(words, index, end):
            continue
        circumstance = form in classes().circumstances and not (form == "as" and index - at < EARLY_AS)
        if circumstance or form in {",", ":"} or form in _DASHES:
            return index
        if words[index].is_ & Is.COORDINATOR and after is not None and _goes_on(after):
            return index
        if words[index].is_ & Is.TIME and words[index].capital and not words[index - 1].is_ & (_BOUND | Is.COORDINATOR):
            return index
        if form in {"in", "on", "at", "during"} and past_circumstance(words, index, end) > index:
            return index
    return end


#: What binds a name of a day to the thing before it: "the plan for Monday".
_BOUND = Is.PREPOSITION | Is.DETERMINER | Is.MARK


def _goes_on(word: Word) -> bool:
    """Return whether a word behind "and" is a verb with which the sentence goes on: "praised it [and offered]"."""
    past = word.form.endswith("ed") and not word.capital
    return bool(word.is_ & (Is.VERB | Is.AUXILIARY)) or past


def until_main(words: Sequence[Word], content: tuple[int, int]) -> tuple[int, int]:
    """Return content up to the comma behind which the main clause begins: "While she backed it, [others did not]"."""
    start, end = content
    for comma in range(start + 1, end - 2):
        if words[comma].form != ",":
            continue
        first = words[comma + 1]
        begins = first.is_ & (Is.SUBJECT | Is.DETERMINER) or first.capital
        if begins and not first.is_ & Is.COORDINATOR and _verb_near(words, comma + 1, end):
            return start, comma
    return content


def _verb_near(words: Sequence[Word], at: int, end: int) -> bool:
    """Return whether a finite verb follows within a few words, with no comma between."""
    for index in range(at + 1, min(end, at + NEAR_CUE)):
        word = words[index]
        if word.form == ",":
            return False
        if word.is_ & (Is.AUXILIARY | Is.VERB | Is.CUE) or (word.form.endswith("ed") and not word.capital):
            return True
    return False


def _lists_on(words: Sequence[Word], comma: int, end: int) -> bool:
    """Return whether a comma stands between things that are listed: "low growth, unemployment and debt"."""
    breaks = Is.MARK | Is.QUOTED | Is.AUXILIARY | Is.VERB | Is.CUE | Is.SUBORDINATOR | Is.SUBJECT | Is.RELATIVE
    if words[comma + 1].form in _TURNS:
        return False
    for index in range(comma + 1, min(end, comma + LISTED)):
        if words[index].form in {",", "and"}:
            return index > comma + 1 or words[index].form == "and"
        if words[index].is_ & breaks:
            return False
    return False

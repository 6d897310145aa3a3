"""Attributions whose cue is a participle or an infinitive: ", adding that …", "took to the stage to defend …"."""

from collections.abc import Sequence

from stemma.stages.quotes.contents import content_after
from stemma.stages.quotes.cues import Cue
from stemma.stages.quotes.ends import UNSPOKEN
from stemma.stages.quotes.joining import EARLY, Attribution
from stemma.stages.quotes.lexicon import Is, Word, classes
from stemma.stages.quotes.nominals import group_start
from stemma.stages.quotes.nouns import Range, phrase_back
from stemma.stages.quotes.phrases import subject_after, subject_before
from stemma.stages.quotes.speakers import speaks

#: A verb of doing something so as to speak stands within so many words before the infinitive.
FAR_ACT = 12
#: What opens a clause beside the main one: "he left [as] the crowd grew, saying".
_BESIDE = frozenset({"as", "while", "when"})
#: Behind a comma the main clause goes on over these too: "they sued [after] the board met, saying".
_ASIDE = _BESIDE | {"after", "before", "because", "since", "although", "though", "if", "once", "until", "where"}
#: Behind these nobody has said it yet: "pressed her [into] announcing it".
_UNDONE = frozenset({"into", "without", "against", "instead", "avoid", "avoided"})
_UNREAL = frozenset({"would", "could", "might", "may", "will", "should", "must", "to", "'ll", "'d", "can"})


def purpose(words: Sequence[Word], cue: Cue, cues: Sequence[Cue]) -> Attribution | None:
    """Return the attribution of what somebody did something to say: "took to the stage [to defend] the plan".

    What somebody would, could, or has yet to do so is not told to have been said.
    """
    if cue.rule.strength in UNSPOKEN:
        return None
    breaks = Is.MARK | Is.SUBORDINATOR | Is.RELATIVE | Is.QUOTED | Is.NEGATION
    for at in range(cue.first - 1, max(0, cue.first - FAR_ACT), -1):
        word = words[at]
        if word.form in classes().acting | classes().causing:
            begins = group_start(words, at)
            caused = word.form in classes().causing
            speaker = subject_after(words, at + 1, cue.first) if caused else subject_before(words, begins)
            unreal = any(one.form in _UNREAL for one in words[begins:at])
            after = content_after(words, cue, cues) if speaker and not unreal else None
            return Attribution(cue, speaker, [after], "purpose") if after else None
        if word.is_ & breaks and not word.capital and word.form not in {"-", "'", "’", "."}:
            return None
    return None


def participle(words: Sequence[Word], cue: Cue, cues: Sequence[Cue], *, former: Range | None) -> Attribution | None:
    """Return the attribution of ", adding that …" or of "Citing the report, she …"."""
    mute = cue.rule.strength == "showed" and not (cue.first and words[cue.first - 1].form in classes().evidence)
    mute = mute or _only_adds(words, cue) or (cue.first > 0 and words[cue.first - 1].form in _UNDONE)
    after = None if mute else content_after(words, cue, cues)
    if after is None:
        return None
    if not any(one.is_ & (Is.AUXILIARY | Is.VERB | Is.CUE) for one in words[: cue.first]):
        closed = range(after[0], min(after[1] + 1, len(words)))
        comma = next((at for at in closed if words[at].form == ","), None)
        main = subject_opening(words, comma + 1) if comma is not None and cue.first < EARLY else None
        if main is not None:
            return Attribution(cue, main, [(after[0], comma or after[1])], "participle")
    speaker = _participle_subject(words, cue, former)
    return Attribution(cue, speaker, [after], "participle") if speaker else None


def _only_adds(words: Sequence[Word], cue: Cue) -> bool:
    """Return whether something is added, and nothing said: "voted against adding the question"."""
    said = Is.MARK | Is.COORDINATOR | Is.ADVERB | Is.QUOTED
    if words[cue.head].form != "adding" or not cue.first or words[cue.first - 1].is_ & said:
        return False
    opening = words[cue.last : cue.last + 2]
    return not any(word.form == "that" or word.is_ & Is.QUOTED for word in opening)


def subject_opening(words: Sequence[Word], at: int) -> Range | None:
    """Return the subject with which the main clause begins at a word, where a verb follows it."""
    speaker = subject_after(words, at, len(words))
    if speaker is None or speaker[1] >= len(words):
        return None
    verb = words[speaker[1]]
    verbal = verb.is_ & (Is.AUXILIARY | Is.VERB | Is.CUE | Is.ADVERB) or verb.form.endswith("ed") or verb.form == ","
    return speaker if verbal else None


def _participle_subject(words: Sequence[Word], cue: Cue, former: Range | None) -> Range | None:
    before = words[cue.first - 1] if cue.first else None
    if (beside := _brought(words, cue.first)) is not None:
        return beside
    if former is not None and former[1] <= cue.first:
        return former
    if before is not None and not before.is_ & (
        Is.MARK | Is.COORDINATOR | Is.PREPOSITION | Is.QUOTED | Is.SUBORDINATOR
    ):
        phrase = subject_before(words, cue.first)
        if phrase is not None and not _is_object(words, phrase) and not _is_time(words[phrase[1] - 1]):
            return phrase
    return near_subject(words, cue.first)


def _brought(words: Sequence[Word], at: int) -> Range | None:
    """Return who stands between "with" and a participle: "they signed a paper, with [Lund] promising"."""
    phrase = phrase_back(words, at, 0) if at else None
    brought = phrase is not None and phrase[0] > 1 and words[phrase[0] - 1].form == "with"
    return phrase if phrase and brought and words[phrase[0] - 2].form == "," and speaks(words, phrase) else None


def _is_time(last: Word) -> bool:
    """Return whether a phrase ends in a time, so that it does nothing: "spent much of [the week] arguing"."""
    return bool(last.is_ & Is.TIME) or last.form[:1].isdigit() or last.form in {"m", "a.m", "p.m"}


def _is_object(words: Sequence[Word], phrase: Range) -> bool:
    """Return whether a thing before a participle is what somebody does: "[the paper] spends much ink urging"."""
    before = words[phrase[0] - 1] if phrase[0] else None
    verbal = before is not None and before.is_ & (Is.VERB | Is.AUXILIARY)
    return bool(verbal) and not speaks(words, phrase)


def near_subject(words: Sequence[Word], limit: int) -> Range | None:
    """Return the subject of the finite verb that stands nearest before `limit`, over clauses beside the main one."""
    passed = _ASIDE if limit and words[limit - 1].form == "," else _BESIDE
    for at in range(limit - 2, 0, -1):
        word = words[at]
        verbal = word.is_ & (Is.AUXILIARY | Is.VERB | Is.CUE) or word.form.endswith("ed")
        if not verbal or word.capital or word.form.endswith("ing"):
            continue
        subject = subject_before(words, at)
        beside = subject is not None and subject[0] > 0 and words[subject[0] - 1].form in passed
        # A thing of which a clause tells in passing does not speak: "dropped the rules [which] hurt it, and vowed".
        beside = beside or (subject is not None and words[subject[0]].form == "which")
        if subject is not None and not beside:
            return subject
    return None

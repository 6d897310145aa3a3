"""Attributions whose cue is a finite verb: "the mayor said …", "…, said the mayor", "which the mayor opposed"."""

from collections.abc import Sequence

from stemma.stages.quotes.circumstances import addressee_end, skip_circumstances
from stemma.stages.quotes.contents import closes_after, content_after, content_before
from stemma.stages.quotes.cues import Cue
from stemma.stages.quotes.ends import until_main
from stemma.stages.quotes.joining import (
    Attribution,
    as_told,
    clause_start,
    is_subordinate,
    marks_before,
    stands_behind,
    with_words_before,
)
from stemma.stages.quotes.lexicon import Is, Word
from stemma.stages.quotes.nonfinite import near_subject
from stemma.stages.quotes.nouns import SHORT_NAME, Range, phrase_back
from stemma.stages.quotes.phrases import subject_after, subject_before

#: What stands for the words that a relative clause tells of: "[what] he said about it", "[everything] she denied".
_NAMELESS = frozenset({"which", "whom", "what", "everything", "anything", "things"})
#: Subjects that are nobody in particular.
_NOBODY = frozenset({"you", "there", "whoever", "let", "let's"})
#: Verbs before the subject of what is asked or supposed: "Did Lund say so?", "Had Lund said so, …".
_INVERTED = frozenset({"did", "does", "do", "had", "has", "have", "should"})
_APPOSING = frozenset({",", "—", "–", "-", "―"})


def finite(words: Sequence[Word], cue: Cue, cues: Sequence[Cue], *, former: Range | None) -> Attribution | None:
    """Return the attribution of a finite verb; `former` is the subject of the verb before it."""
    quotes = "quote" in cue.rule.takes
    marked = marks_before(words, cue.first)
    speaker = None if marked else subject_before(words, cue.first)
    if quotes and speaker is None and (behind := _speaker_behind(words, cue)):
        return behind
    if quotes and speaker is not None and (behind := _named_behind(words, cue)):
        return behind
    if speaker is None and marked:
        speaker = subject_before(words, cue.first)
    rule = "speaker-verb"
    if speaker is None and cue.first and words[cue.first - 1].is_ & Is.COORDINATOR:
        speaker, rule = former or near_subject(words, cue.first), "same-subject"
    if speaker is None or words[speaker[0]].form in _NOBODY | _INVERTED or _is_supposed(words, cue, speaker):
        return None
    if "mind" in cue.rule.takes:
        return _stirred(words, cue, speaker)
    before = _words_before(words, cue, speaker)
    return before or _words_behind(words, cue, cues, said=Attribution(cue, speaker, [], rule))


def _is_supposed(words: Sequence[Word], cue: Cue, speaker: Range) -> bool:
    """Return whether "if" opens the clause, and what somebody says is not told: "If Lund [says] so, we will sail"."""
    lead = speaker[0] - 1
    present = words[cue.head].form.endswith("s") or words[cue.head].form == "say"
    return lead >= 0 and words[lead].form in {"if", "unless"} and present and cue.rule.strength == "said"


def _stirred(words: Sequence[Word], cue: Cue, thing: Range) -> Attribution | None:
    """Return the attribution of what stirs somebody: "[the leak] alarmed residents", who feel so."""
    mind = subject_after(words, cue.last, len(words))
    if mind is None or cue.last >= len(words) or words[mind[0]].is_ & Is.POSSESSIVE:
        return None
    return Attribution(cue, mind, [thing], "stirred")


def _speaker_behind(words: Sequence[Word], cue: Cue) -> Attribution | None:
    """Return the attribution of "“…,” said the mayor" and of "Said the mayor, “…”"."""
    if cue.first and not (stands_behind(words, cue.first) and cue.first == cue.head):
        return None
    if cue.first and _is_name(words[cue.first - 1]):
        return None
    after = subject_after(words, cue.last, len(words))
    if after is None or _finite_follows(words, after[1]):
        return None
    if not cue.first:
        return _inverted(words, cue, after)
    return with_words_before(words, cue, after, taken=(cue.first, after[1]), rule="verb-speaker")


def _is_name(word: Word) -> bool:
    """Return whether few words in marks that no stop closes are a name: "viewers of “Dawn” said Holm would go"."""
    return bool(word.is_ & Is.QUOTED) and word.form[-1:].isalnum() and word.end - word.start < SHORT_NAME


def _named_behind(words: Sequence[Word], cue: Cue) -> Attribution | None:
    """Return the attribution of a clause and ", said Ann Lee", where the name closes what goes before the next mark."""
    if not cue.first or words[cue.first - 1].form != "," or "tell" in cue.rule.takes:
        return None
    after = subject_after(words, cue.last, len(words))
    if after is None or not words[cue.last].capital or words[cue.last].is_ & (Is.TIME | Is.SUBJECT):
        return None
    added = any(word.form == "," for word in words[slice(*after)])
    closed = added or after[1] >= len(words) or words[after[1]].is_ & Is.MARK
    return _speaker_behind(words, cue) if closed else None


def _words_before(words: Sequence[Word], cue: Cue, speaker: Range) -> Attribution | None:
    """Return the attribution where what was said stands before the speaker, or around speaker and cue."""
    quotes = "quote" in cue.rule.takes
    quoting = cue.last < len(words) and words[cue.last].is_ & Is.QUOTED
    if cue.rule.takes & {"clause", "tell"} and speaker[0] and words[speaker[0] - 1].form == "as" and not quoting:
        last = addressee_end(words, cue.last, len(words)) if "tell" in cue.rule.takes else cue.last
        return as_told(words, cue, speaker, taken=(speaker[0] - 1, last))
    between = words[speaker[1] : cue.first]
    if any(word.is_ & (Is.CUE | Is.QUOTED) for word in between) or (between and between[-1].is_ & Is.COORDINATOR):
        return None
    if quotes and _inserted(words, cue, speaker):
        return _around(words, cue, speaker)
    if quotes and _words_first(words, cue, speaker):
        return with_words_before(words, cue, speaker, taken=(speaker[0], cue.last), rule="words-first")
    return None


def _words_behind(words: Sequence[Word], cue: Cue, cues: Sequence[Cue], *, said: Attribution) -> Attribution:
    """Return an attribution with what follows its cue, or with the thing of which its relative clause tells."""
    speaker = said.speaker or (0, 0)
    after = content_after(words, cue, cues)
    first = speaker[0] - (not words[speaker[0]].is_ & Is.RELATIVE)
    inserted = first > 0 and words[first].is_ & Is.RELATIVE and words[first - 1].form == ","
    if after and inserted:
        after = _until_resumed(words, after)
    elif after and is_subordinate(words, speaker[0]):
        after = until_main(words, after)
    if after is None and (thing := _fronted(words, cue, speaker)):
        return Attribution(cue, speaker, [thing], "fronted")
    return said._replace(contents=[after] if after else [])


def _inverted(words: Sequence[Word], cue: Cue, speaker: Range) -> Attribution | None:
    """Return the attribution of a sentence that begins with its verb: "Said Orvane, “…”"."""
    at = speaker[1]
    while at < len(words) and words[at].form in {",", ":"}:
        at += 1
    if at >= len(words) or not words[at].is_ & Is.QUOTED:
        return None
    return Attribution(cue, speaker, [(at, at + 1)], "verb-speaker")


def _fronted(words: Sequence[Word], cue: Cue, speaker: Range) -> Range | None:
    """Return the thing before a subject of which a relative clause tells: "[which] she opposed", ", [a plan] he backs".

    A thing counts only in apposition, behind a comma or a dash: elsewhere the clause mostly tells which one is meant.
    """
    at, following = speaker[0] - 1, words[cue.last] if cue.last < len(words) else None
    takes, strength = cue.rule.takes, cue.rule.strength
    if at < 0 or "noun" not in takes or strength in {"showed", "wanted"} or words[speaker[0]].is_ & Is.RELATIVE:
        return None
    if following is not None and not following.is_ & (Is.MARK | Is.COORDINATOR):
        return None
    before = words[at]
    if before.form in _NAMELESS:
        return at, at + 1
    phrase = phrase_back(words, at if before.form == "that" else at + 1, 0) if at else None
    apposed = phrase is not None and phrase[0] > 0 and words[phrase[0] - 1].form in _APPOSING
    return (phrase[0], at + 1) if phrase and apposed and _has_article(words[phrase[0]]) else None


def _has_article(word: Word) -> bool:
    return bool(word.is_ & Is.DETERMINER) or word.form in {"something", "one"}


def _until_resumed(words: Sequence[Word], content: Range) -> Range:
    """Return content up to the comma where the sentence goes on: ", who said it had stalled, [was flown home]"."""
    start, end = content
    for at in range(start + 1, end - 1):
        after = words[at + 1]
        verbal = after.is_ & (Is.AUXILIARY | Is.VERB | Is.CUE) or after.form.endswith("ed")
        if words[at].form == "," and verbal and not after.is_ & Is.SUBJECT:
            return start, at
    return content


def _words_first(words: Sequence[Word], cue: Cue, speaker: Range) -> bool:
    """Return whether the words stand before the speaker: "…," she said; or a clause, she said."""
    if not stands_behind(words, speaker[0]) or words[speaker[0]].is_ & Is.RELATIVE or words[speaker[0]].form == "that":
        return False
    at = cue.last
    while at < len(words) and words[at].form in {",", ":"}:
        at += 1
    following = words[at] if at < len(words) else None
    if following is not None and following.is_ & Is.QUOTED and at > cue.last and words[at - 1].form == ":":
        return False
    if marks_before(words, speaker[0]):
        return following is None or following.form not in {"that", ":"}
    if following is not None and following.is_ & Is.QUOTED:
        return False
    return closes_after(words, cue.last, told="tell" in cue.rule.takes)


def _inserted(words: Sequence[Word], cue: Cue, speaker: Range) -> bool:
    """Return whether speaker and cue stand between commas inside what is said: "The outreach, they said, raised …"."""
    first, last = speaker[0], _insertion_end(words, cue)
    if not first or words[first - 1].form != "," or last >= len(words) - 1 or words[last].form != ",":
        return False
    return not marks_before(words, first) and not words[last + 1].is_ & Is.QUOTED


def _insertion_end(words: Sequence[Word], cue: Cue) -> int:
    """Return where a cue ends with where and to whom it was said, if the clause goes on behind it: ", [are] late"."""
    last = addressee_end(words, cue.last, len(words)) if "tell" in cue.rule.takes else cue.last
    last = skip_circumstances(words, last, len(words))
    goes_on = last < len(words) - 1 and words[last].form == "," and _finite_follows(words, last + 1)
    return last if goes_on and not words[last + 1].form.endswith("ing") else cue.last


def _around(words: Sequence[Word], cue: Cue, speaker: Range) -> Attribution | None:
    """Return an attribution that stands inside the clause it reports."""
    before = content_before(words, clause_start(words, speaker[0]), speaker[0])
    end = len(words)
    while end > cue.last and words[end - 1].is_ & Is.MARK:
        end -= 1
    contents = [one for one in (before, (_insertion_end(words, cue) + 1, end)) if one is not None and one[1] > one[0]]
    return Attribution(cue, speaker, contents, "inserted") if contents else None


def _finite_follows(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and bool(words[at].is_ & (Is.AUXILIARY | Is.VERB))

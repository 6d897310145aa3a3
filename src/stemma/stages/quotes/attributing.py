"""Cues of one sentence joined to who speaks and to the words that are theirs."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from stemma.stages.quotes.contents import closes_after, content_after, content_before
from stemma.stages.quotes.cues import Cue, Form
from stemma.stages.quotes.ends import UNSPOKEN, clause_end, thing_end
from stemma.stages.quotes.lexicon import Is, Word, classes
from stemma.stages.quotes.nominals import group_start
from stemma.stages.quotes.nouns import Range, phrase_back
from stemma.stages.quotes.phrases import subject_after, subject_before
from stemma.stages.quotes.spotting import find_cues

#: Words in marks this short, in characters, that stand apart from a cue are a name.
LONGEST_NAME = 12
#: "as saying" stands within so many words behind the verb of quoting.
NEAR_QUOTING = 14
#: The owner of a noun stands within so many words before it.
FAR_OWNER = 7
_JOINTS = frozenset({"-", "and"})
#: Of these one may speak without saying whose they are: "fears that", "criticism of".
_OWNERLESS = frozenset({"thought", "sided", "judged", "claimed"})
_BROUGHT = frozenset({"about", "of", "on", "over", "for", "against", "that", "to"})
_APPOSING = frozenset({",", "—", "–", "-", "―"})
#: A verb of doing something so as to speak stands within so many words before the infinitive.
FAR_ACT = 12
_UNREAL = frozenset({"would", "could", "might", "may", "will", "should", "must", "to", "'ll", "'d", "can"})
#: A participle that opens its sentence has at most so many words before it: "In a letter citing".
EARLY = 4
_QUOTING = frozenset({"quote", "cite", "report"})


class Attribution(NamedTuple):
    """Who says what by which cue, as ranges of words; `rule` names how it was found. Contents are in order."""

    cue: Cue
    speaker: Range | None
    contents: list[Range]
    rule: str


def attribute(words: Sequence[Word]) -> list[Attribution]:
    """Return the attributions of one sentence, in the order of their cues."""
    cues = find_cues(words)
    found: list[Attribution] = []
    subject: Range | None = None
    quoting = {id(cue): before for cue in cues if (before := _quoting(words, cue, cues)) is not None}
    given = {id(cue) for cue in quoting.values()}
    for cue in cues:
        if id(cue) in given:
            continue
        quoter = quoting.get(id(cue))
        one = _quoted_as(words, cue, cues, quoter=quoter) if quoter else _attribution(words, cue, cues, former=subject)
        if one is None:
            continue
        if one.speaker is not None and cue.form is not Form.NOUN:
            subject = one.speaker
        if one.contents:
            found.append(one)
    return found


def _quoting(words: Sequence[Word], cue: Cue, cues: Sequence[Cue]) -> Cue | None:
    """Return the verb of quoting that a cue goes with: "was [quoted] by the agency as saying"."""
    if cue.form is not Form.PARTICIPLE or not cue.first or words[cue.first - 1].form != "as":
        return None
    near = (one for one in reversed(cues) if cue.first - NEAR_QUOTING <= one.first < cue.first)
    return next((one for one in near if one.rule.id in _QUOTING), None)


def _quoted_as(words: Sequence[Word], cue: Cue, cues: Sequence[Cue], *, quoter: Cue) -> Attribution | None:
    """Return the attribution of "X was quoted as saying …" or "the agency quoted X as saying …"."""
    passive = quoter.form is Form.PASSIVE
    speaker = subject_before(words, quoter.first) if passive else subject_after(words, quoter.last, cue.first - 1)
    if speaker is None:
        return None
    whole = msgspec.structs.replace(cue, first=quoter.first)
    start = speaker[0] if passive else quoter.first
    if passive and _behind(words, start) and closes_after(words, cue.last):
        return _with_words_before(words, whole, speaker, taken=(start, cue.last), rule="quoted-as")
    after = content_after(words, cue, cues)
    return Attribution(whole, speaker, [after] if after else [], "quoted-as")


def _attribution(words: Sequence[Word], cue: Cue, cues: Sequence[Cue], *, former: Range | None) -> Attribution | None:
    match cue.form:
        case Form.ACCORDING:
            return _according(words, cue)
        case Form.HEARSAY | Form.SEEMING | Form.NOUN | Form.PASSIVE:
            return _UNVOICED[cue.form](words, cue, cues)
        case Form.INFINITIVE:
            return _purpose(words, cue, cues)
        case Form.PARTICIPLE:
            return _participle(words, cue, cues, former=former)
        case _:
            return _finite(words, cue, cues, former=former)


def _finite(words: Sequence[Word], cue: Cue, cues: Sequence[Cue], *, former: Range | None) -> Attribution | None:
    quotes = "quote" in cue.rule.takes
    marks_before = _marked_before(words, cue.first)
    speaker = None if marks_before else subject_before(words, cue.first)
    if quotes and speaker is None and _behind(words, cue.first) and cue.first == cue.head:
        after = subject_after(words, cue.last, len(words))
        if after is not None and not _finite_follows(words, after[1]):
            return _with_words_before(words, cue, after, taken=(cue.first, after[1]), rule="verb-speaker")
    if speaker is None and marks_before:
        speaker = subject_before(words, cue.first)
    rule = "speaker-verb"
    if speaker is None and cue.first and words[cue.first - 1].is_ & Is.COORDINATOR:
        speaker, rule = former or _near_subject(words, cue.first), "same-subject"
    if speaker is None or words[speaker[0]].form in {"you", "there"}:
        return None
    if "clause" in cue.rule.takes and speaker[0] and words[speaker[0] - 1].form == "as":
        return _as_told(words, cue, speaker, taken=(speaker[0] - 1, cue.last))
    if quotes and _inserted(words, cue, speaker):
        return _around(words, cue, speaker)
    if quotes and _words_first(words, cue, speaker):
        return _with_words_before(words, cue, speaker, taken=(speaker[0], cue.last), rule="words-first")
    after = content_after(words, cue, cues)
    inserted = words[speaker[0]].is_ & Is.RELATIVE and speaker[0] > 0 and words[speaker[0] - 1].form == ","
    if after and inserted:
        after = _until_resumed(words, after)
    if after is None and (thing := _fronted(words, cue, speaker)):
        return Attribution(cue, speaker, [thing], "fronted")
    return Attribution(cue, speaker, [after] if after else [], rule)


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
    if before.form in {"which", "whom"}:
        return at, at + 1
    phrase = phrase_back(words, at if before.form == "that" else at + 1, 0) if at else None
    apposed = phrase is not None and phrase[0] > 0 and words[phrase[0] - 1].form in _APPOSING
    return (phrase[0], at + 1) if phrase and apposed and _has_article(words[phrase[0]]) else None


def _has_article(word: Word) -> bool:
    return bool(word.is_ & Is.DETERMINER) or word.form in {"something", "one"}


def _purpose(words: Sequence[Word], cue: Cue, cues: Sequence[Cue]) -> Attribution | None:
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


def _until_resumed(words: Sequence[Word], content: Range) -> Range:
    """Return content up to the comma where the sentence goes on: ", who said it had stalled, [was flown home]"."""
    start, end = content
    for at in range(start + 1, end - 1):
        after = words[at + 1]
        verbal = after.is_ & (Is.AUXILIARY | Is.VERB | Is.CUE) or after.form.endswith("ed")
        if words[at].form == "," and verbal and not after.is_ & Is.SUBJECT:
            return start, at
    return content


def _as_told(words: Sequence[Word], cue: Cue, speaker: Range, *, taken: Range) -> Attribution | None:
    """Return the attribution of "As the agency reported, …", "…, as reported by the agency": `taken` are its words."""
    first, last = taken
    if first == 0 or words[first - 1].form in {"and", "but"}:
        comma = next((at for at in range(last, min(len(words), last + NEAR_QUOTING)) if words[at].form == ","), None)
        end = len(words)
        while end > last and words[end - 1].is_ & Is.MARK:
            end -= 1
        if comma is None or comma + 1 >= end:
            return None
        return Attribution(cue, speaker, [(comma + 1, end)], "according-before")
    if words[first - 1].form != ",":
        return None
    before = content_before(words, _clause_start(words, first), first)
    return Attribution(cue, speaker, [before], "according-after") if before else None


def _words_first(words: Sequence[Word], cue: Cue, speaker: Range) -> bool:
    """Return whether the words stand before the speaker: "…," she said; or a clause, she said."""
    if not _behind(words, speaker[0]):
        return False
    at = cue.last
    while at < len(words) and words[at].form in {",", ":"}:
        at += 1
    following = words[at] if at < len(words) else None
    if following is not None and following.is_ & Is.QUOTED and at > cue.last and words[at - 1].form == ":":
        return False
    if _marked_before(words, speaker[0]):
        return following is None or following.form not in {"that", ":"}
    if following is not None and following.is_ & Is.QUOTED:
        return False
    return closes_after(words, cue.last, told="tell" in cue.rule.takes)


def _inserted(words: Sequence[Word], cue: Cue, speaker: Range) -> bool:
    """Return whether speaker and cue stand between commas inside what is said: "The outreach, they said, raised …"."""
    first, last = speaker[0], cue.last
    if not first or words[first - 1].form != "," or last >= len(words) - 1 or words[last].form != ",":
        return False
    return not _marked_before(words, first) and not words[last + 1].is_ & Is.QUOTED


def _around(words: Sequence[Word], cue: Cue, speaker: Range) -> Attribution | None:
    """Return an attribution that stands inside the clause it reports."""
    before = content_before(words, _clause_start(words, speaker[0]), speaker[0])
    end = len(words)
    while end > cue.last and words[end - 1].is_ & Is.MARK:
        end -= 1
    contents = [one for one in (before, (cue.last + 1, end)) if one is not None and one[1] > one[0]]
    return Attribution(cue, speaker, contents, "inserted") if contents else None


def _marked_before(words: Sequence[Word], at: int) -> bool:
    """Return whether words in marks, closed or cut by a comma, stand right before word `at`."""
    index = at - 1
    while index >= 0 and words[index].form in {",", "-", "—", "–"}:
        index -= 1
    return index >= 0 and bool(words[index].is_ & Is.QUOTED)


def _finite_follows(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and bool(words[at].is_ & (Is.AUXILIARY | Is.VERB))


def _behind(words: Sequence[Word], at: int) -> bool:
    """Return whether what stands before word `at` can be words that were said: marks, or a clause and a comma."""
    if at == 0:
        return False
    before = words[at - 1]
    if before.is_ & Is.QUOTED:
        return True
    if before.form == "," and at > 1:
        return at >= 4 or bool(words[at - 2].is_ & Is.QUOTED)  # noqa: PLR2004 - shorter is no clause
    return False


def _with_words_before(
    words: Sequence[Word], cue: Cue, speaker: Range, *, taken: Range, rule: str
) -> Attribution | None:
    """Return an attribution whose words stand before it, and go on after it where the sentence does."""
    before = _quoted_before(words, taken[0]) or content_before(words, _clause_start(words, taken[0]), taken[0])
    if before is None:
        return None
    contents = [before]
    after = _resumes(words, taken[1])
    if after is not None:
        contents.append(after)
    return Attribution(cue, speaker, contents, rule)


def _quoted_before(words: Sequence[Word], at: int) -> Range | None:
    """Return the words in marks right before a speaker, alone where they are a sentence of their own."""
    index = at - 1
    while index >= 0 and words[index].is_ & Is.MARK:
        index -= 1
    if index < 0 or not words[index].is_ & Is.QUOTED:
        return None
    alone = index == 0 or words[index - 1].form in {":", ".", "?", "!"} or words[index].capital
    return (index, index + 1) if alone else None


def _clause_start(words: Sequence[Word], at: int) -> int:
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
    long = words[index].end - words[index].start > LONGEST_NAME
    return (index, index + 1) if long or all(word.form == "," for word in words[at:index]) else None


def _according(words: Sequence[Word], cue: Cue) -> Attribution | None:
    speaker = subject_after(words, cue.last, len(words), thorough=True)
    if speaker is None:
        return None
    if not cue.first:
        comma = next((at for at in range(speaker[1], min(len(words), NEAR_QUOTING)) if words[at].form == ","), None)
        speaker = (speaker[0], comma) if cue.rule.id == "in a poll" and comma else speaker
    if _behind(words, cue.first) or cue.first > 3:  # noqa: PLR2004 - shorter is no clause
        before = _quoted_before(words, cue.first) or content_before(words, _clause_start(words, cue.first), cue.first)
        return Attribution(cue, speaker, [before] if before else [], "according-after")
    at = speaker[1]
    if at < len(words) and words[at].form in {",", ":"}:
        at += 1
    end = len(words)
    while end > at and words[end - 1].is_ & Is.MARK:
        end -= 1
    return Attribution(cue, speaker, [(at, end)] if end > at else [], "according-before")


def _hearsay(words: Sequence[Word], cue: Cue, cues: Sequence[Cue]) -> Attribution | None:
    """Return the attribution of a clause that "reportedly" makes nobody's."""
    before = content_before(words, _clause_start(words, cue.first + 1), cue.first)
    after = (cue.last, clause_end(words, cue.last, cues))
    contents = [one for one in (before, after) if one is not None and one[1] > one[0]]
    return Attribution(cue, None, contents, "hearsay") if contents else None


def _seeming(words: Sequence[Word], cue: Cue, cues: Sequence[Cue]) -> Attribution | None:
    """Return the attribution of what somebody or something seems to do; "it" and "there" are nobody."""
    thing = subject_before(words, cue.first)
    after = (cue.last, clause_end(words, cue.last, cues))
    if thing is None or after[1] <= after[0]:
        return None
    empty = words[thing[0]].form in {"it", "there"} and thing[1] - thing[0] == 1
    return Attribution(cue, None, [after] if empty else [thing, after], "seeming")


def _nominal(words: Sequence[Word], cue: Cue, cues: Sequence[Cue]) -> Attribution | None:
    """Return the attribution of a noun by its owner, by the one named behind "by" or "from", or by nobody."""
    if cue.last < len(words) and words[cue.last].form in {"by", "from"}:
        speaker = subject_after(words, cue.last + 1, len(words))
        at = speaker[1] if speaker else len(words)
        if at >= len(words) or words[at].form not in _BROUGHT:
            return None
        end = (clause_end if words[at].form in {"that", "to"} else thing_end)(words, at, cues)
        start = at if words[at].form in {"that", "to"} else at + 1
        return Attribution(cue, speaker, [(start, end)], "by-speaker") if end > start else None
    after = content_after(words, cue, cues)
    if after is None:
        return None
    owner = _owner(words, cue.first)
    if owner is not None:
        return Attribution(cue, owner, [after], "owner-noun")
    for at in range(after[0] + 1, after[1]):
        if words[at].form in {"by", "from"} and (speaker := subject_after(words, at + 1, len(words))):
            return Attribution(cue, speaker, [(after[0], at)], "by-speaker")
    owned = cue.rule.strength not in _OWNERLESS or words[cue.head].form in classes().owned
    return None if owned else Attribution(cue, None, [after], "noun")


def _owner(words: Sequence[Word], at: int) -> Range | None:
    """Return whose the noun at `at` is: "the mayor's [repeated] claim", "his promise"."""
    for index in range(at - 1, max(-1, at - FAR_OWNER), -1):
        word = words[index]
        if word.is_ & Is.POSSESSIVE:
            return index, index + 1
        if word.form.endswith(("'s", "s'")):
            phrase = subject_before(words, index + 1)
            return phrase or (index, index + 1)
        breaks = Is.MARK | Is.PREPOSITION | Is.AUXILIARY | Is.DETERMINER | Is.QUOTED
        if word.is_ & breaks and word.form not in _JOINTS:
            return None
    return None


_TOLD_OPENERS = frozenset({"to", "that", "of", "as", "about", "for", "whether", "how", "him", "her", "them"})
#: Passives that tell of words without a speaker: "is expected to", "was accused of", "was asked about".
_REPORTED = frozenset(
    {
        "expect",
        "believe",
        "say",
        "report",
        "accuse",
        "allege",
        "ask",
        "ask about",
        "ask for",
        "know",
        "estimate",
        "think",
        "criticize",
    }
)


#: "is supposed to" tells of no words.
_NOBODY = frozenset({"suppose"})
#: Passives that tell how nobody in particular calls a thing, and those that tell that it was made known.
_NAMED = frozenset({"consider", "deem", "declare", "call", "dub", "regard", "label", "brand"})
_MADE_KNOWN = frozenset({"announce", "reveal", "declare", "propose", "criticize", "praise", "condemn", "denounce"})


def _passive(words: Sequence[Word], cue: Cue, cues: Sequence[Cue]) -> Attribution | None:
    """Return an attribution of "was criticised by X", where the one who speaks is named."""
    if cue.last >= len(words) or words[cue.last].form != "by":
        after = content_after(words, cue, cues)
        thing = subject_before(words, cue.first)
        if cue.rule.id in _NOBODY:
            return None
        if after and thing and (words[after[0]].form in {"to", "as"} or cue.rule.id.endswith(" as")):
            return Attribution(cue, None, [thing, after], "passive")
        opens = after is not None and words[after[0]].form in _TOLD_OPENERS
        told = after if cue.rule.id in _REPORTED and (opens or "ask" in cue.rule.id) else None
        if told is None and thing and cue.first != cue.head and cue.rule.id in (_NAMED if after else _MADE_KNOWN):
            return Attribution(cue, None, [thing, after] if after else [thing], "passive")
        return Attribution(cue, None, [_to_comma(words, told, cue)], "passive") if told else None
    speaker = subject_after(words, cue.last + 1, len(words))
    if speaker is not None and cue.rule.id == "ask" and speaker[1] < len(words):
        asked = content_after(words, msgspec.structs.replace(cue, last=speaker[1]), cues)
        return Attribution(cue, speaker, [_to_comma(words, asked, cue)], "by-speaker") if asked else None
    if speaker is not None and cue.first and words[cue.first - 1].form == "as" and cue.first == cue.head:
        return _as_told(words, cue, speaker, taken=(cue.first - 1, speaker[1]))
    apart = cue.first > 1 and words[cue.first - 1].form == "," and cue.first == cue.head
    thing = phrase_back(words, cue.first - 1, 0) if apart else subject_before(words, cue.first)
    if speaker is None or thing is None or not cue.rule.takes & {"noun", "as"}:
        return None
    return None if words[speaker[0]].form.endswith("ing") else Attribution(cue, speaker, [thing], "by-speaker")


def _to_comma(words: Sequence[Word], content: Range, cue: Cue) -> Range:
    """Return a question put in passing up to its comma: "Asked whether it would hold, [she left]"."""
    if cue.first != cue.head:
        return content
    return content[0], next((at for at in range(content[0] + 1, content[1]) if words[at].form == ","), content[1])


def _participle(words: Sequence[Word], cue: Cue, cues: Sequence[Cue], *, former: Range | None) -> Attribution | None:
    """Return the attribution of ", adding that …" or of "Citing the report, she …"."""
    after = None if cue.rule.strength == "showed" else content_after(words, cue, cues)
    if after is None:
        return None
    if not any(one.is_ & (Is.AUXILIARY | Is.VERB | Is.CUE) for one in words[: cue.first]):
        comma = next((at for at in range(*after) if words[at].form == ","), None)
        main = _main_subject(words, comma + 1) if comma is not None and cue.first < EARLY else None
        if main is not None:
            return Attribution(cue, main, [(after[0], comma or after[1])], "participle")
    speaker = _participle_subject(words, cue, former)
    return Attribution(cue, speaker, [after], "participle") if speaker else None


def _main_subject(words: Sequence[Word], at: int) -> Range | None:
    """Return the subject with which the main clause begins at a word, where a verb follows it."""
    speaker = subject_after(words, at, len(words))
    if speaker is None or speaker[1] >= len(words):
        return None
    verb = words[speaker[1]]
    verbal = verb.is_ & (Is.AUXILIARY | Is.VERB | Is.CUE | Is.ADVERB) or verb.form.endswith("ed") or verb.form == ","
    return speaker if verbal else None


def _participle_subject(words: Sequence[Word], cue: Cue, former: Range | None) -> Range | None:
    before = words[cue.first - 1] if cue.first else None
    if former is not None and former[1] <= cue.first:
        return former
    if before is not None and not before.is_ & (
        Is.MARK | Is.COORDINATOR | Is.PREPOSITION | Is.QUOTED | Is.SUBORDINATOR
    ):
        phrase = subject_before(words, cue.first)
        if phrase is not None:
            return phrase
    return _near_subject(words, cue.first)


def _near_subject(words: Sequence[Word], limit: int) -> Range | None:
    """Return the subject of the finite verb that stands nearest before `limit`."""
    for at in range(limit - 2, 0, -1):
        word = words[at]
        verbal = word.is_ & (Is.AUXILIARY | Is.VERB | Is.CUE) or (word.form.endswith("ed") and not word.capital)
        if not verbal or word.form.endswith("ing"):
            continue
        subject = subject_before(words, at)
        if subject is not None:
            return subject
    return None


_UNVOICED = {Form.HEARSAY: _hearsay, Form.SEEMING: _seeming, Form.NOUN: _nominal, Form.PASSIVE: _passive}

"""Attributions by nouns, passives, impressions and hearsay, many of which name nobody."""

from collections.abc import Sequence

import msgspec

from stemma.stages.quotes.contents import content_after, content_before
from stemma.stages.quotes.cues import Cue
from stemma.stages.quotes.ends import clause_end, thing_end, until_main
from stemma.stages.quotes.joining import Attribution, as_told, clause_start, is_subordinate
from stemma.stages.quotes.lexicon import Is, Word, classes
from stemma.stages.quotes.nouns import Range, phrase_back
from stemma.stages.quotes.phrases import subject_after, subject_before

#: The owner of a noun stands within so many words before it.
FAR_OWNER = 7
_JOINTS = frozenset({"-", "and"})
#: Of these one may speak without saying whose they are: "fears that", "criticism of".
_OWNERLESS = frozenset({"thought", "sided", "judged", "claimed"})
_BROUGHT = frozenset({"about", "of", "on", "over", "for", "against", "that", "to"})
_TOLD_OPENERS = frozenset(
    {"to", "that", "of", "as", "about", "for", "whether", "how", "him", "her", "them", "who", "what", "which", "whom"}
)
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


def hearsay(words: Sequence[Word], cue: Cue, cues: Sequence[Cue]) -> Attribution | None:
    """Return the attribution of a clause that "reportedly" makes nobody's."""
    before = content_before(words, clause_start(words, cue.first + 1), cue.first)
    after = (cue.last, clause_end(words, cue.last, cues))
    contents = [one for one in (before, after) if one is not None and one[1] > one[0]]
    return Attribution(cue, None, contents, "hearsay") if contents else None


def seeming(words: Sequence[Word], cue: Cue, cues: Sequence[Cue]) -> Attribution | None:
    """Return the attribution of what somebody or something seems to do; "it" and "there" are nobody."""
    thing = subject_before(words, cue.first)
    after = (cue.last, clause_end(words, cue.last, cues))
    if thing is None or after[1] <= after[0]:
        return None
    after = until_main(words, after) if is_subordinate(words, thing[0]) else after
    empty = words[thing[0]].form in {"it", "there"} and thing[1] - thing[0] == 1
    return Attribution(cue, None, [after] if empty else [thing, after], "seeming")


def nominal(words: Sequence[Word], cue: Cue, cues: Sequence[Cue]) -> Attribution | None:
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
    if (whose := owner(words, cue.first)) is not None:
        return Attribution(cue, whose, [after], "owner-noun")
    for at in range(after[0] + 1, after[1]):
        if words[at].form in {"by", "from"} and (speaker := subject_after(words, at + 1, len(words))):
            return Attribution(cue, speaker, [(after[0], at)], "by-speaker")
    marked = words[after[0]].is_ & Is.QUOTED and after[1] - after[0] == 1
    owned = cue.rule.strength not in _OWNERLESS or words[cue.head].form in classes().owned
    return None if owned and not marked else Attribution(cue, None, [after], "noun")


def owner(words: Sequence[Word], at: int) -> Range | None:
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


def passive(words: Sequence[Word], cue: Cue, cues: Sequence[Cue]) -> Attribution | None:
    """Return an attribution of "was criticised by X", where the one who speaks is named."""
    if cue.last >= len(words) or words[cue.last].form != "by":
        return _nobody_s(words, cue, cues)
    speaker = subject_after(words, cue.last + 1, len(words))
    if speaker is not None and _is_told(words, cue, speaker[1]):
        told = content_after(words, msgspec.structs.replace(cue, last=speaker[1]), cues)
        return Attribution(cue, speaker, [_to_comma(words, told, cue)], "by-speaker") if told else None
    if speaker is not None and cue.first and words[cue.first - 1].form == "as" and cue.first == cue.head:
        return as_told(words, cue, speaker, taken=(cue.first - 1, speaker[1]))
    apart = cue.first > 1 and words[cue.first - 1].form == "," and cue.first == cue.head
    thing = phrase_back(words, cue.first - 1, 0) if apart else subject_before(words, cue.first)
    if speaker and thing and "mind" in cue.rule.takes:
        return Attribution(cue, thing, [speaker], "stirred")
    if speaker is None or thing is None or not cue.rule.takes & {"noun", "as"}:
        return None
    return None if words[speaker[0]].form.endswith("ing") else Attribution(cue, speaker, [thing], "by-speaker")


def _is_told(words: Sequence[Word], cue: Cue, at: int) -> bool:
    """Return whether words follow the one by whom somebody was asked, or told: "was told by Lund [that] it held"."""
    told = "tell" in cue.rule.takes and cue.first != cue.head
    opens = at < len(words) and words[at].form in {"that", "to", "whether", "how"}
    return (told and opens) or (cue.rule.id == "ask" and at < len(words))


def _nobody_s(words: Sequence[Word], cue: Cue, cues: Sequence[Cue]) -> Attribution | None:
    """Return the attribution of a passive without a speaker: "is expected to sail", "was asked about the dam"."""
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


def _to_comma(words: Sequence[Word], content: Range, cue: Cue) -> Range:
    """Return a question put in passing up to its comma: "Asked whether it would hold, [she left]"."""
    if cue.first != cue.head:
        return content
    return content[0], next((at for at in range(content[0] + 1, content[1]) if words[at].form == ","), content[1])

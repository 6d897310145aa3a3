"""Cues of one sentence joined to who speaks and to the words that are theirs."""

from collections.abc import Sequence

import msgspec

from stemma.model import Strength
from stemma.stages.quotes.circumstances import addressee_end, skip_circumstances
from stemma.stages.quotes.contents import closes_after, content_after, content_before
from stemma.stages.quotes.cues import Cue, Form
from stemma.stages.quotes.ends import until_main
from stemma.stages.quotes.finite import finite
from stemma.stages.quotes.joining import (
    NEAR_QUOTING,
    Attribution,
    clause_start,
    opens_beside,
    quoted_before,
    stands_behind,
    with_words_before,
)
from stemma.stages.quotes.lexicon import Is, Word, classes
from stemma.stages.quotes.nonfinite import participle, purpose
from stemma.stages.quotes.nouns import MADE, Range
from stemma.stages.quotes.phrases import subject_after, subject_before
from stemma.stages.quotes.speakers import hangs, last_noun, may_speak
from stemma.stages.quotes.spotting import find_cues
from stemma.stages.quotes.unvoiced import hearsay, nominal, passive, seeming

#: What can stand between a cue and the words in marks of the next sentence.
_ENDS = frozenset({":", ".", ","})
#: Of these the theme alone is no content.
_ABOUT = frozenset({"say", "tell", "add"})
_QUOTING = frozenset({"quote", "cite", "report"})


def attribute(words: Sequence[Word]) -> list[Attribution]:
    """Return the attributions of one sentence, in the order of their cues."""
    return [one for one in attributions(words) if one.contents]


def announces(words: Sequence[Word], found: Sequence[Attribution]) -> Attribution | None:
    """Return the attribution whose words the next sentence brings: "She agreed.", "He wrote on Monday:".

    `found` are all attributions of the sentence. What takes no words in marks announces none.
    """
    last = found[-1] if found else None
    if last is None or last.contents or last.speaker is None or "quote" not in last.cue.rule.takes:
        return None
    told = "tell" in last.cue.rule.takes
    at = addressee_end(words, last.cue.last, len(words)) if told else last.cue.last
    at = skip_circumstances(words, at, len(words))
    ends = all(word.form in _ENDS for word in words[at:])
    return last if ends and Strength(last.cue.rule.strength).told and not last.cue.negated else None


def attributions(words: Sequence[Word]) -> list[Attribution]:
    """Return the attributions of one sentence in the order of their cues, those that bring no words among them."""
    cues = find_cues(words)
    found: list[Attribution] = []
    quoting = {id(cue): before for cue in cues if (before := _quoting(words, cue, cues)) is not None}
    given = {id(cue) for cue in quoting.values()}
    for cue in cues:
        if id(cue) in given:
            continue
        quoter = quoting.get(id(cue))
        one = (
            _quoted_as(words, cue, cues, quoter=quoter)
            if quoter
            else _attribution(words, cue, cues, former=_former(found, cue))
        )
        if one is None:
            continue
        if one.speaker is not None and _is_denied(words, one.speaker, one):
            one = one._replace(cue=msgspec.structs.replace(cue, negated=True))
        if one.speaker is not None and (not may_speak(words, one.speaker) or hangs(words, one.speaker)):
            last = last_noun(words, one.speaker)
            one = one._replace(speaker=last, rule=one.rule if last else "unclear")
        found.append(_closed(words, one))
    return found


def _is_denied(words: Sequence[Word], speaker: Range, one: Attribution) -> bool:
    """Return whether the verb before says that it was not done, or the subject that nobody did: "None of them said"."""
    if one.rule == "same-subject" and _denied_too(words, speaker, one.cue):
        return True
    before = [word.form for word in words[: speaker[0]]]
    return words[speaker[0]].form in classes().nobody or (before[-1:] == ["nor"] and "neither" in before)


def _former(found: Sequence[Attribution], cue: Cue) -> Range | None:
    """Return the subject that a cue without one shares: the last before it, none inside words that are over by then.

    "[Lund] noted that Marsh refused to believe it, and said": what Lund noted is over, and Marsh with it.
    """
    speaking = [one for one in found if one.speaker is not None and one.cue.form is not Form.NOUN]
    over = [content for one in speaking for content in one.contents if content[1] <= cue.first]
    for one in reversed(speaking):
        if not any(first <= one.cue.first < last for first, last in over):
            return one.speaker
    return None


def _closed(words: Sequence[Word], one: Attribution) -> Attribution:
    """Return an attribution whose contents end in no "and" that leads on to something else."""
    contents = [(first, _before_joint(words, first, last)) for first, last in one.contents]
    if opens_beside(words, one.cue.first):
        contents = [until_main(words, content) if content[0] >= one.cue.last else content for content in contents]
    if one.cue.rule.id in _ABOUT and any(_is_theme(words, content) for content in contents):
        contents = []
    if one.cue.rule.id == "add":
        contents = [content for content in contents if not _is_a_thing(words, content)]
    return one._replace(contents=contents)


def _is_theme(words: Sequence[Word], content: Range) -> bool:
    """Return whether content is only what was spoken about: "anything he says [about it]", not "about 50 drowned"."""
    first, last = content
    return words[first].form == "about" and last - first > 1 and not words[first + 1].form[:1].isdigit()


def _is_a_thing(words: Sequence[Word], content: Range) -> bool:
    """Return whether content has no clause and no words in marks: "they [added] the question", and said nothing."""
    clause = Is.AUXILIARY | Is.BE | Is.SUBJECT | Is.SUBORDINATOR | Is.QUOTED | Is.VERB | Is.NEGATION
    told = words[content[0] : content[1]]
    return not any(word.is_ & clause or word.form == "that" or word.form.endswith("ed") for word in told)


def _before_joint(words: Sequence[Word], first: int, last: int) -> int:
    while last - 1 > first and words[last - 1].is_ & Is.COORDINATOR:
        last -= 1
    return last


def _denied_too(words: Sequence[Word], speaker: Range, cue: Cue) -> bool:
    """Return whether the "not" of the verb before holds for a cue as well: "did not condemn it or [say] more"."""
    alternative = cue.first > 0 and words[cue.first - 1].form in {"or", "nor"}
    return alternative and any(word.is_ & Is.NEGATION for word in words[speaker[1] : cue.first])


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
    last = _past_agent(words, cue.last) if passive else cue.last
    quoting = None if passive else subject_before(words, quoter.first)
    start = speaker[0] if passive else quoting[0] if quoting else quoter.first
    if stands_behind(words, start) and closes_after(words, last):
        return with_words_before(words, whole, speaker, taken=(start, last), rule="quoted-as")
    after = content_after(words, msgspec.structs.replace(cue, last=last), cues)
    return Attribution(whole, speaker, [after] if after else [], "quoted-as")


def _past_agent(words: Sequence[Word], at: int) -> int:
    """Return where "was quoted as saying [by the agency]" ends."""
    agent = subject_after(words, at + 1, len(words)) if at < len(words) and words[at].form == "by" else None
    return agent[1] if agent else at


def _attribution(words: Sequence[Word], cue: Cue, cues: Sequence[Cue], *, former: Range | None) -> Attribution | None:
    match cue.form:
        case Form.ACCORDING:
            return _according(words, cue)
        case Form.HEARSAY | Form.SEEMING | Form.NOUN | Form.PASSIVE:
            return _UNVOICED[cue.form](words, cue, cues)
        case Form.INFINITIVE:
            return purpose(words, cue, cues)
        case Form.PARTICIPLE:
            return participle(words, cue, cues, former=former)
        case _:
            return finite(words, cue, cues, former=former)


def _according(words: Sequence[Word], cue: Cue) -> Attribution | None:
    speaker = subject_after(words, cue.last, len(words), thorough=True)
    if speaker is None:
        return None
    if not cue.first:
        comma = next((at for at in range(speaker[1], min(len(words), NEAR_QUOTING)) if words[at].form == ","), None)
        speaker = (speaker[0], comma) if cue.rule.id == "in a poll" and comma else speaker
    turns = cue.first > 1 and words[cue.first - 1].is_ & Is.COORDINATOR and words[cue.first - 2].form == ","
    follows = speaker[1] + 1 < len(words) and words[speaker[1]].form == ","
    if (stands_behind(words, cue.first) or cue.first > 3) and not (turns and follows):  # noqa: PLR2004 - shorter is no clause
        before = quoted_before(words, cue.first) or content_before(words, clause_start(words, cue.first), cue.first)
        return Attribution(cue, speaker, [before] if before else [], "according-after")
    at = speaker[1]
    if at < len(words) and words[at].form in MADE:
        # "According to a report published this week, …".
        at = next((index for index in range(at, min(len(words), at + NEAR_QUOTING)) if words[index].form == ","), at)
    if at < len(words) and words[at].form in {",", ":"}:
        at += 1
    end = len(words)
    while end > at and words[end - 1].is_ & Is.MARK:
        end -= 1
    return Attribution(cue, speaker, [(at, end)] if end > at else [], "according-before")


_UNVOICED = {Form.HEARSAY: hearsay, Form.SEEMING: seeming, Form.NOUN: nominal, Form.PASSIVE: passive}

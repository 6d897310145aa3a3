"""Whom somebody told: an outlet, people, a court; or how: in a statement, on Telegram."""

from collections.abc import Sequence

from stemma.stages.quotes.circumstances import addressee_end
from stemma.stages.quotes.cues import Cue
from stemma.stages.quotes.lexicon import Is, Word, classes

#: Words after a cue within which a setting is looked for.
NEAR = 16
_PLACES = frozenset(
    {"telegram", "twitter", "facebook", "instagram", "x", "truth", "youtube", "weibo", "whatsapp", "tiktok", "vk"}
)
_INTERVIEWS = frozenset({"interview", "interviews", "call", "conversation", "message", "email", "e-mail"})


def told_range(words: Sequence[Word], cue: Cue, end: int) -> tuple[int, int] | None:
    """Return the words that say to whom or in what form the words of a cue were given, before word `end`."""
    if "tell" in cue.rule.takes and cue.rule.strength == "said":
        stop = addressee_end(words, cue.last, len(words))
        if stop > cue.last:
            return cue.last, stop
    return _setting(words, cue.last, min(end, cue.last + NEAR))


def _setting(words: Sequence[Word], at: int, end: int) -> tuple[int, int] | None:
    for index in range(at, min(end, len(words))):
        word = words[index]
        if word.is_ & Is.QUOTED or word.form in {";", "."}:
            return None
        if word.form in _PLACES and index and words[index - 1].form in {"on", "via", "to"}:
            return index, index + 1
        if word.form in classes().settings and _introduced(words, index):
            return _with_whom(words, index, end) if word.form in _INTERVIEWS else (index, index + 1)
    return None


def _introduced(words: Sequence[Word], at: int) -> bool:
    """Return whether a form of speaking is introduced as such: "in a statement", "during his briefing"."""
    return any(word.form in {"in", "at", "during", "by", "via", "through", "on"} for word in words[max(0, at - 4) : at])


def _with_whom(words: Sequence[Word], at: int, end: int) -> tuple[int, int]:
    """Return the outlet behind "in an interview with …", else the form of speaking itself."""
    if at + 1 < end and words[at + 1].form in {"with", "to", "on"}:
        start = at + 2
        stop = start
        while stop < len(words) and (words[stop].capital or words[stop].form in {"the", "’", "'"}):
            stop += 1
        if stop > start:
            return start, stop
    return at, at + 1

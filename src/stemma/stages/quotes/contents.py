"""Where reported words begin and end: the clause, thing or infinitive that a cue brings, after it or before it."""

from collections.abc import Sequence

from stemma.stages.quotes.cues import Cue, Form, cue_table
from stemma.stages.quotes.lexicon import Is, Word, classes
from stemma.stages.quotes.nouns import Range
from stemma.stages.quotes.phrases import subject_after, subject_before

_STOPS = frozenset({";", ".", "?", "!", "…"})
_DASHES = frozenset({"—", "–", "―"})

#: Words after which a thing that is spoken of is over: "criticised the plan when …".
_CIRCUMSTANCE = frozenset(
    "when while because after before although though since until unless during as despite amid if whereas once".split()
)


#: After a comma these go on with the thing that is spoken of.
_GOING_ON = frozenset({"which", "including", "such", "especially", "particularly", "whose"})


def skip_circumstances(words: Sequence[Word], at: int, end: int) -> int:
    """Return where what was said can begin: after times, places and settings ("Tuesday", "in a statement")."""
    while at < end:
        step = _circumstance(words, at, end)
        if step == at:
            return at
        at = step
    return at


def _circumstance(words: Sequence[Word], at: int, end: int) -> int:
    word = words[at]
    if word.is_ & Is.TIME and not word.form.endswith("'s"):
        return at + 1
    if word.is_ & Is.ADVERB and word.form not in {"so", "all", "only", "even", "almost"}:
        return at + 1
    if word.form == "late" or (word.form == "this" and at + 1 < end and words[at + 1].is_ & Is.TIME):
        return at + 1
    if word.form in {"in", "on", "at", "during", "via", "to", "through", "after", "before", "of", "by", "from"}:
        stop = min(end, at + 9)
        close = at + 1
        while close < stop and not words[close].is_ & (
            Is.MARK | Is.QUOTED | Is.AUXILIARY | Is.SUBORDINATOR | Is.SUBJECT
        ):
            if words[close].is_ & Is.TIME or words[close].form in classes().settings:
                return _setting_end(words, close + 1, end)
            close += 1
    return at


def _setting_end(words: Sequence[Word], at: int, end: int) -> int:
    """Return the end of a setting that goes on: "in an interview with the paper on Monday"."""
    while at < end and (words[at].is_ & Is.TIME or words[at].form.isdigit()):
        at += 1
    if at < end and words[at].form in {"with", "to", "on", "from", "at", "in"}:
        close = at + 1
        while close < min(end, at + 8) and (
            words[close].capital
            or words[close].is_ & Is.DETERMINER
            and words[close].form == "the"
            or words[close].is_ & Is.TIME
        ):
            close += 1
        if close > at + 1:
            return close
    return at


def addressee_end(words: Sequence[Word], at: int, end: int) -> int:
    """Return where the one who was told ends: "told reporters that", "told The Post the plan"."""
    if at >= end:
        return at
    if words[at].is_ & Is.OBJECT or words[at].form in {"her", "you", "it"}:
        return at + 1
    start = at
    if words[at].is_ & Is.DETERMINER:
        at += 1
    while at < end and at - start < 14:
        word = words[at]
        if word.form in {"'", "’", "-", "&", "."} and at > start:
            at += 1
            continue
        if word.is_ & (Is.MARK | Is.QUOTED | Is.SUBORDINATOR | Is.SUBJECT | Is.AUXILIARY):
            break
        if word.form == "to":
            break
        if word.is_ & Is.DETERMINER and not words[at - 1].is_ & (Is.PREPOSITION | Is.COORDINATOR):
            break
        if word.is_ & Is.TIME and not word.form.endswith("'s"):
            break
        if word.is_ & Is.PREPOSITION and word.form not in {"of", "at", "from", "in"}:
            break
        if (
            word.capital
            and at > start
            and not words[at - 1].capital
            and not words[at - 1].is_ & (Is.DETERMINER | Is.PREPOSITION | Is.MARK)
            and not words[start].is_ & Is.DETERMINER
        ):
            break
        at += 1
    return at


def content_after(words: Sequence[Word], cue: Cue, cues: Sequence[Cue]) -> Range | None:
    """Return the words after a cue that are its content; None where nothing that it takes follows."""
    end = len(words)
    takes = cue.rule.takes
    at = cue.last
    if "tell" in takes:
        told = addressee_end(words, at, end)
        if told > at or "clause" not in takes:
            at = told
            if at < end and words[at].is_ & Is.PREPOSITION and words[at].form in {"about", "of", "on", "for", "not"}:
                return _ended(words, at + 1, _thing_end(words, at + 1, cues), cue)
    marked = _marked_after(words, at, end)
    if marked is not None and "quote" in takes:
        return marked, marked + 1
    that = _that_after(words, at, end)
    if that is not None and ("clause" in takes or "tell" in takes) and cue.form is not Form.NOUN:
        return _ended(words, that, _clause_end(words, that, cues), cue)
    if told_to(words, cue, at):
        return _ended(words, cue.last, _clause_end(words, at, cues), cue)
    at = skip_circumstances(words, at, end)
    if at < end and words[at].form == "," and at + 1 < end:
        inner = _past_insertion(words, at, end)
        if inner is None:
            return None
        at = inner
    if at < end and words[at].form == ":":
        at += 1
    if at >= end or words[at].form in _STOPS:
        return None
    word = words[at]
    if cue.form is Form.NOUN:
        end = _thing_end(words, at, cues) if "noun" in takes else _clause_end(words, at, cues)
        return _ended(words, at, end, cue)
    if word.form == "to" and ("to" in takes or "tell" in takes):
        return _ended(words, at, _clause_end(words, at, cues), cue)
    clausal = "clause" in takes or "tell" in takes
    if clausal and (
        word.form in {"that", "whether", "how", "why", "what", "if", "where", "who"} or _is_clause(words, at, end)
    ):
        return _ended(words, at, _clause_end(words, at, cues), cue)
    if "noun" in takes or (clausal and "quote" not in takes):
        if word.is_ & Is.PREPOSITION or word.is_ & Is.COORDINATOR:
            return None
        return _ended(words, at, _thing_end(words, at, cues), cue)
    if word.is_ & Is.QUOTED:
        return _ended(words, at, _thing_end(words, at, cues), cue)
    return None


#: Words in marks at least this long, in characters, that begin with a capital are a sentence of their own.
WHOLE_SENTENCE = 20


def _marked_after(words: Sequence[Word], at: int, end: int) -> int | None:
    """Return the sentence in marks that follows a cue at once, or behind a comma, a colon or "that"."""
    while at < end and words[at].form in {",", ":", "that"}:
        at += 1
    if at >= end or not words[at].is_ & Is.QUOTED or not words[at].capital:
        return None
    if words[at].end - words[at].start < WHOLE_SENTENCE:
        return None
    after = words[at + 1] if at + 1 < end else None
    goes_on = after is not None and not after.is_ & (Is.MARK | Is.COORDINATOR | Is.SUBORDINATOR | Is.QUOTED)
    return None if goes_on else at


def _that_after(words: Sequence[Word], at: int, end: int) -> int | None:
    """Return where "that" opens the reported clause behind words that say where, when or to whom."""
    for index in range(at, min(end, at + 10)):
        word = words[index]
        if word.form == "that" and index + 1 < end and not words[index].is_ & Is.MARK:
            return index
        if (
            word.is_ & (Is.MARK | Is.QUOTED | Is.AUXILIARY | Is.SUBJECT | Is.VERB | Is.CUE | Is.RELATIVE)
            and not word.capital
        ):
            return None
    return None


def told_to(words: Sequence[Word], cue: Cue, at: int) -> bool:
    """Return whether somebody is asked to do something, so that both are the content: "urged [him to go]"."""
    object_kept = cue.rule.strength in {"asked", "thought", "wanted"}
    return object_kept and cue.last < at < len(words) and words[at].form == "to" and "tell" in cue.rule.takes


def _past_insertion(words: Sequence[Word], comma: int, end: int) -> int | None:
    """Return where words go on behind ", in a statement," or before marks; None where the comma ends the cue's part."""
    if words[comma + 1].is_ & Is.QUOTED:
        return comma + 1
    close = next((at for at in range(comma + 1, min(end, comma + 16)) if words[at].form == ","), None)
    if close is None or close + 1 >= end:
        return None
    first = words[comma + 1]
    if first.is_ & (Is.PREPOSITION | Is.ADVERB | Is.TIME) or first.form.endswith("ing"):
        return close + 1
    return None


def _is_clause(words: Sequence[Word], at: int, end: int) -> bool:
    """Return whether a finite verb follows before the sentence breaks, so that these words are a clause."""
    for word in words[at : min(end, at + 40)]:
        if word.form in _STOPS:
            return False
        if word.is_ & (Is.AUXILIARY | Is.VERB | Is.QUOTED):
            return True
        if word.is_ & Is.CUE and not word.form.endswith("ing"):
            return True
        if word.form.endswith("ed") and len(word.form) > 4:  # noqa: PLR2004 - "need", "seed"
            return True
    return False


def _ended(words: Sequence[Word], at: int, end: int, cue: Cue) -> Range | None:
    while end > at and words[end - 1].is_ & Is.MARK and words[end - 1].form not in {")", "%", "]"}:
        end -= 1
    return (at, end) if end > at >= cue.last else None


def _clause_end(words: Sequence[Word], at: int, cues: Sequence[Cue]) -> int:
    """Return where a reported clause ends: at a stop, or where the writer takes over with another cue."""
    end = len(words)
    index = at
    while index < end:
        form = words[index].form
        if form in {";", "?", "!"} or (form == "." and _stops(words, index)):
            return index
        if form == "," and index > at and _writer_returns(words, index, cues):
            return index
        if form in {"and", "but"} and index > at and _cue_follows(words, index, cues):
            return index
        if _afterthought(words, index):
            return index
        if form in {"and", "but"} and words[at].form == "to" and index + 1 < end and words[index + 1].is_ & Is.VERB:
            return index
        if form == "," and index + 1 < end and words[index + 1].form == "but":
            return index
        if form == ":" and index > at and index + 1 < end and words[index + 1].is_ & Is.QUOTED:
            return index
        if form == "“," and index + 1 < end and _writer_returns(words, index, cues):
            return index + 1
        index += 1
    return end


def _stops(words: Sequence[Word], at: int) -> bool:
    return at + 1 >= len(words)


def _afterthought(words: Sequence[Word], at: int) -> bool:
    """Return whether a dash has no partner in the sentence, so that what follows is the writer's afterthought."""
    word = words[at]
    dash = word.form in _DASHES or (word.form == "-" and at > 0 and words[at - 1].end < word.start)
    return dash and not any(other.form in _DASHES for other in (*words[:at], *words[at + 1 :]))


def _cue_at(cues: Sequence[Cue], low: int, high: int) -> Cue | None:
    return next((cue for cue in cues if low <= cue.first <= high), None)


def _cue_follows(words: Sequence[Word], joint: int, cues: Sequence[Cue]) -> bool:
    cue = _cue_at(cues, joint + 1, joint + 1)
    if (
        cue is None
        or cue.form not in {Form.FINITE, Form.PARTICIPLE}
        or cue.rule.strength in {"thought", "wanted", "showed"}
    ):
        return False
    return cue_table().forms[words[cue.head].form].part in {"past", "participle", "third", "ing"}


def _writer_returns(words: Sequence[Word], comma: int, cues: Sequence[Cue]) -> bool:
    """Return whether behind this comma the writer speaks again: ", adding that", ", according to", ", she said"."""
    after = words[comma + 1] if comma + 1 < len(words) else None
    if after is None:
        return True
    cue = _cue_at(cues, comma + 1, comma + 1)
    if cue is not None and cue.form in {Form.PARTICIPLE, Form.ACCORDING}:
        return True
    at = comma + 1
    if after.form in {"and", "but"}:
        at += 1
        cue = _cue_at(cues, at, at)
        if cue is not None and cue.form is Form.FINITE:
            return True
    for cue in cues:
        if (
            cue.first <= at
            or cue.first > at + 8
            or cue.form is not Form.FINITE
            or cue.rule.strength in {"thought", "wanted", "showed"}
        ):
            continue
        subject = subject_before(words, cue.first, comma + 1)
        if subject is not None and subject[0] == at:
            return True
    return (
        after.form == "a"
        and comma + 2 < len(words)
        and words[comma + 2].form
        in {
            "claim",
            "charge",
            "move",
            "reference",
            "statement",
            "position",
            "sentiment",
            "view",
            "remark",
            "comment",
            "line",
        }
    )


def _thing_end(words: Sequence[Word], at: int, cues: Sequence[Cue]) -> int:
    """Return where a thing that is spoken of ends: "praised the plan [for its clarity], which …"."""
    end = _clause_end(words, at, cues)
    for index in range(at + 1, end):
        word = words[index]
        if word.form == "," and index + 1 < end and words[index + 1].form in _GOING_ON:
            return end
        if word.form == "," and _lists_on(words, index, end):
            continue
        if word.form in {",", ":"} or word.form in _DASHES:
            return index
        if word.form in _CIRCUMSTANCE and not (word.form == "as" and index - at < 12):
            return index
        if word.is_ & Is.COORDINATOR and index + 1 < end and words[index + 1].is_ & (Is.VERB | Is.AUXILIARY):
            return index
        if word.form in {"in", "on", "at", "during"} and _circumstance(words, index, end) > index:
            return index
    return end


def _lists_on(words: Sequence[Word], comma: int, end: int) -> bool:
    """Return whether a comma stands between things that are listed: "low growth, unemployment and debt"."""
    for index in range(comma + 1, min(end, comma + 8)):
        word = words[index]
        if word.form in {",", "and"}:
            return index > comma + 1 or word.form == "and"
        if word.is_ & (
            Is.MARK | Is.QUOTED | Is.AUXILIARY | Is.VERB | Is.CUE | Is.SUBORDINATOR | Is.SUBJECT | Is.RELATIVE
        ):
            return False
    return False


def content_before(words: Sequence[Word], start: int, stop: int) -> Range | None:
    """Return the clause that ends before word `stop` (where the speaker or cue begins), no earlier than `start`."""
    end = stop
    while end > start and words[end - 1].form in {",", "-", "—", "–", "."}:
        end -= 1
    while start < end and (
        words[start].is_ & Is.MARK or words[start].form in {"but", "and", "so", "yet", "however", "meanwhile", "still"}
    ):
        start += 1
    return (start, end) if end > start else None


def closes_after(words: Sequence[Word], at: int) -> bool:
    """Return whether after a cue and its circumstances nothing more is said in this sentence, or a comma breaks."""
    at = skip_circumstances(words, at, len(words))
    return (
        at >= len(words)
        or words[at].form in {",", ";", ".", "?", "!", "—", "–", "―"}
        or bool(words[at].is_ & Is.QUOTED)
    )


__all__ = ["addressee_end", "closes_after", "content_after", "content_before", "subject_after"]

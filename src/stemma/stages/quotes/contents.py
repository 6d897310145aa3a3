"""The words that a cue brings: a clause, a thing or an infinitive behind it, or what stands before it."""

from collections.abc import Sequence

from stemma.stages.quotes.circumstances import addressee_end, skip_circumstances
from stemma.stages.quotes.cues import Cue, Form
from stemma.stages.quotes.ends import clause_end, thing_end
from stemma.stages.quotes.lexicon import Is, Word
from stemma.stages.quotes.nouns import Range

#: Words in marks at least this long, in characters, that begin with a capital are a sentence of their own.
WHOLE_SENTENCE = 20
#: "that" opens the reported clause within so many words behind a cue.
NEAR_THAT = 16
#: "told Ilan Brask, a guard of the port, that …": the second comma within so many words.
LONGEST_APPOSITION = 20
#: So many words ", in a statement on Monday," has at most.
LONGEST_INSERTION = 16
#: A finite verb stands within so many words in a clause.
NEAR_VERB = 40
#: Shorter words in -ed are no pasts: "need", "seed".
SHORTEST_PAST = 5

#: So many words behind a verb of saying are a clause.
FEWEST_IN_CLAUSE = 5

_CLAUSAL = frozenset({"said", "claimed"})
_STOPS = frozenset({";", ".", "?", "!", "…"})
_CLOSING = frozenset({",", ";", ".", "?", "!", "—", "–", "―"})
_CLAUSE_OPENERS = frozenset({"that", "whether", "how", "why", "what", "if", "where", "who", "which"})
_IF = frozenset({"if", "when", "while", "although", "though", "unless", "once"})
_ABOUT = frozenset({"about", "of", "on", "for", "not"})
_MEANWHILE = frozenset({"while", "as", "when", "after", "before"})
_LEADING = frozenset({"but", "and", "so", "yet", "however", "meanwhile", "still"})
#: Cues that can stand inside a relative clause whose verb comes after them: "which they say left a gap".
_RELATED = frozenset({"said", "claimed", "thought"})
#: What follows these is words only where it is plainly a clause: "boasts a harbour", "testified side by side".
_HAVE_THINGS = frozenset({"boast", "testify"})
_OBJECT_KEPT = frozenset({"asked", "thought", "wanted"})


def content_after(words: Sequence[Word], cue: Cue, cues: Sequence[Cue]) -> Range | None:
    """Return the words after a cue that are its content; None where nothing that it takes follows."""
    end, takes = len(words), cue.rule.takes
    clausal = bool(takes & {"clause", "tell"})
    told = "tell" in takes and not (cue.form is Form.PASSIVE and words[min(cue.last, end - 1)].form in _CLAUSE_OPENERS)
    at = _past_addressee(words, cue) if told else cue.last
    if "clause" in takes and cue.last < at and _no_addressee(words, at, takes):
        at = cue.last
    if at > cue.last and at < end and words[at].form in _ABOUT and words[at].is_ & Is.PREPOSITION:
        return _trimmed(words, at + 1, thing_end(words, at + 1, cues))
    marked = _marked_after(words, at) if "quote" in takes else None
    if marked is not None:
        return marked, marked + 1
    that = _that_after(words, at) if clausal and cue.form is not Form.NOUN else None
    that = None if that is not None and _tells_of_thing(words, cue, (at, that)) else that
    if that is not None:
        return _trimmed(words, that, clause_end(words, that, cues))
    asked = cue.rule.strength in _OBJECT_KEPT and cue.last < at < end and words[at].form == "to"
    if asked:
        return _trimmed(words, cue.last, clause_end(words, at, cues))
    begin = _beginning(words, at)
    return None if begin is None else _content_at(words, begin, cue, cues=cues)


def _tells_of_thing(words: Sequence[Word], cue: Cue, between: Range) -> bool:
    """Return whether "that" only tells of the thing a cue takes: "reported [waits that] grew", not "told him that"."""
    at, that = between
    if that == at or "noun" not in cue.rule.takes or "tell" in cue.rule.takes:
        return False
    loose = Is.PREPOSITION | Is.MARK | Is.ADVERB | Is.TIME | Is.OBJECT | Is.QUOTED
    return not words[at].is_ & loose and not words[at].capital


def _no_addressee(words: Sequence[Word], at: int, takes: frozenset[str]) -> bool:
    """Return whether who could be told is a subject, or the thing itself: "predicted [a hard winter]"."""
    last = at >= len(words) or words[at].form in _CLOSING
    return ("noun" in takes) if last else bool(words[at].is_ & Is.AUXILIARY)


def _past_addressee(words: Sequence[Word], cue: Cue) -> int:
    told = addressee_end(words, cue.last, len(words))
    return told if told > cue.last or "clause" not in cue.rule.takes else cue.last


def _beginning(words: Sequence[Word], at: int) -> int | None:
    """Return where content can begin behind circumstances, an insertion and a colon; None where the cue ends there."""
    end = len(words)
    at = skip_circumstances(words, at, end)
    if at + 1 < end and words[at].form == ",":
        inner = _past_insertion(words, at)
        if inner is None:
            return None
        at = inner
    at += at < end and words[at].form == ":"
    return at if at < end and words[at].form not in _STOPS else None


def _content_at(words: Sequence[Word], at: int, cue: Cue, *, cues: Sequence[Cue]) -> Range | None:
    """Return the content that begins at `at`, by what the cue takes and what stands there."""
    word, takes = words[at], cue.rule.takes
    clausal = bool(takes & {"clause", "tell"})
    if word.is_ & Is.AUXILIARY and not word.is_ & Is.SUBJECT and cue.rule.strength not in _RELATED:
        return None
    if cue.form is Form.NOUN:
        return _trimmed(words, at, (thing_end if "noun" in takes else clause_end)(words, at, cues))
    plain = cue.rule.strength in _CLAUSAL and "noun" not in takes and _stands_for_clause(words, at)
    infinitive = word.form == "to" and bool(takes & {"to", "tell"})
    if cue.rule.id in _HAVE_THINGS and not (word.is_ & (Is.SUBJECT | Is.QUOTED) or word.form in _CLAUSE_OPENERS):
        return None
    if infinitive or (clausal and (word.form in _CLAUSE_OPENERS or plain or _is_clause(words, at))):
        return _trimmed(words, at, clause_end(words, at, cues))
    if "noun" in takes or (clausal and "quote" not in takes):
        loose = word.is_ & (Is.PREPOSITION | Is.COORDINATOR)
        return None if loose else _trimmed(words, at, thing_end(words, at, cues))
    return _trimmed(words, at, thing_end(words, at, cues)) if word.is_ & Is.QUOTED else None


def _marked_after(words: Sequence[Word], at: int) -> int | None:
    """Return the sentence in marks that follows a cue at once, or behind a comma, a colon or "that"."""
    end = len(words)
    while at < end and words[at].form in {",", ":", "that"}:
        at += 1
    if at >= end or not words[at].is_ & Is.QUOTED or not words[at].capital:
        return None
    if words[at].end - words[at].start < WHOLE_SENTENCE:
        return None
    after = words[at + 1] if at + 1 < end else None
    ends = after is None or after.is_ & (Is.MARK | Is.COORDINATOR | Is.SUBORDINATOR | Is.QUOTED)
    return at if ends else None


def _that_after(words: Sequence[Word], at: int) -> int | None:
    """Return where "that" opens the reported clause behind words that say where, when or to whom."""
    end = len(words)
    breaks = Is.MARK | Is.QUOTED | Is.AUXILIARY | Is.SUBJECT | Is.VERB | Is.CUE | Is.RELATIVE
    for index in range(at, min(end - 1, at + NEAR_THAT)):
        if words[index].form in {"that's", "there's", "what's", "who's", "here's"}:
            return None
        if words[index].form == "that" or (index > at and words[index].form == "whether"):
            return index
        named = words[index].form == "," and (words[index + 1].capital or words[index + 1].form == "that")
        initial = words[index].form == "." and words[index + 1].capital
        if words[index].is_ & breaks and not words[index].capital and not (named or initial):
            return _that_behind(words, index) if words[index].form == "," else None
    return None


def _that_behind(words: Sequence[Word], comma: int) -> int | None:
    """Return where ", that" follows words between commas that tell who was told; None where a verb comes first."""
    for index in range(comma + 1, min(len(words) - 1, comma + LONGEST_APPOSITION)):
        if words[index].form == ",":
            return index + 1 if words[index + 1].form == "that" else None
        if words[index].is_ & (Is.AUXILIARY | Is.SUBJECT | Is.QUOTED | Is.RELATIVE):
            return None
    return None


def _past_insertion(words: Sequence[Word], comma: int) -> int | None:
    """Return where words go on behind ", in a statement," or before marks; None where the comma ends the cue's part."""
    end, first = len(words), words[comma + 1]
    if first.is_ & Is.QUOTED:
        return comma + 1
    within = range(comma + 1, min(end, comma + LONGEST_INSERTION))
    close = next((at for at in within if words[at].form == ","), end)
    inserted = first.is_ & (Is.PREPOSITION | Is.ADVERB | Is.TIME) or first.form.endswith("ing") or first.form in _IF
    return close + 1 if close + 1 < end and inserted else None


def _is_clause(words: Sequence[Word], at: int) -> bool:
    """Return whether a finite verb follows before the sentence breaks, so that these words are a clause."""
    if words[at].is_ & Is.SUBJECT and at + 1 < len(words) and not words[at + 1].is_ & Is.MARK:
        return True
    for index in range(at, min(len(words), at + NEAR_VERB)):
        word = words[index]
        if word.form in _STOPS and not (word.form == "." and index + 1 < len(words)):
            return False
        cue = word.is_ & Is.CUE and not word.form.endswith("ing")
        past = word.form.endswith("ed") and len(word.form) >= SHORTEST_PAST
        if cue or past or word.is_ & (Is.AUXILIARY | Is.VERB | Is.QUOTED):
            return True
    return False


def _stands_for_clause(words: Sequence[Word], at: int) -> bool:
    """Return whether enough follows a verb of saying that it is a clause, whether its verb is known or not."""
    loose = Is.PREPOSITION | Is.ADVERB | Is.TIME | Is.MARK | Is.QUOTED | Is.COORDINATOR | Is.OBJECT | Is.SUBORDINATOR
    return len(words) - at >= FEWEST_IN_CLAUSE and not words[at].is_ & loose and not words[at].form.endswith("ing")


def _trimmed(words: Sequence[Word], at: int, end: int) -> Range | None:
    """Return a range without the marks at its end, None where nothing is left."""
    while end > at and words[end - 1].is_ & Is.MARK and words[end - 1].form not in {")", "%", "]"}:
        end -= 1
    return (at, end) if end > at else None


def content_before(words: Sequence[Word], start: int, stop: int) -> Range | None:
    """Return the clause that ends before word `stop` (where the speaker or cue begins), no earlier than `start`."""
    end = stop
    while end > start and words[end - 1].form in {",", "-", "—", "–", "."}:
        end -= 1
    while start < end and (words[start].is_ & Is.MARK or words[start].form in _LEADING):
        start += 1
    return (start, end) if end > start else None


def closes_after(words: Sequence[Word], at: int, *, told: bool = False) -> bool:
    """Return whether after a cue and its circumstances nothing more is said in this sentence, or a comma breaks.

    `told`: the cue names the one who is told first.
    """
    at = addressee_end(words, at, len(words)) if told else at
    at = skip_circumstances(words, at, len(words))
    spoken = any(word.form == "that" or word.is_ & Is.QUOTED for word in words[at:])
    if at + 1 < len(words) and words[at].form in _MEANWHILE and not spoken:
        # "…, Lund said while visiting the port", "…, she said as she left".
        return words[at + 1].form.endswith("ing") or bool(words[at + 1].is_ & Is.SUBJECT)
    return at >= len(words) or words[at].form in _CLOSING or bool(words[at].is_ & Is.QUOTED)

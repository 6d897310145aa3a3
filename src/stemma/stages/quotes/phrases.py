"""Noun phrases beside a cue: who says it, found without a parser by the classes of the words around it."""

from collections.abc import Sequence

from stemma.stages.quotes.lexicon import Is, Word, classes

#: Half-open range of words.
Range = tuple[int, int]

_STOPS = Is.AUXILIARY | Is.VERB | Is.SUBORDINATOR | Is.QUOTED | Is.RELATIVE | Is.OBJECT
#: So many words an inserted phrase between commas may have.
LONGEST_INSERTION = 30
LONGEST_SUBJECT = 22
#: Longest name in marks inside a phrase, in characters: the “Avatar” star.
SHORT_NAME = 30
_OPENERS = {"(": ")", "[": "]"}
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "your"})
_DASHES = frozenset({"—", "–", "-", "―"})


def subject_before(words: Sequence[Word], verb: int, floor: int = 0) -> Range | None:
    """Return the words that name the subject of the verb group that begins at `verb`; None where none stands there."""
    at = verb - 1
    if at < floor:
        return None
    at = _without_times(words, at, floor)
    if at < floor:
        return None
    word, verb = words[at], at + 1
    if word.form == ",":
        return _before_insertion(words, at, floor)
    if word.form in {")", "]"}:
        opened = _opening(words, at, floor)
        inner = subject_before(words, opened, floor) if opened is not None else None
        return (inner[0], verb) if inner else None
    if word.form in _DASHES:
        return _before_dash(words, at, floor)
    if word.is_ & Is.RELATIVE or (word.form == "that" and at > floor and _nounlike(words[at - 1])):
        return at, at + 1
    if word.is_ & Is.SUBJECT or word.form in {"this", "that", "these", "those"}:
        return at, at + 1
    phrase = _phrase_back(words, verb, floor)
    return phrase and _with_relative(words, phrase, floor)


def _with_relative(words: Sequence[Word], phrase: Range, floor: int) -> Range:
    """Return the antecedent with its clause where a phrase only ends one: "[a man who answered the phone] told"."""
    start, end = phrase
    for at in range(start - 1, max(floor, start - 5), -1):
        word = words[at]
        if word.form in {"who", "that"} and at + 1 < start and _nounlike(words[at - 1]):
            before = _phrase_back(words, at, floor)
            return (before[0], end) if before else phrase
        if word.is_ & (Is.MARK | Is.SUBORDINATOR | Is.SUBJECT | Is.QUOTED | Is.COORDINATOR | Is.DETERMINER):
            return phrase
    return phrase


def _without_times(words: Sequence[Word], at: int, floor: int) -> int:
    """Return the last word before a time that stands between subject and verb: "the senator [on Monday] denied"."""
    end = at
    while at > floor and words[at].is_ & Is.TIME and not words[at].form.endswith("'s"):
        at -= 1
    if at == end:
        return end
    if words[at].form in {"on", "this", "late", "in", "past"}:
        at -= 1
    return at if at >= floor and (_nounlike(words[at]) or words[at].form in {",", ")"} or words[at].is_ & Is.SUBJECT) else end


def _nounlike(word: Word) -> bool:
    plain = Is.MARK | Is.SUBORDINATOR | Is.COORDINATOR | Is.PREPOSITION | Is.AUXILIARY | Is.DETERMINER | Is.QUOTED
    if word.form in {"%", "some", "many", "others", "most", "all", "few", "several", "both", "another"}:
        return True
    return not word.is_ & (plain | Is.OBJECT | Is.SUBJECT) and not (word.is_ & Is.ADVERB)


def _phrase_back(words: Sequence[Word], end: int, floor: int) -> Range | None:
    """Return the noun phrase that ends before word `end`."""
    at = end - 1
    if not _nounlike(words[at]) or (words[at].is_ & Is.VERB and not words[at].capital):
        return None
    bounded = True
    joined: int | None = None
    while at > floor and end - at < LONGEST_SUBJECT:
        before = words[at - 1]
        here = words[at]
        if before.form in {")", "]"} and (opened := _opening(words, at - 1, floor)) is not None and opened > floor:
            at = opened
            continue
        if before.form in {"-", "&", "/", "."} and at - 2 >= floor and before.start == words[at - 2].end:
            at -= 2
            continue
        if before.form in {"'", "’", "$", "#", "%"}:
            at -= 1
            continue
        if before.is_ & Is.QUOTED and before.end - before.start < SHORT_NAME and words[at - 2].is_ & Is.DETERMINER:
            at -= 1
            continue
        if before.form == "," and here.capital and at - 2 >= floor and _listed(words, at, floor):
            at -= 2
            continue
        if before.is_ & Is.COORDINATOR and before.form in {"and", "or"} and at - 2 >= floor and _joins(words, at - 2):
            joined = at if joined is None else joined
            at -= 2
            continue
        owned = before.is_ & Is.POSSESSIVE
        if not owned and before.is_ & (Is.MARK | _STOPS | Is.COORDINATOR | Is.SUBJECT) and not _name_word(words, at - 1):
            bounded = bool(before.is_ & (Is.MARK | Is.SUBORDINATOR | Is.COORDINATOR | Is.QUOTED))
            break
        if before.is_ & Is.CUE and _acts(words, at - 1):
            bounded = False
            break
        if here.is_ & Is.DETERMINER and here.form in _ARTICLES and not before.is_ & (Is.PREPOSITION | Is.DETERMINER | Is.ADVERB):
            break
        if before.is_ & Is.PREPOSITION:
            if at - 1 == floor:
                at = _last_name(words, at, end)
                break
            if at - 2 < floor or not before.is_ & Is.BINDING or not _nounlike(words[at - 2]):
                break
            at -= 1
            continue
        if before.is_ & Is.ADVERB and not before.capital and not here.is_ & Is.ADVERB and at - 1 == floor:
            break
        at -= 1
    if joined is not None and not bounded:
        at = joined
    at = _strip(words, at, end)
    return (at, end) if at < end and any(_nounlike(word) for word in words[at:end]) else None


def _last_name(words: Sequence[Word], at: int, end: int) -> int:
    """Return where the last name begins in what follows a preposition: "in a statement of nine lines [Ilse Lund]"."""
    start = end
    while start > at and words[start - 1].capital and not words[start - 1].is_ & Is.DETERMINER:
        start -= 1
    return start if at < start < end and not words[start - 1].is_ & (Is.DETERMINER | Is.PREPOSITION) else at


def _name_word(words: Sequence[Word], at: int) -> bool:
    """Return whether a listed word is part of a name here: "Will Smith", "Bill Clinton"."""
    return words[at].capital and at > 0 and not words[at].is_ & (Is.MARK | Is.QUOTED | Is.SUBJECT | Is.SUBORDINATOR) and bool(
        at + 1 < len(words) and words[at + 1].capital
    )


def _acts(words: Sequence[Word], at: int) -> bool:
    """Return whether a cue form before a noun is a verb rather than part of a name or a noun: "said officials"."""
    word = words[at]
    if word.capital:
        return False
    if at and words[at - 1].is_ & (Is.DETERMINER | Is.POSSESSIVE | Is.PREPOSITION):
        return False
    return not (at and words[at - 1].form.endswith(("'s", "s'")))


def _joins(words: Sequence[Word], at: int) -> bool:
    return _nounlike(words[at]) and not words[at].is_ & (Is.VERB | Is.CUE)


def _listed(words: Sequence[Word], at: int, floor: int) -> bool:
    """Return whether a comma before a name belongs to the name or to a list: "Springfield, Ohio", "Smith, Jr."."""
    return words[at].form in {"jr", "sr", "ohio"} and at - 2 >= floor


def _strip(words: Sequence[Word], at: int, end: int) -> int:
    """Return where a phrase begins once adverbs, conjunctions and times before it are dropped."""
    while at < end - 1:
        word = words[at]
        counted = words[at + 1].form[:1].isdigit() or words[at + 1].form in {"one", "two", "three", "half"}
        loose = (bool(word.is_ & Is.PREPOSITION) and not counted) or (word.is_ & (Is.ADVERB | Is.COORDINATOR) and word.form not in {"only", "almost", "both", "all"}) or (word.form in {"-", "'", "’", ".", "$"})
        if word.is_ & Is.TIME and not word.form.endswith("'s") and not words[at + 1].is_ & Is.PREPOSITION:
            loose = True
        if word.form == "last" and words[at + 1].is_ & Is.TIME:
            loose = True
        if not loose or (word.is_ & Is.DETERMINER and not word.is_ & Is.COORDINATOR):
            break
        at += 1
    return at


def _before_insertion(words: Sequence[Word], comma: int, floor: int) -> Range | None:
    """Return the subject before a phrase between commas, with the phrase where it describes the subject."""
    at = comma - 1
    while at >= floor and comma - at < LONGEST_INSERTION:
        if words[at].form in {")", "]"}:
            opened = _opening(words, at, floor)
            at = opened - 1 if opened is not None else at - 1
            continue
        if words[at].is_ & Is.QUOTED and words[at].end - words[at].start > 60:  # noqa: PLR2004 - a sentence in marks
            return None
        if words[at].form == "," and at > floor and (_nounlike(words[at - 1]) or words[at - 1].form in {")", "]"}):
            inner = words[at + 1]
            inner_end = comma
            subject = subject_before(words, at, floor)
            if subject is None:
                return None
            subject = _named_before(words, subject, floor)
            return (subject[0], inner_end) if _describes(inner) else subject
        at -= 1
    return None


def _named_before(words: Sequence[Word], subject: Range, floor: int) -> Range:
    """Return a phrase with the name before it that it only describes: "Ann Lee, 24, who was there, said"."""
    start, end = subject
    first = words[start]
    if start - 2 < floor or words[start - 1].form != "," or not (first.form[0].isdigit() or first.is_ & Is.DETERMINER):
        return subject
    if not words[start - 2].capital:
        return subject
    name = _phrase_back(words, start - 1, floor)
    return (name[0], end) if name else subject


def _describes(first: Word) -> bool:
    if first.form in {"who", "whose", "which"}:
        return False
    if first.form in {"including", "a", "an", "the", "one", "then", "now", "his", "her", "its", "their"}:
        return True
    if first.form.endswith("ing") or first.is_ & (Is.PREPOSITION | Is.ADVERB | Is.SUBORDINATOR | Is.COORDINATOR | Is.TIME):
        return False
    return not first.form.endswith("ed")


def _before_dash(words: Sequence[Word], dash: int, floor: int) -> Range | None:
    for at in range(dash - 1, max(floor, dash - LONGEST_INSERTION), -1):
        if words[at].form in _DASHES and words[at - 1].form not in _DASHES:
            return _phrase_back(words, at, floor) if at - 1 >= floor else None
    return None


def antecedent(words: Sequence[Word], relative: int, floor: int = 0) -> Range | None:
    """Return the words that a relative pronoun stands for: "[Olena Novak], who"."""
    end = relative - 1 if relative > floor and words[relative - 1].form == "," else relative
    return _phrase_back(words, end, floor) if end > floor else None


def _opening(words: Sequence[Word], close: int, floor: int) -> int | None:
    wanted = {closer: opener for opener, closer in _OPENERS.items()}[words[close].form]
    return next((at for at in range(close - 1, max(floor, close - 25) - 1, -1) if words[at].form == wanted), None)


def subject_after(words: Sequence[Word], at: int, end: int, *, thorough: bool = False) -> Range | None:
    """Return the words after a cue that name who speaks: "said the mayor of X, a former pilot".

    `thorough` takes in what tells one text from another: "a report by the ministry released in May".
    """
    while at < end and words[at].is_ & Is.ADVERB:
        at += 1
    start = at
    if at >= end:
        return None
    if words[at].is_ & Is.SUBJECT:
        return at, at + 1
    if not (_nounlike(words[at]) or words[at].is_ & Is.DETERMINER):
        return None
    if words[at].is_ & Is.TIME and not words[at].capital:
        return None
    at = _phrase_forward(words, at, end, thorough=thorough)
    if at < end and words[at].form == "," and at + 1 < end and _describes(words[at + 1]) and _apposes(words, at + 1, end):
        close = at + 1
        while close < end and words[close].form not in {",", ";", ":", "—", "–"} and not words[close].is_ & Is.QUOTED:
            close += 1
        if words[at + 1].form in {"who", "whose", "which"}:
            close = _relative_end(words, at + 1, end)
        at = close
    elif at < end and words[at].form in {"who", "whose"}:
        at = _relative_end(words, at, end)
    return (start, at) if at > start else None


def _apposes(words: Sequence[Word], at: int, end: int) -> bool:
    first = words[at]
    if first.is_ & Is.CUE and not first.capital and first.form.endswith(("ing", "ed")):
        return False
    stop = next((i for i in range(at, end) if words[i].form in {",", ";"} or words[i].is_ & Is.QUOTED), end)
    if first.form in {"who", "whose", "which"}:
        return True
    return not any(word.is_ & Is.AUXILIARY for word in words[at:stop])


def _relative_end(words: Sequence[Word], at: int, end: int) -> int:
    while at < end and words[at].form not in {";", ":", "—", "–"} and not words[at].is_ & Is.QUOTED:
        if words[at].form == "," and at + 1 < end and (words[at + 1].is_ & (Is.QUOTED | Is.COORDINATOR) or words[at + 1].form.endswith("ing")):
            break
        at += 1
    return at


def _phrase_forward(words: Sequence[Word], at: int, end: int, *, thorough: bool = False) -> int:
    """Return where a noun phrase that begins at `at` ends."""
    start = at
    while at < end:
        word = words[at]
        if word.form.endswith("ed") and at > start and at + 1 < end and words[at + 1].form in {"by", "in", "at"} and thorough:
            at += 2
            continue
        if word.form in {"(", "["}:
            close = next((i for i in range(at, min(end, at + 12)) if words[i].form in {")", "]"}), None)
            if close is None:
                break
            at = close + 1
            continue
        if word.form in {"-", "&", "/", ".", "'", "’", "$", "#"}:
            if word.form == "-" and at + 1 < end and words[at + 1].start > word.end:
                break
            at += 1
            continue
        if word.is_ & (Is.MARK | Is.QUOTED | Is.RELATIVE | Is.SUBJECT):
            break
        if word.is_ & Is.COORDINATOR:
            if word.form != "and" or at + 1 >= end or not (words[at + 1].is_ & Is.DETERMINER or _nounlike(words[at + 1])):
                break
            if at + 2 < end and words[at + 1].is_ & (Is.VERB | Is.CUE) and not words[at + 1].capital:
                break
        elif word.is_ & (Is.AUXILIARY | Is.SUBORDINATOR | Is.OBJECT) and not (word.capital and at > start and words[at - 1].capital):
            break
        elif word.is_ & (Is.TIME | Is.ADVERB) and at > start and not (word.capital and words[at - 1].form == "the"):
            break
        elif word.is_ & Is.PREPOSITION and not (_keeps(words, at, end) or (thorough and word.form in {"by", "from", "in", "on"})):
            break
        elif word.is_ & Is.CUE and at > start and not word.capital and _acts(words, at) and not (thorough and not word.form.endswith("ed")):
            break
        elif word.is_ & Is.DETERMINER and at > start and not words[at - 1].is_ & (Is.PREPOSITION | Is.COORDINATOR | Is.DETERMINER):
            break
        at += 1
    while at > start and words[at - 1].is_ & (Is.MARK | Is.PREPOSITION | Is.COORDINATOR) and words[at - 1].form not in {")", "]"}:
        at -= 1
    return at


def _keeps(words: Sequence[Word], at: int, end: int) -> bool:
    """Return whether a preposition goes on with a name ("of", "for", "from", "with") rather than says when or where."""
    if at + 1 >= end:
        return False
    if words[at].form == "of":
        return True
    if words[at].form not in {"for", "from", "with", "at", "in", "on"}:
        return False
    tail = words[at + 1 : at + 5]
    if any(word.is_ & Is.TIME or word.form in classes().settings for word in tail):
        return False
    if words[at].form in {"for", "from", "with"}:
        return not tail[0].form.endswith("ing")
    return tail[0].capital or (tail[0].form == "the" and len(tail) > 1 and tail[1].capital)

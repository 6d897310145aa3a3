"""Who speaks, beside a cue: the subject before a verb, or the name behind it."""

from collections.abc import Sequence

from stemma.stages.quotes.lexicon import Is, Word, classes
from stemma.stages.quotes.nouns import Range, nounlike, opening, phrase_back, phrase_forward

#: So many words an inserted phrase between commas or dashes may have.
LONGEST_INSERTION = 30
#: Words in marks at least this long, in characters, are a sentence and no name inside an insertion.
LONG_QUOTATION = 60
#: So far before a phrase the "who" can stand of which it is the end.
NEAR_RELATIVE = 5
#: So many ages, towns and states stand between a name and its verb at most.
LONGEST_DESCRIPTION = 5

#: Figures of a year, which is no age.
YEAR = 4
#: A phrase that begins so early opens its sentence: "According to the mayor".
FIRST = 3

#: Times that say which text or number is meant: "according to early results".
_DATING = frozenset({"early", "last", "late"})
_TIMING = frozenset({"on", "this", "late", "in", "past", "the"})
_DASHES = frozenset({"—", "–", "-", "―"})
_DEMONSTRATIVES = frozenset({"this", "that", "these", "those"})
_MADE = frozenset({"written", "led", "made", "held"})
_SELVES = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})
#: Prepositions that tie a pronoun to who speaks.
_TIED = frozenset({"of", "around", "with", "behind", "like", "close", "near", "against"})
_COUNTED = frozenset({"one", "two", "three", "four", "none", "half"})
#: How the party and the state of a politician begin, as agencies write them: "R-N.D.".
_PARTIES = frozenset("rdi")
_TIES = frozenset({"by", "in", "on", "at"})
_PERSONS = frozenset({"i", "he", "she", "we", "they", "you"})
_WHO = frozenset({"who", "whose", "which"})
_ROLES = frozenset({"ceo", "cfo", "coo", "cto", "president", "vice-president", "co-founder", "owner"})
_DESCRIBING = frozenset({"including", "a", "an", "the", "one", "then", "now", "his", "her", "its", "their"})


def subject_before(words: Sequence[Word], verb: int, floor: int = 0) -> Range | None:
    """Return the words that name the subject of the verb group that begins at `verb`; None where none stands there."""
    at = _without_times(words, verb - 1, floor)
    if at > floor and words[at].form in _SELVES and not words[at - 1].is_ & Is.PREPOSITION:
        at -= 1
    if at < floor:
        return None
    longer = _longer_subject(words, at, verb, floor=floor) if at > floor else None
    return longer or _subject_at(words, at, floor)


def _longer_subject(words: Sequence[Word], at: int, verb: int, *, floor: int) -> Range | None:
    """Return a subject that ends in a pronoun or a time: "[those around him] say", "[a poll released Sunday] found"."""
    if words[at].is_ & Is.OBJECT and words[at - 1].form in _TIED:
        return _tied(words, at, floor)
    phrase = phrase_back(words, at, floor) if _reduced(words, at, verb) else None
    return (phrase[0], verb) if phrase else None


def _subject_at(words: Sequence[Word], at: int, floor: int) -> Range | None:
    """Return the subject that ends at a word or before the insertion that ends there."""
    word = words[at]
    if word.form == ",":
        return _before_insertion(words, at, floor)
    if word.form == "“,":
        return _before_insertion(words, at + 1, floor)
    if word.form in {")", "]"}:
        return _before_bracket(words, at, floor)
    if word.form in _DASHES:
        return _before_dash(words, at, floor)
    if word.is_ & (Is.RELATIVE | Is.SUBJECT) or word.form in _DEMONSTRATIVES:
        return at, at + 1
    phrase = phrase_back(words, at + 1, floor)
    return phrase and _whole(words, phrase, floor)


def _whole(words: Sequence[Word], phrase: Range, floor: int) -> Range:
    """Return a subject with what belongs to it before the phrase that ends it: a name, "she and", "a man who"."""
    if (political := _behind_party(words, phrase, floor)) is not None:
        return political
    if phrase[0] - 2 >= floor and words[phrase[0] - 1].form == "and" and words[phrase[0] - 2].form in _PERSONS:
        return phrase[0] - 2, phrase[1]
    if (doing := _who_do(words, phrase, floor)) is not None:
        return doing
    return _named_behind_marks(words, _with_relative(words, phrase, floor), floor)


def _who_do(words: Sequence[Word], phrase: Range, floor: int) -> Range | None:
    """Return who do something, where a phrase only ends what they do: "[lawyers challenging the map] said".

    Or what they are about to do: "[the doctors offering to run the clinic] said".
    """
    doing = phrase[0] - 1
    doing -= 2 if doing - 2 > floor and words[doing - 1].form == "to" else 0
    if doing - 1 < floor or words[doing].capital or not words[doing].form.endswith("ing"):
        return None
    form = words[doing - 1].form
    several = form in classes().groups or (form.endswith("s") and form[:-1] in classes().persons)
    before = phrase_back(words, doing, floor) if several else None
    return (before[0], phrase[1]) if before else None


def _tied(words: Sequence[Word], at: int, floor: int) -> Range | None:
    """Return a phrase that ends in a pronoun: "[those around him] say", "[one of them] asked"."""
    before = words[at - 2] if at - 2 >= floor else None
    counted = before is not None and before.form in classes().alone | _COUNTED
    return (at - 2, at + 1) if counted else None


def _reduced(words: Sequence[Word], at: int, verb: int) -> bool:
    """Return whether a participle and a time tell which thing speaks: "a poll [released Sunday] found"."""
    word, before = words[at], words[at - 1]
    dated = at < verb - 1 and any(other.is_ & Is.TIME for other in words[at + 1 : verb])
    return dated and word.form.endswith("ed") and not word.capital and nounlike(before) and not before.is_ & Is.SUBJECT


def antecedent(words: Sequence[Word], relative: int, floor: int = 0) -> Range | None:
    """Return the words that a relative pronoun stands for: "[Olena Novak], who", "a talk with [Olena Novak], who"."""
    apart = relative > floor and words[relative - 1].form == ","
    end = relative - 1 if apart else relative
    phrase = phrase_back(words, end, floor) if end > floor else None
    if phrase is None or not apart:
        return phrase and _last_person(words, phrase, relative)
    return _behind_party(words, phrase, floor) or _last_named(words, phrase)


def _last_person(words: Sequence[Word], phrase: Range, relative: int) -> Range:
    """Return the person that ends a phrase about a thing, of whom alone "who" tells: "a talk for [a mayor] who"."""
    start, end = phrase
    if words[relative].form != "who" or words[end - 1].form not in classes().persons:
        return phrase
    ties = [at for at in range(start + 1, end - 1) if words[at].is_ & Is.PREPOSITION]
    head = words[ties[0] - 1] if ties else words[end - 1]
    return phrase if not ties or head.capital or head.form in classes().persons else (ties[-1] + 1, end)


def _behind_party(words: Sequence[Word], phrase: Range, floor: int) -> Range | None:
    """Return a politician's name with the party and state behind it, where a phrase is these alone: "[Lee, R-N.D.]"."""
    start, end = phrase
    party = words[start].form.partition("-")[0] in _PARTIES and words[start].capital and end - start > 1
    if not party or start - 1 <= floor or words[start - 1].form != ",":
        return None
    named = phrase_back(words, start - 1, floor)
    return (named[0], end) if named else None


def _last_named(words: Sequence[Word], phrase: Range) -> Range:
    """Return the name that ends a phrase about a thing: "an even brighter spotlight on [Mila Orvane], who"."""
    start, end = phrase
    begin = end
    while begin > start and words[begin - 1].capital and not words[begin - 1].is_ & Is.DETERMINER:
        begin -= 1
    if not start < begin < end or not words[begin - 1].is_ & Is.PREPOSITION:
        return phrase
    head = next((at - 1 for at in range(start + 1, begin) if words[at].is_ & Is.PREPOSITION), start)
    form = words[head].form
    person = words[head].capital or form in classes().persons | classes().groups or form.endswith("s")
    return phrase if person else (begin, end)


def _without_times(words: Sequence[Word], at: int, floor: int) -> int:
    """Return the last word before a time that stands between subject and verb: "the senator [on Monday] denied"."""
    end = at
    while at > floor and words[at].is_ & Is.TIME and not words[at].form.endswith("'s"):
        at -= 1
    if at == end:
        return end
    while at >= floor and (words[at].form in _TIMING or (words[at].is_ & Is.ADVERB and not words[at].capital)):
        at -= 1
    named = at >= floor and (nounlike(words[at]) or words[at].form in {",", ")"} or words[at].is_ & Is.SUBJECT)
    return at if named else end


def _with_relative(words: Sequence[Word], phrase: Range, floor: int) -> Range:
    """Return the antecedent with its clause where a phrase only ends one: "[a man who answered the phone] told"."""
    start, end = phrase
    made = start - 2
    if made - 1 >= floor and words[start - 1].is_ & Is.PREPOSITION and _made(words, made):
        before = phrase_back(words, made, floor)
        return (before[0], end) if before else phrase
    breaks = Is.MARK | Is.SUBORDINATOR | Is.SUBJECT | Is.QUOTED | Is.COORDINATOR | Is.DETERMINER
    for at in range(start - 1, max(floor, start - NEAR_RELATIVE), -1):
        word = words[at]
        if word.form in {"who", "that"} and at + 1 < start and nounlike(words[at - 1]):
            before = phrase_back(words, at, floor)
            return (before[0], end) if before else phrase
        if word.is_ & breaks:
            break
    return phrase


def _made(words: Sequence[Word], at: int) -> bool:
    """Return whether a participle ties a phrase to the noun before it: "a survey [conducted] by the office found"."""
    word, before = words[at], words[at - 1]
    made = word.form in _MADE or (word.form.endswith("ed") and not word.is_ & Is.MARK)
    return made and words[at + 1].form in _TIES and nounlike(before) and not before.is_ & Is.SUBJECT


def _before_bracket(words: Sequence[Word], close: int, floor: int) -> Range | None:
    opened = opening(words, close, floor)
    inner = subject_before(words, opened, floor) if opened is not None else None
    return (inner[0], close + 1) if inner else None


def _before_insertion(words: Sequence[Word], comma: int, floor: int) -> Range | None:
    """Return the subject before a phrase between commas, with the phrase where it describes the subject."""
    at = comma - 1
    while at > floor and comma - at < LONGEST_INSERTION:
        word, before = words[at], words[at - 1]
        if word.form in {")", "]"}:
            opened = opening(words, at, floor)
            at = at - 1 if opened is None else opened - 1
            continue
        if word.is_ & Is.QUOTED and word.end - word.start > LONG_QUOTATION:
            return None
        if word.form == "," and (nounlike(before) or before.form in {")", "]"} or _abbreviates(words, at - 1)):
            if _own_clause(words, at + 1):
                return at + 1, at + 2
            subject = subject_before(words, at, floor)
            if subject is None:
                return None
            subject = _past_places(words, _named_before(words, subject, floor), floor)
            return (subject[0], comma) if _describes(words[at + 1]) else subject
        at -= 1
    return None


def _own_clause(words: Sequence[Word], at: int) -> bool:
    """Return whether a clause of deeds, no insertion, begins: "in two weeks alone, [he] left, told a crowd"."""
    return words[at].form in _PERSONS and at + 1 < len(words) and not words[at + 1].is_ & (Is.CUE | Is.MARK)


def _abbreviates(words: Sequence[Word], at: int) -> bool:
    """Return whether a full stop belongs to the short word before it: "Jr.", "Pa."."""
    return words[at].form == "." and at > 0 and words[at - 1].capital and words[at - 1].end == words[at].start


def _past_places(words: Sequence[Word], subject: Range, floor: int) -> Range:
    """Return a phrase with the name behind marks that ages and places describe: “…,” [Ann Lee, 30, of Orsk]."""
    at = subject[0]
    for _ in range(LONGEST_DESCRIPTION):
        if at > floor and words[at - 1].is_ & Is.QUOTED:
            return (at, subject[1]) if words[at].capital else subject
        if at - 2 < floor:
            return subject
        if words[at - 1].is_ & Is.PREPOSITION and words[at - 2].form == ",":
            at -= 1
        phrase = phrase_back(words, at - 1, floor) if words[at - 1].form == "," else None
        if phrase is None:
            return subject
        aged = words[at].form.isdigit() and len(words[at].form) < YEAR and not words[phrase[0]].is_ & Is.TIME
        if aged and words[phrase[0]].capital:
            # "[Ann Lee], 42, of Orsk, who was there": behind an age only the name can stand.
            return phrase[0], subject[1]
        at = phrase[0]
    return subject


def _named_before(words: Sequence[Word], subject: Range, floor: int) -> Range:
    """Return a phrase with the name before it that it only describes: "Ann Lee, 24, who was there, said"."""
    start, end = subject
    first = words[start]
    added = start - 2 >= floor and words[start - 1].form == "," and words[start - 2].capital
    if not added or not (first.form[0].isdigit() or first.is_ & Is.DETERMINER or _is_role(words, subject)):
        return subject
    name = phrase_back(words, start - 1, floor)
    return (name[0], end) if name else subject


def _is_role(words: Sequence[Word], phrase: Range) -> bool:
    """Return whether a phrase in capitals is an office at a body: "Ann Lee, [Chief Officer at the Port], said"."""
    start, end = phrase
    tie = next((at for at in range(start + 1, end) if words[at].is_ & Is.PREPOSITION), None)
    named = start > 2 and words[start - 3].capital and not words[start - 3].is_ & Is.PREPOSITION  # noqa: PLR2004 - two words and a comma
    return bool(named) and tie is not None and words[tie - 1].form in classes().persons


def _named_behind_marks(words: Sequence[Word], phrase: Range, floor: int) -> Range:
    """Return a phrase with the name before it where no comma closes it: “…,” [Ann Lee, a pilot from Orsk] told."""
    for named in (_named_before(words, phrase, floor), _with_roles(words, phrase, floor)):
        before = words[named[0] - 1] if named[0] else None
        if before is not None and before.is_ & Is.QUOTED:
            return named
    return _named_before(words, phrase, floor) if _is_role(words, phrase) else phrase


def _with_roles(words: Sequence[Word], phrase: Range, floor: int) -> Range:
    """Return a phrase with the roles that a list puts before it: “…,” [chairman, head and president Ann Lee] said."""
    at = phrase[0]
    at -= at > floor + 1 and words[at - 1].form == "and" and words[at - 2].form in _ROLES | classes().persons
    while at - 1 > floor and words[at - 1].form in {",", "and"} and words[at - 2].form in _ROLES | classes().persons:
        at -= 2
    return (at, phrase[1]) if at < phrase[0] else phrase


def _describes(first: Word) -> bool:
    """Return whether a phrase between commas that begins so tells who the one before it is."""
    if first.form in _WHO or first.form in _DESCRIBING:
        return first.form in _DESCRIBING
    circumstance = first.is_ & (Is.PREPOSITION | Is.ADVERB | Is.SUBORDINATOR | Is.COORDINATOR | Is.TIME)
    return not circumstance and not first.form.endswith(("ing", "ed"))


def _before_dash(words: Sequence[Word], dash: int, floor: int) -> Range | None:
    for at in range(dash - 1, max(floor, dash - LONGEST_INSERTION), -1):
        if words[at].form in _DASHES and words[at - 1].form not in _DASHES:
            return phrase_back(words, at, floor)
    return None


def subject_after(words: Sequence[Word], at: int, end: int, *, thorough: bool = False) -> Range | None:
    """Return the words after a cue that name who speaks: "said the mayor of X, a former pilot".

    `thorough` takes in what tells one text from another: "a report by the ministry released in May".
    """
    while at < end and words[at].is_ & Is.ADVERB and not _hyphenated(words, at, end):
        at += 1
    if at >= end:
        return None
    first = words[at]
    owns = first.is_ & Is.POSSESSIVE and at + 1 < end and nounlike(words[at + 1])
    if first.is_ & Is.SUBJECT or (thorough and first.is_ & Is.OBJECT and not owns):
        return at, at + 1
    dated = first.is_ & Is.TIME and not first.capital and not (thorough and first.form in _DATING)
    begins = nounlike(first) or first.is_ & Is.DETERMINER or _hyphenated(words, at, end)
    if not begins or dated:
        return None
    close = _with_addition(
        words, phrase_forward(words, at, end, thorough=thorough), end, first=thorough and at <= FIRST
    )
    while close > at and words[close - 1].is_ & Is.MARK and words[close - 1].form not in {")", "]"}:
        close -= 1
    return (at, close) if close > at else None


def _hyphenated(words: Sequence[Word], at: int, end: int) -> bool:
    """Return whether a hyphen ties a word to the next: "then-Mayor"."""
    return at + 1 < end and words[at + 1].form == "-" and words[at + 1].start == words[at].end


def _with_addition(words: Sequence[Word], at: int, end: int, *, first: bool) -> int:
    """Return where a phrase ends with what is added to it behind a comma, or with a clause that begins with "who".

    `first`: the phrase opens the sentence, so that an addition must be closed by a comma of its own.
    """
    if at < end and words[at].form in {"who", "whose"}:
        return _relative_end(words, at, end)
    if first and at + 1 < end and words[at + 1].form not in _DESCRIBING:
        return at
    if at + 1 < end and words[at].form == "," and words[at + 1].form in {"who", "whose"}:
        return _relative_end(words, at + 1, end)
    if at + 1 >= end or words[at].form != "," or not _describes(words[at + 1]) or not _apposes(words, at + 1, end):
        return at
    close = at + 1
    while close < end and words[close].form not in {",", ";", ":", "—", "–"} and not words[close].is_ & Is.QUOTED:
        close += 1
    return at if first and (close >= end or words[close].form != ",") else close


def _apposes(words: Sequence[Word], at: int, end: int) -> bool:
    first = words[at]
    if first.is_ & Is.CUE and not first.capital and first.form.endswith(("ing", "ed")):
        return False
    stop = next((i for i in range(at, end) if words[i].form in {",", ";"} or words[i].is_ & Is.QUOTED), end)
    return not any(word.is_ & Is.AUXILIARY for word in words[at:stop])


def _relative_end(words: Sequence[Word], at: int, end: int) -> int:
    while at < end and words[at].form not in {";", ":", "—", "–"} and not words[at].is_ & Is.QUOTED:
        after = words[at + 1] if at + 1 < end else None
        turns = after is not None and (after.is_ & (Is.QUOTED | Is.COORDINATOR) or after.form.endswith("ing"))
        if words[at].form == "," and turns:
            break
        at += 1
    return at

"""Cues in a sentence: verb groups, phrases and nouns of the table, told from nouns and adjectives that look alike."""

from collections.abc import Sequence
from functools import cache

import msgspec

from stemma.stages.quotes.circumstances import skip_circumstances
from stemma.stages.quotes.cues import Cue, CueRule, CueTable, Form, Lexeme, cue_table, follows
from stemma.stages.quotes.lexicon import PUT, Is, Word, classes
from stemma.stages.quotes.nominals import adjective_cue, group_start, light_cue, links, make_cue, noun_cue
from stemma.stages.quotes.nouns import compounds, nounlike, phrase_back

_ACCORDING = CueRule(id="according to", strength="said", takes=frozenset({"clause", "quote"}))
_WORDING = CueRule(id="in the words of", strength="said", takes=frozenset({"clause", "quote"}))
_POLLED = CueRule(id="in a poll", strength="showed", takes=frozenset({"clause"}))
_LIKING = CueRule(id="like", strength="wanted", takes=frozenset({"to", "noun"}))
#: So many words lie from "in" to the end of the name of a poll at most.
LONGEST_POLL = 14
_SAYING = frozenset({"say", "tell"})
_PRESENT = frozenset({"base", "third"})
_SINGULAR = frozenset({"he", "she", "it"})
_WHEN = frozenset({"when", "if", "once", "and"})
_AFTER_NOUN = frozenset({"of", "by", "against", "between", "among"})
_NAMING = frozenset({"called", "named", "dubbed"})
_PASSIVE_GOES_ON = frozenset({"to", "of", "as", "by", "", ".", ","})
#: Behind a participle these make it a passive: "the men [alleged] to be there".
_BEING = (["to", "be"], ["to", "have"])
_WISHES = frozenset(
    {
        "hope",
        "want",
        "wish",
        "plan",
        "ask",
        "promise",
        "vow",
        "pledge",
        "threaten",
        "swear",
        "decide",
        "claim",
        "seek",
        "offer",
        "intend",
    }
)
_POSSESSIVE_ENDS = ("'s", "s'", "‘s")


def find_cues(words: Sequence[Word]) -> list[Cue]:
    """Return the cues of a sentence in order."""
    table = cue_table()
    cues: list[Cue] = []
    reached = 0
    begin = _beginnings()
    for at, word in enumerate(words):
        if at < reached or not (word.is_ & Is.CUE or word.form in begin):
            continue
        cue = _cue_at(words, at, table)
        if cue is not None:
            cues.append(cue)
            reached = cue.last
    return cues


def _cue_at(words: Sequence[Word], at: int, table: CueTable) -> Cue | None:
    if words[at].form in classes().raising and _raises(words, at, table):
        return None
    for find in (_according, _wording, _polled, _liking, _hearsay, adjective_cue, light_cue, _seeming):
        cue = find(words, at, table)
        if cue is not None:
            return cue
    if not words[at].is_ & Is.CUE:
        return noun_cue(words, at, table)
    if links(words, at, table):
        return None
    cue = _asked(words, at) or _verb_cue(words, at, table)
    return noun_cue(words, at, table) if cue is None and _no_verb(words, at) else cue


@cache
def _beginnings() -> frozenset[str]:
    """Return the words with which cues can begin that are no verbs of the table."""
    table, known = cue_table(), classes()
    listed = (known.hearsay, known.seeming, known.light, table.adjectives, table.nouns)
    return frozenset({"according", "in", "like"}).union(*listed)


def _according(words: Sequence[Word], at: int, _table: CueTable) -> Cue | None:
    if words[at].form != "according" or at + 1 >= len(words) or words[at + 1].form != "to":
        return None
    return make_cue(words, (at, at + 2), at, rule=_ACCORDING, form=Form.ACCORDING)


def _wording(words: Sequence[Word], at: int, _table: CueTable) -> Cue | None:
    """Return the cue of "In the words of Lund, …", which gives words as "according to" does."""
    opens = at == 0 or words[at - 1].form == ","
    if words[at].form != "in" or not opens or [word.form for word in words[at + 1 : at + 4]] != ["the", "words", "of"]:
        return None
    return make_cue(words, (at, at + 4), at, rule=_WORDING, form=Form.ACCORDING)


def _polled(words: Sequence[Word], at: int, _table: CueTable) -> Cue | None:
    """Return the cue of "in" where a poll or a survey opens a sentence: "[In] a poll released Sunday, half want …"."""
    if words[at].form != "in" or at or len(words) < LONGEST_POLL or not words[at + 1].is_ & Is.DETERMINER:
        return None
    breaks = Is.AUXILIARY | Is.MARK | Is.SUBJECT | Is.QUOTED | Is.PREPOSITION | Is.CUE
    for index in range(at + 1, min(len(words), at + LONGEST_POLL)):
        word, after = words[index], words[index + 1] if index + 1 < len(words) else None
        if word.form in classes().polls and after is not None and not after.capital:
            return make_cue(words, (at, at + 1), at, rule=_POLLED, form=Form.ACCORDING)
        if word.is_ & breaks and not word.capital and word.form not in {"-", "/", "."}:
            return None
    return None


def _liking(words: Sequence[Word], at: int, _table: CueTable) -> Cue | None:
    """Return the cue of a wish put politely: "would like to see"."""
    if words[at].form != "like" or at + 1 >= len(words) or words[at + 1].is_ & Is.MARK:
        return None
    first = group_start(words, at)
    if not any(word.form in {"would", "'d"} for word in words[first:at]):
        return None
    return make_cue(words, (first, at + 1), at, rule=_LIKING, form=Form.FINITE)


def _hearsay(words: Sequence[Word], at: int, _table: CueTable) -> Cue | None:
    """Return the cue of an adverb by which a writer passes on what nobody is named for: "reportedly"."""
    if words[at].form not in classes().hearsay or _in_cue(words, at):
        return None
    rule = CueRule(id=words[at].form, strength="claimed", takes=frozenset())
    cue = make_cue(words, (at, at + 1), at, rule=rule, form=Form.HEARSAY)
    return msgspec.structs.replace(cue, hedged=True)


def _seeming(words: Sequence[Word], at: int, _table: CueTable) -> Cue | None:
    """Return the cue of a verb by which a writer gives an impression: "seemed to waver", "it appears that"."""
    if words[at].form not in classes().seeming or at + 1 >= len(words):
        return None
    first, after = group_start(words, at), words[at + 1]
    loose = Is.PREPOSITION | Is.MARK | Is.TIME | Is.COORDINATOR | Is.QUOTED | Is.SUBORDINATOR
    if (after.is_ & loose and after.form not in {"to", "like", "that", "so", "as", "likely"}) or (
        first and words[first - 1].form == "to"
    ):
        return None
    rule = CueRule(id=words[at].form, strength="thought", takes=frozenset({"clause"}))
    return msgspec.structs.replace(make_cue(words, (first, at + 1), at, rule=rule, form=Form.SEEMING), hedged=True)


def _in_cue(words: Sequence[Word], at: int) -> bool:
    """Return whether an adverb ends its sentence or hedges a cue that follows: "reportedly said"."""
    following = next((word for word in words[at + 1 :] if not word.is_ & (Is.ADVERB | Is.AUXILIARY)), None)
    return following is None or bool(following.is_ & Is.CUE)


def _raises(words: Sequence[Word], at: int, table: CueTable) -> bool:
    """Return whether a verb only passes its subject on to a verb of saying: "[declined] to say"."""
    after = [word.form for word in words[at + 1 : at + 4]]
    after = after[1:] if after[:1] == ["on"] else after
    return len(after) > 1 and after[0] == "to" and after[1] in table.forms and table.forms[after[1]].base in _SAYING


def _verb_cue(words: Sequence[Word], at: int, table: CueTable) -> Cue | None:
    lexeme = table.forms[words[at].form]
    rule, last = _rule_of(words, at, table)
    if rule is None:
        return None
    first = group_start(words, at)
    before = words[first - 1] if first else None
    if before is not None and before.form == "to":
        raised = _raised(words, first - 1)
        if raised is None:
            return make_cue(words, (first - 1, last), at, rule=rule, form=Form.INFINITIVE)
        begins = group_start(words, raised - (words[raised - 1].form in {"more", "less", "most"}))
        alone = words[raised].form.endswith("ing") and not any(one.is_ & Is.BE for one in words[begins:raised])
        form = Form.PARTICIPLE if alone else Form.FINITE
        return make_cue(words, (begins, last), at, rule=rule, form=form)
    form = _form_of(lexeme, words[first:at], words[at + 1].form if at + 1 < len(words) else "")
    after = [word.form for word in words[last : last + 2]]
    means = len(after) > 1 and after[1] in classes().means
    if after[:1] == ["by"] and not means and (_reduced(lexeme, before) or first == at == 0):
        form = Form.PASSIVE
    if first == at and after in _BEING and lexeme.base not in _WISHES and _reduced(lexeme, before):
        form = Form.PASSIVE
    bare = not any(word.is_ & Is.AUXILIARY for word in words[first:at])
    bare = bare or (lexeme.part in _PRESENT and bool(words[at - 1].is_ & Is.BE))
    if (form is Form.FINITE and bare and _no_verb(words, at)) or (form is Form.PARTICIPLE and _adjective(words, at)):
        return None
    return make_cue(words, (first, last), at, rule=rule, form=form)


def _reduced(lexeme: Lexeme, before: Word | None) -> bool:
    """Return whether a participle before "by" is a passive without its auxiliary: "a charge [denied] by"."""
    if before is None or lexeme.part not in {"past", "participle"}:
        return False
    return not before.is_ & (Is.SUBJECT | Is.RELATIVE | Is.AUXILIARY)


def _asked(words: Sequence[Word], at: int) -> Cue | None:
    """Return the cue of a question put in passing: "[Asked] whether it would hold, she said", "when [asked] by"."""
    if words[at].form not in PUT or at + 1 >= len(words):
        return None
    before = words[at - 1] if at else None
    opens = before is None or before.is_ & Is.MARK or before.form in _WHEN
    put = skip_circumstances(words, at + 1, len(words))
    if not opens or put >= len(words) or words[put].form not in classes().questions:
        return None
    rule = CueRule(id="ask", strength="asked", takes=frozenset({"tell", "clause"}))
    return make_cue(words, (at, at + 1), at, rule=rule, form=Form.PASSIVE)


def _rule_of(words: Sequence[Word], at: int, table: CueTable) -> tuple[CueRule | None, int]:
    """Return the line of the table that a verb falls under, by the words that follow it, and where the cue ends."""
    base = table.forms[words[at].form].base
    for tail, phrase in table.phrases.get(base, ()):
        last = at + 1 + len(tail)
        if follows([word.form for word in words[at + 1 : last]], tail) and not _dated(words, last):
            return phrase, last
    rule = table.rules.get(base)
    if base == "add" and at + 1 < len(words) and words[at + 1].form == "to":
        return None, at + 1
    if rule is not None and "as" in rule.takes and _seen_as(words, at):
        return CueRule(id=f"{base} as", strength=rule.strength, takes=frozenset({"noun"})), at + 1
    return rule, at + 1


def _dated(words: Sequence[Word], last: int) -> bool:
    """Return whether the preposition that would end a phrase brings a day: "reported [on Friday]"."""
    return last < len(words) and words[last - 1].form == "on" and bool(words[last].is_ & Is.TIME)


def _seen_as(words: Sequence[Word], at: int) -> bool:
    breaks = Is.MARK | Is.AUXILIARY | Is.SUBORDINATOR | Is.SUBJECT | Is.CUE
    for index in range(at + 1, min(len(words), at + 10)):
        if words[index].form == "as":
            return True
        if words[index].is_ & breaks and not words[index].capital:
            return False
    return False


def _form_of(lexeme: Lexeme, group: Sequence[Word], after: str) -> Form:
    """Return how a verb stands, by the last auxiliary before it; "'s" is "has" unless a passive's words follow."""
    auxiliary = next((word for word in reversed(group) if word.is_ & Is.AUXILIARY), None)
    being = auxiliary is not None and bool(auxiliary.is_ & Is.BE)
    if being and auxiliary is not None and auxiliary.form == "'s" and lexeme.part != "ing":
        being = after in _PASSIVE_GOES_ON
    if lexeme.part == "ing":
        return Form.FINITE if being else Form.PARTICIPLE
    return Form.PASSIVE if being and lexeme.part in {"past", "participle"} else Form.FINITE


def _raised(words: Sequence[Word], to: int) -> int | None:
    """Return the verb that passes its subject on to the infinitive behind `to`: "[went on] to say"."""
    at = to - 1
    if at >= 1 and words[at].form == "on" and words[at - 1].form in {"went", "goes", "go"}:
        return at - 1
    return at if at >= 0 and words[at].form in classes().raising else None


def _no_verb(words: Sequence[Word], at: int) -> bool:
    """Return whether a form that is noun or adjective as well is no verb here: "the claims", "a proposed ban"."""
    lexeme = cue_table().forms[words[at].form]
    if at + 2 < len(words) and words[at + 1].form == "-" and words[at + 1].start == words[at].end:
        # "Write-downs": what a hyphen ties to the next word is no verb.
        return words[at + 2].start == words[at + 1].end
    if at == 0:
        named = len(words) > 1 and (words[1].capital or bool(words[1].is_ & Is.DETERMINER) or words[1].form == "one")
        named = named and "quote" in cue_table().rules.get(lexeme.base, _POLLED).takes
        return not (named and lexeme.part in {"past", "third"})
    before = words[at - 1]
    modified = _modified(words, at, lexeme) or _counted(words, at, lexeme)
    if modified or lexeme.base not in cue_table().nouns_too:
        return modified
    if lexeme.part not in _PRESENT:
        return _names_thing(words, at)
    after = words[at + 1] if at + 1 < len(words) else None
    verbal = after is not None and after.is_ & (Is.AUXILIARY | Is.VERB) and not after.is_ & (Is.ADVERB | Is.SUBJECT)
    verbal = verbal or (after is not None and _finite_form(after)) or _does(words, at)
    if (
        verbal
        or (after is not None and after.form in _AFTER_NOUN)
        or (lexeme.base == "state" and not before.is_ & Is.SUBJECT and before.form not in classes().settings)
    ):
        return True
    return before.form.isdigit() or not (_agrees(before, lexeme.part) or _head_agrees(words, at, lexeme.part))


def _does(words: Sequence[Word], at: int) -> bool:
    """Return whether a noun behind a conjunction has a verb of its own: "but [reports] soon surfaced that"."""
    if not words[at - 1].is_ & Is.COORDINATOR:
        return False
    verb = next((word for word in words[at + 1 : at + 4] if not word.is_ & Is.ADVERB), None)
    return verb is not None and verb.form.endswith("ed") and not verb.capital


def _finite_form(word: Word) -> bool:
    """Return whether a word can only be a finite verb of a cue: "a police report [indicates]"."""
    lexeme = cue_table().forms.get(word.form) if word.is_ & Is.CUE else None
    return lexeme is not None and lexeme.part in {"third", "past"} and lexeme.base not in cue_table().nouns_too


def _adjective(words: Sequence[Word], at: int) -> bool:
    """Return whether a form in -ing stands before its noun as an adjective: "a [cheering] crowd"."""
    before = words[at - 1] if at else None
    if before is None or before.form in classes().alone:
        return False
    titled = words[at].capital and not before.capital and not before.is_ & Is.MARK
    return titled or bool(before.is_ & (Is.DETERMINER | Is.POSSESSIVE) and not before.is_ & Is.OBJECT)


def _head_agrees(words: Sequence[Word], at: int, part: str) -> bool:
    """Return whether the head of a phrase before a verb in the present agrees: "[supporters] of the law hope this"."""
    after = words[at + 1] if at + 1 < len(words) else None
    opens = Is.DETERMINER | Is.SUBJECT | Is.OBJECT | Is.SUBORDINATOR
    if after is None or not (after.is_ & opens or after.capital or after.form == "to"):
        return False
    if words[at - 1].form == "that":
        return True
    phrase = phrase_back(words, at, 0)
    if phrase is None:
        return False
    head = next((index for index in range(phrase[0] + 1, phrase[1]) if words[index].is_ & Is.PREPOSITION), None)
    return head is not None and _agrees(words[head - 1], part)


def _modified(words: Sequence[Word], at: int, lexeme: Lexeme) -> bool:
    """Return whether the word before makes a form a noun or an adjective: an article, a preposition, a possessive."""
    before = words[at - 1]
    if before.is_ & Is.BE and lexeme.part in _PRESENT:
        return True
    if before.is_ & (Is.DETERMINER | Is.POSSESSIVE) and before.form not in classes().alone:
        return True
    if before.is_ & Is.PREPOSITION and not before.is_ & Is.ADVERB:
        return True
    titled = words[at].capital and lexeme.part in _PRESENT and not before.capital
    named = words[at].capital and compounds(before, words[at])
    return titled or named or before.form.endswith(_POSSESSIVE_ENDS)


def _counted(words: Sequence[Word], at: int, lexeme: Lexeme) -> bool:
    """Return whether a number behind a preposition counts what a participle tells of: "with two [alleged] thefts"."""
    number = words[at - 1].form in classes().counts or words[at - 1].form.isdigit()
    brought = at > 1 and bool(words[at - 2].is_ & Is.PREPOSITION)
    things = at + 1 < len(words) and nounlike(words[at + 1]) and not words[at + 1].capital
    return number and brought and things and lexeme.part in {"past", "participle"}


def _names_thing(words: Sequence[Word], at: int) -> bool:
    """Return whether "called" only gives a thing's name: "a group called Dawn", "an ad called “Fire”"."""
    if words[at].form not in _NAMING or at + 1 >= len(words):
        return False
    before, after = words[at - 1], words[at + 1]
    thing = not before.capital and not before.is_ & (Is.SUBJECT | Is.RELATIVE | Is.ADVERB)
    if not thing or not (after.capital or after.is_ & Is.QUOTED):
        return False
    if after.is_ & Is.QUOTED:
        return True
    last = at + 1
    while last < len(words) and words[last].capital:
        last += 1
    judged = words[last - 1].form.endswith(_POSSESSIVE_ENDS) or (last < len(words) and words[last].is_ & Is.DETERMINER)
    return not judged and before.form not in classes().persons | classes().groups


def _agrees(before: Word, part: str) -> bool:
    """Return whether the word before a verb in the present can end its subject, by number."""
    form = before.form
    if before.is_ & (Is.MARK | Is.ADVERB | Is.RELATIVE | Is.QUOTED | Is.COORDINATOR):
        return True
    if before.is_ & Is.SUBJECT:
        return (form in _SINGULAR) == (part == "third")
    several = form.endswith("s") and not form.endswith(("ss", "is", "us"))
    if part == "base" and before.capital and form in classes().bodies:
        return False
    if part == "base":
        return several or form in classes().plurals
    return not ((several and not before.capital) or form in classes().plurals)

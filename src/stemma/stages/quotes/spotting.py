"""Cues in a sentence: verb groups, phrases and nouns of the table, told from nouns and adjectives that look alike."""

from collections.abc import Sequence

import msgspec

from stemma.stages.quotes.cues import Cue, CueRule, CueTable, Form, Lexeme, cue_table, follows
from stemma.stages.quotes.lexicon import Is, Word, classes

_ACCORDING = CueRule(id="according to", strength="said", takes=frozenset({"clause", "quote"}))
_SAYING = frozenset({"say", "tell"})
_PRESENT = frozenset({"base", "third"})
_SINGULAR = frozenset({"he", "she", "it"})
_ABOUT = frozenset({"of", "on", "for", "about", "against", "over"})
#: What an adjective of feeling is about: "impressed by", "pleased with", "interested in".
_TOWARDS = _ABOUT | {"with", "by", "at", "in", "toward", "towards"}
#: Verbs that lend their subject to a noun that carries words.
_VOICING = frozenset({"express", "expresses", "expressed", "voice", "voices", "voiced"})
_LIGHT = _VOICING | {
    "make", "makes", "made", "give", "gives", "gave", "issue", "issues", "issued", "offer", "offers", "offered", "raise", "raises", "raised", "repeated", "repeats",
    "renewed", "rejected", "announced", "announces", "has", "have", "had", "share", "shares", "shared",
}  # fmt: skip
#: Adverbs by which a writer passes on what nobody is named for.
_HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})
_LINKS = frozenset({"feel", "feels", "felt", "seem", "seems", "seemed", "remain", "remains", "remained", "become", "becomes", "became", "grew", "sounded"})
_QUESTIONS = frozenset({"whether", "if", "how", "what", "why", "who", "which", "when", "where", "about", "by", "for", "on"})
_NAMING = frozenset({"called", "named", "dubbed"})
_POSSESSIVE_ENDS = ("'s", "s'", "‘s")


def find_cues(words: Sequence[Word]) -> list[Cue]:
    """Return the cues of a sentence in order."""
    table = cue_table()
    cues: list[Cue] = []
    reached = 0
    for at, word in enumerate(words):
        cue = None if at < reached else _cue_at(words, at, table)
        if cue is not None:
            cues.append(cue)
            reached = cue.last if word.is_ & Is.CUE else at
    return cues


def _cue_at(words: Sequence[Word], at: int, table: CueTable) -> Cue | None:
    word = words[at]
    if word.form == "according" and at + 1 < len(words) and words[at + 1].form == "to":
        return _cue(words, (at, at + 2), at, rule=_ACCORDING, form=Form.ACCORDING)
    if word.form in _HEARSAY and not _in_cue(words, at):
        cue = _cue(words, (at, at + 1), at, rule=CueRule(id=word.form, strength="claimed", takes=frozenset()), form=Form.HEARSAY)
        return msgspec.structs.replace(cue, hedged=True)
    if word.form in classes().raising and _raises(words, at, table):
        return None
    if word.form in table.adjectives and (cue := _adjective_cue(words, at, table)) is not None:
        return cue
    if word.form in _LIGHT and (cue := _light_cue(words, at, table)) is not None:
        return cue
    if not word.is_ & Is.CUE:
        return _noun_cue(words, at, table)
    if _felt(words, at, table):
        return None
    cue = _asked(words, at, table) or _verb_cue(words, at, table)
    return _noun_cue(words, at, table) if cue is None and _no_verb(words, at) else cue


def _in_cue(words: Sequence[Word], at: int) -> bool:
    """Return whether an adverb ends its sentence or hedges a cue that follows: "reportedly said"."""
    following = next((word for word in words[at + 1 :] if not word.is_ & (Is.ADVERB | Is.AUXILIARY)), None)
    return following is None or bool(following.is_ & Is.CUE)


def _raises(words: Sequence[Word], at: int, table: CueTable) -> bool:
    """Return whether a verb only passes its subject on to a verb of saying: "[declined] to say"."""
    after = [word.form for word in words[at + 1 : at + 4]]
    after = after[1:] if after[:1] == ["on"] else after
    return len(after) > 1 and after[0] == "to" and after[1] in table.forms and table.forms[after[1]].base in _SAYING


def _cue(words: Sequence[Word], span: tuple[int, int], head: int, *, rule: CueRule, form: Form) -> Cue:
    group = words[span[0] : span[1]]
    return Cue(
        first=span[0],
        last=span[1],
        head=head,
        rule=rule,
        form=form,
        negated=any(word.is_ & Is.NEGATION for word in group),
        hedged=any(word.form in classes().hedges for word in group),
    )


def _verb_cue(words: Sequence[Word], at: int, table: CueTable) -> Cue | None:
    lexeme = table.forms[words[at].form]
    rule, last = _rule_of(words, at, table)
    if rule is None:
        return None
    first = _group_start(words, at)
    before = words[first - 1] if first else None
    if before is not None and before.form == "to":
        raised = _raised(words, first - 1)
        form = Form.INFINITIVE if raised is None else Form.FINITE
        return _cue(words, (first - 1 if raised is None else raised, last), at, rule=rule, form=form)
    form = _form_of(lexeme, words[first:at])
    if before is not None and before.form == "as" and last < len(words) and words[last].form == "by":
        form = Form.PASSIVE
    bare = not any(word.is_ & Is.AUXILIARY for word in words[first:at])
    bare = bare or (lexeme.part in _PRESENT and bool(words[at - 1].is_ & Is.BE))
    if form is Form.FINITE and bare and _no_verb(words, at):
        return None
    return _cue(words, (first, last), at, rule=rule, form=form)


def _asked(words: Sequence[Word], at: int, table: CueTable) -> Cue | None:
    """Return the cue of a question that is put in passing: "[Asked] whether it would hold, she said", "when asked by"."""
    if words[at].form not in {"asked", "questioned", "pressed"} or at + 1 >= len(words):
        return None
    before = words[at - 1] if at else None
    opens = before is None or before.is_ & Is.MARK or before.form in {"when", "if", "once", "and"}
    if not opens or words[at + 1].form not in _QUESTIONS:
        return None
    rule = CueRule(id="ask", strength="asked", takes=frozenset({"tell", "clause"}))
    return _cue(words, (at, at + 1), at, rule=rule, form=Form.PASSIVE)


def _rule_of(words: Sequence[Word], at: int, table: CueTable) -> tuple[CueRule | None, int]:
    """Return the line of the table that a verb falls under, by the words that follow it, and where the cue ends."""
    base = table.forms[words[at].form].base
    for tail, phrase in table.phrases.get(base, ()):
        last = at + 1 + len(tail)
        if follows([word.form for word in words[at + 1 : last]], tail):
            return phrase, last
    rule = table.rules.get(base)
    if rule is not None and "as" in rule.takes and _seen_as(words, at):
        return CueRule(id=f"{base} as", strength=rule.strength, takes=frozenset({"noun"})), at + 1
    return rule, at + 1


def _seen_as(words: Sequence[Word], at: int) -> bool:
    breaks = Is.MARK | Is.AUXILIARY | Is.SUBORDINATOR | Is.SUBJECT | Is.CUE
    for index in range(at + 1, min(len(words), at + 10)):
        if words[index].form == "as":
            return True
        if words[index].is_ & breaks and not words[index].capital:
            return False
    return False


def _group_start(words: Sequence[Word], at: int) -> int:
    """Return where the verb group begins whose main verb stands at `at`: "[has never] said"."""
    first = at
    while first and words[first - 1].is_ & (Is.AUXILIARY | Is.ADVERB | Is.NEGATION) and not _fresh(words, first - 1):
        first -= 1
    breaks = Is.PREPOSITION | Is.DETERMINER | Is.COORDINATOR
    while first < at and words[first].form in classes().focus and (not first or words[first - 1].is_ & breaks):
        first += 1
    return first


def _fresh(words: Sequence[Word], at: int) -> bool:
    """Return whether a word begins a sentence or follows a mark, so that an adverb there is no part of a verb."""
    return not words[at].is_ & Is.AUXILIARY and (at == 0 or bool(words[at - 1].is_ & Is.MARK))


def _form_of(lexeme: Lexeme, group: Sequence[Word]) -> Form:
    """Return how a verb stands, by the last auxiliary before it."""
    auxiliary = next((word for word in reversed(group) if word.is_ & Is.AUXILIARY), None)
    being = auxiliary is not None and bool(auxiliary.is_ & Is.BE)
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
    if at == 0:
        return True
    lexeme, before = cue_table().forms[words[at].form], words[at - 1]
    if _modified(words, at, lexeme) or lexeme.base not in cue_table().nouns_too:
        return _modified(words, at, lexeme)
    if lexeme.part not in _PRESENT:
        return _names_thing(words, at)
    after = words[at + 1] if at + 1 < len(words) else None
    verbal = after is not None and after.is_ & (Is.AUXILIARY | Is.VERB) and not after.is_ & (Is.ADVERB | Is.SUBJECT)
    if verbal or (after is not None and after.form in {"of", "by"}) or lexeme.base == "state":
        return True
    return before.form.isdigit() or not _agrees(before, lexeme.part)


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
    return titled or before.form.endswith(_POSSESSIVE_ENDS)


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
    several = form.endswith("s") and not form.endswith("ss")
    if part == "base":
        return several or form in classes().plurals
    return not ((several and not before.capital) or form in classes().plurals)


def _noun_cue(words: Sequence[Word], at: int, table: CueTable) -> Cue | None:
    noun = table.nouns.get(words[at].form)
    if noun is None or at + 1 >= len(words):
        return None
    after = words[at + 1].form
    takes, last = frozenset[str](), at + 1
    if after in {"by", "from"}:
        takes = frozenset({"noun"})
    elif after in noun.opens & {"that", "to"}:
        takes = frozenset({"clause" if after == "that" else "to"})
    elif after in _ABOUT and "about" in noun.opens:
        takes, last = frozenset({"noun"}), at + 2
    if not takes:
        return None
    rule = CueRule(id=f"noun {words[at].form}", strength=noun.strength, takes=takes)
    return _cue(words, (at, last), at, rule=rule, form=Form.NOUN)


def _light_cue(words: Sequence[Word], at: int, table: CueTable) -> Cue | None:
    """Return the cue of a verb that only carries a noun: "[expressed deep concern about]", "[made a promise] to"."""
    breaks = Is.MARK | Is.QUOTED | Is.AUXILIARY | Is.PREPOSITION | Is.SUBJECT | Is.SUBORDINATOR | Is.COORDINATOR
    for index in range(at + 1, min(len(words), at + 6)):
        word = words[index]
        if word.form in table.nouns:
            noun = _noun_cue(words, index, table)
            if noun is None or words[index + 1].form in {"by", "from"}:
                return None
            strength = "said" if words[at].form in _VOICING else noun.rule.strength
            rule = CueRule(id=noun.rule.id, strength=strength, takes=noun.rule.takes)
            return _cue(words, (_group_start(words, at), noun.last), at, rule=rule, form=Form.FINITE)
        if word.is_ & breaks:
            return None
    return None


def _adjective_cue(words: Sequence[Word], at: int, table: CueTable) -> Cue | None:
    """Return the cue of "is worried about", "remains convinced that", "are eager to"."""
    if at + 1 >= len(words):
        return None
    first = at
    while first and (words[first - 1].is_ & (Is.AUXILIARY | Is.ADVERB | Is.NEGATION) or words[first - 1].form in _LINKS):
        first -= 1
    group = words[first:at]
    if not any(word.is_ & Is.BE or word.form in _LINKS for word in group):
        return None
    after, strength, last = words[at + 1], table.adjectives[words[at].form], at + 1
    if after.form == "to":
        takes = "to"
    elif after.form == "that":
        takes = "clause"
    elif after.form in _TOWARDS:
        takes, last = "noun", at + 2
    elif strength == "thought" and (after.is_ & Is.SUBJECT or after.form == "the"):
        takes = "clause"
    else:
        return None
    rule = CueRule(id=words[at].form, strength=strength, takes=frozenset({takes}))
    return _cue(words, (first, last), at, rule=rule, form=Form.FINITE)


def _felt(words: Sequence[Word], at: int, table: CueTable) -> bool:
    """Return whether a verb only links its subject to an adjective that is a cue: "[feels] confident that"."""
    if words[at].form not in _LINKS:
        return False
    following = next((word for word in words[at + 1 : at + 4] if not word.is_ & Is.ADVERB), None)
    return following is not None and following.form in table.adjectives

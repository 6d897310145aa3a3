"""Cues: verbs, phrases and nouns that give away that words are someone's, read from a bundled table."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Literal

import msgspec

from stemma.data import load_toml
from stemma.stages.quotes.lexicon import Is, Word

Takes = Literal["quote", "clause", "tell", "noun", "to"]


class Form(StrEnum):
    """How a cue stands in its sentence."""

    FINITE = "finite"
    PARTICIPLE = "participle"
    PASSIVE = "passive"
    INFINITIVE = "infinitive"
    NOUN = "noun"
    ACCORDING = "according"


class CueRule(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the table: the cue's id, the strength of what it says of the words, and what can follow it."""

    id: str
    strength: str
    takes: frozenset[str]


class _Group(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    strength: str
    takes: frozenset[Takes]
    verbs: list[str]


class _Phrase(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    strength: str
    takes: frozenset[Takes]
    verb: str
    words: tuple[str, ...]


class _Table(msgspec.Struct, frozen=True, kw_only=True):
    group: list[_Group]
    phrase: list[_Phrase]
    carriers: list[str]
    nouns_too: frozenset[str]
    nouns: dict[str, frozenset[str]]


class Lexeme(msgspec.Struct, frozen=True):
    """What a word form can be: its base form, and which form of the verb it is."""

    base: str
    part: Literal["base", "third", "past", "participle", "ing"]


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """A cue in a sentence: words `first` to `last` (half-open), its main verb or noun at `head`."""

    first: int
    last: int
    head: int
    rule: CueRule
    form: Form
    negated: bool
    hedged: bool


#: Endings after which -s needs an e.
_HISSING = ("s", "sh", "ch", "x", "z")
_VOWELS = "aeiou"


def inflect(listed: str) -> tuple[str, str, str, str, str]:
    """Return base, third person, past, past participle and -ing form of a verb as the table lists it."""
    forms = listed.split()
    base = forms[0]
    if len(forms) == 3:  # noqa: PLR2004 - base, third, -ing: the past is the base ("read")
        return base, forms[1], base, base, forms[2]
    if len(forms) == 4:  # noqa: PLR2004 - past and participle are one
        return base, forms[1], forms[2], forms[2], forms[3]
    if len(forms) == 5:  # noqa: PLR2004 - all forms
        return base, forms[1], forms[2], forms[3], forms[4]
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base, base[:-1] + "ies", base[:-1] + "ied", base[:-1] + "ied", base + "ing"
    third = base + ("es" if base.endswith(_HISSING) else "s")
    if base.endswith("e"):
        return base, third, base + "d", base + "d", base[:-1] + "ing"
    stem = base + base[-1] if _doubles(base) else base
    return base, third, stem + "ed", stem + "ed", stem + "ing"


def _doubles(base: str) -> bool:
    groups = sum(letter in _VOWELS and (at == 0 or base[at - 1] not in _VOWELS) for at, letter in enumerate(base))
    short = groups == 1 or base.endswith(("mit", "but", "fer"))
    return short and base[-1] not in "wxyaeiou" and base[-2] in _VOWELS and base[-3] not in _VOWELS


class CueTable(msgspec.Struct, frozen=True):
    """The bundled cues, ready to be looked up."""

    forms: Mapping[str, Lexeme]
    rules: Mapping[str, CueRule]
    phrases: Mapping[str, list[tuple[tuple[str, ...], CueRule]]]
    nouns: Mapping[str, frozenset[str]]
    nouns_too: frozenset[str]


@cache
def cue_table() -> CueTable:
    """Return the bundled cues."""
    table = load_toml("quotes/cues.toml", _Table)
    forms: dict[str, Lexeme] = {}
    rules: dict[str, CueRule] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], CueRule]]] = {}
    for group in table.group:
        for verb in group.verbs:
            base = _learn(verb, forms)
            takes = group.takes | (rules[base].takes if base in rules else frozenset())
            strength = rules[base].strength if base in rules else group.strength
            rules[base] = CueRule(id=base, strength=strength, takes=takes)
    for verb in table.carriers:
        _learn(verb, forms)
    for one in table.phrase:
        phrases.setdefault(one.verb, []).append(
            (one.words, CueRule(id=one.id, strength=one.strength, takes=frozenset(one.takes)))
        )
    for found in phrases.values():
        found.sort(key=lambda one: -len(one[0]))
    return CueTable(forms, rules, phrases, table.nouns, table.nouns_too)


def _learn(verb: str, forms: dict[str, Lexeme]) -> str:
    base, third, past, participle, ing = inflect(verb)
    for form, part in ((ing, "ing"), (third, "third"), (participle, "participle"), (past, "past"), (base, "base")):
        forms[form] = Lexeme(base, part)  # type: ignore[arg-type]
    if past == base:
        forms[base] = Lexeme(base, "past")
    return base


_ACCORDING = CueRule(id="according to", strength="said", takes=frozenset({"clause", "quote"}))


def find_cues(words: Sequence[Word]) -> list[Cue]:
    """Return the cues of a sentence in order."""
    table = cue_table()
    cues: list[Cue] = []
    skip = 0
    for at, word in enumerate(words):
        if at < skip:
            continue
        if word.form == "according" and at + 1 < len(words) and words[at + 1].form == "to":
            cues.append(_cue(words, (at, at + 2), at, rule=_ACCORDING, form=Form.ACCORDING))
        elif word.is_ & Is.CUE:
            cue = _verb_cue(words, at, table)
            if cue is None and (_noun_sense(words, at)):
                cue = _noun_cue(words, at, table)
            if cue is not None:
                cues.append(cue)
                skip = cue.last
        elif any(word.form in forms for forms in table.nouns.values()):
            cue = _noun_cue(words, at, table)
            if cue is not None:
                cues.append(cue)
    return cues


def _cue(words: Sequence[Word], span: tuple[int, int], head: int, *, rule: CueRule, form: Form) -> Cue:
    group = words[span[0] : span[1]]
    return Cue(
        first=span[0],
        last=span[1],
        head=head,
        rule=rule,
        form=form,
        negated=any(word.is_ & Is.NEGATION for word in group),
        hedged=any(word.form in {"reportedly", "allegedly", "apparently", "may", "might"} for word in group),
    )


def _verb_cue(words: Sequence[Word], at: int, table: CueTable) -> Cue | None:
    lexeme = table.forms[words[at].form]
    rule = table.rules.get(lexeme.base)
    last = at + 1
    for tail, phrase in table.phrases.get(lexeme.base, ()):
        if tuple(word.form for word in words[at + 1 : at + 1 + len(tail)]) == tail:
            rule, last = phrase, at + 1 + len(tail)
            break
    if rule is None:
        return None
    first = at
    while (
        first > 0 and words[first - 1].is_ & (Is.AUXILIARY | Is.ADVERB | Is.NEGATION) and not _fresh(words, first - 1)
    ):
        first -= 1
    first = _without_leading(words, first, at)
    group = words[first:at]
    auxiliary = next((word for word in reversed(group) if word.is_ & Is.AUXILIARY), None)
    before = words[first - 1] if first else None
    if before is not None and before.form == "to":
        opened = _raised(words, first - 1)
        if opened is None:
            return _cue(words, (first - 1, last), at, rule=rule, form=Form.INFINITIVE)
        return _cue(words, (opened, last), at, rule=rule, form=Form.FINITE)
    if lexeme.part == "ing":
        form = Form.FINITE if auxiliary is not None and auxiliary.is_ & Is.BE else Form.PARTICIPLE
        return _cue(words, (first, last), at, rule=rule, form=form)
    passive = lexeme.part in {"past", "participle"} and auxiliary is not None and auxiliary.is_ & Is.BE
    if passive:
        return _cue(words, (first, last), at, rule=rule, form=Form.PASSIVE)
    if auxiliary is None and _noun_sense(words, at):
        return None
    return _cue(words, (first, last), at, rule=rule, form=Form.FINITE)


#: Verbs that pass their subject on to an infinitive that speaks: "went on to say", "declined to say".
_RAISING = frozenset(
    "went goes on continued continues began begins declined declines refused refuses sought seeks tried tries wants "
    "wanted had has have used needs came managed hastened chose rushed".split()
)


def _raised(words: Sequence[Word], to: int) -> int | None:
    at = to - 1
    if at >= 1 and words[at].form == "on" and words[at - 1].form in {"went", "goes", "go"}:
        return at - 1
    if at >= 0 and words[at].form in _RAISING and words[at].form != "on":
        return at
    return None


def _fresh(words: Sequence[Word], at: int) -> bool:
    """Return whether a word begins a sentence or follows a mark, so that an adverb there is no part of a verb."""
    return not words[at].is_ & Is.AUXILIARY and (at == 0 or bool(words[at - 1].is_ & Is.MARK))


def _without_leading(words: Sequence[Word], first: int, at: int) -> int:
    while (
        first < at
        and words[first].form in {"so", "all", "both", "only", "even", "just", "yet", "first", "back", "much"}
        and (first == 0 or words[first - 1].is_ & (Is.PREPOSITION | Is.DETERMINER | Is.COORDINATOR))
    ):
        first += 1
    return first


def _noun_sense(words: Sequence[Word], at: int) -> bool:
    """Return whether a form that is noun or adjective as well is no verb here: "the claims", "a proposed ban"."""
    lexeme = cue_table().forms[words[at].form]
    before = words[at - 1] if at else None
    after = words[at + 1] if at + 1 < len(words) else None
    if before is None:
        return True
    if before.is_ & (Is.DETERMINER | Is.POSSESSIVE) and before.form not in {
        "some",
        "many",
        "all",
        "several",
        "both",
        "few",
        "most",
        "others",
        "this",
        "that",
        "these",
        "those",
        "each",
        "another",
        "any",
    }:
        return True
    if before.is_ & Is.PREPOSITION and not before.is_ & Is.ADVERB:
        return True
    if words[at].capital and lexeme.part in {"base", "third"} and not before.capital:
        return True
    if before.form.endswith(("'s", "s'", "‘s")):
        return True
    if lexeme.base not in cue_table().nouns_too:
        return False
    if lexeme.part in {"base", "third"}:
        if words[at].form in {"state", "states"}:
            return True
        if after is not None and after.is_ & (Is.AUXILIARY | Is.VERB) and not after.is_ & (Is.ADVERB | Is.SUBJECT):
            return True
        if after is not None and after.form in {"of", "by"}:
            return True
        return before.form.isdigit() or not _agrees(before, lexeme.part)
    return _names_thing(words, at)


def _names_thing(words: Sequence[Word], at: int) -> bool:
    """Return whether "called" only gives a thing's name: "a group called Dawn", "an ad called “Fire”"."""
    if words[at].form not in {"called", "named", "dubbed"} or at + 1 >= len(words):
        return False
    before, after = words[at - 1], words[at + 1]
    return (
        not before.capital
        and not before.is_ & (Is.SUBJECT | Is.RELATIVE | Is.ADVERB)
        and bool(after.capital or after.is_ & Is.QUOTED)
    )


def _agrees(before: Word, part: str) -> bool:
    """Return whether the word before a verb in the present can end its subject, by number."""
    form = before.form
    if before.is_ & Is.MARK or before.is_ & (Is.ADVERB | Is.RELATIVE | Is.QUOTED | Is.COORDINATOR):
        return True
    if before.is_ & Is.SUBJECT:
        return (form in {"he", "she", "it"}) == (part == "third")
    plural = (form.endswith("s") and not form.endswith("ss") and not before.capital) or form in {
        "people", "police", "men", "women", "some", "many", "others", "few", "most", "both", "children", "media", "who", "all",
        "those", "these", "several",
    }  # fmt: skip
    if part == "base":
        return plural or (before.capital and form.endswith("s"))
    return not plural


_OF = frozenset({"of", "on", "for", "about", "against", "over"})


def _noun_cue(words: Sequence[Word], at: int, table: CueTable) -> Cue | None:
    after = words[at + 1].form if at + 1 < len(words) else ""
    if after in _OF and words[at].form in table.nouns["of"] and at:
        rule = CueRule(id=f"noun {words[at].form}", strength="said", takes=frozenset({"noun"}))
        return _cue(words, (at, at + 2), at, rule=rule, form=Form.NOUN)
    for kind, word in (("that", "that"), ("to", "to")):
        if after == word and words[at].form in table.nouns[kind] and at:
            rule = CueRule(
                id=f"noun {words[at].form}", strength="said", takes=frozenset({"clause" if kind == "that" else "to"})
            )
            return _cue(words, (at, at + 1), at, rule=rule, form=Form.NOUN)
    return None

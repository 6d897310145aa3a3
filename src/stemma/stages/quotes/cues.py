"""Cues: verbs, phrases and nouns that give away that words are someone's, read from a bundled table."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Literal

import msgspec

from stemma.data import load_toml

Takes = Literal["quote", "clause", "tell", "noun", "to", "as", "mind"]


class Form(StrEnum):
    """How a cue stands in its sentence."""

    FINITE = "finite"
    PARTICIPLE = "participle"
    PASSIVE = "passive"
    INFINITIVE = "infinitive"
    NOUN = "noun"
    ACCORDING = "according"
    HEARSAY = "hearsay"
    SEEMING = "seeming"


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


class _Phrases(msgspec.Struct, frozen=True, kw_only=True):
    strength: str
    takes: frozenset[Takes]
    list: tuple[str, ...]


class _Adjectives(msgspec.Struct, frozen=True, kw_only=True):
    strength: str
    list: frozenset[str]


class _Nouns(msgspec.Struct, frozen=True, kw_only=True):
    strength: str
    opens: frozenset[Literal["that", "to", "about"]]
    carried: bool = False
    list: frozenset[str]


class _Table(msgspec.Struct, frozen=True, kw_only=True):
    group: list[_Group]
    phrases: list[_Phrases]
    carriers: list[str]
    nouns_too: frozenset[str]
    adjectives: list[_Adjectives]
    nouns: list[_Nouns]


class NounCue(msgspec.Struct, frozen=True):
    """A noun that carries words: the strength of what it says of them, and what opens them behind it.

    `carried`: it does so only where a verb carries it in its turn: "made the [point] that".
    """

    strength: str
    opens: frozenset[str]
    carried: bool = False


class Lexeme(msgspec.Struct, frozen=True):
    """What a word form can be: its base form, and which form of the verb it is.

    `tails`: the words of which some must follow for it to be a cue at all; none where it is one by itself.
    """

    base: str
    part: Literal["base", "third", "past", "participle", "ing"]
    tails: tuple[tuple[str, ...], ...] = ()


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """A cue in a sentence: words `first` to `last` (half-open), its main verb or noun at `head`."""

    first: int
    last: int
    head: int
    rule: CueRule
    form: Form
    negated: bool
    hedged: bool


_SELVES = frozenset({"himself", "herself", "themselves", "itself"})


def follows(forms: Sequence[str], tail: Sequence[str]) -> bool:
    """Return whether words are those that a phrase wants behind its verb; "self" stands for any of its kind."""
    return len(forms) == len(tail) and all(
        form == wanted or (wanted == "self" and form in _SELVES) for form, wanted in zip(forms, tail, strict=True)
    )


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
    #: Adjectives and the strength of what they say.
    adjectives: Mapping[str, str]
    nouns: Mapping[str, NounCue]
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
    known = {lexeme.base for lexeme in forms.values()}
    for many in table.phrases:
        for phrase in many.list:
            verb, *tail = phrase.split()
            if verb not in known:
                known.add(_learn(verb, forms))
            rule = CueRule(id=phrase, strength=many.strength, takes=frozenset(many.takes))
            phrases.setdefault(verb, []).append((tuple(tail), rule))
    for found in phrases.values():
        found.sort(key=lambda one: -len(one[0]))
    tails = {verb: tuple(tail for tail, _ in found) for verb, found in phrases.items() if verb not in rules}
    for form, lexeme in forms.items():
        if lexeme.base in tails:
            forms[form] = Lexeme(lexeme.base, lexeme.part, tails[lexeme.base])
    adjectives = {word: group.strength for group in table.adjectives for word in group.list}
    nouns = {word: NounCue(group.strength, group.opens, group.carried) for group in table.nouns for word in group.list}
    return CueTable(forms, rules, phrases, adjectives, nouns, table.nouns_too)


def _learn(verb: str, forms: dict[str, Lexeme]) -> str:
    base, third, past, participle, ing = inflect(verb)
    for form, part in ((ing, "ing"), (third, "third"), (participle, "participle"), (past, "past"), (base, "base")):
        forms[form] = Lexeme(base, part)  # type: ignore[arg-type]
    if past == base:
        forms[base] = Lexeme(base, "past")
    return base

"""What somebody is said to be: a role, a member of something, from somewhere. Two of them may both be true."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from stemma.data import load_toml
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.sentences.lexicon import listed
from stemma.stages.claims.sentences.phrases import Phrase
from stemma.stages.claims.sentences.spoken import Spoken
from stemma.text.times.words import either

#: Kinds of claims that say what somebody is.
BONDS = frozenset({"role", "membership", "origin"})
#: What leads to where somebody is from.
ORIGINS = frozenset({"born", "native", "from"})
#: Words of a whole name: a given name and a surname.
WHOLE = 2
SLOTS = {"role": "role", "membership": "member of", "origin": "origin"}


class _BondWords(msgspec.Struct, frozen=True):
    """`data/claims/bonds.toml` as it stands."""

    words: dict[str, str]
    phrases: dict[str, list[str]]


@cache
def bond_words() -> _BondWords:
    """Return the words of bonds."""
    return load_toml("claims/bonds.toml", _BondWords)


def bond_claims(phrase: Phrase, spoken: Spoken) -> Iterator[Assertion]:
    """Yield what a sentence says that named persons are; a name of one word has no key, for it may be anybody's."""
    words = set(phrase.folds)
    seen: set[tuple[str, int]] = set()
    for kind, pattern in _patterns():
        if not words & _signs(kind):
            continue
        for match in pattern.finditer(phrase.text, phrase.start, phrase.end):
            said = _value(kind, match["said"])
            if (kind, match.start("said")) in seen or not said or _is_nobody(match["who"]) or _is_open(phrase, match):
                continue
            if ends_in_initial(phrase.text, match.end("said")):
                continue
            seen.add((kind, match.start("said")))
            yield _assertion(phrase, spoken, match, kind=kind, said=said)


def _assertion(phrase: Phrase, spoken: Spoken, match: re.Match[str], *, kind: str, said: str) -> Assertion:
    start = min(match.start("who"), match.start("said"))
    end = max(match.end("who"), match.end("said"))
    who = " ".join(match["who"].split())
    negated = bool(match.groupdict().get("not"))
    normalised = f"{'not ' if negated else ''}{said}"
    near = phrase.folds[phrase.token_at(start) : phrase.token_at(end)]
    return Assertion(
        witness=spoken.witness,
        start=start,
        end=end,
        kind=kind,
        subject=who,
        # The value is a part of the key: somebody may be two things, and neither disputes the other.
        key=f"{kind}|{who.lower()}|{normalised}" if len(who.split()) >= WHOLE else "",
        slot=SLOTS[kind],
        value=" ".join(match["said"].split()) if not negated else f"not {' '.join(match['said'].split())}",
        normalised=normalised,
        negated=negated,
        surname=who.split()[-1],
        who_start=match.end("who") - 1,
        sentence=spoken.sentence,
        **spoken.voice(start, end, hedged=near),  # type: ignore[arg-type]
    )


def _value(kind: str, said: str) -> str:
    """Return what somebody is in one form: small letters, single spaces, no article; empty where it says nothing."""
    words = re.sub(r"^(?:the|a|an|its|their|our)\s+", "", " ".join(said.lower().split()))
    words = re.sub(r"[’']s\b", "", words).strip(" ,.")
    if kind == "membership" and re.search(r"[’']s?$", said):
        # "A member of the ministry's council": what it is of goes on.
        return ""
    return words if kind != "role" or set(re.findall(r"[\w-]+", words)) & bond_list("roles") else ""


def ends_in_initial(text: str, end: int) -> bool:
    """Return whether a stretch of a text is cut at the stop of an initial: "the governor of the U[.S. islands]"."""
    return bool(_INITIAL.search(text[max(0, end - 2) : end])) and text[end : end + 1] == "."


_INITIAL = re.compile(r"(?<!\w)[A-Z]$")


def _is_nobody(who: str) -> bool:
    """Return whether a name is that of a place, a body or a day."""
    folds = who.lower().split()
    others = listed("places") | listed("determiners") | listed("verbs") | listed("prepositions")
    return bool({fold.strip(".") for fold in folds} & (others | bond_list("roles") | bond_list("no_persons")))


def _is_open(phrase: Phrase, match: re.Match[str]) -> bool:
    """Return whether a sentence leaves open what somebody is: "if Ada Lind were mayor"."""
    first, last = phrase.token_at(match.start()), phrase.token_at(match.end() - 1)
    return bool(set(phrase.folds[max(0, first - 3) : last + 1]) & set(bond_words().phrases["open"]))


@cache
def _signs(kind: str) -> frozenset[str]:
    """Return words one of which stands in every sentence that says such a thing."""
    return {"role": bond_list("roles"), "membership": frozenset({"member"})}.get(kind, ORIGINS)


@cache
def bond_list(name: str) -> frozenset[str]:
    """Return one of the lists of words of bonds."""
    return frozenset(bond_words().words[name].split())


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    role, lesser = either([*bond_words().phrases["callings"], *bond_list("roles")]), either(bond_list("lesser"))
    word = r"[A-Z][\w-]*(?:[’'](?!s\b)\w+)*"
    given = rf"{word}(?:\s+[A-Z]\.)?(?:\s+(?:de|van|von|der|da|al|bin|el))?"
    name = rf"(?P<who>{given}(?:\s+{word})+)(?![’'\w])"
    # A surname by itself, which only those know who know all of the text.
    any_name = rf"(?P<who>{given}(?:\s+{word})*)(?![’'\w])"
    # "Former Norland governor Ada Lind" is not the governor.
    once = r"(?:(?i:former|ex|acting|interim|then|late|deputy|incoming|outgoing)[\s-]+(?:[A-Za-z][\w.-]*\s+){1,3}?)?"
    titled = rf"(?P<said>{once}(?i:(?:{lesser}[\s-]+){{0,3}}{role}))\s+{any_name}"
    led = r"(?:the\s+)?(?:[A-Z][\w’'&-]*|[a-z][\w’'-]*(?=\s+[A-Z]))"
    body = rf"{led}(?:\s+(?:of\s+|and\s+|for\s+)?(?:the\s+)?[A-Z][\w’'&-]*){{0,5}}"
    of = rf"(?:\s+(?:of|for|at|in|to)\s+{body})"
    what = rf"(?:the\s+|a\s+|an\s+)?(?:[A-Z][\w’'-]*\s+){{0,4}}(?i:(?:{lesser}[\s-]+){{0,3}}{role}){of}?"
    aged = r"(?:,\s+\d{1,3})?"
    being, denied = either(bond_words().phrases["being"]), either(bond_words().phrases["negated"])
    copula = rf"(?:(?P<not>{denied})|{being})(?:\s+\w+ly)?"
    place = r"(?P<said>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,2}(?:,\s+[A-Z][\w’'-]*)?)"
    member = rf"(?:an?\s+|the\s+)?(?:(?!never|not|no)\w+\s+){{0,2}}?member\s+of\s+(?P<said>{body})"
    native = rf"(?:originally\s+)?(?:a\s+native\s+of|from)\s+{place}"
    born = rf"(?:was\s+)?(?:\w+ly\s+)?born\s+(?:and\s+raised\s+)?(?:on\s+[\w\s,]{{4,20}}?\s+)?in\s+{place}"
    # "Ada Lind, mayor of Brack, Bo Ek, head of the board": what stands between two names may be of either.
    alone = r"(?!,\s+[A-Z][\w-]+\s+[A-Z])(?=[,.;)]|\s+(?:said|told|who|and|has|says)\b)"
    ends = r"(?=[,.;)]|\s+(?:and|when|from|until|since|who)\b|$)"
    who, person = rf"{name}{aged},?\s+(?:who\s+)?", rf"{name}{aged},\s+"
    anybody = rf"{any_name}{aged},\s+"
    comes = r"(?:(?:who\s+)?(?:is|was|comes|came|hails)\s+)?"
    return tuple(
        (kind, re.compile(pattern))
        for kind, pattern in (
            ("role", rf"{anybody}(?P<said>{what}){alone}"),
            ("role", rf"{who}{copula}\s+(?P<said>{what}){ends}"),
            ("role", rf"(?<![\w’'-])(?<!\bof\s){titled}"),
            ("membership", rf"{person}(?:who\s+(?:is|was)\s+)?{member}"),
            ("membership", rf"{name}{aged}\s+{copula}\s+{member}"),
            ("origin", rf"{who}{born}"),
            ("origin", rf"{person}{comes}{native}"),
            ("origin", rf"{name}{aged}\s+(?:{copula}|comes|came|hails)\s+{native}"),
        )
    )

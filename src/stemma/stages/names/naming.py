"""The best name of an entity, counted by lineages, and what its other spellings are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from stemma.model import Derivation, Lineage, Mention, NameStatus, NameVariant
from stemma.stages.names.chains import place_key
from stemma.stages.names.likeness import nicknames, token_log_odds
from stemma.stages.names.lists import known_places, name_words
from stemma.stages.names.mending import bare_key
from stemma.text.transliterate import script_of

#: Log-odds from which a spelling is one that a romaniser may choose.
LEGAL = 1.0
#: Independent lineages from which a spelling is no slip.
INDEPENDENT = 2


class Transmission(msgspec.Struct, frozen=True):
    """Who descends from whom, as far as naming asks: lineages and parents by witness."""

    lineages: Mapping[str, Sequence[str]]
    parents: Mapping[str, Sequence[str]]
    sigla: Mapping[str, str]
    #: The first witness with the same text, for those that are not the first themselves.
    twins: Mapping[str, str] = {}
    #: Share of the names of a text that it spells otherwise than most others do.
    strays: Mapping[str, float] = {}

    def texts(self, witnesses: Iterable[str]) -> set[str]:
        """Return the distinct texts of some witnesses, each as its first witness: a copy is none of its own."""
        return {self.twins.get(witness, witness) for witness in witnesses}

    def support(self, witnesses: Iterable[str]) -> set[str]:
        """Return the independent lines in which some witnesses stand."""
        return {line for witness in self.texts(witnesses) for line in self.lineages.get(witness, (witness,))}

    def count(self, witnesses: Iterable[str]) -> int:
        """Return in how many independent lines some witnesses stand: one that draws on two tells it once."""
        distinct = self.texts(witnesses)
        return min(len(distinct), len(self.support(distinct)))

    def heads(self, witnesses: Sequence[str]) -> list[str]:
        """Return the witnesses that did not take from another of them: where a spelling came in."""
        held = set(witnesses)
        return [one for one in sorted(held) if not held & set(self.parents.get(one, ()))]


def transmission(
    lineages: Sequence[Lineage],
    derivations: Sequence[Derivation],
    sigla: Mapping[str, str],
    *,
    twins: Mapping[str, str] | None = None,
) -> Transmission:
    """Return the lines of a story as naming needs them."""
    lines: dict[str, list[str]] = defaultdict(list)
    for lineage in lineages:
        for witness in lineage.witnesses:
            lines[witness].append(lineage.id)
    parents: dict[str, list[str]] = defaultdict(list)
    for derivation in derivations:
        if derivation.directed:
            parents[derivation.child].append(derivation.parent)
    return Transmission({name: sorted(found) for name, found in lines.items()}, dict(parents), sigla, twins or {})


class Spelling(msgspec.Struct, frozen=True):
    """One printed form of a name and who has it."""

    text: str
    key: tuple[str, ...]
    count: int
    witnesses: list[str]


def gather_spellings(mentions: Sequence[Mention]) -> list[Spelling]:
    """Return the printed forms of some mentions, by text; what differs in white space alone is one."""
    held: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        held[" ".join(mention.text.split())].append(mention)
    return [
        Spelling(text, bare_key(text), len(found), sorted({one.witness for one in found}))
        for text, found in sorted(held.items())
    ]


def straying(spelt: Iterable[Sequence[Spelling]], lines: Transmission) -> dict[str, float]:
    """Return, by text, how often it alone or with few others spells a name otherwise than the rest of the pile."""
    named: Counter[str] = Counter()
    strayed: Counter[str] = Counter()
    for spellings in spelt:
        held: dict[str, set[str]] = defaultdict(set)
        for one in spellings:
            for token in one.key:
                held[token] |= lines.texts(one.witnesses)
        everyone = {text for texts in held.values() for text in texts}
        named.update(everyone)
        usual = {token for token, texts in held.items() if 2 * len(texts) > len(everyone)}
        strayed.update(
            {
                text
                for token, texts in held.items()
                if token not in usual and any(token_log_odds(token, other) > 0 for other in sorted(usual))
                for text in texts
            }
        )
    return {text: strayed[text] / named[text] for text in sorted(named)}


def best_spelling(kind: str, spellings: Sequence[Spelling], lines: Transmission) -> Spelling:
    """Return the form that stands for the entity: full, in most independent lines, in most witnesses."""

    def standing(one: Spelling) -> tuple[object, ...]:
        shouted = one.text.isupper() and len(one.text) > 5  # noqa: PLR2004 - acronyms are capitals by right
        full = len(one.key) if kind == "person" else 0
        wordy = kind in ("organisation", "unit") and len(one.key) > 1
        return (
            shouted or one.text.islower(),
            -min(full, 2),
            -len(lines.support(one.witnesses)) * (2 if wordy else 1),
            _is_derived(one, spellings, lines),
            -len(lines.texts(one.witnesses)),
            -len(one.key),
            # Where nothing else tells: the hand that strays least from others where they can be compared.
            min(lines.strays.get(text, 0.0) for text in sorted(lines.texts(one.witnesses))),
            one.text,
        )

    return min(spellings, key=standing)


def _is_derived(one: Spelling, spellings: Sequence[Spelling], lines: Transmission) -> bool:
    """Return whether those who brought a spelling in took their text from witnesses that have another."""
    others = {witness for other in spellings if other.text != one.text for witness in other.witnesses}
    above = {parent for head in lines.heads(one.witnesses) for parent in lines.parents.get(head, ())}
    return bool(above & (others - set(one.witnesses)))


def judge_spellings(
    kind: str, best: Spelling, spellings: Sequence[Spelling], *, lines: Transmission
) -> list[NameVariant]:
    """Return every spelling with its status, the most frequent first."""
    good = _good_tokens(best, spellings, lines)
    everyone = {witness for one in spellings for witness in one.witnesses}
    judged = [_judged(kind, best, one, known=(good, lines, everyone)) for one in spellings]
    return sorted(judged, key=lambda one: (one.text != best.text, -one.lineages, -one.count, one.text))


def _good_tokens(best: Spelling, spellings: Sequence[Spelling], lines: Transmission) -> set[str]:
    """Return the tokens of the best form and of those that stand in several lines."""
    good = set(best.key)
    for one in spellings:
        if len(lines.support(one.witnesses)) >= INDEPENDENT and not _descends(one, lines):
            good |= set(one.key)
    return good


def _descends(one: Spelling, lines: Transmission) -> bool:
    return len(lines.texts(lines.heads(one.witnesses))) == 1


def _judged(kind: str, best: Spelling, one: Spelling, *, known: tuple[set[str], Transmission, set[str]]) -> NameVariant:
    good, lines, everyone = known
    heads = lines.heads(one.witnesses)
    status, why = _status(kind, best, one, good=good)
    if status is NameStatus.CORRUPTION and not _outweighed(best, one, lines, everyone=everyone):
        status, why = NameStatus.ACCEPTED, f"As well attested as {best.text}: which is right stays open."
    first = heads[0] if len(heads) == 1 else None
    if status in (NameStatus.CORRUPTION, NameStatus.TRANSLITERATION) and first:
        copies = len(one.witnesses) - 1
        why += f" It came in with {lines.sigla.get(first, first)}" + (
            f" and was copied by {copies}." if copies else "."
        )
    return NameVariant(
        text=one.text,
        count=one.count,
        witnesses=one.witnesses,
        status=status,
        lineages=lines.count(one.witnesses),
        introduced=first,
        why=why,
    )


def _outweighed(best: Spelling, one: Spelling, lines: Transmission, *, everyone: set[str]) -> bool:
    """Return whether the texts say against a spelling: its parent reads otherwise, or several witnesses do."""
    heads = lines.heads(one.witnesses)
    above = {parent for head in heads for parent in lines.parents.get(head, ())}
    return bool(above & set(best.witnesses)) or len(lines.texts(everyone) - lines.texts(one.witnesses)) > len(
        lines.texts(heads)
    )


def _status(kind: str, best: Spelling, one: Spelling, *, good: set[str]) -> tuple[NameStatus, str]:
    if one.key == best.key or set(one.key) == set(best.key):
        same = one.text == best.text
        return (
            NameStatus.ACCEPTED,
            "The best attested form." if same else f"{best.text} in other marks or another order.",
        )
    if kind != "person" and place_key(one.key) == place_key(best.key):
        return NameStatus.ACCEPTED, f"Another name of {best.text}."
    odd = [token for token in one.key if token not in good and token not in name_words().titles]
    if odd and all(any((token, other) in nicknames() for other in good) for token in odd):
        return NameStatus.ACCEPTED, f"A short form of {best.text}."
    if not odd:
        if len(one.key) < len(best.key):
            return NameStatus.PARTIAL, f"Part of {best.text}."
        return NameStatus.ACCEPTED, "Recurs in lines that do not copy one another."
    return _odd_status(kind, best, one, odd=odd, good=good)


def _odd_status(kind: str, best: Spelling, one: Spelling, *, odd: list[str], good: set[str]) -> tuple[NameStatus, str]:
    """Return what a spelling is that has words of its own."""
    if any(script_of(token) != "latin" for token in odd):
        return NameStatus.TRANSLITERATION, "Written in another script."
    if any(_swapped(token, other) for token in odd for other in sorted(good)):
        return NameStatus.CORRUPTION, f"Two letters of {best.text} changed places."
    worst = min(max(token_log_odds(token, other) for other in sorted(good)) for token in odd)
    if worst >= LEGAL:
        return NameStatus.TRANSLITERATION, f"Another way to romanise {best.text}."
    if len(one.key) > len(best.key) and worst < -1:
        return NameStatus.ACCEPTED, f"A longer form of {best.text}."
    if kind != "person" and (" ".join(one.key) in known_places() or worst < -2):  # noqa: PLR2004 - no slip is that far off
        return NameStatus.ACCEPTED, f"Another name of {best.text}."
    return NameStatus.CORRUPTION, f"No usual spelling of {best.text}."


def _swapped(token: str, other: str) -> bool:
    """Return whether two neighbours inside a word changed places; *centre* and *center* end as languages will."""
    apart = [at for at, (one, two) in enumerate(zip(token, other, strict=False)) if one != two]
    if len(token) != len(other) or len(apart) != 2 or apart[1] != apart[0] + 1:  # noqa: PLR2004 - two letters
        return False
    first, second = apart
    return second < len(token) - 1 and token[first] == other[second] and token[second] == other[first]

"""Chains of different texts that bear one name without contradiction are one bearer: what clustering works on."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import msgspec
from rapidfuzz.distance import Levenshtein

from stemma.stages.names.chains import ARTICLES, Chain, place_key
from stemma.stages.names.likeness import Fit, compare_names, is_initial, person_tokens
from stemma.stages.names.lists import known_places, lexicon, name_words, towns
from stemma.stages.names.mending import bare_key
from stemma.stages.names.surnames import generation
from stemma.text.transliterate import romanisations

#: Years by which two ages of one person may differ: texts of one story are printed within days, birthdays fall between.
AGE_SLACK = 1
#: Years by which the ages of two who bear one whole name in one story differ at least; closer ones dispute an age.
NAMESAKES_APART = 10
#: Log-odds from which a name of unknown type is taken for another spelling of one of known type.
SPELT_ALIKE = -3.0
#: Share of letters that two names at one aligned place must have in common to be spellings of one.
SLOT_ALIKE = 0.7
#: From so much more evidence for one gender than for the other a bearer has that gender.
GENDER_MARGIN = 2


class Bearer(msgspec.Struct, kw_only=True):
    """All chains under one name. `salt` parts bearers of the name that are not one."""

    type: str
    name: tuple[str, ...]
    salt: str = ""
    loose: bool = False
    chains: list[Chain] = []
    leaves: set[str] = msgspec.field(default_factory=set)
    lineages: set[str] = msgspec.field(default_factory=set)
    ages: Counter[int] = msgspec.field(default_factory=Counter)
    roles: Counter[str] = msgspec.field(default_factory=Counter)
    countries: Counter[str] = msgspec.field(default_factory=Counter)
    refused: set[tuple[str, ...]] = msgspec.field(default_factory=set)
    female: int = 0
    male: int = 0

    @property
    def key(self) -> tuple[str, tuple[str, ...], str]:
        """Return what tells this bearer from every other."""
        return (self.type, self.name, self.salt)

    def take(self, chain: Chain, lineages: Iterable[str]) -> None:
        """Add a chain and all it knows."""
        self.chains.append(chain)
        self.leaves.add(chain.leaf)
        self.lineages.update(lineages)
        self.ages.update(chain.ages)
        self.roles.update(chain.roles)
        self.countries.update(chain.countries)
        self.refused |= chain.refused
        self.female += chain.female
        self.male += chain.male

    @property
    def gender(self) -> str:
        """Return f, m, or nothing where the evidence is thin or divided."""
        if self.female >= self.male * 2 + GENDER_MARGIN:
            return "f"
        return "m" if self.male >= self.female * 2 + GENDER_MARGIN else ""


def build_bearers(
    chains: Sequence[Chain], lineages: Mapping[str, Sequence[str]], *, apart: Mapping[str, str]
) -> list[Bearer]:
    """Return bearers, sorted by key. `apart`: a salt for chains that a person took out, by mention."""
    groups: dict[tuple[str, tuple[str, ...]], list[Chain]] = {}
    for chain in chains:
        groups.setdefault((chain.type, bearer_name(chain)), []).append(chain)
    contested = _contested(chains)
    bearers: list[Bearer] = []
    for (kind, name), members in sorted(groups.items()):
        parts: dict[tuple[str, bool], Bearer] = {}
        for chain in sorted(members, key=lambda one: (one.leaf, one.mentions[0].start)):
            loose = not chain.is_full
            salt = next((apart[one.id] for one in chain.mentions if one.id in apart), "")
            salt = salt or (generation(chain.name) if name in contested else "") or _salt(chain, members, lineages)
            bearer = parts.setdefault((salt, loose), Bearer(type=kind, name=name, salt=salt, loose=loose))
            bearer.take(chain, lineages.get(chain.leaf, (chain.leaf,)))
        bearers += [parts[key] for key in sorted(parts)]
    return bearers


#: A type and a name of it.
Typed: TypeAlias = tuple[str, tuple[str, ...]]


def settle_types(chains: Sequence[Chain], aligned: Iterable[tuple[str, str]] = ()) -> None:
    """Give a name whose type nothing supports the type of a better known name that is spelt like it, in place.

    A misspelt company reads like a person's or a place's name to a tagger; its other spelling says what it is.
    `aligned` are ids of mentions that stand for one another at one place of copied text.
    """
    counts: Counter[Typed] = Counter()
    weak: dict[Typed, bool] = {}
    chain_of: dict[str, Chain] = {}
    for chain in chains:
        key = (chain.type, chain.name)
        counts[key] += len(chain.mentions)
        weak[key] = weak.get(key, True) and _unsupported(chain)
        chain_of.update((mention.id, chain) for mention in chain.mentions)
    by_start: dict[str, list[Typed]] = {}
    for key in sorted(counts):
        by_start.setdefault(_start(key[1]), []).append(key)
    beside: dict[Typed, set[Typed]] = {}
    for pair in aligned:
        left, right = ((chain_of[one].type, chain_of[one].name) if one in chain_of else None for one in pair)
        if left and right and left[0] != right[0]:
            beside.setdefault(left, set()).add(right)
            beside.setdefault(right, set()).add(left)
    turned: dict[Typed, str] = {}
    for key in sorted(counts):
        if not weak[key]:
            continue
        rivals = [
            one for one in by_start[_start(key[1])] if len(one[1]) == len(key[1]) and _spelt_alike(one[1], key[1])
        ]
        rivals += [one for one in beside.get(key, ()) if _alike(one[1], key[1])]
        better = [
            one
            for one in rivals
            if one[0] not in (key[0], "other", "event") and _outweighs(one, key, counts=counts, weak=weak)
        ]
        if better:
            turned[key] = max(better, key=lambda one: (not weak[one], counts[one], one))[0]
    for chain in chains:
        chain.type = turned.get((chain.type, chain.name), chain.type)


def _outweighs(one: Typed, other: Typed, *, counts: Mapping[Typed, int], weak: Mapping[Typed, bool]) -> bool:
    """Return whether a name is better known than one whose type nothing supports."""
    if one[0] == "organisation" and not weak[one]:
        return True
    return counts[one] > counts[other]


def _alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Return whether two names at one aligned place share most of their letters."""
    forms = [" ".join(romanisations(token)[0] for token in name) for name in (left, right)]
    return Levenshtein.normalized_similarity(*forms) >= SLOT_ALIKE


def _start(name: tuple[str, ...]) -> str:
    return romanisations(name[0])[0][:1]


def _spelt_alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    found = compare_names(left, right)
    return found.fit in (Fit.EQUAL, Fit.SPELLING) and found.log_odds > SPELT_ALIKE


def _unsupported(chain: Chain) -> bool:
    if chain.type == "person":
        return not (chain.ages or chain.roles or chain.female or chain.male)
    if chain.type == "place":
        listed = place_key(chain.name)
        return len(chain.name) > 1 and listed not in known_places() and listed not in towns()
    if chain.type == "organisation":
        return chain.name[-1] not in name_words().organisations | name_words().legal_forms
    return chain.type == "other"


def _contested(chains: Sequence[Chain]) -> set[tuple[str, ...]]:
    """Return the names that one text gives to a father and a son."""
    seen: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    for chain in chains:
        if chain.type == "person" and chain.is_full:
            seen.setdefault((chain.leaf, bearer_name(chain)), set()).add(generation(chain.name))
    return {name for (_, name), found in seen.items() if len(found) > 1}


def plain_key(kind: str, name: str) -> tuple[str, ...]:
    """Return what a name has in common with other prints of it: no initials between, a country under one name."""
    key = bare_key(name)
    if kind != "person":
        return tuple(place_key(key).split()) or key
    tokens = person_tokens(key)
    inner = tuple(token for token in tokens[1:-1] if not is_initial(token))
    return (*tokens[:1], *inner, *tokens[1:][-1:], generation(key))


def bearer_name(chain: Chain) -> tuple[str, ...]:
    """Return the name under which chains of different texts meet."""
    if chain.type == "person":
        return person_tokens(chain.name)
    if chain.type == "unit":
        return unit_tokens(chain.name)
    return tuple(place_key(chain.name).split()) or chain.name


def unit_tokens(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return a unit's own name: "Marek Malinouski" of the battalion; the whole where it has none of its own."""
    words = name_words()
    own = tuple(token for token in name if token not in words.units and token not in ARTICLES)
    plain = all(token in words.demonyms or token in words.particles or token[0].isdigit() for token in own)
    common = all("c" in lexicon().get(token, "") for token in own)
    return name if plain or common else own


def _salt(chain: Chain, namesakes: Sequence[Chain], lineages: Mapping[str, Sequence[str]]) -> str:
    """Return what parts this bearer of a name from others: the line of transmission for given names, else the age."""
    if chain.is_given_only:
        ages = "/".join(map(str, sorted(chain.ages)))
        return f"{min(lineages.get(chain.leaf, (chain.leaf,)))}|{ages}"
    ages_known = sorted({age for other in namesakes for age in other.ages})
    if not chain.ages or not ages_known or ages_known[-1] - ages_known[0] < NAMESAKES_APART:
        return ""
    groups: list[list[int]] = []
    for age in ages_known:
        if groups and age - groups[-1][-1] < NAMESAKES_APART:
            groups[-1].append(age)
        else:
            groups.append([age])
    weight = {group[0]: sum(bool(chain_.ages & set(group)) for chain_ in namesakes) for group in groups}
    main = min(weight, key=lambda first: (-weight[first], first))
    own = next(group[0] for group in groups if chain.ages & set(group))
    # In one line of copies another age is a slip of the pen about one person, and no second person.
    kin = {line for other in namesakes if main in other.ages for line in lineages.get(other.leaf, (other.leaf,))}
    copied = kin & set(lineages.get(chain.leaf, (chain.leaf,)))
    return "" if own == main or copied else f"aged {own}"


def same_person_barred(left: Bearer, right: Bearer) -> str:
    """Return why two bearers can never be one; nothing where they can."""
    if left.type != right.type:
        return "one is a " + left.type + ", the other a " + right.type
    if left.type != "person":
        return ""
    if left.gender and right.gender and left.gender != right.gender:
        return "one is a man, the other a woman"
    apart = not left.lineages & right.lineages
    gaps = [abs(one - two) for one in left.ages for two in right.ages]
    if apart and gaps and min(gaps) > AGE_SLACK:
        return "their ages differ"
    return ""

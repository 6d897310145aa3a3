"""The table of matters: what speaks for two bearers being one, in log-odds, and what forbids it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from rapidfuzz.distance import Levenshtein

from stemma.stages.names.bearers import Bearer, same_person_barred
from stemma.stages.names.chains import place_key
from stemma.stages.names.cues import offices
from stemma.stages.names.houses import housed_pairs
from stemma.stages.names.likeness import Comparison, Fit, acronym_of, compare_names, compare_persons, token_log_odds
from stemma.stages.names.lists import known_places, lexicon, name_words, towns
from stemma.stages.names.ships import ship_pairs
from stemma.text.transliterate import romanisations

#: One aligned place, two or more.
ALIGNED, ALIGNED_AGAIN = 4.0, 6.0
#: A role, an age that both texts state.
SAME_ROLE, SAME_AGE = 1.0, 1.5
#: An acronym and a name with those initials.
ACRONYM = 2.0
#: At an aligned place, share of letters below which two forms are nothing alike: the name was replaced.
NOTHING_ALIKE = 0.35
#: Two names that the lists of countries, towns and bodies know as one.
LISTED = 8.0
#: The name of a body alone, and with its country or town before it, where no other town or country has one.
QUALIFIED = 3.0
#: A pair that blocking never brought together.
UNSEEN = -2.0
#: A unit or body beside which the same person stands, where the names are at least so much alike.
COMPANY, COMPANY_LEAST = 3.0, -6.0
#: A story has few units, and few towns that no list knows: two whose own names are spelt alike are seldom two.
FEW_UNITS, FEW_TOWNS = 3.5, 2.5
#: Roles that half of all people in the news have.
VAGUE = frozenset(
    {"man", "woman", "official", "leader", "person", "president", "mr", "mrs", "ms", "former", "resident"}
)


class Tie(msgspec.Struct, frozen=True):
    """What two bearers are to one another: log-odds that they are one, why, and what forbids it ("" where nothing)."""

    log_odds: float
    why: str
    barred: str = ""
    replaced: bool = False


#: Heads that news exchanges for one another.
_ONE_KIND = frozenset(
    {"ministry", "department", "office", "agency", "service", "bureau", "authority", "group", "company", "association"}
)


def _other_bodies(left: Bearer, right: Bearer) -> str:
    """Return why two bodies are two whose heads are of two kinds: the union and the parliament of one continent."""
    heads = {left.name[-1], right.name[-1]}
    bodies = left.type == right.type == "organisation" and min(len(left.name), len(right.name)) > 1
    two = len(heads) > 1 and heads <= name_words().organisations and not heads <= _ONE_KIND
    return "they are bodies of two kinds" if bodies and two and place_key(left.name) != place_key(right.name) else ""


def _other_words(left: Bearer, right: Bearer) -> bool:
    """Return whether two names differ in words of the language alone: the Harbour Times, the Harbour Angels."""
    rest = set(left.name) ^ set(right.name)
    both = rest & set(left.name) and rest & set(right.name)
    return bool(both) and all("c" in lexicon().get(token, "") for token in rest)


def qualified_pairs(bearers: Sequence[Bearer]) -> Iterator[tuple[int, int]]:
    """Yield bodies and units that are one with and without the country or town before the name: US Congress, Congress.

    Where the story has that body of two countries or towns, the bare name may be either, so that nothing is yielded.
    """
    bare: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    fuller: dict[tuple[str, tuple[str, ...]], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, bearer in enumerate(bearers):
        if bearer.type in ("organisation", "unit", "place"):
            bare[bearer.type, bearer.name].append(place)
            for length in (1, 2, 3):
                where = _whose(bearer.name[:length])
                if where and len(bearer.name) > length:
                    fuller[bearer.type, bearer.name[length:]][where].append(place)
    for key in sorted(fuller.keys() & bare.keys()):
        if len(fuller[key]) == 1 and not _whose(key[1]):
            for place in next(iter(fuller[key].values())):
                yield from ((min(place, one), max(place, one)) for one in bare[key])


#: What is larger than a country: its bodies are not those of its countries.
_CONTINENTS = frozenset({"africa", "asia", "europe", "arabia", "america", "north america", "south america"})


def _whose(tokens: Sequence[str]) -> str:
    """Return the country or the town that some tokens name, or whose people's name they are; else nothing."""
    joined = " ".join(tokens)
    words = name_words()
    country = words.demonyms.get(joined) or words.countries.get(joined, joined)
    if country in _CONTINENTS:
        return ""
    return country if country in known_places() else towns().get(joined, "")


class Ties:
    """Ties between bearers, weighed once; `aligned` counts the aligned places of pairs of keys, smaller key first."""

    def __init__(
        self,
        bearers: Sequence[Bearer],
        aligned: Mapping[tuple[int, int], int],
        company: Mapping[int, frozenset[int]] | None = None,
    ) -> None:
        self._bearers = bearers
        self._aligned = aligned
        #: The persons, by group, that stand in one sentence with a bearer that is none.
        self._company = company or {}
        self._known: dict[tuple[int, int], Tie] = {}
        self._qualified = frozenset(qualified_pairs(bearers))
        self._housed = frozenset(housed_pairs(bearers))
        self._ships = frozenset(ship_pairs(bearers))

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Yield pairs worth weighing: they share a block, or stand at one aligned place."""
        blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, bearer in enumerate(self._bearers):
            for block in sorted(set(_blocks(bearer))):
                blocks[bearer.type, block].append(place)
        seen = {*self._aligned, *self._qualified, *self._housed, *self._ships}
        for key in sorted(blocks):
            members = blocks[key]
            if len(members) > _CROWD:
                continue
            seen.update((one, two) for number, one in enumerate(members) for two in members[number + 1 :])
        yield from sorted(seen)

    def tie(self, one: int, two: int) -> Tie:
        """Return what two bearers are to one another."""
        pair = (one, two) if one < two else (two, one)
        if pair not in self._known:
            self._known[pair] = self._weigh(*pair)
        return self._known[pair]

    def _weigh(self, one: int, two: int) -> Tie:  # noqa: C901, PLR0911 - a table of what forbids, one line each
        left, right = self._bearers[one], self._bearers[two]
        barred = same_person_barred(left, right) or _other_bodies(left, right)
        if barred:
            return Tie(UNSEEN, barred, barred)
        if same_thing(left, right):
            return Tie(LISTED, "the lists know both as one")
        if (one, two) in self._qualified:
            return Tie(QUALIFIED, "one is the other with its country or town before it, and the story has no other")
        if (one, two) in self._housed:
            return Tie(QUALIFIED, "they have one own name, and the story has no other thing of that name")
        if (one, two) in self._ships:
            return Tie(QUALIFIED, "one is the ship's name without what stands before it")
        if left.name == right.name and left.salt != right.salt and not left.loose and not right.loose:
            return Tie(UNSEEN, "they bear one name and are told apart", "they bear one name and are told apart")
        found = compare(left, right)
        places = self._aligned.get((one, two), 0)
        if places and _nothing_alike(left, right):
            return Tie(UNSEEN, "the same place of copied text has another name", "the name was replaced", replaced=True)
        if found.fit is Fit.CONTRADICTED and not (places and found.log_odds > _SLIP_OF_PEN):
            return Tie(found.log_odds, "their names contradict one another", "their names contradict one another")
        if left.leaves & right.leaves and not left.loose and not right.loose and left.type == "person" and not places:
            return Tie(found.log_odds, "one text names both in full", "one text names both in full")
        if left.loose and right.loose and left.salt != right.salt:
            return Tie(UNSEEN, "both are known by a given name alone", "both are known by a given name alone")
        tie = _sum(left, right, found, places=places)
        met = self._company.get(one, frozenset()) & self._company.get(two, frozenset())
        if left.type != "person" and found.fit is Fit.SPELLING and not left.leaves & right.leaves:
            few = FEW_UNITS if left.type == "unit" else 0.0 if _listed(left) or _listed(right) else FEW_TOWNS
            tie = Tie(tie.log_odds + few, tie.why)
        if (
            met
            and left.type in ("unit", "organisation")
            and found.fit is not Fit.PARTIAL
            and found.log_odds > COMPANY_LEAST
            and not _other_words(left, right)
        ):
            return Tie(tie.log_odds + COMPANY, tie.why + "; the same person is named beside both")
        return tie


#: Members of a block beyond which it says nothing.
_CROWD = 400
#: A contradicted name at an aligned place is a slip of the pen down to here.
_SLIP_OF_PEN = -6.0


def compare(left: Bearer, right: Bearer) -> Comparison:
    """Return how the names of two bearers of one type fit."""
    if left.type == "person":
        return compare_persons(left.name, right.name)
    found = compare_names(left.name, right.name)
    short, full = sorted((left.name, right.name), key=len)
    if len(short) == 1 and len(full) > 2 and acronym_of(full) == short[0]:  # noqa: PLR2004 - initials of two words fit too much
        return Comparison(Fit.PARTIAL, ACRONYM)
    return found


def _sum(left: Bearer, right: Bearer, found: Comparison, *, places: int) -> Tie:
    total, matters = found.log_odds, [_told(found.fit)]
    if found.fit is Fit.PARTIAL and left.type != "person":
        total = min(total, -0.5)
    if found.fit is Fit.GIVEN_ONLY:
        return Tie(UNSEEN, "a given name alone links nobody", "a given name alone links nobody")
    if places:
        total += ALIGNED if places == 1 else ALIGNED_AGAIN
        matters.append("copies have one for the other at the same place" + (f" ({places} times)" if places > 1 else ""))
    if left.type == "person":
        shared = sorted((set(left.roles) & set(right.roles)) - VAGUE)
        if shared:
            total += SAME_ROLE
            matters.append(f"both are called {shared[0]}")
        if set(left.ages) & set(right.ages):
            total += SAME_AGE
            matters.append("both have the same age")
    return Tie(total, "; ".join(matters))


def _listed(bearer: Bearer) -> bool:
    """Return whether a name stands in the lists of towns and countries: such names can be alike and two."""
    joined = " ".join(bearer.name)
    return joined in towns() or joined in known_places() or all(token in lexicon() for token in bearer.name)


def _told(fit: Fit) -> str:
    return {
        Fit.EQUAL: "the names are the same",
        Fit.SPELLING: "the names are spelt alike",
        Fit.PARTIAL: "one name is part of the other",
        Fit.OTHER: "the names differ",
        Fit.CONTRADICTED: "the names contradict one another",
        Fit.GIVEN_ONLY: "they share a given name",
    }[fit]


def _nothing_alike(left: Bearer, right: Bearer) -> bool:
    """Return whether two names share next to no letters, in any romanisation."""
    forms = ["".join(romanisations(token)[0] for token in one.name) for one in (left, right)]
    families = [romanisations(one.name[-1])[0] for one in (left, right)]
    return max(Levenshtein.normalized_similarity(*forms), Levenshtein.normalized_similarity(*families)) < NOTHING_ALIKE


def _blocks(bearer: Bearer) -> Iterator[str]:
    """Yield the keys under which a bearer meets others: the consonants with which its telling tokens begin."""
    words, known = name_words(), lexicon()
    for token in bearer.name:
        if token in words.particles or token in words.units or token in words.organisations or len(token) < 3:  # noqa: PLR2004 - initials
            continue
        if bearer.type != "person" and "c" in known.get(token, "") and len(bearer.name) > 1:
            continue
        for form in romanisations(token)[:3]:
            yield _sound(form)
    if bearer.type in ("organisation", "unit") and len(bearer.name) > 2:  # noqa: PLR2004 - initials of two words fit too much
        yield _sound(acronym_of(bearer.name))


def _sound(form: str) -> str:
    table = {"w": "v", "c": "k", "q": "k", "z": "s", "x": "k", "j": "i", "y": "i"}
    letters = [table.get(letter, letter) for letter in form]
    plain = [letter for letter in letters if letter not in "aeiouh"]
    return (letters[0] if letters[0] in "aeiou" else "") + "".join(plain[:2])


def with_surname(bearers: Sequence[Bearer], short: Bearer) -> list[int]:
    """Return the full persons whose surname a lone surname is, spelt the same or nearly.

    Where nobody's last name is like it, those who begin with it: Chairman Ko is Ko Tae Min, Prince Ede is Ede Orlen.
    """
    found = []
    for place, bearer in enumerate(bearers):
        if bearer.type == "person" and not bearer.loose and len(bearer.name) > 1:
            value = token_log_odds(short.name[-1], bearer.name[-1])
            if value >= NEARLY:
                found.append(place)
    if found or not offices() & set(short.roles):
        return found
    return [
        place
        for place, one in enumerate(bearers)
        if one.type == "person" and not one.loose and len(one.name) > 1 and one.name[0] == short.name[-1]
    ]


#: Log-odds from which a lone surname is a spelling of another.
NEARLY = 1.0


def same_thing(left: Bearer, right: Bearer) -> bool:
    """Return whether two bearers of one type have one name in the lists of countries, towns and bodies."""
    return left.type == right.type != "person" and place_key(left.name) == place_key(right.name)

"""Within a witness first: the names of one text become chains, one a person or thing, with what is said of each."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from stemma.model import EntityType, Mention, MentionForm
from stemma.stages.names.cues import KIN, around, countries_before, gender_cues, offices, roles_beside
from stemma.stages.names.likeness import Fit, compare_names, compare_persons, core_tokens, could_reach, person_tokens
from stemma.stages.names.lists import known_places, lexicon, name_words, towns
from stemma.stages.names.mending import bare_key
from stemma.stages.names.surnames import Called, Kindred, generation
from stemma.text.tokens import REMEMBERED_FORMS

#: Left out where names are compared.
ARTICLES = frozenset({"the"})
#: What a given name says of the gender; units named after people bear given names as well.
GIVEN_SAYS = 2
#: Places of a lone surname before its full name, at most: the headline and what repeats it.
HEADLINES = 2
#: Mentions of persons looked through for the next one who is another.
LOOKED = 4
#: Log-odds from which two full names of one text are one name, spelt two ways by a careless hand.
SLIP = 1.0
#: Where a story says of nobody that he shares a surname.
NOBODY = Kindred()
_AGE_AFTER = re.compile(
    r"^,? (?:aged |who is )?(\d{1,2})(?:,|\.|;| ?years? old| \()|^,? (?:an?|the) (\d{1,2})-year-old\b|^ \((\d{1,2})\)"
)
_AGE_BEFORE = re.compile(r"\b(\d{1,2})-year-old(?: [\w-]+){0,4}? ?$")
_ALSO_KNOWN = re.compile(r"^,? ?\(?(?:also known as|known as|alias|nicknamed|call sign|a\.k\.a\.) [“\"']?$")


class Chain(msgspec.Struct, kw_only=True):
    """One person or thing in one text. `keys` counts its spellings as folded tokens; the first full one names it."""

    leaf: str
    type: str
    name: tuple[str, ...]
    mentions: list[Mention] = []
    keys: Counter[tuple[str, ...]] = msgspec.field(default_factory=Counter)
    ages: set[int] = msgspec.field(default_factory=set)
    roles: set[str] = msgspec.field(default_factory=set)
    countries: Counter[str] = msgspec.field(default_factory=Counter)
    #: Full names of its text that the lone surname is not.
    refused: set[tuple[str, ...]] = msgspec.field(default_factory=set)
    female: int = 0
    male: int = 0
    #: Mentions that say in what manner they are joined: id to a sentence and a score.
    joined: dict[str, tuple[float, str]] = msgspec.field(default_factory=dict)

    @property
    def is_full(self) -> bool:
        """Return whether the name is one that can stand for a person everywhere."""
        return self.type != "person" or len(person_tokens(self.name)) > 1

    @property
    def is_given_only(self) -> bool:
        """Return whether a person is known by a given name alone; behind a title, unless of kin, it is a surname."""
        tokens = person_tokens(self.name)
        letters = lexicon().get(tokens[0], "")
        # "His wife, X" is called by a given name, however seldom the lists have it.
        given = bool({"m", "f"} & set(letters.lower() if self.roles & KIN else letters))
        return self.type == "person" and len(tokens) == 1 and given and self.roles <= KIN


def build_chains(
    text: str,
    mentions: Sequence[Mention],
    *,
    parted: frozenset[str] = frozenset(),
    known: Kindred = NOBODY,
) -> list[Chain]:
    """Return the chains of one text.

    `parted` holds ids of mentions that a person took out of their chain, `known` what the story says of people who
    share a surname.
    """
    names = sorted((one for one in mentions if one.form is MentionForm.NAME), key=lambda one: (one.start, one.end))
    chains: list[Chain] = []
    keyed = [(one, bare_key(one.text)) for one in names]
    until = _next_persons(keyed)
    called = Called(text, keyed, until)
    apart = {key for one, key in keyed if one.id in parted}
    for full in (True, False):
        for mention, key in keyed:
            if not key or is_full_key(mention.type.value, key) is not full:
                continue
            home = _home(mention, key, chains, parted=key in apart)
            another: Chain | None = None
            if home is not None and not full and home.type == "person":
                another = home if called.another(mention, home.name, known) else None
            home = None if another else home
            if home is None:
                home = Chain(leaf=mention.witness, type=mention.type.value, name=key)
                chains.append(home)
            if another:
                home.refused.add(person_tokens(another.name))
            home.mentions.append(mention)
            home.keys[key] += 1
            home.joined[mention.id] = _how(mention, key, home)
            _gather(text, mention, home, until=until.get(mention.id))
    _settle_headlines(chains)
    _settle_units(chains)
    return chains


def _next_persons(keyed: Sequence[tuple[Mention, tuple[str, ...]]]) -> dict[str, int | None]:
    """Return, by the id of a person's mention, where the text names another person next."""
    persons = [(one, key) for one, key in keyed if one.type is EntityType.PERSON]
    return {
        one.id: next((other.start for other, there in persons[place + 1 :][:LOOKED] if there[-1:] != key[-1:]), None)
        for place, (one, key) in enumerate(persons)
    }


def is_full_key(kind: str, key: tuple[str, ...]) -> bool:
    """Return whether a key introduces: several tokens for a person, anything for others."""
    return kind != "person" or len(person_tokens(key)) > 1


def _home(mention: Mention, key: tuple[str, ...], chains: Sequence[Chain], *, parted: bool) -> Chain | None:
    kind = mention.type.value
    same = [chain for chain in chains if chain.type == kind]
    known = next((chain for chain in same if key in chain.keys), None)
    if known and not parted and _only_heads(known):
        # The surname of a headline waits for whom the text then names in full.
        return _short_home(mention, key, same) or known
    if known or parted:
        return known
    if kind != "person":
        return next((chain for chain in same if _one_thing(kind, key, chain)), None)
    if len(person_tokens(key)) > 1:
        likely = [(place, chain) for place, chain in enumerate(same) if could_reach(key, chain.name, SLIP)]
        fitting = [(compare_persons(key, chain.name), place) for place, chain in likely]
        fitting = [(found, place) for found, place in fitting if generation(key) == generation(same[place].name)]
        best = max(fitting, key=lambda found: (found[0].log_odds, -found[1]), default=None)
        if best and best[0].fit in (Fit.EQUAL, Fit.SPELLING) and best[0].log_odds >= SLIP:
            return same[best[1]]
        return None
    return _short_home(mention, key, same)


def _short_home(mention: Mention, key: tuple[str, ...], chains: Sequence[Chain]) -> Chain | None:
    """Return the chain of a lone surname or given name: the latest full name before it that fits, else the only one."""
    full = [chain for chain in chains if len(person_tokens(chain.name)) > 1]
    surnames = [
        chain
        for chain in full
        if key[-1] == person_tokens(chain.name)[-1] and compare_persons(key, chain.name).fit is Fit.PARTIAL
    ]
    if not surnames:
        fits = [(chain, compare_persons(key, chain.name)) for chain in full]
        surnames = [chain for chain, found in fits if found.fit is Fit.PARTIAL and found.log_odds > -1.5]  # noqa: PLR2004 - spelt nearly alike
    if surnames:
        before = [chain for chain in surnames if chain.mentions[0].start < mention.start]
        return (
            max(before, key=lambda chain: max(one.start for one in chain.mentions if one.start < mention.start))
            if before
            else surnames[0]
            if len(surnames) == 1
            else None
        )
    given = [
        chain for chain in full if person_tokens(chain.name)[0] == key[0] and chain.mentions[0].start < mention.start
    ]
    return given[0] if len(given) == 1 and not _introduced(mention, given[0]) else None


def _introduced(mention: Mention, chain: Chain) -> bool:
    return mention.start < chain.mentions[0].start


def _one_thing(kind: str, key: tuple[str, ...], chain: Chain) -> bool:
    if place_key(key) == place_key(chain.name):
        return True
    if core_tokens(key) == core_tokens(chain.name):
        return True
    short = kind in ("unit", "organisation") and (_is_short_for(key, chain.name) or _is_short_for(chain.name, key))
    if not short and kind != "unit":
        return False
    found = compare_names(key, chain.name)
    if found.fit is Fit.PARTIAL:
        return short
    return kind == "unit" and found.fit is Fit.SPELLING and found.log_odds > SLIP


def _is_short_for(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Return whether a name is another without its head: Povonia, the Povonia Battalion."""
    words = name_words()
    heads = words.units | {"party", "group", "agency", "movement", "company", "ministry"}
    rest = tuple(token for token in full if token not in heads)
    return len(short) < len(full) and short == rest and not any(token in words.demonyms for token in short)


#: Words of bodies and places that are spelt in two ways.
_AMERICAN = {
    "centre": "center",
    "theatre": "theater",
    "defence": "defense",
    "organisation": "organization",
    "labour": "labor",
    "harbour": "harbor",
}


@lru_cache(REMEMBERED_FORMS)
def place_key(key: tuple[str, ...]) -> str:
    """Return the one name of a place or body that has several: Kiev and Kyiv, the US and America."""
    words = name_words()
    joined = " ".join(token for token in key if token not in ARTICLES)
    joined = words.countries.get(joined, joined)
    joined = words.acronyms.get(joined, joined)
    if joined.startswith("st ") and f"saint {joined[3:]}" in towns():
        joined = f"saint {joined[3:]}"
    if joined in known_places() or joined in towns():
        return joined if joined in known_places() else towns()[joined]
    joined = " ".join(_AMERICAN.get(token, token) for token in joined.split())
    # The Ministry of Defence is the Defence Ministry, and that of Norland too.
    office, _, matter = joined.partition(" of ")
    whose, _, office = office.rpartition(" ")
    return f"{whose} {matter} {office}".strip() if office in {"ministry", "department"} and matter else joined


def _how(mention: Mention, key: tuple[str, ...], home: Chain) -> tuple[float, str]:
    if key == home.name:
        return 0.97, f"The text has the name “{mention.text}”."
    full = " ".join(token.capitalize() for token in home.name)
    if len(key) < len(home.name):
        return 0.9, f"“{mention.text}” is short for {full}, which the same text has."
    return 0.85, f"“{mention.text}” and {full} are one name in this text."


def _gather(text: str, mention: Mention, chain: Chain, *, until: int | None) -> None:
    """Collect what stands around a mention: age, roles, gender, country."""
    before, after = around(text, mention)
    if chain.type != "person":
        return
    for found in (_AGE_AFTER.search(after), _AGE_BEFORE.search(before)):
        if found:
            chain.ages.add(int(next(group for group in found.groups() if group)))
    chain.roles |= roles_beside(before, after)
    chain.countries.update(countries_before(before))
    female, male = gender_cues(text, mention, until)
    chain.female += female
    chain.male += male
    given = lexicon().get(person_tokens(chain.name)[0], "").lower()
    if len(person_tokens(chain.name)) > 1 and len(chain.mentions) == 1:
        chain.female += GIVEN_SAYS * ("f" in given and "m" not in given)
        chain.male += GIVEN_SAYS * ("m" in given and "f" not in given)


def _only_heads(chain: Chain) -> bool:
    """Return whether a lone surname stands once or twice, as in a headline, and is nobody yet."""
    plain = chain.type == "person" and not chain.is_full and not chain.refused
    return plain and len(chain.mentions) <= HEADLINES and not chain.roles & offices()


def _settle_headlines(chains: list[Chain]) -> None:
    """Give a surname that stands before all full names to the only one whom the text then calls so."""
    for chain in [one for one in chains if _only_heads(one)]:
        homes = [one for one in chains if one.is_full and chain.name in one.keys and one.type == chain.type]
        if len(homes) == 1:
            homes[0].mentions += chain.mentions
            homes[0].keys.update(chain.keys)
            homes[0].joined.update({one.id: _how(one, chain.name, homes[0]) for one in chain.mentions})
            homes[0].roles |= chain.roles
            homes[0].countries.update(chain.countries)
            homes[0].female, homes[0].male = homes[0].female + chain.female, homes[0].male + chain.male
            chains.remove(chain)


def _settle_units(chains: list[Chain]) -> None:
    """Take a "person" for the unit of the same name where nothing in the text speaks for a person."""
    units = [chain for chain in chains if chain.type == "unit"]
    for chain in [one for one in chains if one.type in ("person", "organisation", "place")]:
        if (
            chain.ages
            or chain.roles
            or max(chain.male, chain.female) > GIVEN_SAYS
            or (chain.type == "place" and place_key(chain.name) in known_places())
        ):
            continue
        for unit in units:
            bare = tuple(token for token in unit.name if token not in name_words().units)
            found = compare_persons(chain.name, bare) if len(bare) > 1 else compare_names(chain.name, bare)
            if bare and found.fit in (Fit.EQUAL, Fit.SPELLING) and found.log_odds > 0:
                unit.mentions += chain.mentions
                unit.keys.update(chain.keys)
                unit.joined.update(chain.joined)
                chains.remove(chain)
                break


def spellings(chains: Iterable[Chain]) -> Counter[str]:
    """Return how often each printed form stands in some chains."""
    return Counter(mention.text for chain in chains for mention in chain.mentions)

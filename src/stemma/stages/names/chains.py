"""Within a witness first: the names of one text become chains, one a person or thing, with what is said of each."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from stemma.model import EntityType, Mention, MentionForm
from stemma.stages.names.likeness import Fit, compare_names, compare_persons, core_tokens, could_reach, person_tokens
from stemma.stages.names.lists import known_places, lexicon, name_words, towns
from stemma.stages.names.mending import bare_key
from stemma.stages.names.tokens import name_tokens
from stemma.text.tokens import REMEMBERED_FORMS, REMEMBERED_STRETCHES

#: Left out where names are compared.
ARTICLES = frozenset({"the"})
#: Characters around a mention in which its age, its role and its gender are looked for.
NEAR = 90
#: What a given name says of the gender; units named after people bear given names as well.
GIVEN_SAYS = 2
#: Log-odds from which two full names of one text are one name, spelt two ways by a careless hand.
SLIP = 1.0
#: Texts that name one full name for each that names another, from which a lone surname is the former's.
OUTDONE = 2
NOBODY: Mapping[tuple[str, ...], str] = {}
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
        """Return whether a person is known by a given name alone: after a title or a role it would be a surname."""
        tokens = person_tokens(self.name)
        given = bool({"m", "f"} & set(lexicon().get(tokens[0], "")))
        return self.type == "person" and len(tokens) == 1 and given and not self.roles


def build_chains(
    text: str,
    mentions: Sequence[Mention],
    *,
    parted: frozenset[str] = frozenset(),
    lesser: Mapping[tuple[str, ...], str] = NOBODY,
) -> list[Chain]:
    """Return the chains of one text.

    `parted` holds ids of mentions that a person took out of their chain, `lesser` the full names beside whose surname a
    far more frequent one of the story stands, with the gender of the latter's given name.
    """
    names = sorted((one for one in mentions if one.form is MentionForm.NAME), key=lambda one: (one.start, one.end))
    chains: list[Chain] = []
    keyed = [(one, bare_key(one.text)) for one in names]
    called = _called(text, keyed)
    apart = {key for one, key in keyed if one.id in parted}
    for full in (True, False):
        for mention, key in keyed:
            if not key or is_full_key(mention.type.value, key) is not full:
                continue
            home = _home(mention, key, chains, parted=key in apart)
            if home is not None and not full and _means_another(text, mention, home, lesser=lesser, called=called):
                home = None
            if home is None:
                home = Chain(leaf=mention.witness, type=mention.type.value, name=key)
                chains.append(home)
            home.mentions.append(mention)
            home.keys[key] += 1
            home.joined[mention.id] = _how(mention, key, home)
            _gather(text, mention, home)
    _settle_units(chains)
    return chains


def lesser_names(leaves: Iterable[Sequence[Mention]]) -> dict[tuple[str, ...], str]:
    """Return the full names that another with the same surname outdoes, and the gender of that other's given name.

    In "Ada Orr" beside a pile about "Ben Orr", a lone "Orr" is Ben unless the text says she.
    """
    texts: Counter[tuple[str, ...]] = Counter()
    for mentions in leaves:
        keys = {
            person_tokens(bare_key(one.text))
            for one in mentions
            if one.form is MentionForm.NAME and one.type is EntityType.PERSON
        }
        texts.update(key for key in keys if len(key) > 1)
    greatest: dict[str, tuple[str, ...]] = {}
    for key, seen in sorted(texts.items()):
        if key[-1] not in greatest or seen > texts[greatest[key[-1]]]:
            greatest[key[-1]] = key
    return {
        key: _given_gender(greatest[key[-1]])
        for key, seen in sorted(texts.items())
        if key[0] != greatest[key[-1]][0]
        and seen * OUTDONE <= texts[greatest[key[-1]]]
        and compare_persons(key, greatest[key[-1]]).fit not in (Fit.EQUAL, Fit.SPELLING, Fit.PARTIAL)
    }


def _given_gender(key: tuple[str, ...]) -> str:
    letters = lexicon().get(key[0], "").lower()
    return "f" if "f" in letters and "m" not in letters else "m" if "m" in letters and "f" not in letters else ""


def _called(text: str, keyed: Sequence[tuple[Mention, tuple[str, ...]]]) -> dict[str, str]:
    """Return what a text calls whom it names by a lone surname, Mr or Mrs, he or she: f or m where that is clear."""
    said: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for mention, key in keyed:
        if mention.type is EntityType.PERSON and len(key) == 1:
            for place, count in enumerate(_gender_cues(text, mention)):
                said[key[0]][place] += count
    return {name: "f" if her > 2 * him else "m" if him > 2 * her else "" for name, (her, him) in said.items()}


def _means_another(
    text: str, mention: Mention, home: Chain, *, lesser: Mapping[tuple[str, ...], str], called: Mapping[str, str]
) -> bool:
    """Return whether a lone surname may mean another than the one whom the text names in full.

    Either the text calls whomever it names so of the other gender, or the pile speaks of a greater namesake.
    """
    name = person_tokens(home.name)
    own = _given_gender(name)
    if home.type != "person":
        return False
    other = bool(own) and called.get(name[-1], "") not in ("", own)
    if not other and name not in lesser:
        return False
    female, male = _gender_cues(text, mention)
    said = "f" if female > male else "m" if male > female else ""
    return not said or said == lesser.get(name) or (bool(own) and said != own)


def generation(key: tuple[str, ...]) -> str:
    """Return what tells a son from his father: jr, iii; nothing where the name says nothing."""
    return next((token for token in key if token in {"jr", "sr", "ii", "iii", "iv"}), "")


def is_full_key(kind: str, key: tuple[str, ...]) -> bool:
    """Return whether a key introduces: several tokens for a person, anything for others."""
    return kind != "person" or len(person_tokens(key)) > 1


def _home(mention: Mention, key: tuple[str, ...], chains: Sequence[Chain], *, parted: bool) -> Chain | None:
    kind = mention.type.value
    same = [chain for chain in chains if chain.type == kind]
    for chain in same:
        if key in chain.keys:
            return chain
    if parted:
        return None
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
    if joined in known_places() or joined in towns():
        return joined if joined in known_places() else towns()[joined]
    joined = " ".join(_AMERICAN.get(token, token) for token in joined.split())
    # The Ministry of Defence is the Defence Ministry.
    office, _, matter = joined.partition(" of ")
    return f"{matter} {office}" if office in {"ministry", "department"} and matter else joined


def _how(mention: Mention, key: tuple[str, ...], home: Chain) -> tuple[float, str]:
    if key == home.name:
        return 0.97, f"The text has the name “{mention.text}”."
    full = " ".join(token.capitalize() for token in home.name)
    if len(key) < len(home.name):
        return 0.9, f"“{mention.text}” is short for {full}, which the same text has."
    return 0.85, f"“{mention.text}” and {full} are one name in this text."


def _gather(text: str, mention: Mention, chain: Chain) -> None:
    """Collect what stands around a mention: age, roles, gender."""
    before, after = text[max(0, mention.start - NEAR) : mention.start], text[mention.end : mention.end + NEAR]
    if chain.type != "person":
        return
    for found in (_AGE_AFTER.search(after), _AGE_BEFORE.search(before)):
        if found:
            chain.ages.add(int(next(group for group in found.groups() if group)))
    chain.roles |= _roles_beside(before, after)
    female, male = _gender_cues(text, mention)
    chain.female += female
    chain.male += male
    given = lexicon().get(person_tokens(chain.name)[0], "")
    if len(person_tokens(chain.name)) > 1 and len(chain.mentions) == 1:
        chain.female += GIVEN_SAYS * ("f" in given and "m" not in given)
        chain.male += GIVEN_SAYS * ("m" in given and "f" not in given)


def _roles_beside(before: str, after: str) -> frozenset[str]:
    """Return the roles around a name; what stands in another line, a headline or a caption, is said of another."""
    return _roles_before(before.rpartition("\n")[2]) | _roles_after(after.partition("\n")[0])


def _gender_cues(text: str, mention: Mention) -> tuple[int, int]:
    """Return how much around a mention speaks for a woman and for a man: roles and titles, the next pronoun."""
    before, after = text[max(0, mention.start - NEAR) : mention.start], text[mention.end : mention.end + NEAR]
    words = name_words()
    roles = _roles_beside(before, after)
    near = re.split(r"[.!?]\s", after)
    pronouns = re.findall(r"\b(?:he|she|his|her|him)\b", " ".join(near[:2]).lower())[:1]
    return (
        sum(word in words.female for word in pronouns) + 3 * sum(role in words.female for role in roles),
        sum(word in words.male for word in pronouns) + 3 * sum(role in words.male for role in roles),
    )


@lru_cache(REMEMBERED_STRETCHES)
def _roles_before(before: str) -> frozenset[str]:
    words = name_words()
    found: set[str] = set()
    tokens = name_tokens(before, 0, len(before))[-5:]
    if tokens and tokens[-1].fold in {"of", "and"}:
        # The lawyer of Ada Venn is somebody else; so is the minister in "Minister Orr and Ada Venn".
        return frozenset()
    for word in reversed(tokens):
        if word.fold in words.roles or word.fold in words.titles:
            found.add(word.fold)
        elif not (word.form[0].isupper() or word.form in {"-", "and", "of"}):
            break
    return frozenset(found)


@lru_cache(REMEMBERED_STRETCHES)
def _roles_after(after: str) -> frozenset[str]:
    words = name_words()
    if not re.match(r"^,? (?:an?|the|who|one of|another|\d)", after):
        return frozenset()
    first = re.split(r"[.;:!?”\"]", after)[0]
    return frozenset(word.fold for word in name_tokens(first, 0, len(first))[:12] if word.fold in words.roles)


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

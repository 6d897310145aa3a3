"""How alike two names are as strings: tokens matched one to one, given and family name apart, nothing else."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache, lru_cache

import msgspec
from rapidfuzz.distance import Levenshtein

from stemma.data import open_data
from stemma.stages.names.lists import lexicon, name_words
from stemma.text.spelling import same_name_log_odds
from stemma.text.transliterate import romanisations

REMEMBERED = 1 << 16
#: Log-odds of two equal tokens: a surname says more than a given name, and a frequent given name least.
EQUAL_FAMILY, EQUAL_GIVEN, EQUAL_COMMON = 4.5, 2.5, 1.5
#: Bounds of what one pair of unequal tokens may say.
MOST, LEAST = 3.0, -6.0
#: An initial fits one name in about a dozen; a short form of a given name is nearly the name.
INITIAL, NICKNAME = 0.7, 2.0
#: What a word of the language says that stands beside itself with one letter changed.
SLIP = 0.5
#: Log-odds below which two tokens are different names, and above which they are spellings of one.
DIFFERENT, ALIKE = -1.0, 0.5
#: Two people of one story seldom share a name by chance.
PRIOR = -4.0
#: Longer words that end as fathers' names do are such; shorter ones are surnames.
PATRONYMIC = 6
#: What a token costs that the other name lacks.
MISSING = -0.3


class Fit(StrEnum):
    """What two names are to one another, as strings."""

    EQUAL = "equal"
    SPELLING = "spelling"
    PARTIAL = "partial"
    GIVEN_ONLY = "given-only"
    CONTRADICTED = "contradicted"
    OTHER = "other"


class Comparison(msgspec.Struct, frozen=True):
    """How two names fit, and the log-odds, from spelling alone, that they name the same."""

    fit: Fit
    log_odds: float


@cache
def nicknames() -> frozenset[tuple[str, str]]:
    """Return pairs of a given name and a short form of it, both ways."""
    lines = open_data("names", "nicknames.csv").read_text(encoding="utf-8").splitlines()
    pairs = [tuple(line.split(",")) for line in lines]
    return frozenset((one, two) for left, right in pairs for one, two in ((left, right), (right, left)))


def token_log_odds(left: str, right: str) -> float:
    """Return the log-odds that two folded tokens spell one name, the best over all romanisations; 9 where equal."""
    if left == right:
        return 9.0
    return _token_log_odds(left, right) if left < right else _token_log_odds(right, left)


@lru_cache(REMEMBERED)
def _token_log_odds(left: str, right: str) -> float:
    ways = [(one, two) for one in romanisations(left) for two in romanisations(right)]
    return max(9.0 if one == two else same_name_log_odds(one, two) for one, two in ways)


def is_initial(token: str) -> bool:
    """Return whether a folded token is an initial, or several run together."""
    return len(token) == 1


def is_patronymic(token: str) -> bool:
    """Return whether a folded token looks like a father's name in East Slavic use."""
    plain = romanisations(token)[0]
    return len(plain) > PATRONYMIC and plain.endswith(
        ("ovich", "evich", "ovna", "evna", "ivna", "ovych", "evych", "yevich", "owitsch", "ewitsch")
    )


@lru_cache(REMEMBERED)
def person_tokens(key: tuple[str, ...]) -> tuple[str, ...]:
    """Return a person's name without titles, suffixes, particles and patronymics; never empty where it was not."""
    words = name_words()
    bare = [token for token in key if token not in words.suffixes]
    while len(bare) > 1 and bare[0] in words.titles:
        bare = bare[1:]
    core = [token for token in bare if token not in words.surname_particles] or bare
    if len(core) > 2:  # noqa: PLR2004 - a given name, a patronymic, a surname
        core = [token for token in core if not is_patronymic(token)] or core
    return tuple(core or key)


@lru_cache(REMEMBERED)
def compare_persons(left: tuple[str, ...], right: tuple[str, ...]) -> Comparison:  # noqa: PLR0911 - one line a fit
    """Return how two persons' names fit."""
    one, two = person_tokens(left), person_tokens(right)
    if one == two:
        return Comparison(Fit.EQUAL, _equal_persons(one))
    if len(one) > len(two) or (len(one) == len(two) and two < one):
        one, two = two, one
    if len(one) == 1:
        return _compare_short(one[0], two)
    family = pair_log_odds(one[-1], two[-1], equal=EQUAL_FAMILY)
    given = given_log_odds(one[0], two[0])
    rest = _middle(one[1:-1], two[1:-1])
    straight = family + given
    if straight < 0 and pair_log_odds(one[0], two[-1], equal=EQUAL_FAMILY) > ALIKE:
        turned = pair_log_odds(one[-1], two[0], equal=EQUAL_FAMILY)
        if turned > ALIKE:
            return Comparison(Fit.SPELLING, PRIOR + turned + given_log_odds(one[0], two[-1]) - 1.0 + rest)
    joined = pair_log_odds("".join(one), "".join(two), equal=EQUAL_FAMILY + EQUAL_COMMON)
    if joined > ALIKE and straight < joined:
        return Comparison(Fit.SPELLING, PRIOR + joined + EQUAL_COMMON)
    total = PRIOR + family + given + rest
    if family > ALIKE and given < DIFFERENT:
        return Comparison(Fit.CONTRADICTED, total - 2.0)
    if family < DIFFERENT or given < DIFFERENT or rest < DIFFERENT:
        return Comparison(Fit.OTHER, total)
    return Comparison(Fit.SPELLING, total)


def could_reach(left: tuple[str, ...], right: tuple[str, ...], least: float) -> bool:
    """Return False where two persons' names cannot reach these log-odds, as a look at one or two tokens tells."""
    one, two = person_tokens(left), person_tokens(right)
    if len(one) > len(two) or (len(one) == len(two) and two < one):
        one, two = two, one
    ways = romanisations("".join(one)), romanisations("".join(two))
    if one == two or len(one) == 1 or not set(ways[0]).isdisjoint(ways[1]) or least <= PRIOR + MOST + EQUAL_COMMON:
        return True
    # What all other tokens can say at most: they may be equal given names or spellings of one.
    others = PRIOR + MOST * (len(one) - 1)
    family = pair_log_odds(one[-1], two[-1], equal=EQUAL_FAMILY)
    return others + family >= least or others - 1.0 + pair_log_odds(one[-1], two[0], equal=EQUAL_FAMILY) >= least


def _equal_persons(tokens: Sequence[str]) -> float:
    if len(tokens) == 1:
        return PRIOR + EQUAL_FAMILY
    return PRIOR + EQUAL_FAMILY + EQUAL_GIVEN + MOST


def _compare_short(token: str, full: Sequence[str]) -> Comparison:
    if len(full) == 1:
        value = pair_log_odds(token, full[0], equal=EQUAL_FAMILY)
        return Comparison(Fit.SPELLING if value > ALIKE else Fit.OTHER, PRIOR + value)
    family = pair_log_odds(token, full[-1], equal=EQUAL_FAMILY)
    given = given_log_odds(token, full[0])
    if family >= given and family > ALIKE:
        return Comparison(Fit.PARTIAL, PRIOR + family)
    if given > ALIKE:
        return Comparison(Fit.GIVEN_ONLY, PRIOR + given)
    return Comparison(Fit.OTHER, PRIOR + max(family, given))


def pair_log_odds(left: str, right: str, *, equal: float) -> float:
    """Return what one pair of tokens says; `equal` where they are the same word."""
    value = token_log_odds(left, right)
    if value < SLIP and _is_slip(left, right):
        return SLIP
    return equal if value >= 9.0 else min(MOST, max(LEAST, value))  # noqa: PLR2004 - the mark of equality


def _is_slip(left: str, right: str) -> bool:
    """Return whether one is a word of the language and the other that word with one letter changed."""
    common = ("c" in lexicon().get(left, "")) != ("c" in lexicon().get(right, ""))
    unknown = left not in lexicon() or right not in lexicon()
    return common and unknown and min(len(left), len(right)) > 3 and Levenshtein.distance(left, right) == 1  # noqa: PLR2004 - short words change into one another


def given_log_odds(left: str, right: str) -> float:
    """Return what two given names say: initials and short forms fit, other names contradict."""
    if left == right:
        common = bool({"m", "f"} & set(lexicon().get(left, "")))
        return EQUAL_COMMON if common else EQUAL_GIVEN
    if is_initial(left) or is_initial(right):
        return INITIAL if romanisations(left)[0][:1] == romanisations(right)[0][:1] else LEAST
    if (left, right) in nicknames():
        return NICKNAME
    return pair_log_odds(left, right, equal=EQUAL_GIVEN)


def _middle(left: Sequence[str], right: Sequence[str]) -> float:
    """Return what the names between the first and the last say: one that is left out says little."""
    if left and right and is_initial(left[0]) and is_initial(right[0]) and left[0] != right[0]:
        # H. W. is not W.: father and son are told apart so.
        return LEAST
    shorter, longer = sorted((list(left), list(right)), key=len)
    total = MISSING * (len(longer) - len(shorter))
    for token in shorter:
        total += max((given_log_odds(token, other) for other in longer), default=0.0)
    return total


@lru_cache(REMEMBERED)
def compare_names(left: tuple[str, ...], right: tuple[str, ...]) -> Comparison:
    """Return how two names of organisations, units or places fit: heads and legal forms aside, token by token."""
    one, two = core_tokens(left), core_tokens(right)
    if one == two:
        return Comparison(Fit.EQUAL, PRIOR + EQUAL_FAMILY + MOST)
    if len(one) > len(two):
        one, two = two, one
    scores = [[pair_log_odds(token, other, equal=_equal(token)) for other in two] for token in one]
    used: set[int] = set()
    total, least = PRIOR, MOST
    for row in scores:
        at = max(
            (place for place in range(len(two)) if place not in used),
            key=lambda place: (row[place], -place),
            default=None,
        )
        if at is None:
            break
        used.add(at)
        total += row[at]
        least = min(least, row[at])
    left_over = [two[place] for place in range(len(two)) if place not in used]
    if least < DIFFERENT:
        return Comparison(Fit.CONTRADICTED if total > 0 else Fit.OTHER, min(total, -1.0))
    if any(token.isdigit() or token[0].isdigit() for token in left_over):
        return Comparison(Fit.CONTRADICTED, -2.0)
    if left_over:
        return Comparison(Fit.PARTIAL, total + 4 * MISSING * len(left_over))
    return Comparison(Fit.SPELLING, total)


def _equal(token: str) -> float:
    return EQUAL_COMMON if "c" in lexicon().get(token, "") or "n" in lexicon().get(token, "") else EQUAL_FAMILY


@lru_cache(REMEMBERED)
def core_tokens(key: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tokens that tell an organisation or a place apart: no articles, links, legal forms."""
    words = name_words()
    bare = [token for token in key if token not in words.particles - {"al", "el"} and token not in words.legal_forms]
    return tuple(bare or key)


def acronym_of(key: Sequence[str]) -> str:
    """Return the initials of a name's longer words."""
    words = name_words()
    return "".join(token[0] for token in key if token not in words.particles)

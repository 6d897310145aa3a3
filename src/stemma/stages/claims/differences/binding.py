"""Which assertions of different texts speak of one thing: equal keys, and for general keys words in common."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import msgspec

from stemma.graph import connected_components
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.sides import place_of
from stemma.stages.claims.differences.support import Support
from stemma.stages.claims.facts.aboard import ABOARD
from stemma.stages.claims.sentences.lexicon import listed
from stemma.stages.claims.when.deeds import done_once, same_deed
from stemma.stages.claims.words.drift import common_run, keep_to_one_utterance, share_a_run

#: Kinds whose key says little: their sentences must have words in common too.
BOUND = frozenset({"figure", "when", "said-when", "wording"})
#: A stem of more than this share of the story's lineages binds nothing by itself, and counts so much.
COMMON_SHARE, COMMON_WEIGHT = 0.4, 0.34
#: In a story of so few lineages no stem is common.
FEW_LINEAGES = 4


class Binding(msgspec.Struct, frozen=True):
    """How many weighed stems two sentences must share, and which part of the shorter one."""

    stems: float
    share: float


BINDINGS = {
    "figure": Binding(1.3, 0.2),
    "when": Binding(3.0, 0.4),
    "said-when": Binding(2.0, 0.5),
}


#: A length of time or a sum of money has no noun that says what it is of.
BARE = Binding(2.5, 0.5)
#: Both say what it is of: a contract, bail, a sentence.
OF_ONE_THING = Binding(1.3, 0.15)


def meet(assertions: Sequence[Assertion], support: Support) -> list[list[Assertion]]:
    """Return groups of assertions about one thing, sorted; every assertion with a key stands in one group.

    What a text says twice is kept once a value: its first assertion of a key speaks for it, unless another of its
    assertions stands at a place that is aligned with one of another text.
    """
    by_key: dict[str, list[Assertion]] = defaultdict(list)
    for one in _clear(assertions):
        by_key[one.key].append(one)
    groups: list[list[Assertion]] = []
    weights = stem_weights(assertions, support)
    for key in sorted(by_key):
        together = by_key[key]
        bound = together[0].kind in BOUND
        found = _bound(together, support, weights) if bound else [together]
        groups += [part for group in found for part in around_the_longest(group)] if key == "wording" else found
    return [_spoken_once(group) for group in groups]


def _clear(assertions: Sequence[Assertion]) -> list[Assertion]:
    """Return assertions with a key, without figures of which a sentence has two: which meets which, collation knows."""
    held: dict[tuple[str, int, str], set[str]] = defaultdict(set)
    for one in assertions:
        held[one.witness, one.sentence, one.key].add(one.normalised)
    return [
        one
        for one in assertions
        if one.key and (one.kind != "figure" or len(held[one.witness, one.sentence, one.key]) == 1)
    ]


def stem_weights(assertions: Iterable[Assertion], support: Support) -> dict[str, float]:
    """Return how much a stem that two sentences share says: little where most lineages have it."""
    held: dict[str, set[str]] = defaultdict(set)
    lineages: set[str] = set()
    for one in assertions:
        behind = support.lineages_of(one.witness)
        lineages.update(behind)
        for stem in one.context:
            held[stem].update(behind)
    limit = max(FEW_LINEAGES, COMMON_SHARE * len(lineages))
    return {stem: 1.0 if len(have) <= limit else COMMON_WEIGHT for stem, have in held.items()}


def _bound(together: Sequence[Assertion], support: Support, weights: dict[str, float]) -> list[list[Assertion]]:
    """Return assertions of one key grouped by what their sentences have in common."""
    twins: dict[tuple[object, ...], list[Assertion]] = defaultdict(list)
    for one in sorted(together, key=place_of):
        twins[one.normalised, one.context, tuple(support.lineages_of(one.witness))].append(one)
    # What a line of copying repeats word for word is looked at once.
    held = list(twins.values())
    firsts = [same[0] for same in held]
    names = [f"{number:06d}" for number in range(len(held))]
    links = [
        (names[left], names[right])
        for (left, right), weight in sorted(_in_common(firsts, weights).items())
        if any(_binds(one, firsts[right], weight=weight, support=support) for one in held[left][:MOST_TWINS])
    ]
    components = connected_components(names, links)
    return [[one for name in component for one in held[int(name)]] for component in components]


def _in_common(firsts: Sequence[Assertion], weights: dict[str, float]) -> dict[tuple[int, int], float]:
    """Return the weight of the stems that sentences share, by their places."""
    by_stem: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(firsts):
        for stem in one.context:
            by_stem[stem].append(number)
    shared: dict[tuple[int, int], float] = defaultdict(float)
    for stem in sorted(by_stem):
        places = by_stem[stem]
        if len(places) <= MOST_CARRIERS:
            for left, right in combinations(places, 2):
                shared[left, right] += weights[stem]
    return shared


#: Stems that two quotations share at least, besides their small words.
TELLING_STEMS = 2
#: Copies of one sentence whose alignments are asked for.
MOST_TWINS = 8
#: A stem in more sentences of one key than this would pair all with all.
MOST_CARRIERS = 400


def _binds(left: Assertion, right: Assertion, *, weight: float, support: Support) -> bool:
    if left.kind == "wording":
        return len(set(left.context) & set(right.context)) >= TELLING_STEMS and _same_words(left, right)
    kin = support.are_kin(left.witness, right.witness)
    # Inside a lineage another value is another reading only where the texts are aligned; else it is another matter.
    if kin and left.normalised != right.normalised:
        return support.aligned(place_of(left), place_of(right)) or same_deed(left, right)
    # One utterance was said once, so the days given to it are set side by side.
    if left.kind == "said-when" and set(left.utterances) & set(right.utterances):
        return True
    binding = _binding(left, right)
    smaller = max(1, min(len(left.context), len(right.context)))
    enough = weight >= binding.stems and weight >= binding.share * smaller
    return enough or done_once(left, right) or support.aligned(place_of(left), place_of(right))


def _binding(left: Assertion, right: Assertion) -> Binding:
    """Return what two sentences must share, the less the more their claims themselves have in common."""
    if left.kind == "figure":
        return _counting(left, right) if left.unit in {"count", "people"} else _measuring(left, right)
    return SAID_BY_ONE if set(left.said_by) & set(right.said_by) else BINDINGS[left.kind]


def _counting(left: Assertion, right: Assertion) -> Binding:
    """Return what two sentences that count one noun must share."""
    if _near(left, right):
        return NEAR
    if left.subject in listed("people"):
        return OF_PEOPLE
    return BARE if left.subject in listed("stretches") else BINDINGS["figure"]


def _measuring(left: Assertion, right: Assertion) -> Binding:
    """Return what two sentences that tell a length, a sum or a share must share."""
    if left.unit == "days" and left.subject in LENGTHS_OF and _fit(left, right):
        return SINCE_ONE
    return OF_ONE_THING if set(left.narrowing) & set(right.narrowing) else BARE


def _fit(left: Assertion, right: Assertion) -> bool:
    """Return whether two lengths told in other words can be one: "three weeks", "less than a month"."""
    lows, highs = (left.low or 0.0, right.low or 0.0), (left.high, right.high)
    told = [high for high in highs if high is not None]
    return left.normalised != right.normalised and max(lows) <= min(told, default=max(lows))


#: What a length is counted from; two that fit and are counted from one deed need less around them in common.
LENGTHS_OF = frozenset({"after", "before", "since", "ago", "later", "earlier"})
SINCE_ONE = Binding(1.3, 0.15)


def _near(left: Assertion, right: Assertion) -> bool:
    """Return whether two large figures, or two of people on board, lie close together: of one thing they often do."""
    small, large = sorted((left.low or 0.0, right.low or 0.0))
    return (small >= LARGE or left.subject == ABOARD) and 0 < large <= CLOSE * small


#: Figures from here on are large, and close together below this ratio.
LARGE, CLOSE = 1000.0, 1.2
#: Words of one speaker, and large figures of one noun that lie close together, need less around them in common.
SAID_BY_ONE = Binding(2.0, 0.15)
NEAR = Binding(0.6, 0.0)
#: Men, women, children stand in every report: they are the same where their sentences are alike.
OF_PEOPLE = Binding(1.5, 0.25)


def _same_words(left: Assertion, right: Assertion) -> bool:
    """Return whether two quotations have most of the shorter one's words in common and in order."""
    if not share_a_run(left.value, right.value):
        return False
    return keep_to_one_utterance(left.value, right.value)


def around_the_longest(group: Sequence[Assertion]) -> list[list[Assertion]]:
    """Return quotations in groups around the longest of each: a few words of a phrase that many say chain no others."""
    values = {one.normalised: one for one in sorted(group, key=place_of, reverse=True)}
    ordered = sorted(values.values(), key=lambda one: (-len(one.normalised.split()), place_of(one)))
    longest: list[Assertion] = []
    home: dict[str, int] = {}
    for one in ordered:
        near = [
            (-common_run(one.value, other.value)[0], at) for at, other in enumerate(longest) if _same_words(one, other)
        ]
        home[one.normalised] = min(near)[1] if near else len(longest)
        longest += [] if near else [one]
    parted: dict[int, list[Assertion]] = defaultdict(list)
    for one in group:
        parted[home[one.normalised]].append(one)
    return [part for at in sorted(parted) for part in _by_text(parted[at])]


def _by_text(group: Sequence[Assertion]) -> list[list[Assertion]]:
    """Return quotations together, or each by itself where every text has all of them: who quotes both says both."""
    held: dict[str, list[Assertion]] = defaultdict(list)
    said: dict[str, set[str]] = defaultdict(set)
    for one in group:
        held[one.normalised].append(one)
        said[one.witness].add(one.normalised)
    if any(told != held.keys() for told in said.values()):
        return [list(group)]
    return [held[value] for value in sorted(held)]


def _spoken_once(group: Sequence[Assertion]) -> list[Assertion]:
    """Return one assertion a witness and value, of the value that the witness gives first."""
    ordered = sorted(group, key=lambda one: (one.witness, one.sentence, one.start))
    if ordered[0].kind == "wording":
        return ordered
    first: dict[str, Assertion] = {}
    for one in ordered:
        held = first.get(one.witness)
        if held is None or (_finer(one, held) and one.kind == "count"):
            first[one.witness] = one
    return [one for one in ordered if one.normalised == first[one.witness].normalised]


def _finer(one: Assertion, held: Assertion) -> bool:
    """Return whether a text gives an exact number after a vague one."""
    return one.low == one.high and held.low != held.high

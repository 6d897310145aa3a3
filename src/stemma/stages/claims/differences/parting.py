"""What copying bent is told apart from what is disputed: each lineage speaks once, with its best attested value."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from stemma.graph import connected_components
from stemma.model import Verdict
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.sides import place_of
from stemma.stages.claims.differences.support import Support
from stemma.stages.claims.when.deeds import same_deed
from stemma.stages.claims.words.drift import share_words

Values = Sequence[Sequence[Assertion]]


def part_lineages(values: Values, support: Support) -> Iterator[list[list[Assertion]]]:
    """Yield the values inside each lineage that its copies bent, then the values with which lineages stand together.

    Between lineages a lineage speaks with the value that most of its texts have; a copying slip is no dispute.
    """
    bent = _bent(values, support)
    if not bent:
        yield [list(held) for held in values]
        return
    dropped: set[tuple[str, int, int]] = set()
    for lineage in sorted(bent):
        for inside in bent[lineage]:
            yield inside
            best = max(inside, key=lambda held: (_attested(held, support), len(held[0].value), held[0].normalised))
            dropped |= {place_of(one) for held in inside if held is not best for one in held}
            apart = [[one for one in held if lineage not in support.behind(place_of(one))] for held in values]
            yield from _rounded_before(inside, best, [held for held in apart if held])
    left = [[one for one in held if place_of(one) not in dropped] for held in values]
    left = [held for held in left if held]
    if len({lineage for held in left for one in held for lineage in support.behind(place_of(one))}) > 1:
        yield left


def _rounded_before(inside: Values, best: Sequence[Assertion], apart: Values) -> Iterator[list[list[Assertion]]]:
    """Yield a value that a lineage told, if not in most texts, with the one of others that is it in round figures.

    "Some 70" beside the 71 of the first version is what a reader of that would write, whatever later ones say.
    """
    for held in inside:
        for other in apart:
            if held is not best and _rounds(other[0], held[0]) and not _rounds(other[0], best[0]):
                yield [list(held), list(other)]


def _rounds(coarse: Assertion, fine: Assertion) -> bool:
    """Return whether one exact figure is less than a step of its own grain from a finer one, and close to it."""
    told, true = coarse.low, fine.low
    if told is None or true is None or told != coarse.high or true != fine.high or coarse.unit == AGE:
        return False
    return coarse.grain > fine.grain and 0 < abs(told - true) <= min(coarse.grain, CLOSE * told)


#: Share of a round figure within which the true one lies; nobody rounds an age.
CLOSE, AGE = 0.05, "years old"


def _bent(values: Values, support: Support) -> dict[str, list[list[list[Assertion]]]]:
    """Return by lineage the values that stand in it alone and at one aligned place with another, a list a place."""
    by_lineage: dict[str, list[list[Assertion]]] = defaultdict(list)
    for held in values:
        inside: dict[str, list[Assertion]] = defaultdict(list)
        for one in held:
            behind = support.behind(place_of(one))
            if len(behind) == 1:
                inside[behind[0]].append(one)
        for lineage, mine in inside.items():
            by_lineage[lineage].append(mine)
    found = {}
    for lineage, told in by_lineage.items():
        names = [f"{number:06d}" for number in range(len(told))]
        links = [
            (names[left], names[right])
            for left, right in combinations(range(len(told)), 2)
            if _bends(told[left], told[right], support)
        ]
        places = [[told[int(name)] for name in group] for group in connected_components(names, links)]
        if kept := [place for place in places if len(place) > 1]:
            found[lineage] = kept
    return found


def _bends(held: Sequence[Assertion], other: Sequence[Assertion], support: Support) -> bool:
    """Return whether two values of one lineage stand at one place, or date one deed.

    Of one utterance, they must share most of their words: two sentences of it are no two versions of it.
    """
    if held[0].kind == "wording":
        return share_words(held[0].value, other[0].value)
    return any(support.aligned(place_of(one), place_of(two)) or same_deed(one, two) for one in held for two in other)


def _attested(held: Sequence[Assertion], support: Support) -> int:
    return support.texts_behind(one.witness for one in held)


def part_incomparable(values: Values, verdicts: Mapping[tuple[int, int], Verdict]) -> Iterator[list[list[Assertion]]]:
    """Yield the values of a proposition in groups inside which each can be set against another of them.

    `verdicts` are those over pairs of places in `values`, the smaller place first. Where nothing can be compared at
    all, the values stay together, side by side; but days of which nothing shows that they are of one event are of two,
    unless they are the same words, read from another day or from none.
    """
    moments = bool(values) and values[0][0].kind in MOMENTS
    comparable = [
        pair
        for pair, verdict in verdicts.items()
        if verdict is not Verdict.NOT_COMPARABLE or (moments and _same_words(values[pair[0]], values[pair[1]]))
    ]
    names = [f"{number:06d}" for number in range(len(values))]
    groups = connected_components(names, [(names[left], names[right]) for left, right in comparable])
    if len(groups) == len(values) and not moments:
        yield [list(held) for held in values]
        return
    for group in groups:
        yield [list(values[int(name)]) for name in group]


#: Kinds of claims that say when something was.
MOMENTS = frozenset({"when", "said-when"})


def _same_words(held: Sequence[Assertion], other: Sequence[Assertion]) -> bool:
    return bool({one.value.casefold() for one in held} & {one.value.casefold() for one in other})

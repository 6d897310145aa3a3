import random
from collections.abc import Set as AbstractSet
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.graph import correlate

Table = dict[tuple[int, int], float]


def grouped(
    count: int, weights: Table, barred: AbstractSet[tuple[int, int]] = frozenset(), least: float = 0.0
) -> list[list[int]]:
    def weight(one: int, two: int) -> float:
        return weights.get((min(one, two), max(one, two)), -1.0)

    def is_barred(one: int, two: int) -> bool:
        return (min(one, two), max(one, two)) in barred

    return correlate(count, list(weights), weight=weight, barred=is_barred, least=least)


def test_what_nothing_binds_stands_alone() -> None:
    assert grouped(3, {}) == [[0], [1], [2]]


def test_what_speaks_for_one_group_makes_one() -> None:
    assert grouped(3, {(0, 1): 2.0, (1, 2): 2.0, (0, 2): 1.0}) == [[0, 1, 2]]


def test_the_strongest_pair_is_joined_first() -> None:
    assert grouped(3, {(0, 1): 1.0, (1, 2): 3.0, (0, 2): -4.0}) == [[0], [1, 2]]


def test_two_groups_stay_apart_where_the_mean_across_is_against() -> None:
    assert grouped(4, {(0, 1): 5.0, (2, 3): 5.0, (1, 2): 1.0}) == [[0, 1], [2, 3]]


def test_a_chain_of_likenesses_is_no_group() -> None:
    weights = {(place, place + 1): 1.0 for place in range(5)}
    assert max(map(len, grouped(6, weights))) < 6


def test_a_barred_pair_is_never_joined_however_strong() -> None:
    assert grouped(2, {(0, 1): 99.0}, {(0, 1)}) == [[0], [1]]


def test_a_bar_holds_through_third_parties() -> None:
    groups = grouped(3, {(0, 1): 9.0, (1, 2): 8.0, (0, 2): 9.0}, {(0, 2)})
    assert not any({0, 2} <= set(group) for group in groups)


def test_what_is_weaker_than_the_least_is_not_joined() -> None:
    assert grouped(2, {(0, 1): 0.4}, least=0.5) == [[0], [1]]


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, Table, set[tuple[int, int]]]:
    count = draw(st.integers(2, 8))
    pairs = list(combinations(range(count), 2))
    weights = {pair: draw(st.floats(-5, 5, allow_nan=False)) for pair in pairs if draw(st.booleans())}
    barred = {pair for pair in pairs if draw(st.integers(0, 5)) == 0}
    return count, weights, barred


@given(tables())
@settings(max_examples=60, deadline=None, derandomize=True)
def test_groups_partition_and_keep_every_bar(table: tuple[int, Table, set[tuple[int, int]]]) -> None:
    count, weights, barred = table
    groups = grouped(count, weights, barred)
    assert sorted(member for group in groups for member in group) == list(range(count))
    assert not [pair for pair in barred for group in groups if set(pair) <= set(group)]


@given(tables(), st.integers(0, 99))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_the_order_of_pairs_changes_nothing(table: tuple[int, Table, set[tuple[int, int]]], seed: int) -> None:
    count, weights, barred = table
    pairs = list(weights)
    random.Random(seed).shuffle(pairs)  # noqa: S311 - a shuffle, no secret
    assert grouped(count, {pair: weights[pair] for pair in pairs}, barred) == grouped(count, weights, barred)

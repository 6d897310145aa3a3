from collections.abc import Mapping
from itertools import permutations
from typing import Any

import numpy as np
import pytest

from stemma.stages.names.playing import Player, joined_by_parts, played
from stemma.stages.names.reading import Passage

#: Texts 0, 1 and 2 tell the same, 3 tells of something else.
VECTORS = np.array([[1, 0], [1, 0], [1, 0], [0, 1]], np.float32)


def player(number: int, parts: Mapping[str, set[int]], **known: Any) -> Player:  # noqa: ANN401 - whatever a player may have
    leaves = set().union(*parts.values())
    spots = known.pop("spots", {(leaf, number) for leaf in leaves})
    numbers = [] if known.get("entity") else [number]
    return Player(numbers, known.pop("type", "person"), spots, dict(parts), many=known.pop("many", False), **known)


def groups(*players: Player) -> list[list[int]]:
    return sorted(one.numbers for one in joined_by_parts(players, VECTORS) if one.numbers)


def test_who_plays_one_part_in_reports_that_tell_the_same_is_one() -> None:
    assert groups(player(0, {"hurt": {0}}), player(1, {"hurt": {1}, "killed": {1}})) == [[0, 1]]


def test_one_text_may_call_one_man_two_things() -> None:
    assert groups(player(0, {"hurt": {0}}), player(1, {"hurt": {0}})) == [[0, 1]]


def test_what_two_share_reaches_a_third() -> None:
    chain = player(0, {"hurt": {0}}), player(1, {"hurt": {1}, "accused": {1}}), player(2, {"accused": {2}})
    for order in permutations(chain):
        told = [
            Player(
                list(one.numbers), one.type, set(one.spots), {key: set(on) for key, on in one.parts.items()}, many=False
            )
            for one in order
        ]
        assert groups(*told) == [[0, 1, 2]]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({}, {"parts": {"accused": {1}}}),
        ({}, {"parts": {"hurt": {3}}}),
        ({}, {"many": True}),
        ({}, {"type": "organisation"}),
        ({"gender": "f"}, {"gender": "m"}),
        ({"ages": {30}}, {"ages": {40}}),
        ({"many": True, "gender": "f"}, {"many": True}),
        ({"many": True, "counts": {2}}, {"many": True, "counts": {3}}),
        ({"fresh": {0}}, {"parts": {"hurt": {0}}, "fresh": {0}}),
        ({"entity": "x"}, {"entity": "y"}),
        ({"spots": {(0, 1)}}, {"parts": {"hurt": {0}}, "spots": {(0, 1)}}),
    ],
)
def test_another_part_event_number_gender_age_or_the_same_sentence_make_two(
    one: dict[str, Any], two: dict[str, Any]
) -> None:
    told = [player(0, one.pop("parts", {"hurt": {0}}), **one), player(1, two.pop("parts", {"hurt": {1}}), **two)]
    assert len(joined_by_parts(told, VECTORS)) == 2


def test_ages_a_year_apart_and_equal_counts_are_no_matter() -> None:
    told = {"ages": {30}}, {"ages": {31}}
    assert groups(*(player(number, {"hurt": {number}}, **known) for number, known in enumerate(told))) == [[0, 1]]
    many = [player(number, {"hurt": {number}}, many=True, counts={2}) for number in (0, 1)]
    assert groups(*many) == [[0, 1]]


def test_somebody_named_takes_who_is_described() -> None:
    (one,) = joined_by_parts([player(0, {"hurt": {0}}), player(1, {"hurt": {1}}, entity="x")], VECTORS)
    assert (one.numbers, one.entity) == ([0], "x")


def test_who_plays_no_part_is_left_out() -> None:
    assert joined_by_parts([Player([0], "person", {(0, 0)}, {}, many=False)], VECTORS) == []


def test_parts_are_read_within_the_sentence() -> None:
    text = "The clerk slept. A man was shot."
    passages = [Passage(text, 0, 16), Passage(text, 17, len(text))]
    starts = [passage.start for passage in passages]
    assert played(passages, starts, (17, 22), head="") == {"hurt"}
    assert played(passages, starts, (0, 9), head="") == frozenset()
    assert played(passages, starts, (40, 41), head="") == frozenset()
    assert played([], [], (0, 1), head="") == frozenset()

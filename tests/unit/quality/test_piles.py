"""The second annotated pile: what its labels may hold, and which of them a figure asks for."""

import json

import pytest
from quality.labels import FOLDER
from quality.piles import PILES, UNLABELLED, annotation, half_of

OURS = [pile for pile in PILES if pile.ours]
KINDS = {"genuine", "granularity", "transmission", "update", "not-comparable"}


def test_each_difference_is_asked_for_in_one_half_only() -> None:
    halves = {pile.half: [one["id"] for one in annotation(pile)["differences"]] for pile in OURS}

    assert halves[0]
    assert halves[1]
    assert not set(halves[0]) & set(halves[1])
    assert sorted([*halves[0], *halves[1]]) == sorted(halves[None])


def test_a_half_hangs_on_the_id_alone() -> None:
    assert [half_of(name) for name in ("c-d000", "c-d000", "c-d002")] == [0, 0, 1]


@pytest.mark.parametrize("part", UNLABELLED)
def test_parts_that_nobody_labelled_are_empty_for_the_scorer(part: str) -> None:
    assert annotation(OURS[0])[part] == []


def test_labels_hold_places_and_kinds_and_no_word_of_a_text() -> None:
    gold = json.loads((FOLDER / "census.json").read_text(encoding="utf-8"))
    lengths = {one["id"]: one["chars"] for one in gold["documents"]}

    for one in gold["differences"]:
        assert {one["kind"], *one["also_ok"]} <= KINDS
        for side in (one["left"], one["right"]):
            assert side.keys() == {"doc", "start", "end"}
            assert 0 <= side["start"] < side["end"] <= lengths[side["doc"]]
    assert all(one.keys() == {"id", "members", "on_event"} for one in gold["lineages"])

import pytest
from quality.layers.grouping import b_cubed


def test_one_story_of_two_events_costs_precision_and_a_parted_event_recall() -> None:
    true = {"a": "gate", "b": "gate", "c": "vote", "d": "vote"}
    assert b_cubed(true, true, true) == (1.0, 1.0)
    assert b_cubed(dict.fromkeys(true, "all"), true, true) == (0.5, 1.0)
    assert b_cubed({name: name for name in true}, true, true) == (1.0, 0.5)


def test_reports_that_are_not_scored_still_count_as_company() -> None:
    true = {"a": "gate", "b": "gate", "x": "vote"}
    precision, recall = b_cubed({"a": "1", "b": "1", "x": "1"}, true, ["a", "b"])
    assert precision == pytest.approx(2 / 3)
    assert recall == 1.0

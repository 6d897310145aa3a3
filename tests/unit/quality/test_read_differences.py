import msgspec
from quality.read_differences import Decision, decisions, still_told

READ = Decision("7", "a", 10, 20, "b", 5, 9, "genuine", "yes", "yes")


def test_a_difference_is_still_told_where_two_values_touch_its_places_with_its_verdict() -> None:
    assert still_told(READ, [("genuine", [[("a", 12, 14)], [("b", 0, 6)]])])
    assert still_told(READ, [("genuine", [[("b", 0, 6)], [("a", 12, 14)]])])
    assert not still_told(READ, [("update", [[("a", 12, 14)], [("b", 0, 6)]])])
    assert not still_told(READ, [("genuine", [[("a", 12, 14), ("b", 0, 6)]])])
    assert not still_told(READ, [("genuine", [[("a", 20, 24)], [("b", 0, 6)]])])
    assert not still_told(READ, [])


def test_the_frozen_decisions_hold_offsets_and_no_words() -> None:
    read = decisions()
    assert len(read) == 231
    assert all(one.left_start < one.left_end and one.right_start < one.right_end for one in read)
    assert all((one.real == "yes") == bool(one.kind_right) for one in read)


def test_a_difference_whose_kind_was_wrong_is_still_told_with_any_verdict() -> None:
    read = msgspec.structs.replace(READ, real="yes", kind_right="no")
    assert still_told(read, [("update", [[("a", 12, 14)], [("b", 0, 6)]])])

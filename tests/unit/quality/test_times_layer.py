from quality.layers.times import Document, Timex, same_moment, spans_of, touching, was_seen

from stemma.text.times import find_times

TEXT = "The dyke broke on Tuesday morning, three days after the storm."
GOLD = Document("d", "2031-03-05", TEXT, [Timex(18, 25, "2031-03-04"), Timex(35, 45, "P3D")])


def test_spans_count_as_right_only_where_they_are_the_same() -> None:
    found = find_times(TEXT, published=GOLD.dct)
    assert [gold.value for _, gold in spans_of(GOLD, found)] == ["P3D"]
    assert touching(GOLD, found).right == 2
    assert touching(GOLD, found, valued=True).right == 1


def test_a_part_of_the_day_does_not_make_a_moment_wrong() -> None:
    found = find_times(TEXT, published=GOLD.dct)
    assert found[0].value == "2031-03-04TMO"
    assert same_moment(found[0], GOLD.timexes[0])
    assert not same_moment(found[0], Timex(18, 25, "2031-03-03"))


def test_the_halves_depend_on_the_name_alone() -> None:
    assert [was_seen(f"d{number}") for number in range(4)] == [was_seen(f"d{number}") for number in range(4)]
    assert {was_seen(f"d{number}") for number in range(20)} == {True, False}

from tests.support.checked import checked_story

from stemma.views.checks import check_lines

OFF = "The dyke broke on Wednesday, 4 March 2031, they say."
FITS = "The dyke broke on Tuesday, 4 March 2031, they say."


def test_a_row_shows_the_words_of_every_report_and_where_they_fit() -> None:
    rows = checked_story({"a": FITS, "b": OFF}, kin=[("a", 0, "b", 0)], drawn=[("b", "a")])
    (line,) = check_lines(rows)
    assert [[(one.siglum, one.part, one.text) for one in place] for place in line.places] == [
        [("b", "weekday", "Wednesday"), ("b", "date", "4 March 2031")]
    ]
    assert [[one.text for one in place] for place in line.held] == [["Tuesday", "4 March 2031"]]
    assert line.slips == ["b"]


def test_the_surest_come_first() -> None:
    text = "Six people, two men and three women, came. They met on Wednesday, 4 March 2031."
    lines = check_lines(checked_story({"a": text}))
    assert [line.kind for line in lines] == ["weekday", "total"]


def test_where_all_fits_there_are_no_rows() -> None:
    assert check_lines(checked_story({"a": FITS})) == []

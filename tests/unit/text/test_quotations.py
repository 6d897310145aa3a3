import pytest

from stemma.text.quotations import quoted_spans


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted_spans(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We left,” he said.", ["We left,"]),
        ('"We left," he said.', ["We left,"]),
        ("«We left», he said.", ["We left"]),
        ("»We left«, he said.", ["We left"]),
        ("„We left“, he said.", ["We left"]),
        ("”We left”, he said.", ["We left"]),
        ("``We left,'' he said.", ["We left,"]),
        ("''We left,'' he said.", ["We left,"]),
        ("‘‘We left,’’ he said.", ["We left,"]),
        ("“We left,’’ he said.", ["We left,"]),
        ("'We left,' he said.", ["We left,"]),
        ("‘We left,’ he said.", ["We left,"]),
        ("「We left」 he said.", ["We left"]),
    ],
)
def test_marks_of_every_kind_close_what_they_open(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_the_outermost_quotation_counts() -> None:
    assert quoted("“She said ‘we left’ twice,” he said.") == ["She said ‘we left’ twice,"]
    assert quoted("''I hate the word 'poor,' '' she said.") == ["I hate the word 'poor,' "]


def test_apostrophes_open_nothing() -> None:
    assert quoted("The workers' rights, the '90s and rock 'n' roll weren't his.") == []


def test_a_single_mark_closes_no_double_one() -> None:
    assert quoted("''It's the workers' day,'' he said.") == ["It's the workers' day,"]


def test_marks_that_stand_one_after_another_are_told_apart() -> None:
    assert quoted("''We left,'' he said. ''Nobody came.''") == ["We left,", "Nobody came."]
    assert quoted('"We left," he said. "Nobody came."') == ["We left,", "Nobody came."]


def test_a_quotation_never_crosses_a_paragraph() -> None:
    assert quoted("“We left. It rained.\n\nThe mayor stayed.") == ["We left."]


def test_a_quotation_that_opens_again_below_runs_to_the_end_of_its_paragraph() -> None:
    assert quoted("“We left. It rained\n\n“Nobody came.”") == ["We left. It rained", "Nobody came."]
    assert quoted("''We left. It rained\n\n''Nobody came.''") == ["We left. It rained", "Nobody came."]


def test_nothing_between_marks_is_nothing() -> None:
    assert quoted("“” and '' ''") in ([], [" "])


def test_a_quotation_that_no_line_opens_again_goes_on_to_the_line_that_closes_it() -> None:
    assert quoted("“We left.\nIt rained.\nNobody came,” she said.") == ["We left.", "It rained.", "Nobody came,"]
    assert quoted('"We left.\nNobody came," she said.') == ["We left.", "Nobody came,"]


@pytest.mark.parametrize(
    "text",
    [
        "“We left. It rained.\nThe mayor said “no” twice.",
        "“We left. It rained.\nThe mayor stayed.",
        '"We left. It rained.\nThe plank was 6" wide.',
        "“We left. It rained." + "\nThe mayor stayed." * 8 + "\nIt was over.”",
    ],
)
def test_what_closes_below_is_no_end_of_a_quotation_where_another_mark_comes_first_or_too_late(text: str) -> None:
    assert quoted(text)[0] == "We left."


def test_a_straight_mark_that_a_space_cut_off_from_its_words_closes_them() -> None:
    assert quoted('"We left, "he said.') == ["We left, "]
    assert quoted('"We left. "Lund said. "Nobody came. "') == ["We left. ", "Nobody came. "]
    assert quoted('"We left, he said, "and hid."') == ["We left, he said, ", "and hid."]

import pytest
from tests.support.asserted import asserted, phrase

from stemma.stages.claims.sentences.spans import is_gathered, is_summed, span_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The board raised $88 million in the last 18 months for the dyke.", "P18M"),
        ("The board raised $17 million during the second quarter.", "2030-Q2"),
        ("The board has raised $88 million since 2030.", "since 2030"),
        ("The board raised $4 million last year.", "2030"),
        ("The board spends $4 million a year.", "P1Y"),
        ("The board raised $17 million in the April-to-June fundraising quarter.", "quarter"),
        ("The board raised $17 million on Tuesday.", ""),
        ("The board paid $17 million, three years after the flood.", ""),
        ("The board paid $17 million.", ""),
    ],
)
def test_the_span_that_a_sum_is_of(text: str, expected: str) -> None:
    told = phrase(text)
    assert span_of(told, next(one for one in told.quantities if one.unit == "USD")) == expected


@pytest.mark.parametrize(
    ("text", "summed"),
    [
        ("More than 24 people have now been charged.", True),
        ("So far 24 people were charged.", True),
        ("In all, 24 people were charged.", True),
        ("The total came to 24 people charged.", True),
        ("On Friday 12 people were charged.", False),
    ],
)
def test_words_that_tell_a_sum(text: str, *, summed: bool) -> None:
    assert is_summed(phrase(text)) is summed
    assert [one.summed for one in asserted(text, "count")] in ([summed], [])


def test_a_number_of_some_of_those_known_meets_nothing() -> None:
    (some,) = asserted("Two of the boats sank.", "figure")
    (all_of_them,) = asserted("Two boats sank.", "figure")
    assert (some.key, all_of_them.key) == ("", "figure|count|boat")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She has won 20 medals in her six seasons.", "6 seasons"),
        ("She won 33 medals last season.", "last season"),
        ("She has averaged 30 medals in her six seasons.", "rate"),
        ("She won 12 medals per season.", "rate"),
        ("She won 12 medals.", ""),
    ],
)
def test_over_which_seasons_a_number_is_counted(text: str, expected: str) -> None:
    told = phrase(text)
    assert span_of(told, told.quantities[0]) == expected


@pytest.mark.parametrize(
    ("text", "gathered"),
    [
        ("About 40 observers from the Board, the Union of Ports and the League came.", True),
        ("About 40 observers from the Board came.", False),
        ("About 40 observers came.", False),
    ],
)
def test_what_comes_from_several_bodies_is_a_sum(text: str, *, gathered: bool) -> None:
    told = phrase(text)
    assert is_gathered(told, told.quantities[0]) is gathered

import pytest
from quality.pages import HALVES, body_lines, covered_words, f1_of, half_of, overlap

BODY = "The dam gave way on Friday night after rain.\n\nShe said so. Nobody was hurt in the valley below."


def test_equal_bodies_agree_and_are_exact_whatever_the_marks() -> None:
    found = overlap("The dam gave way on Friday night.", "the dam gave way on Friday night".replace("the", "The"))
    assert (found.precision, found.recall, found.exact) == (1.0, 1.0, True)


def test_more_costs_precision_and_less_costs_recall() -> None:
    more = overlap("one two three four five six", "one two three four five")
    less = overlap("one two three four five", "one two three four five six")
    assert [more.precision, more.recall] == pytest.approx([2 / 3, 1.0])
    assert [less.precision, less.recall] == pytest.approx([1.0, 2 / 3])
    assert f1_of([more, less]) == pytest.approx(5 / 6)


def test_nothing_found_of_something_is_worth_nothing() -> None:
    assert overlap("", "one two three four").recall == 0.0


def test_a_line_is_body_where_the_body_has_it_in_order() -> None:
    lines = [
        "Home",
        "The dam gave way on Friday night after rain.",
        "Share",
        "She said so.",
        "Nobody was hurt in the valley below.",
        "The dam of another town is safe.",
    ]
    assert body_lines(lines, BODY) == [False, True, False, True, True, False]


def test_a_teaser_with_the_words_of_the_body_elsewhere_is_none() -> None:
    lines = ["Nobody was hurt.", *BODY.split("\n\n")]
    assert body_lines(lines, BODY) == [False, True, True]


def test_words_between_two_certain_places_are_joined_to_them() -> None:
    page = ["x", "one", "two", "three", "four", "five", "six", "y"]
    assert covered_words(page, ["one", "two", "three", "four", "five", "six"]) == [False, *[True] * 6, False]


def test_a_body_of_a_few_words_is_found_whole() -> None:
    assert covered_words(["menu", "Yes", "it", "is", "foot"], ["Yes", "it", "is"]) == [False, True, True, True, False]


def test_halves_hang_on_the_name_alone() -> None:
    assert half_of("a") == half_of("a")
    assert {half_of(str(number)) for number in range(20)} == set(HALVES)

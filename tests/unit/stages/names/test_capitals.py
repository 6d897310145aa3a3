import pytest

from stemma.stages.names.capitals import capital_names
from stemma.stages.names.features import count_usage
from stemma.stages.names.tagger import Tagged
from stemma.stages.names.tokens import name_tokens


def capitals(text: str, *pile: str, taken: list[Tagged] | None = None) -> list[tuple[str, str]]:
    sentence = name_tokens(text, 0, len(text))
    usage = count_usage([sentence, *(name_tokens(one, 0, len(one)) for one in pile)])
    return [
        (text[sentence[one.first].start : sentence[one.last - 1].end], one.type)
        for one in capital_names(sentence, taken or [], usage)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Boats lay in Ulolowall all night.", [("Ulolowall", "place")]),
        ("The ferry Ortundberg sank.", [("Ortundberg", "other")]),
        ("There stood Toroez said the guard.", [("Toroez", "person")]),
        ("The guard saw Marisa Rasanetti there.", [("Marisa Rasanetti", "person")]),
        ("Yesterday the water rose.", []),
        ("The Russian boats came on Monday.", []),
        ("They said NATO would come.", []),
    ],
)
def test_unknown_capitals_are_names_of_the_kind_their_neighbours_say(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert capitals(text) == expected


def test_a_word_that_opens_a_sentence_needs_a_place_inside_one() -> None:
    assert capitals("Ortundberg sank.") == []
    assert capitals("Ortundberg sank.", "The ferry Ortundberg was old.") == [("Ortundberg", "other")]


def test_a_word_that_is_small_elsewhere_is_no_name() -> None:
    assert capitals("The old Zarkle sank.", "a zarkle is a boat") == []


def test_what_is_tagged_is_left_alone() -> None:
    assert capitals("Boats lay in Ulolowall.", taken=[Tagged(3, 4, "place", 0.9)]) == []


def test_headlines_are_left_alone() -> None:
    assert capitals("Ortundberg Sinks After Storm While Captain Sleeps Near Ulolowall") == []

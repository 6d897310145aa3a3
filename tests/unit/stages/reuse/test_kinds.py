import pytest

from stemma.model import VariantKind
from stemma.stages.reuse.kinds import classify, normalise, read_words
from stemma.text.tokens import tokenise


def kind_of(*readings: str, counts: list[int] | None = None) -> str:
    shapes = [
        read_words(text, [word for word in tokenise(text) if word.kind != "mark"], opening=None) for text in readings
    ]
    return classify(shapes, counts or [1] * len(readings)).value


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("rumor", "rumour", "spelling"),
        ("long-time", "longtime", "spelling"),
        ("wasn't", "was not", "spelling"),
        ("three", "3", "spelling"),
        ("Osipyev", "Osipiev", "spelling"),
        ("71 million", "75 million", "number"),
        ("nine", "eleven people", "number"),
        ("2014", "2016", "date"),
        ("Friday", "Thursday", "date"),
        ("May 10", "May 16", "date"),
        ("Bavonia", "Pavonia", "name"),
        ("Ada Venn", "Ida Wenn", "name"),
        ("is", "is not", "negation"),
        ("had warned", "had never warned", "negation"),
        ("killed", "allegedly killed", "modality"),
        ("could", "may", "modality"),
        ("publicly saying", "saying publicly", "order"),
        ("billions", "millions", "wording"),
        ("innocent", "not guilty", "wording"),
    ],
)
def test_a_difference_is_called_by_the_first_kind_that_fits(left: str, right: str, kind: str) -> None:
    assert kind_of(left, right) == kind
    assert kind_of(right, left) == kind


def test_what_most_have_and_one_lacks_is_an_omission_and_the_reverse_an_addition() -> None:
    assert kind_of("old", "", counts=[5, 1]) == "omission"
    assert kind_of("old", "", counts=[1, 5]) == "addition"
    assert kind_of("old", "") == "addition"


def test_a_lone_denial_or_hedge_is_no_mere_addition() -> None:
    assert kind_of("not", "") == "negation"
    assert kind_of("reportedly", "") == "modality"


def test_the_month_of_may_is_not_a_hedge_and_may_is_not_a_month() -> None:
    assert kind_of("may come", "will come") != VariantKind.DATE


@pytest.mark.parametrize(
    ("reading", "normal"),
    [("Two million", "2000000"), ("didn't go", "did not go"), ("twenty-one", "21"), ("3,000", "3000"), ("", "")],
)
def test_readings_are_normalised(reading: str, normal: str) -> None:
    assert normalise([word.fold for word in tokenise(reading) if word.kind != "mark"]) == normal


def test_the_capital_of_a_first_word_makes_no_name() -> None:
    text = "Contradicting him, she left."
    words = tokenise(text)[:1]
    assert read_words(text, words, opening=words[0]).names == (False,)


def test_a_first_word_that_the_text_writes_as_a_name_is_one() -> None:
    text = "Mokda left. Nobody saw Mokda again."
    words = tokenise(text)[:1]
    assert read_words(text, words, opening=words[0]).names == (True,)

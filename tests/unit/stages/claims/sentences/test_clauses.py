import pytest
from tests.support.asserted import asserted, phrase

from stemma.stages.claims.sentences.clauses import quoted_pairs, teller


def moments(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.key) for one in asserted(text) if one.kind in {"when", "said-when"}]


@pytest.mark.parametrize(
    "text",
    [
        "“We answer in full in our filing on Monday,” she said.",
        "“I look forward to meeting her tomorrow,” Ada Venn wrote.",
        "Heading north to see the dyke on Friday, the envoy to Brack said.",
        "He seemed to ignore those who asked for words for today, but told reporters that it held.",
        "Ada Venn was set to land in Sella on Sunday with what he said were small hopes.",
    ],
)
def test_a_day_of_another_clause_or_of_quoted_words_does_not_date_the_saying(text: str) -> None:
    assert [kind for kind, _ in moments(text)] == ["when"]
    assert all(key != "when|speech" for _, key in moments(text))


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday, Ada Venn said that the dyke held.",
        "“The dyke held,” Ada Venn said on Tuesday.",
        "After the flood, the board said Tuesday that it held.",
        "“It held,” she wrote Tuesday. “It will.”",
    ],
)
def test_a_day_beside_the_verb_dates_the_saying(text: str) -> None:
    assert ("said-when", "when|speech") in moments(text)


def test_a_day_inside_marks_that_hangs_on_the_day_of_the_words_meets_nothing() -> None:
    assert moments("She said: “Today I was invited to the bridge.”") == [("when", "")]
    assert moments("She said: “I was invited on March 4, 2031.”")[0][1] == "when|invit"


def test_a_programme_is_no_week() -> None:
    assert moments("He said on the “This Week” show that it held.") == []
    assert moments("He said this week that it held.") == [("said-when", "when|speech")]


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("On Tuesday Mayor Ada Venn said that it held.", "said", ("venn",)),
        ("The dyke, she said, held.", "said", ()),
        ("The envoy to Brack said that it held.", "said", ()),
        ("Lind Brack later told them.", "told", ("brack", "lind")),
    ],
)
def test_who_says_it_is_the_name_before_the_verb(text: str, verb: str, expected: tuple[str, ...]) -> None:
    told = phrase(text)
    assert teller(told, told.folds.index(verb)) == expected


def test_pairs_of_quoted_words_hold_a_weighty_word() -> None:
    text = "She has “very low hopes” and no more."
    begin, end = text.index("very"), text.index("hopes") + 5
    assert quoted_pairs(phrase(text), [(begin, end)]) == ("low hopes",)
    assert quoted_pairs(phrase(text), []) == ()

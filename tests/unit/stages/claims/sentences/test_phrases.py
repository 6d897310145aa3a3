import pytest
from tests.support.asserted import phrase

from stemma.stages.claims.sentences.phrases import People


def people(text: str) -> list[tuple[str, str, int | None]]:
    seen = phrase(text)
    return [(seen.written(one.start, one.end), one.name, one.age) for one in seen.people]


def one(text: str) -> People:
    (found,) = phrase(text).people
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three people were hurt.", [("Three people", "", None)]),
        ("At least six others fled.", [("At least six others", "", None)]),
        ("A woman was hurt.", [("woman", "", None)]),
        ("Ada Venn was hurt.", [("Ada Venn", "Ada Venn", None)]),
        ("Ada Venn, 28, was hurt.", [("Ada Venn, 28,", "Ada Venn", 28)]),
        ("A 28-year-old woman was hurt.", [("28-year-old woman", "", 28)]),
        ("28-year-old Ada Venn was hurt.", [("28-year-old Ada Venn", "Ada Venn", 28)]),
        ("An 18-month-old boy was hurt.", [("18-month-old boy", "", 1)]),
        ("Boy, 10, hurt in fall", [("Boy, 10,", "", 10)]),
        ("The killing of Ada Venn, 61 has shaken Brack.", [("Ada Venn, 61", "Ada Venn", 61)]),
        ("Two of the four sailors drowned.", [("Two of the four sailors", "", None)]),
        ("His daughter and her husband were hurt.", [("daughter", "", None), ("husband", "", None)]),
        ("No one was hurt.", [("No one", "", None)]),
        ("He was hurt.", [("He", "", None)]),
    ],
)
def test_people_are_found_with_what_is_said_of_them(text: str, expected: list[tuple[str, str, int | None]]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The boat lay at Orrin Hospital.",
        "It happened on Market Street.",
        "The ferry left Sella County.",
        "They sailed from Marrow Point.",
        "It rained on Tuesday Morning.",
        "The Norwire Agency wrote.",
    ],
)
def test_places_bodies_and_days_are_no_people(text: str) -> None:
    assert [name for _, name, _ in people(text) if name] == []


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("three wooden boats sank", "boats"),
        ("three of the boats sank", "boats"),
        ("three in the harbour", ""),
        ("three sailors using ropes", "sailors"),
        ("three of them sank", "people"),
        ("three were drowned", ""),
    ],
)
def test_a_number_counts_the_noun_behind_it(text: str, noun: str) -> None:
    seen = phrase(text)
    (quantity,) = seen.quantities
    assert seen.counted(seen.token_at(quantity.after))[0] == noun


def test_what_belongs_to_a_moment_is_no_quantity() -> None:
    seen = phrase("In August 2030 the 3 boats sank on 4 March.")
    assert [seen.text[one.start : one.end] for one in seen.quantities] == ["3"]


def test_a_length_of_time_is_a_quantity_and_no_moment() -> None:
    seen = phrase("They waited three weeks.")
    assert [one.unit for one in seen.quantities] == ["days"]


def test_the_number_that_is_dialled_counts_nobody() -> None:
    assert phrase("He called 911 at once.").people[-1].head == "he"
    assert [one.quantity for one in phrase("She dialled 911.").people if one.quantity] == []


def test_an_age_beyond_all_ages_is_none() -> None:
    assert [age for _, _, age in people("Ada Venn, 280, was hurt.")] != [280]


def test_a_single_person_is_one_that_no_number_counts() -> None:
    assert one("A sailor drowned.").single
    assert not one("Two sailors drowned.").single


def test_capital_words_of_a_headline_end_a_name() -> None:
    found = [name for _, name, _ in people("Teen Killed In Ferry Fire")]
    assert found == [""]


def test_tokens_are_written_as_they_stand() -> None:
    seen = phrase("The  old dyke broke.")
    assert seen.written(0, 2) == "The  old"
    assert seen.written(1, 1) == ""
    assert seen.name_end(1) == 1


def test_the_token_at_an_offset_is_the_one_that_begins_there_or_behind() -> None:
    seen = phrase("Ada Venn, 28, was hurt.")
    for offset in range(seen.start, seen.end + 2):
        ends = [number for number, token in enumerate(seen.tokens) if token.end > offset]
        assert seen.token_at(offset) == (ends[0] if ends else len(seen.tokens))

import pytest
from tests.support.asserted import PUBLISHED, asserted, phrase

from stemma.stages.claims.toll.people import speaks_aside, spell


def test_a_number_of_people_is_a_claim_with_its_bounds() -> None:
    (one,) = asserted("At least 12 sailors were killed.", "count")
    assert (one.slot, one.value, one.normalised) == ("people killed", "At least 12", "12..")
    assert (one.low, one.high, one.modifier) == (12, None, "at-least")
    assert one.key == "count|killed"


def test_whom_a_list_joins_are_one_number_and_its_parts_meet_nothing() -> None:
    part, whole = sorted(asserted("A man and two boys were killed.", "count"), key=lambda one: one.low or 0)
    assert (whole.value, whole.low, whole.other) == ("man and two boys", 3, False)
    assert (part.value, part.other) == ("two", True)


def test_how_badly_people_were_hurt_is_a_slot_of_its_own() -> None:
    (one,) = asserted("Two sailors were critically injured.", "count")
    assert (one.key, one.slot) == ("count|injured critically", "people injured, critically")


def test_a_person_is_a_claim_under_a_full_name() -> None:
    (one,) = asserted("Ada Venn was killed.", "person")
    assert (one.subject, one.slot, one.normalised) == ("Ada Venn", "killed", "yes")
    assert one.key == "person|ada venn|killed"


def test_a_person_without_a_name_meets_nobody() -> None:
    (one,) = asserted("A sailor was killed.", "person")
    assert one.key == ""


def test_a_denial_is_a_value_of_its_own() -> None:
    (one,) = asserted("Ada Venn was not killed.", "person")
    assert (one.normalised, one.negated) == ("no", True)


def test_hedges_are_kept() -> None:
    (one,) = asserted("Three sailors were reportedly killed.", "count")
    assert one.hedge == "reportedly"


def test_a_yearly_count_and_a_fire_of_long_ago_are_aside() -> None:
    assert speaks_aside(phrase("It is the 20th homicide this year."), PUBLISHED)
    assert speaks_aside(phrase("A fire killed 13 people in 1998."), PUBLISHED)
    assert not speaks_aside(phrase("A fire killed 13 people on Tuesday."), PUBLISHED)
    assert not speaks_aside(phrase("A fire killed 13 people."), None)
    assert not speaks_aside(phrase("A fire killed 13 people in 1998."), "one day")


def test_ranges_are_spelt_plainly() -> None:
    assert (spell(7, 7), spell(5, 9), spell(200, None)) == ("7", "5..9", "200..")


def test_a_person_knows_age_surname_and_place() -> None:
    (one,) = asserted("28-year-old Ada Marie Venn was killed.", "person")
    assert (one.age, one.surname, one.who_start) == (28, "Venn", 0)


def test_others_come_on_top() -> None:
    (one,) = asserted("Six others were injured.", "count")
    assert one.other
    (one,) = asserted("Six of the passengers were injured.", "count")
    assert one.other
    (one,) = asserted("Six passengers were injured.", "count")
    assert not one.other


def test_a_rising_toll_is_seen_to_move() -> None:
    (one,) = asserted("So far 12 people were killed.", "count")
    assert one.moving
    (one,) = asserted("In the fire 12 people were killed.", "count")
    assert not one.moving


@pytest.mark.parametrize(
    "text",
    [
        "Another woman, also 22, was killed.",
        "One sailor, age 18, was killed.",
        "Two men, between the ages of 16 and 18, were killed.",
        "Crews came to the killed at a 1 1/2-story home.",
        "A man was killed in a fire at Club 21 in Norwick.",
        "Eight officers fired and killed Venn.",
        "About 20 people looked on, most of them friends of the slain.",
    ],
)
def test_ages_names_and_those_who_did_it_are_no_toll(text: str) -> None:
    assert all((one.low or 0) < 3 for one in asserted(text, "count"))


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("Three people were killed in 17 shootings.", True),
        ("It was a violent weekend in which three people were killed.", True),
        ("Three people were killed in a separate shooting.", True),
        ("Several hours later three people were killed.", True),
        ("Earlier Monday three people were killed.", True),
        ("Three people were killed on Monday.", False),
    ],
)
def test_numbers_of_other_events_are_set_aside(text: str, *, aside: bool) -> None:
    assert {one.aside for one in asserted(text, "count") if one.happening == "killed"} == {aside}


def test_a_paragraph_goes_on_with_the_event_that_it_named() -> None:
    text = "A separate fire broke out in Brack. Three people were killed. They lived there.\nFour people were killed."
    found = {one.value: one.aside for one in asserted(text, "count")}
    assert found == {"Three": True, "Four": False}


@pytest.mark.parametrize(
    "text",
    [
        "The ferry, with 209 people on board, struck the reef.",
        "Hundreds of people hit the streets.",
        "The skipper, Bo Ek, 54, was questioned by police and released.",
    ],
)
def test_who_runs_into_a_thing_and_whom_police_let_go_is_in_no_toll(text: str) -> None:
    assert [one for one in asserted(text) if one.kind in {"count", "person"}] == []


def test_a_clause_with_who_holds_none_of_those_of_the_sentence() -> None:
    (one,) = asserted("Ada Venn, who was travelling with her husband, died on Wednesday.", "person")
    assert one.subject == "Ada Venn"


def test_a_verb_and_its_particle_are_one_verb() -> None:
    (one,) = asserted("Ada Venn passed away on Wednesday.", "person")
    assert (one.subject, one.happening) == ("Ada Venn", "killed")

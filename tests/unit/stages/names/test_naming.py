import msgspec
import pytest
from tests.support.cast import line

from stemma.model import Derivation, EntityType, Mention, MentionForm, NameStatus
from stemma.stages.names.naming import (
    Spelling,
    Transmission,
    best_spelling,
    gather_spellings,
    judge_spellings,
    straying,
    transmission,
)


def spelling(text: str, *witnesses: str, count: int | None = None) -> Spelling:
    return Spelling(text, tuple(text.lower().split()), count or len(witnesses), sorted(witnesses))


def lines(**lineages: list[str]) -> Transmission:
    return Transmission(dict(lineages), {}, {name: name.upper() for name in lineages})


APART = lines(one=["a"], two=["b"], three=["c"], four=["d"])
COPIES = lines(one=["a"], two=["a"], three=["a"], four=["b"])


def judged(kind: str, spellings: list[Spelling], known: Transmission) -> dict[str, tuple[str, str]]:
    best = best_spelling(kind, spellings, known)
    found = judge_spellings(kind, best, spellings, lines=known)
    return {one.text: (one.status.value, one.why) for one in found}


def test_ten_copies_are_one_line() -> None:
    many = [spelling("Ada Wenn", "one", "two", "three"), spelling("Ada Venn", "four", "five")]
    known = lines(one=["a"], two=["a"], three=["a"], four=["b"], five=["c"])
    assert best_spelling("person", many, known).text == "Ada Venn"


def test_a_full_name_is_better_than_a_surname() -> None:
    forms = [spelling("Venn", "one", "two", "three"), spelling("Ada Venn", "one")]
    assert best_spelling("person", forms, APART).text == "Ada Venn"


def test_capitals_throughout_are_worse() -> None:
    forms = [spelling("ADA VENN", "one", "two"), spelling("Ada Venn", "three")]
    assert best_spelling("person", forms, APART).text == "Ada Venn"


def test_an_acronym_may_stand_in_capitals() -> None:
    assert best_spelling("organisation", [spelling("NATO", "one")], APART).text == "NATO"


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ("Venn", "partial"),
        ("Vadim Osipyev", "transliteration"),
        ("Осипьев", "transliteration"),
        ("Vadim Osipeiv", "corruption"),
        ("Vadim Osipiev", "accepted"),
        ("Osipiev Vadim", "accepted"),
    ],
)
def test_the_status_of_a_spelling(form: str, status: str) -> None:
    full = spelling("Ada Venn" if form == "Venn" else "Vadim Osipiev", "one", "two", "three")
    assert judged("person", [full, spelling(form, "four", count=1)], APART)[form][0] == status


def test_a_spelling_far_from_the_best_that_one_copy_has_is_damage() -> None:
    forms = [spelling("Pavel Mukhta", "one", "two", "three"), spelling("Pavel Mokda", "four")]
    status, why = judged("person", forms, APART)["Pavel Mokda"]
    assert status == "corruption"
    assert why == "No usual spelling of Pavel Mukhta. It came in with FOUR."


def test_two_letters_that_changed_places_are_damage_but_not_at_the_end() -> None:
    forms = [
        spelling("Ada Lorenker", "one", "two"),
        spelling("Ada Lorenkre", "three"),
        spelling("Ada Loernker", "four"),
    ]
    found = judged("person", forms, APART)
    assert found["Ada Loernker"] == ("corruption", "Two letters of Ada Lorenker changed places. It came in with FOUR.")
    assert not found["Ada Lorenkre"][1].startswith("Two letters")


def test_a_short_form_of_a_given_name_is_no_damage() -> None:
    forms = [spelling("Thomas Lorenker", "one", "two", "three"), spelling("Tom Lorenker", "four")]
    assert judged("person", forms, APART)["Tom Lorenker"] == ("accepted", "A short form of Thomas Lorenker.")


def test_where_nothing_outweighs_a_spelling_the_question_stays_open() -> None:
    forms = [spelling("Pavel Mukhta", "one"), spelling("Pavel Mokda", "two")]
    found = judged("person", forms, APART)
    assert {status for status, _ in found.values()} == {"accepted"}
    assert any("stays open" in why for _, why in found.values())


def test_a_parent_that_reads_otherwise_outweighs() -> None:
    known = Transmission({"one": ["a"], "two": ["a"]}, {"two": ["one"]}, {"one": "ONE", "two": "TWO"})
    forms = [spelling("Pavel Mukhta", "one", count=2), spelling("Pavel Mokda", "two")]
    assert judged("person", forms, known)["Pavel Mokda"][0] == "corruption"


def test_a_spelling_in_lines_that_do_not_copy_one_another_is_no_slip() -> None:
    forms = [spelling("Pavel Mukhta", "one", "two"), spelling("Pavel Mokda", "three", "four")]
    assert {status for status, _ in judged("person", forms, APART).values()} == {"accepted"}


def test_who_brought_a_spelling_in_and_who_copied_it() -> None:
    known = Transmission(
        {name: ["a"] for name in ("one", "two", "three", "four", "five")},
        {"five": ["four"]},
        {"four": "FOUR", "five": "FIVE"},
    )
    forms = [spelling("Pavel Mukhta", "one", "two", "three"), spelling("Pavel Mokda", "four", "five")]
    best = best_spelling("person", forms, known)
    (damaged,) = [one for one in judge_spellings("person", best, forms, lines=known) if one.text == "Pavel Mokda"]
    assert damaged.introduced == "four"
    assert damaged.status is NameStatus.CORRUPTION
    assert "came in with FOUR and was copied by 1" in damaged.why


@pytest.mark.parametrize(
    ("best", "other"), [("Kiev", "Kyiv"), ("United States", "America"), ("AP", "Associated Press")]
)
def test_other_names_of_one_thing_are_accepted(best: str, other: str) -> None:
    kind = "organisation" if best == "AP" else "place"
    forms = [spelling(best, "one", "two", "three"), spelling(other, "four")]
    assert {status for status, _ in judged(kind, forms, APART).values()} == {"accepted"}


def test_white_space_makes_no_spelling() -> None:
    def mention(start: int, text: str) -> Mention:
        return Mention(
            id=str(start), witness="one", start=start, end=start + len(text), text=text, type=EntityType.PERSON,
            form=MentionForm.NAME,
        )  # fmt: skip

    (found,) = gather_spellings([mention(0, "Ada Venn"), mention(20, "Ada\n Venn")])
    assert (found.text, found.count) == ("Ada Venn", 2)


def test_lines_and_parents_come_from_the_lineage_alone() -> None:
    derivation = Derivation(id="d", story="s", child="two", parent="one", share=1.0, score=0.9, why="")
    undirected = Derivation(
        id="e", story="s", child="three", parent="one", share=1.0, score=0.9, why="", directed=False
    )
    known = transmission([line("a", "one", "two", "three")], [derivation, undirected], {})
    assert known.support(["one", "two"]) == {"a"}
    assert known.heads(["one", "two"]) == ["one"]
    assert known.heads(["one", "three"]) == ["one", "three"]
    assert known.support(["stranger"]) == {"stranger"}


def test_where_nothing_else_tells_the_hand_that_strays_least_is_believed() -> None:
    spelt = [
        [Spelling("Orrhel", ("orrhel",), 3, ["b", "c", "d"]), Spelling("Orrhal", ("orrhal",), 1, ["a"])],
        [Spelling("Kokna", ("kokna",), 1, ["a"]), Spelling("Kukhna", ("kukhna",), 1, ["b"])],
    ]
    lines = Transmission({}, {}, {})
    strays = straying(spelt, lines)
    assert strays["a"] > strays["b"] == 0
    assert best_spelling("person", spelt[1], lines).text == "Kokna"
    assert best_spelling("person", spelt[1], msgspec.structs.replace(lines, strays=strays)).text == "Kukhna"

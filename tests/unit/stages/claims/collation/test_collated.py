import re

import pytest
from tests.support.asserted import told

from stemma.model import Reading, Variant, VariantKind
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.collation.collated import around, collated_differences


def differences(kind: VariantKind, *readings: tuple[str, str]) -> list[list[Assertion]]:
    """Return what is made of a variant whose readings are words inside sentences."""
    texts = {f"w{number}": told(f"w{number}", sentence) for number, (sentence, _) in enumerate(readings)}
    rows = [
        Reading(
            variant="v",
            witness=key,
            start=sentence.index(words),
            end=sentence.index(words) + len(words),
            text=words,
            normalised=words.lower(),
            rank=1,
            why="",
        )
        for (key, _), (sentence, words) in zip(texts.items(), readings, strict=True)
    ]
    variant = Variant(id="v", story="s", lineage="l", kind=kind)
    return list(collated_differences([variant], {"v": rows}, texts))


def values(kind: VariantKind, *readings: tuple[str, str]) -> list[str]:
    return [one.value for group in differences(kind, *readings) for one in group]


@pytest.mark.parametrize(
    ("kind", "left", "right", "expected"),
    [
        (VariantKind.NUMBER, "stood at 6.2 metres", "stood at 6.5 metres", ["6.2 metres", "6.5 metres"]),
        (VariantKind.NUMBER, "crews sent 8 boats out", "crews sent 9 boats out", ["8", "9"]),
        (VariantKind.DATE, "highest since 1978", "highest since 1987", ["1978", "1987"]),
        (VariantKind.WORDING, "billions of dollars", "billions of euros", ["billions of dollars", "billions of euros"]),
        (VariantKind.WORDING, "at 7:47", "at 9:47", ["7:47", "9:47"]),
        (VariantKind.NAME, "Mokda", "Mukhta", ["Mokda", "Mukhta"]),
        (VariantKind.NEGATION, "was", "was not", ["was", "was not"]),
    ],
)
def test_readings_that_tell_something_become_claims(
    kind: VariantKind, left: str, right: str, expected: list[str]
) -> None:
    found = values(kind, (f"They say the water {left} here.", left), (f"They say the water {right} here.", right))
    assert found == expected


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        (VariantKind.WORDING, "of the", "for a"),
        (VariantKind.SPELLING, "harbour", "harbor"),
        (VariantKind.OMISSION, "very old", "old"),
        (VariantKind.NUMBER, "nothing in it", "nothing on it"),
        (VariantKind.NUMBER, "for 23 hours", "since 1969"),
        (VariantKind.WORDING, " ".join(["word"] * 12), " ".join(["other"] * 12)),
    ],
)
def test_small_words_spellings_and_unlike_things_are_left_alone(kind: VariantKind, left: str, right: str) -> None:
    assert values(kind, (f"They stood {left} there.", left), (f"They stood {right} there.", right)) == []


def test_what_bends_a_number_is_taken_along() -> None:
    (group,) = differences(VariantKind.NUMBER, ("There came more than 20 boats.", "20"), ("There came 26 boats.", "26"))
    assert [(one.value, one.modifier) for one in group] == [("more than 20", "more"), ("26", "exact")]


def test_a_reading_outside_the_running_text_is_no_claim() -> None:
    assert values(VariantKind.NAME, ("", ""), ("Brack", "Brack")) == []


def test_the_words_around_name_the_place() -> None:
    text = "The river gauge at Sella Bridge stood at 6.2 metres at five in the morning."
    assert around(text, 41, 51) == "river gauge at Sella Bridge stood at … at five in the"


#: Two sentences whose readings do not stand at one place: a list in another order, two persons, other words around,
#: counters of a gallery, calls to readers, all in capitals, a day for a place.
APART = [
    (
        VariantKind.NUMBER,
        "An 18-year-old girl and a [14]-year-old boy swam.",
        "A 14-year-old and an [18]-year-old were out.",
    ),
    (VariantKind.NUMBER, "Crews found [19]-year-old Ada Venn at sea.", "Crews found [21]-year-old Otto Brack at sea."),
    (VariantKind.NUMBER, "A [6]-year-old in Brack saw it.", "A [62]-year-old Sella man died."),
    (VariantKind.NUMBER, "The flood came. Image [4] of 11 shows it.", "The flood came. Image [5] of 11 shows it."),
    (VariantKind.NAME, "With information they are asked to call [Venn] today.", "With information call [Brack] today."),
    (VariantKind.NAME, "THE BOAT OF [VENN] WAS LOST.", "THE BOAT OF [BRACK] WAS LOST."),
    (
        VariantKind.WORDING,
        "A judge gave the man who broke the dyke ten years and a fine for 50 [counts]. He left.",
        "A judge gave the man who broke the dyke ten years and a fine after a hung [verdict]. It rained.",
    ),
    (VariantKind.NAME, "It broke near [Venn Sunday] at the dyke.", "It broke near [Sella Road] at the dyke."),
]


def marked(sentence: str) -> tuple[str, str]:
    """Return a sentence and the reading that it holds in brackets."""
    before, reading, after = re.split(r"[\[\]]", sentence)
    return before + reading + after, reading


@pytest.mark.parametrize(("kind", "left", "right"), APART)
def test_readings_at_two_places_are_no_difference(kind: VariantKind, left: str, right: str) -> None:
    assert values(kind, marked(left), marked(right)) == []


def test_two_things_changed_over_in_a_copy_are_a_difference() -> None:
    left = ("In all 12 boats and 14 cars were lost in the long night at the old harbour of Brack.", "12")
    right = ("In all 14 boats and 12 cars were lost in the long night at the old harbour of Brack.", "14")
    assert values(VariantKind.NUMBER, left, right) == ["12", "14"]


def test_words_of_the_next_sentence_say_nothing_of_a_place() -> None:
    left = ("They met the Norwick President Otto Venn. Lind and Brack came later.", "Otto Venn")
    right = ("On Sunday the President Ada Lind and Brack met envoys from Sella.", "Ada")
    assert values(VariantKind.NAME, left, right) == []


def test_a_space_that_a_page_dropped_makes_no_other_name() -> None:
    told_of = "After the flood the {} of Sella came to the old mill."
    assert (
        values(VariantKind.NAME, (told_of.format("LindFriends"), "LindFriends"), (told_of.format("Friends"), "Friends"))
        == []
    )


def test_a_reading_knows_whether_it_is_a_toll_or_was_planned() -> None:
    (group,) = differences(
        VariantKind.NUMBER, ("The flood killed 132 people.", "132"), ("The flood killed 153 people.", "153")
    )
    assert [one.toll for one in group] == [True, True]
    will, did = "They will meet at 1 p.m. in Sella today.", "They did meet at 2 p.m. in Sella today."
    (group,) = differences(VariantKind.NUMBER, (will, "1"), (did, "2"))
    assert [(one.unit, one.planned) for one in group] == [("hour", True), ("hour", False)]


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        (VariantKind.NAME, "Mrs", "Ms"),
        (VariantKind.NAME, "Lt. Otto", "Lieutenant Otto"),
        (VariantKind.NAME, "Harbour Advisors", "Harbor Advisers"),
        (VariantKind.WORDING, "organised neighbours", "organized neighbors"),
    ],
)
def test_what_a_style_book_changes_is_no_difference(kind: VariantKind, left: str, right: str) -> None:
    assert values(kind, (f"They saw {left} Brack there.", left), (f"They saw {right} Brack there.", right)) == []


def test_who_spoke_is_a_difference() -> None:
    told_of = "They drowned in the night, {} Brack said there."
    left, right = "Captain Otto", "Lieutenant Ada"
    assert values(VariantKind.NAME, (told_of.format(left), left), (told_of.format(right), right)) == [left, right]


def test_what_the_next_sentence_of_the_other_text_tells_is_no_difference() -> None:
    left = "Ada Venn was acquitted of theft after a boat was found sunk."
    right = "Ada Venn was accused of theft after an old boat had been found. She was acquitted of it."
    assert values(VariantKind.WORDING, (left, "acquitted"), (right, "accused")) == []
    told = values(VariantKind.WORDING, (left, "acquitted"), (right.partition(". ")[0] + ".", "accused"))
    assert told == ["acquitted", "accused"]

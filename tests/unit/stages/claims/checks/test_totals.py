import pytest
from tests.support.checked import checked, words

from stemma.stages.claims.checks.totals import check_totals


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Six people, two men and three women, were hurt.", False),
        ("Six people, three men and three women, were hurt.", True),
        ("Six people were hurt: two men and three women.", False),
        ("Six people — three men, two women and a boy — were hurt.", True),
        ("Two people – a 28-year-old man and a 51-year-old woman – were hurt.", True),
        ("Four people were in the boat (three men and two women).", False),
        ("Six people, including seven children, were hurt.", False),
        ("Six people, four of them women, were hurt.", True),
        ("Six people, eight of whom were women, were hurt.", False),
        ("Seven people were shot, two died and four were injured.", False),
        ("Seven people were shot, two died and five were injured.", True),
    ],
)
def test_parts_are_held_against_their_total(text: str, fits: bool) -> None:  # noqa: FBT001 - the expected outcome
    assert [one.fits for one in checked(check_totals, text)] == [fits]


@pytest.mark.parametrize(
    "text",
    [
        "Six officers, two men and three women were hurt.",
        "About six people, two men and three women, were hurt.",
        "Six people, mostly men and women, were hurt.",
        "Six people, two men, three women, were hurt.",
        "Six people were hurt, among them two men and three women.",
        "Six other people, two men and three women, were hurt.",
        "One of six people, two men and three women, was hurt.",
        "Six people, two men and three women and their dog, were hurt.",
        "Seven people were shot, two died and at least four were injured.",
        "Seven people were shot, two died and four were critically injured.",
        "Seven people were shot, two died and four others were injured.",
        "Several people, two men and three women, were hurt.",
        "The boat, with two men and three women, sank.",
    ],
)
def test_it_is_silent_where_parts_or_total_are_open(text: str) -> None:
    assert checked(check_totals, text) == []


def test_total_and_parts_are_shown_word_by_word() -> None:
    text = "Six people, two men and three women, were hurt."
    (one,) = checked(check_totals, text)
    assert words(one, text) == ["Six", "two men", "three women"]
    assert one.why == "the parts come to 5, of 6: the total or a part is off, or one is left out"

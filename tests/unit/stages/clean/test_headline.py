from collections.abc import Callable

import pytest

from stemma.model import Role

from .conftest import Marked

STORY = (
    "The dam above the Orsk valley gave way on Friday night after three weeks of rain, the water board said.\n\n"
    "Engineers had warned of cracks in the northern wall as early as last autumn, according to the mayor.\n"
)


def test_the_name_of_the_outlet_and_the_menu_above_a_headline_are_furniture(marked: Callable[..., Marked]) -> None:
    text = f"Orsk Valley Gazette\n\nHome  News  Sport\n\nDam gives way above the Orsk valley\n\n{STORY}"
    assert [role for role, _ in marked(text, outlet="Orsk Valley Gazette")[:3]] == [
        Role.FURNITURE,
        Role.FURNITURE,
        Role.HEADLINE,
    ]


def test_a_headline_that_begins_with_the_name_of_the_outlet_stays_one(marked: Callable[..., Marked]) -> None:
    text = f"Orsk Gazette | Dam gives way above valley\n\n{STORY}"
    zones = marked(text, outlet="Orsk Gazette", title="Orsk Gazette | Dam gives way above valley")
    assert zones[0][0] is Role.HEADLINE


def test_sentences_between_headline_and_byline_are_a_standfirst(marked: Callable[..., Marked]) -> None:
    standfirst = "The water board had been warned of cracks for a year."
    text = f"Dam gives way above the Orsk valley\n\n{standfirst}\n\nShare\n\nBy Nadia Orlen\n\n{STORY}"
    assert (Role.HEADLINE, standfirst) in marked(text)


def test_sentences_above_a_date_are_body_where_no_text_follows_it(marked: Callable[..., Marked]) -> None:
    text = f"Dam gives way above the Orsk valley\n\n{STORY}\n12 May 2023, 21:40\n"
    assert [role for role, _ in marked(text)][1:3] == [Role.BODY, Role.BODY]


PICTURED = "Engineers had warned of cracks in the wall above the valley."
PICTURE = "Photograph: Ilva Marten/Mardale Pictures"


def test_a_sentence_over_a_picture_that_the_text_says_again_is_a_standfirst(marked: Callable[..., Marked]) -> None:
    text = f"Dam gives way above the Orsk valley\n\n{PICTURED}\n\n{PICTURE}\n\n{STORY}"
    assert (Role.HEADLINE, PICTURED) in marked(text)


@pytest.mark.parametrize(
    ("opening", "picture"),
    [
        ("Three villages spent the weekend without water, and bakers gave away bread.", PICTURE),
        (
            f"{PICTURED[:-1]}, in which farmers and keepers of inns live with {'old ' * 16}dogs.",
            PICTURE,
        ),
        (PICTURED, ""),
    ],
)
def test_a_first_paragraph_that_is_new_or_long_or_has_no_picture_is_body(
    opening: str, picture: str, marked: Callable[..., Marked]
) -> None:
    text = f"Dam gives way above the Orsk valley\n\n{opening}\n\n{picture}\n\n{STORY}"
    assert next(role for role, words in marked(text) if opening in words) is Role.BODY


@pytest.mark.parametrize(
    "line",
    ["Nadia Orlen @nadiaorlen", "By Nadia Orlen 2031-03-04T20:51:19Z Water & Weather", "Ilva von Marten, @ilvam"],
)
def test_a_name_with_an_address_or_a_stamp_is_a_byline(line: str, marked: Callable[..., Marked]) -> None:
    assert (Role.BYLINE, line) in marked(f"Dam gives way above the Orsk valley\n\n{line}\n\n{STORY}")


HAPPENED = (
    "gave way on Friday night after three weeks of rain, the water board said on its notice board in the morning",
    "had shown cracks in the northern wall since last autumn, according to two engineers who looked after it",
    "held back more water than it was built for, and letters to the ministry about that went without an answer",
    "stands over four villages, in which nobody was hurt because a shepherd rang the bells of the church in time",
    "will be looked at by experts from abroad, said the mayor, who asked people to keep away from the river",
)


def copied_page() -> str:
    menu = "\n".join(
        f"Section {word}"
        for word in ["north", "south", "east", "west", "sport", "money", "farms", "lakes", "hills", "rail"]
    )
    teasers = "\n".join(
        f"{name} wins prize for cheese\nBy A Writer\n{name} beat a dozen others at the fair on Sunday, the jury said "
        "after a long tasting. The prize is a bell that rings.\nMore"
        for name in ("Ilva", "Tomas", "Petrik", "Sorrel", "Wenda")
    )
    told = "\n".join(f"The dam above the Orsk valley {what}." for what in HAPPENED)
    head = "Village fair opens its gates\nCracked dam gives way above Orsk valley"
    return f"{menu}\n{head}\n{told}\n{menu}\n{teasers}\n"


def test_the_headline_of_a_copied_page_is_the_line_above_the_text_that_shares_its_words(
    marked: Callable[..., Marked],
) -> None:
    headlines = [words for role, words in marked(copied_page()) if role is Role.HEADLINE]
    assert "Cracked dam gives way above Orsk valley" in headlines
    assert "Village fair opens its gates" not in headlines


def test_teasers_far_below_the_text_of_a_copied_page_are_furniture(marked: Callable[..., Marked]) -> None:
    body = [words for role, words in marked(copied_page()) if role is Role.BODY]
    assert not [words for words in body if "jury" in words]
    assert sum("dam above the Orsk valley" in words for words in body) == len(HAPPENED)

from collections.abc import Callable

import pytest

from stemma.model import Role

RoleOf = Callable[[str, str], Role]

STORY = """Dam gives way above Orsk valley

By Nadia Orlen

ORSK (AP) — The dam above the Orsk valley gave way on Friday night after three weeks of rain.

{line}

{under}

Engineers had warned of cracks in the northern wall as early as last autumn, letters show.

The board said that it would answer questions when the water has gone down.
"""


def inside(line: str, under: str = "About 400 people left their houses in time, a shepherd said.") -> str:
    return STORY.format(line=line, under=under)


@pytest.mark.parametrize(
    ("line", "under"),
    [
        ("The northern wall with the cracks that engineers wrote of.", "(Image credit: Water Board)"),
        ("Shepherd Ilva Torm stands beside her bells in Orsk.", "Photo by Petrik Sorrel"),
        ("Villagers look at what is left of the dam, Friday, May 12, 2023, in Orsk.", "Nobody was hurt, he said."),
        ("A shepherd rings the bells of Orsk on Friday, May 12, 2023.", "Nobody was hurt, he said."),
        ("A dam gave way above the valley. (Published Friday, May 12, 2023)", "Nobody was hurt, he said."),
        ("The water is going down. Sedra 6's Wenda Harl reports.", "Nobody was hurt, he said."),
        ("The wall as it stood last autumn. Credit: Orsk Water Board", "Nobody was hurt, he said."),
        ("© Ilva Torm The wall as it stood last autumn, when the first cracks were seen.", "Nobody was hurt, he said."),
        ("Engineers at the wall of the dam above Orsk", "(Ilva Torm / Orsk Post)"),
        ("The wall as it stood last autumnCredit: Water Board", "Nobody was hurt, he said."),
        ("2of4The northern wall with the cracks that engineers wrote of.", "Nobody was hurt, he said."),
        ("Image caption The northern wall in the autumn before", "Nobody was hurt, he said."),
    ],
)
def test_the_words_under_a_picture_are_told_by_what_stands_around_them(line: str, under: str, role_of: RoleOf) -> None:
    assert role_of(inside(line, under), line) is Role.CAPTION


@pytest.mark.parametrize(
    ("line", "under"),
    [
        ("The wall had cracks on its northern side.", "Photos: The dam in its first year"),
        ("The board met on Friday, May 12, 2023, and said that the wall was safe.", "Nobody was hurt, he said."),
        ("Police said the gates were opened Friday, May 12, 2023, at dusk.", "Nobody was hurt, he said."),
        ("The wall had cracks on its northern side.", "Picture the valley without water."),
    ],
)
def test_paragraphs_with_days_or_links_to_pictures_stay_body(line: str, under: str, role_of: RoleOf) -> None:
    assert role_of(inside(line, under), line) is Role.BODY


def test_marks_between_sections_are_part_of_the_text(role_of: RoleOf) -> None:
    assert role_of(inside("___"), "___") is Role.BODY


def test_what_follows_a_dateline_opens_the_text_whatever_it_looks_like(role_of: RoleOf) -> None:
    text = inside("About 400 people left their houses in time, a shepherd said.").replace(
        "The dam above the Orsk valley gave way on Friday night after three weeks of rain.",
        "The Latest on the dam above Orsk (all times local):",
    )
    assert role_of(text, "The Latest on the dam") is Role.BODY


@pytest.mark.parametrize(
    "line",
    [
        "Shepherd rings bells of Orsk until morning [VIDEO]",
        "Follow Nadia Orlen on Twitter and Instagram.",
        "Write to Nadia Orlen at nadia@orsk.example",
        "Nadia Orlen is a senior reporter for the Orsk Gazette.",
    ],
)
def test_tags_of_links_and_addresses_of_writers_are_no_news(line: str, role_of: RoleOf) -> None:
    assert role_of(inside("Nobody was hurt, he said.") + f"\n{line}\n", line) is Role.FURNITURE


def test_a_short_message_that_the_text_quotes_keeps_its_signature(role_of: RoleOf) -> None:
    signed = "— Water Board (@orskwater) May 12, 2023"
    assert role_of(inside("The wall will be looked at by experts pic.twitter.com/aBc1", signed), signed) is Role.BODY

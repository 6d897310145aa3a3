from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.model import Role
from stemma.stages.clean.lines import read_line
from stemma.stages.clean.listing import entry_gain, list_end
from stemma.stages.clean.rules import word_hits
from stemma.stages.clean.stretch import Kind, kind_of, main_stretch
from stemma.text.copied import best_run

Marked = list[tuple[Role, str]]

MENU = ["Home", "Politics", "Sport", "Weather", "Markets", "Culture", "Letters", "Jobs", "Cars", "Homes", "Puzzles"]
STORY = [
    "Dam gives way above Orsk valley",
    "By Nadia Orlen",
    "12 May 2023",
    "The dam above the Orsk valley gave way on Friday night after three weeks of rain, the water board said.",
    "About 400 people left their houses in time, because a shepherd had rung the bells of two churches.",
    "Engineers had warned of cracks in the northern wall as early as last autumn, letters show.",
    "The board said that it would answer questions when the water has gone down.",
]
TEASERS = [
    "Most read",
    "Town hall sells its clock",
    "3 hours ago",
    "The clock had been wrong since 1911, the mayor said.",
    "Baker wins prize again",
    "5 hours ago",
    "It is the ninth time, and nobody else had entered.",
    "Old cinema to be a gym",
    "8 hours ago",
    "Contact us",
    "Terms of use",
]


def page(*parts: list[str]) -> str:
    return "\n".join(line for part in parts for line in part)


def test_a_copied_page_is_its_report_without_menus_and_teasers(marked: Callable[..., Marked]) -> None:
    zones = marked(page(MENU, STORY, TEASERS))
    assert [words for role, words in zones if role is Role.BODY] == STORY[3:]


def test_a_saved_text_without_a_page_around_it_is_left_alone(marked: Callable[..., Marked]) -> None:
    zones = marked(page(STORY, ["Read more", "The river fell by a metre overnight, and the road is open again."]))
    assert (Role.BODY, "The river fell by a metre overnight, and the road is open again.") in zones


def test_where_most_sentences_lie_elsewhere_the_stretch_is_not_sure() -> None:
    block = ["One sentence of this part stands here and says a thing or two."] * 3
    lines = [read_line(text, 0, len(text)) for text in [*block, *MENU * 2, *block, *MENU * 2, *block]]
    kinds = [kind_of(line, None, word_hits(line)) for line in lines]
    run = main_stretch(lines, [None] * len(lines), kinds)
    assert run is not None
    assert not run.sure


def teasers_in_sentences() -> list[str]:
    towns = ["Velm", "Harl", "Brack", "Sedra", "Torv", "Ilmen", "Pohan", "Grell"]
    return [
        f"The mayor of {town} opened a bridge on Sunday, and {town} has waited nine years for it." for town in towns
    ]


def test_a_short_report_under_a_whole_head_is_found_among_longer_teasers(marked: Callable[..., Marked]) -> None:
    zones = marked(page(MENU, teasers_in_sentences(), MENU, STORY[:5], ["Comments"], MENU, teasers_in_sentences()))
    assert [words for role, words in zones if role is Role.BODY] == STORY[3:5]
    assert (Role.HEADLINE, STORY[0]) in zones


def test_where_no_head_leads_to_a_text_nothing_is_taken_out(marked: Callable[..., Marked]) -> None:
    zones = marked(page(teasers_in_sentences(), MENU, STORY[3:5], MENU, teasers_in_sentences()))
    body = " ".join(words for role, words in zones if role is Role.BODY)
    assert all(sentence in body for sentence in STORY[3:5])


def test_a_list_of_links_and_a_row_of_pictures_do_not_end_a_text(marked: Callable[..., Marked]) -> None:
    links = ["More:", "Village fair opens its gates", "Baker wins the prize again"]
    pictures = [f"Image {number} of 3" for number in (1, 2, 3)]
    credited = [
        line for count in pictures for line in (count, "The dam as it looks from above.", "(Image credit: Water Board)")
    ]
    more = "It will not be before Sunday, it wrote, since the river rises by a hand an hour and no boat gets there."
    text = page(MENU, STORY[:4], links, STORY[4:6], credited, [*STORY[6:], more], TEASERS)
    assert [words for role, words in marked(text) if role is Role.BODY] == [*STORY[3:], more]


@pytest.mark.parametrize(
    ("text", "role", "kind"),
    [
        ("Leave a Reply", None, Kind.END),
        ("12 May 2023", Role.PUBLISHED, Kind.DATE),
        ("3 days ago at 06:15 am", None, Kind.DATE),
        ("By Nadia Orlen", Role.BYLINE, Kind.SIGNED),
        ("The wall, seen from the south", Role.CAPTION, Kind.NEUTRAL),
        ("Share this article", None, Kind.FURNITURE),
        ("The mayor has said that the clock of the town hall will be...", None, Kind.LABEL),
        ("The clock had been wrong since 1911, the mayor said.", None, Kind.SENTENCE),
        ("Town hall", None, Kind.LABEL),
    ],
)
def test_lines_are_told_apart_before_their_neighbours_speak(text: str, role: Role | None, kind: Kind) -> None:
    line = read_line(text, 0, len(text))
    assert kind_of(line, role, word_hits(line)) is kind


@given(st.lists(st.integers(-50, 50), max_size=40))
def test_no_run_has_a_higher_sum_than_the_best(gains: list[int]) -> None:
    start, end = best_run(gains)
    runs = [sum(gains[low:high]) for low in range(len(gains)) for high in range(low + 1, len(gains) + 1)]
    assert sum(gains[start:end]) == max([0, *runs])


def test_the_first_of_equal_runs_is_kept() -> None:
    assert best_run([3, -9, 3]) == (0, 1)
    assert best_run([-1, -2]) == (0, 0)


def test_comments_under_their_dates_do_not_outweigh_a_short_report(marked: Callable[..., Marked]) -> None:
    comments = [
        line
        for number in range(9)
        for line in (
            f"reader{number}",
            "3 days ago at 06:15 am",
            f"This is the {number}. time that I read of that wall, and each time they say that nobody knew of it.",
            "Reply",
        )
    ]
    zones = marked(page(MENU, STORY, ["Comments"], comments))
    assert [words for role, words in zones if role is Role.BODY] == STORY[3:]


def test_a_teaser_that_breaks_off_is_furniture_behind_the_text(marked: Callable[..., Marked]) -> None:
    teaser = "The clock had been wrong since 1911, the mayor said, and the council has now..."
    zones = marked(page(STORY, ["Share this article", teaser]))
    assert (Role.FURNITURE, teaser) in zones


def test_a_paragraph_that_breaks_off_inside_the_text_stays(marked: Callable[..., Marked]) -> None:
    paragraph = "She looked at the wall for a long time, and then at the water board's letter ..."
    zones = marked(page(STORY[:4], [paragraph], STORY[4:]))
    assert (Role.BODY, paragraph) in zones


RESULTS = [
    f"{place} {name} (Orsk AC) {32 + place}:0{place}" for place, name in enumerate(["Ana Vel", "Bo Lind"] * 4, 1)
]
INGREDIENTS = [
    "2 tablespoons of oil",
    "1 large onion, chopped",
    "400 g smoked fish, skin removed",
    "200 ml cream",
    "a handful of dill",
    "salt and black pepper",
]


@pytest.mark.parametrize("entries", [RESULTS, INGREDIENTS], ids=["results", "ingredients"])
def test_a_list_with_which_a_text_ends_belongs_to_it(entries: list[str], marked: Callable[..., Marked]) -> None:
    zones = marked(page(MENU, STORY[:5], entries, ["Share"], TEASERS))
    body = "\n".join(words for role, words in zones if role is Role.BODY)
    assert body == "\n".join([*STORY[3:5], *entries])


def test_a_menu_behind_a_text_is_no_list_of_it() -> None:
    lines = [
        read_line(text, 0, len(text)) for text in [*MENU, "Village fair opens its gates", "12", "Most read", *MENU]
    ]
    assert list_end([entry_gain(line) for line in lines], 0) == 0


def test_a_list_ends_where_what_speaks_for_it_is_most() -> None:
    assert list_end([3, 3, 3, -6, 3, 3, 3, -2, -2], 0) == 7
    assert list_end([3, 3, -6, 3], 0) == 0


def test_a_list_does_not_go_on_behind_what_ends_it() -> None:
    assert list_end([3, 3, 3, 3, -11, 30], 0) == 4

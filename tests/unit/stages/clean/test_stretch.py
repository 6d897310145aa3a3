from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.model import Role
from stemma.stages.clean.lines import read_line
from stemma.stages.clean.rules import word_hits
from stemma.stages.clean.stretch import Kind, best_run, kind_of, main_stretch

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


def test_where_most_sentences_lie_elsewhere_nothing_is_taken_out() -> None:
    block = ["One sentence of this part stands here and says a thing or two."] * 3
    lines = [read_line(text, 0, len(text)) for text in [*block, *MENU * 2, *block, *MENU * 2, *block]]
    hits = [word_hits(line) for line in lines]
    assert main_stretch(lines, [None] * len(lines), hits) == (0, len(lines))


@pytest.mark.parametrize(
    ("text", "role", "kind"),
    [
        ("Leave a Reply", None, Kind.END),
        ("12 May 2023", Role.PUBLISHED, Kind.DATE),
        ("2 days ago at 07:52 am", None, Kind.DATE),
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

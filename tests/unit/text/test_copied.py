import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.intake.plain import plain_facts
from stemma.text.copied import copied_title, headline_near, running_text

MENU = ["Skip to main content", "Home", "Politics", "Sport", "Weather", "Sign in"] * 3
HEADLINE = "Cracked dam gives way above Orsk valley"
STORY = [
    "The dam above the Orsk valley gave way on Friday night after three weeks of rain, the water board said.",
    "Engineers had warned that the wall cracked in the autumn, according to letters that the mayor has kept.",
    "About 400 people left their houses in time, because a shepherd had rung the bells of two churches.",
]


def test_the_title_of_a_copied_page_is_its_headline_and_not_its_menu() -> None:
    lines = [*MENU, "Village fair opens its gates", HEADLINE, "By Nadia Orlen", *STORY, *MENU]
    facts = plain_facts("\n".join(lines))
    assert facts.title == HEADLINE
    assert facts.grounds["title"].inferred


def test_a_headline_that_only_a_byline_marks_is_found_and_one_that_nothing_marks_is_not() -> None:
    unlike = "Orsk valley counts what it lost"
    signed = [*MENU, unlike, "12 May 2023", *STORY, *MENU]
    assert plain_facts("\n".join(signed)).title == unlike
    assert plain_facts("\n".join([*MENU, unlike, *STORY, *MENU])).title is None


def test_the_words_under_a_picture_are_no_title() -> None:
    caption = "Photo of the dam above Orsk valley by Petrik Sorrel"
    assert plain_facts("\n".join([*MENU, caption, *STORY, *MENU])).title is None


def test_a_text_of_sentences_is_no_copied_page() -> None:
    assert running_text([HEADLINE, *STORY * 9]) is None
    assert running_text([HEADLINE, *STORY]) is None


def test_a_headline_does_not_speak_for_itself() -> None:
    words = [line.casefold().split() for line in ["Bells of Orsk", "Shepherd rings bells of Orsk", *STORY]]
    nobody = [False] * len(words)
    assert headline_near([["x"] * 5, *words[1:2]], (1, 2), barred=nobody, signed=[False, True]) is None


@given(st.lists(st.text(max_size=40), max_size=60))
def test_any_lines_give_a_title_from_among_them_or_none(lines: list[str]) -> None:
    copied, title = copied_title(lines, signed=[False] * len(lines))
    assert title is None or (copied and title in lines)


TEASERS = [
    f"Our readers of the {name} edition were told last week that the {name} council will meet again in spring."
    for name in ("north", "south", "east", "west", "hill", "river")
]


def title(*head: str) -> str | None:
    lines = [*MENU, *head, "By Nadia Orlen", *STORY, *MENU]
    return copied_title(lines, signed=[line == "By Nadia Orlen" for line in lines])[1]


def test_the_upper_of_two_lines_over_a_byline_is_the_headline() -> None:
    assert title("Cracked dam gives way above valley of three brooks", "Orsk dam gives way") == (
        "Cracked dam gives way above valley of three brooks"
    )


def test_a_path_of_links_that_ends_with_the_headline_is_none() -> None:
    assert title(f"Home News {HEADLINE}", HEADLINE) == HEADLINE


@pytest.mark.parametrize(
    "line", ["— Water board of the Orsk valley", "the dam above the valley https://orsk.example/x"]
)
def test_who_is_quoted_and_addresses_are_no_headline(line: str) -> None:
    assert title(line) is None


def test_a_headline_alone_over_its_byline_is_one_where_teasers_have_more_words() -> None:
    lines = [*MENU, HEADLINE, "By Nadia Orlen", *STORY, *MENU, *TEASERS, *MENU]
    signed = [line == "By Nadia Orlen" for line in lines]
    assert copied_title(lines, signed=signed) == (True, HEADLINE)
    assert copied_title(lines, signed=[False] * len(lines))[1] is None

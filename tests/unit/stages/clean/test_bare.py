from collections.abc import Callable

from stemma.model import Role
from stemma.stages.clean.bare import bare_list
from stemma.stages.clean.lines import Line, read_line
from stemma.stages.clean.listing import entry_gain, is_scheduled

Marked = list[tuple[Role, str]]

MENU = ["Home", "Politics", "Sport", "Weather", "Markets", "Culture", "Letters", "Jobs", "Cars", "Homes", "Puzzles"]
HEAD = ["Ferries of the summer, day by day", "By Nadia Orlen", "12 May 2023"]
LIST = [
    "Ostrel – Vell, Monday to Friday",
    "Departures: 6.10, 7.40, 9.10 and 11.25",
    "Return: 6.50, 8.20, 10.05 and 12.15",
    "Ostrel – Vell, Saturday",
    "Departures: 8.00, 10.30 and 14.00",
    "Return: 9.10, 11.40 and 15.15",
    "Bicycles 2 crowns, dogs free",
]
COMMENTS = [
    "Leave a comment",
    "Rosa Imre says:",
    "We went last year and it was lovely, although the wind nearly took my hat.",
    "Reply",
]
FOOT = ["Share", "Facebook", "Most read", "Town hall sells its clock", "Contact us", "Terms of use"]


def lines_of(*texts: str) -> list[Line]:
    return [read_line(text, 0, len(text)) for text in texts]


def body_of(zones: Marked) -> list[str]:
    return [words for role, words in zones if role is Role.BODY]


def test_a_list_under_a_whole_head_is_the_report(marked: Callable[..., Marked]) -> None:
    assert body_of(marked("\n".join([*MENU, *HEAD, *LIST, *FOOT]))) == LIST


def test_what_readers_wrote_is_not_the_report_where_a_list_is(marked: Callable[..., Marked]) -> None:
    assert body_of(marked("\n".join([*MENU, *HEAD, *LIST, *COMMENTS, *FOOT]))) == LIST


def test_a_list_without_a_head_must_be_list_enough(marked: Callable[..., Marked]) -> None:
    assert body_of(marked("\n".join([*MENU, HEAD[0], *LIST, *FOOT])))[-3:] == LIST[-3:]
    assert not body_of(marked("\n".join([*MENU, *MENU[::-1], *FOOT])))


def test_a_report_in_sentences_keeps_its_sentences(marked: Callable[..., Marked]) -> None:
    report = [
        "The ferry ran aground at six in the morning with 84 passengers on board, the coast guard said on Friday.",
        "Nobody was hurt, and all of them were taken ashore in small boats before noon, when the wind had dropped.",
        "Divers will look at the hull on Saturday, and until then two buses go around the bay for nothing.",
        "The line carries about a thousand passengers a day in summer, and has lost none in forty years.",
    ]
    assert body_of(marked("\n".join([*MENU, *HEAD, *report, *FOOT, *MENU, *LIST]))) == report


def test_words_in_common_speak_for_a_list() -> None:
    same = lines_of("Best film", "Best music", "Best actor", "Best actress")
    others = lines_of("Film night", "Good music", "Old harbour", "Last orders")
    gains = [0] * 4
    assert bare_list(same, gains, head=None, alone=True) == (0, 4, 8)
    assert bare_list(others, gains, head=None, alone=True) is None


def test_what_is_on_begins_with_its_time() -> None:
    assert all(map(is_scheduled, lines_of("18:00 The Deckhands", "7.30 p.m. Choir practice")))
    assert not any(map(is_scheduled, lines_of("18:00", "4 March 2031, 18:00", "10:15 am")))


def test_what_speaks_for_a_list_says_more_than_what_does_not() -> None:
    entry, label = lines_of("3 carrots, sliced", "Old harbour")
    assert entry_gain(entry) > 0 > entry_gain(label)

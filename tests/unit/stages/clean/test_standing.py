from collections.abc import Sequence

from stemma.model import Role, Zone
from stemma.stages.clean.credits import find_credits
from stemma.stages.clean.standing import MOST_BETWEEN, lines_from_report

PARTS = {"h": Role.HEADLINE, "b": Role.BODY, "f": Role.FURNITURE, "c": Role.CREDIT, "y": Role.BYLINE}


def zones(kinds: str, lines: Sequence[str]) -> tuple[str, list[Zone]]:
    """Return a text of one line a zone, and its zones by the letters of their roles."""
    told, start = [], 0
    for kind, line in zip(kinds, lines, strict=True):
        told.append(Zone(witness="w", start=start, end=start + len(line) + 1, role=PARTS[kind], score=1.0, why=""))
        start += len(line) + 1
    return "\n".join(lines) + "\n", told


def test_lines_of_the_page_are_counted_from_the_nearer_end_of_the_report() -> None:
    text, told = zones("ffhyfbcff", [f"line {number}" for number in range(9)])
    assert lines_from_report(text, told) == [1, 0, 0, 0, 0, 0, 0, 1, 2]


def test_without_a_report_nothing_stands_beside_it() -> None:
    text, told = zones("fc", ["Home", "Reuters"])
    assert lines_from_report(text, told) == [float("inf")] * 2


def outlets(kinds: str, lines: Sequence[str], *, own: Sequence[str] = ()) -> list[str]:
    text, told = zones(kinds, lines)
    return [one.outlet for one in find_credits(text, told, own=own)]


def test_an_outlet_in_a_menu_credits_nobody() -> None:
    menu = ["Sport", "Weather", "Puzzles", "Shop"]
    assert len(menu) > MOST_BETWEEN
    assert outlets("chffffb", ["Reuters", "Dam gives way", *menu, "The dam gave way."]) == ["Reuters"]
    assert outlets("cffffhb", ["Reuters", *menu, "Dam gives way", "The dam gave way."]) == []
    assert outlets("hbffffc", ["Dam gives way", "The dam gave way.", *menu, "© 2031 Reuters"]) == []
    assert outlets("hbfc", ["Dam gives way", "The dam gave way.", "Share", "© 2031 Reuters"]) == ["Reuters"]


def test_an_everyday_word_stands_right_at_the_report_or_credits_nobody() -> None:
    assert outlets("hcb", ["Dam gives way", "Politico", "The dam gave way."]) == ["Politico"]
    assert outlets("cfhb", ["People", "Share", "Dam gives way", "The dam gave way."]) == []


def test_a_title_of_the_site_credits_nobody_else() -> None:
    lines = ["Dam gives way", "By Nadia Orlen, The Plain Dealer", "The dam gave way."]
    assert outlets("hyb", lines) == ["Plain Dealer"]
    assert outlets("hyb", lines, own=["cleveland", "www.cleveland.com"]) == []

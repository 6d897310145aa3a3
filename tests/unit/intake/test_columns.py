"""Pages set in columns, as a person reads them."""

from stemma.intake.columns import Glyph, Row, paragraphs
from stemma.intake.pdf import set_text

WIDTH, HEIGHT, PITCH = 5.0, 10.0, 12.0


def line(text: str, left: float, top: float, *, size: float = 1.0, page: int = 1) -> list[Glyph]:
    """Set a line of text in letters of one width."""
    glyphs = [
        Glyph(
            char,
            page,
            left + at * WIDTH * size,
            top,
            left + (at + 1) * WIDTH * size,
            top + HEIGHT * size,
            top + 0.8 * HEIGHT * size,
        )
        for at, char in enumerate(text)
    ]
    return [*glyphs, Glyph("\0", page, 0, 0, 0, 0, 0)]


def column(lines: list[str], left: float, top: float, *, page: int = 1) -> list[Glyph]:
    return [glyph for at, text in enumerate(lines) for glyph in line(text, left, top + at * PITCH, page=page)]


def texts(*pages: list[Glyph]) -> list[str]:
    return [" ".join(row.text for row in paragraph) for paragraph in paragraphs(pages)]


LEFT = ["The ferry ran aground off", "Ostrel early on Tuesday", "with many passengers on", "board and a crew of nine"]
RIGHT = ["men, the harbour office", "said. Nobody was badly", "hurt in the accident, and", "all are on land again."]


def test_two_columns_are_read_one_after_the_other() -> None:
    assert texts(column(LEFT, 50, 100) + column(RIGHT, 250, 100)) == [" ".join(LEFT + RIGHT)]


def test_the_order_in_the_file_makes_no_difference() -> None:
    woven = [
        glyph
        for at in range(4)
        for left, lines in ((50, LEFT), (250, RIGHT))
        for glyph in line(lines[at], left, 100 + at * PITCH)
    ]
    assert texts(woven) == texts(column(LEFT, 50, 100) + column(RIGHT, 250, 100))


def test_a_headline_over_both_columns_comes_first() -> None:
    page = column(LEFT, 50, 100) + column(RIGHT, 250, 100) + line("Ferry runs aground off Ostrel", 50, 60, size=2)
    assert texts(page)[0] == "Ferry runs aground off Ostrel"
    assert texts(page)[1:] == [" ".join(LEFT + RIGHT)]


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    assert texts(column(LEFT, 50, 100), column(RIGHT, 50, 100, page=2)) == [" ".join(LEFT + RIGHT)]


def test_a_gap_an_indent_and_a_short_line_end_paragraphs() -> None:
    gap = column([*LEFT, "board."], 50, 100) + column(RIGHT, 50, 100 + 7 * PITCH)
    assert len(texts(gap)) == 2
    indent = column([*LEFT, "men, and of a good cook."], 50, 100)
    indent += line("Nobody was hurt, it said.", 60, 100 + 5 * PITCH)
    indent += line("Not one of them, they say.", 50, 100 + 6 * PITCH)
    assert len(texts(indent)) == 2
    short = column([*LEFT, "board.", "Nobody was badly hurt in", "the accident, it said."], 50, 100)
    assert len(texts(short)) == 2


def test_a_stop_at_the_end_of_a_full_line_ends_no_paragraph() -> None:
    assert (
        len(
            texts(
                column(["The ferry ran aground at.", "Nobody was badly hurt in", "the accident, it is said."], 50, 100)
            )
        )
        == 1
    )


def test_one_column_with_a_gap_in_a_line_stays_one() -> None:
    page = column(LEFT, 50, 100) + line("Page 3", 50, 148) + line("Ostrel", 150, 148)
    assert texts(page)[-1].endswith("Page 3 Ostrel")


def test_nothing_gives_nothing() -> None:
    assert texts([]) == []
    assert texts(line("   ", 0, 0)) == []


def row(text: str, top: float = 0.0) -> Row:
    glyphs = line(text, 0, top)[:-1]
    return Row(glyphs, 1, 0, top, WIDTH * len(text), top + HEIGHT, top + 8, 8)


def test_a_broken_word_has_a_soft_hyphen_a_compound_its_own() -> None:
    text, _ = set_text([[row("The well-known circum-"), row("stances of a well-", 12), row("known pilot", 24)]])
    assert text == "The well-known circum\u00adstances of a well-known pilot"


def test_a_dash_before_a_capital_stays() -> None:
    assert set_text([[row("The Ostrel-"), row("Marelle line", 12)]])[0] == "The Ostrel-Marelle line"


def test_every_word_has_the_box_that_it_is_set_in() -> None:
    text, runs = set_text([[row("The ferry"), row("sank", 12)], [row("Nobody", 40)]])
    assert text == "The ferry sank\n\nNobody"
    assert [text[run.start :].split()[0] for run in runs] == ["The", "ferry", "sank", "Nobody"]
    assert [(run.left, run.top) for run in runs] == [(0, 0), (4 * WIDTH, 0), (0, 12), (0, 40)]


def test_columns_between_two_headlines_that_lie_across_them_are_still_columns() -> None:
    page = line("Ferry runs aground off Ostrel", 50, 60, size=2) + column(LEFT, 50, 100) + column(RIGHT, 250, 100)
    page += line("Thaw expected on both roads", 50, 180, size=2) + column(RIGHT, 50, 220) + column(LEFT, 250, 220)
    found = texts(page)
    assert found[:3] == ["Ferry runs aground off Ostrel", " ".join(LEFT + RIGHT), "Thaw expected on both roads"]
    assert " ".join(found[3:]) == " ".join(RIGHT + LEFT)


def test_the_spaces_of_stretched_lines_are_no_gutter() -> None:
    stretched = line("The ferry", 50, 100) + line("ran aground", 110, 100) + line("off Ostrel", 50, 112)
    stretched += line("early on", 112, 112) + line("Tuesday with many passengers.", 50, 124)
    assert texts(stretched) == ["The ferry ran aground off Ostrel early on Tuesday with many passengers."]


def test_a_compound_is_known_by_how_it_begins() -> None:
    assert set_text([[row("The well-"), row("known pilot", 12)]])[0] == "The well-known pilot"
    assert set_text([[row("A former vice-"), row("president", 12)]])[0] == "A former vice-president"

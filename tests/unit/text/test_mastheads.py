import pytest

from stemma.text.mastheads import behind_masthead, is_greeting, is_menu


@pytest.mark.parametrize(
    ("line", "behind"),
    [
        ("Orsk Gazette", ""),
        ("  THE ORSK GAZETTE ", ""),
        ("Orsk Gazette 94.6 FM – Your valley, all day", "Your valley, all day"),
        ("Orsk Gazette | Dam gives way", "Dam gives way"),
        ("Orsk Gazette: editor resigns over dam story", None),
        ("Orsk Gazette editor resigns over dam story", None),
        ("Dam gives way above Orsk | Orsk Gazette", None),
    ],
)
def test_a_line_that_begins_with_the_name_of_the_outlet_is_its_masthead(line: str, behind: str | None) -> None:
    assert behind_masthead(line, "The Orsk Gazette") == behind


@pytest.mark.parametrize(
    ("line", "behind"),
    [
        ("Orsk Gazette", ""),
        ("Radio Velm", ""),
        ("VELM NEWS AGENCY", ""),
        ("Gazette", None),
        ("Dam Gives Way Above Orsk", None),
        ("Mayor blames the gazette", None),
        ("World News", None),
    ],
)
def test_a_name_that_says_that_it_is_an_outlet_needs_no_list(line: str, behind: str | None) -> None:
    assert behind_masthead(line, None) == behind


@pytest.mark.parametrize(
    ("line", "menu"),
    [
        ("Home  News  Sport  What's On", True),
        ("News | Letters | Angling", True),
        ("Home\tNews\tSport", True),
        ("Dam gives way | Orsk Gazette", False),
        ("The dam above Orsk gave way  and three people are missing  say the police", False),
    ],
)
def test_entries_apart_from_one_another_are_a_row_of_links(line: str, menu: bool) -> None:  # noqa: FBT001 - expected
    assert is_menu(line) is menu


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("Whatsapp Facebook Pinterest Baixar", True),
        ("fbShare Tweet gShare Email", True),
        ("Facebook and Instagram are down", False),
        ("Twitter, Facebook down", False),
        ("Email", False),
    ],
)
def test_a_row_of_share_buttons_is_a_menu_and_news_of_the_services_is_none(line: str, *, row: bool) -> None:
    assert is_menu(line) is row


@pytest.mark.parametrize(
    ("line", "greets"),
    [
        ("Welcome to the Orsk Gazette", True),
        ("Willkommen bei Radio Velm", True),
        ("Mayor welcomes guests to Orsk", False),
    ],
)
def test_a_site_that_welcomes_its_readers_is_told_from_a_report_of_a_welcome(line: str, *, greets: bool) -> None:
    assert is_greeting(line) is greets

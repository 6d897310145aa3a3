from pathlib import Path

import pytest

from stemma.intake import read_pile
from stemma.intake.plain import plain_facts
from stemma.model import Witness

HEADLINE = "Dam gives way above the Orsk valley"
STORY = "The dam above the Orsk valley gave way on Friday night after three weeks of rain, the water board said."


@pytest.mark.parametrize(
    "top",
    [
        "Orsk Gazette\n\n",
        "ORSK GAZETTE – The paper of the valley\n\nHome  News  Sport  Weather\n\n",
        "The Orsk Gazette\nFor Orsk, Velm and the hill farms\n\n",
    ],
)
@pytest.mark.parametrize("outlet", ["Orsk Gazette", "The Orsk Gazette"])
def test_a_title_is_the_headline_and_not_the_name_above_it(top: str, outlet: str) -> None:
    assert plain_facts(f"{top}{HEADLINE}\n\n{STORY}\n", outlet=outlet).title == HEADLINE


def test_a_name_that_says_that_it_is_an_outlet_is_no_title_even_where_nobody_states_it() -> None:
    assert plain_facts(f"Orsk Gazette\n\n{HEADLINE}\n\n{STORY}\n").title == HEADLINE


def test_a_headline_behind_the_name_on_its_line_is_the_title_where_no_other_line_is() -> None:
    text = f"Orsk Gazette | {HEADLINE}\n\nBy Nadia Orlen\n\n{STORY}\n"
    assert plain_facts(text, outlet="Orsk Gazette").title == HEADLINE


def test_a_text_without_a_headline_has_no_title_rather_than_the_name_of_its_outlet() -> None:
    assert plain_facts(f"Orsk Gazette\n\n{STORY}\n\n{STORY}\n", outlet="Orsk Gazette").title is None


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta property='og:title' content='The Orsk Gazette'>", f"<h1>The Orsk Gazette</h1><h2>{HEADLINE}</h2>"),
        (f"<title>{HEADLINE}</title>", f"<h1>The Orsk Gazette</h1><p>{HEADLINE}</p>"),
        ("<title>The Orsk Gazette</title>", f"<h1>{HEADLINE}</h1>"),
    ],
)
def test_the_title_of_a_page_is_not_the_name_of_the_outlet_in_its_heading(head: str, body: str, tmp_path: Path) -> None:
    site = "<meta property='og:site_name' content='The Orsk Gazette'>"
    page = f"<html><head>{site}{head}</head><body>{body}<p>{STORY}</p><p>{STORY}</p></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (witness,) = (row for row in read_pile([tmp_path]) if isinstance(row, Witness))
    assert witness.title == HEADLINE


def test_what_follows_the_welcome_of_a_site_is_no_title() -> None:
    text = "Welcome to the Harbour Herald\nLearn more\nThe night ferry ran aground off Ostrel early on Tuesday.\n"
    assert plain_facts(text).title is None

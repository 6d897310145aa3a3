from pathlib import Path

import pytest

from stemma.intake import read_pile
from stemma.model import Witness

STORY = "<p>The dam above the Orsk valley gave way on Friday night after three weeks of rain, the water board said.</p>"


def witness_of(folder: Path, name: str, content: str, *, sidecar: str = "") -> Witness:
    (folder / name).write_text(content, encoding="utf-8")
    if sidecar:
        (folder / "pile.toml").write_text(sidecar, encoding="utf-8")
    (witness,) = (row for row in read_pile([folder]) if isinstance(row, Witness))
    return witness


def where(witness: Witness) -> dict[str, tuple[str, bool]]:
    return {ground.fact: (ground.where, ground.inferred) for ground in witness.grounds}


def page(head: str, body: str = STORY) -> str:
    return f"<html lang='en'><head>{head}</head><body><h1>Dam gives way above Orsk</h1>{body}{STORY}</body></html>"


@pytest.mark.parametrize(
    ("head", "fact", "expected"),
    [
        (
            '<script type="application/ld+json">{"@type": "Article", "datePublished": "2023-05-12T21:40:00Z"}</script>',
            "published",
            ("JSON-LD datePublished", False),
        ),
        (
            '<meta property="article:published_time" content="2023-05-12T21:40:00Z">',
            "published",
            ("meta article:published_time", False),
        ),
        (
            '<link rel="canonical" href="https://orsk.example/2023/05/12/dam">',
            "published",
            ("date in the address", True),
        ),
        ('<link rel="canonical" href="https://orsk.example/dam">', "outlet", ("host of the address", True)),
        ('<meta property="og:site_name" content="Orsk Gazette">', "outlet", ("meta og:site_name", False)),
        ('<meta property="og:title" content="Dam gives way above Orsk">', "title", ("heading on the page", False)),
        ('<meta name="author" content="Nadia Orlen">', "byline", ("meta author", False)),
    ],
)
def test_each_fact_of_a_page_says_where_it_was_found(
    head: str, fact: str, expected: tuple[str, bool], tmp_path: Path
) -> None:
    assert where(witness_of(tmp_path, "a.html", page(head)))[fact] == expected


def test_a_date_that_the_page_shows_is_no_statement_of_a_program(tmp_path: Path) -> None:
    shown = where(witness_of(tmp_path, "a.html", page("", "<p>Published: 12 May 2023, 21:40</p>")))
    assert shown["published"] == ("date shown on the page", False)


def test_authors_in_json_ld_are_named_without_their_addresses(tmp_path: Path) -> None:
    head = """<script type="application/ld+json">{"@type": "NewsArticle", "author":
    [{"@type": "Person", "name": "Nadia Orlen"}, {"name": "Ivo Stern"}, "https://orsk.example/staff"]}</script>"""
    witness = witness_of(tmp_path, "a.html", page(head))
    assert witness.byline == "Nadia Orlen, Ivo Stern"
    assert where(witness)["byline"] == ("JSON-LD author", False)


def test_a_plain_text_dates_itself_near_its_top(tmp_path: Path) -> None:
    text = "Dam gives way above Orsk\n\nPublished: 12 May 2023, 21:40 GMT\n\nThe dam gave way on Friday night.\n"
    found = where(witness_of(tmp_path, "a.txt", text))
    assert found["published"] == ("“Published: 12 May 2023, 21:40 GMT” near the top", False)
    assert found["title"] == ("first line that is built like a headline", True)


def test_a_sidecar_goes_before_the_document(tmp_path: Path) -> None:
    told = '["a.html"]\npublished = "2023-05-13T08:00:00Z"\nbyline = "Ivo Stern"\n'
    head = '<meta property="article:published_time" content="2023-05-12T21:40:00Z">'
    witness = witness_of(tmp_path, "a.html", page(head), sidecar=told)
    assert (witness.published, witness.byline) == ("2023-05-13T08:00:00Z", "Ivo Stern")
    assert where(witness)["published"] == where(witness)["byline"] == ("stated beside the text", False)


def test_facts_that_follow_from_others_say_so(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://www.orsk.example/dam">'
    found = where(witness_of(tmp_path, "a.html", page(head)))
    assert found["family"][1]
    assert found["language"][1]


def test_every_fact_has_its_ground_and_no_other(tmp_path: Path) -> None:
    witness = witness_of(tmp_path, "a.html", page('<meta name="author" content="Nadia Orlen">'))
    facts = ("title", "outlet", "url", "published", "modified", "retrieved", "language", "family", "byline")
    assert set(where(witness)) == {name for name in facts if getattr(witness, name)}

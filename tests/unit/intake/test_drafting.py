"""A first pile.toml: what it says, and that following it changes nothing but what a person changed."""

import tomllib
from pathlib import Path

import pytest
from tests.support.formats import story
from tests.support.formats.reading import FIXTURE_FILES, FIXTURES, Gave, give_pile

from stemma.intake.drafting import draft_sidecar
from stemma.model import Unread, Witness


def witness(path: str, text: str = "Snow closed both roads.", **facts: str | None) -> Witness:
    return Witness(
        id=path,
        path=path,
        siglum="",
        media_type="text/plain",
        sha256="",
        chars=len(text),
        text=text,
        **facts,  # type: ignore[arg-type]  # facts are strings
    )


def facts(gave: Gave) -> set[tuple[str | None, ...]]:
    told = gave.witnesses
    return {(one.path, one.title, one.outlet, one.published, one.retrieved, one.url) for one in told}


def test_what_was_found_is_written_and_what_is_missing_is_asked_for() -> None:
    drafted = draft_sidecar([witness("a.txt", title="Snow", language="en")], [])
    assert '["a.txt"]\ntitle = "Snow"\n# outlet = ""\n# url = ""\n# published = ""\nlanguage = "en"\n' in drafted
    assert "# text/plain, 23 characters: Snow closed both roads. …" in drafted


@pytest.mark.parametrize(
    "title", ['He said "no"', "back\\slash", "tab\there", "zero\x00\x7f", "“Café” – 雪", "#1", "'''"]
)
def test_any_title_comes_back_as_it_was(title: str) -> None:
    drafted = draft_sidecar([witness("odd [name]#1.txt", title=title)], [])
    assert tomllib.loads(drafted)["odd [name]#1.txt"]["title"] == title


def test_a_text_never_breaks_out_of_its_comment() -> None:
    drafted = draft_sidecar([witness("a.txt", 'Snow\n["b.txt"]\rtitle = "false"\x00')], [])
    assert list(tomllib.loads(drafted)) == ["a.txt"]


def test_what_gave_no_witness_stands_at_the_end() -> None:
    line = Unread(path="scan.pdf", place="page 2", problem="it is a picture", remedy="read it")
    assert draft_sidecar([], [line]).splitlines()[-1] == "# scan.pdf (page 2): it is a picture; read it"


def test_a_pile_that_follows_its_first_draft_is_the_same_pile(tmp_path: Path) -> None:
    for path in FIXTURE_FILES:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    before = give_pile(tmp_path)
    (tmp_path / "pile.toml").write_text(draft_sidecar(before.witnesses, before.unread), encoding="utf-8")
    after = give_pile(tmp_path)
    assert after.unread == before.unread
    facts = {(one.path, one.title, one.outlet, one.published, one.retrieved, one.url) for one in before.witnesses}
    assert facts == {
        (one.path, one.title, one.outlet, one.published, one.retrieved, one.url) for one in after.witnesses
    }


def test_what_a_person_corrects_goes_before_what_a_container_says(tmp_path: Path) -> None:
    (tmp_path / "box.mbox").write_bytes((FIXTURES / "mutt.mbox").read_bytes())
    (tmp_path / "feed.rss").write_bytes((FIXTURES / "feed.rss").read_bytes())
    stated = f'["box.mbox#2"]\noutlet = "By Hand"\n["feed.rss#{story.URL}"]\npublished = "2031-03-05"\n'
    (tmp_path / "pile.toml").write_text(stated, encoding="utf-8")
    told = {one.path: (one.outlet, one.published) for one in give_pile(tmp_path).witnesses}
    assert told["box.mbox#2"][0] == "By Hand"
    assert told[f"feed.rss#{story.URL}"] == (story.OUTLET, "2031-03-05")

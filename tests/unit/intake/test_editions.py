from pathlib import Path

import msgspec
import pytest
from tests.support.formats import story
from tests.support.formats.crawl import Response, write_crawl

from stemma.intake.editions import number_editions, page_of
from stemma.model import Derivation, Variant, Witness
from stemma.pipeline.run import reconstruct
from stemma.store.casebook import Casebook

URL = "https://www.harbour-herald.example/sea/ferry"
WITNESS = Witness(id="a", path="a.html", siglum="", url=URL, media_type="text/html", sha256="", chars=4, text="Snow")


def state(name: str, **facts: str | None) -> Witness:
    return msgspec.structs.replace(WITNESS, id=name, path=f"{name}.html", **facts)


@pytest.mark.parametrize(
    "url",
    [
        "http://harbour-herald.example/sea/ferry",
        "https://www.harbour-herald.example/sea/ferry/?utm_source=feed&fbclid=x#comments",
        "https://m.harbour-herald.example/sea/ferry/amp",
        "https://web.archive.org/web/20310304101500/https://www.harbour-herald.example/sea/ferry",
    ],
)
def test_addresses_of_one_page_are_one(url: str) -> None:
    assert page_of(url) == page_of(URL) == "harbour-herald.example/sea/ferry"


def test_a_parameter_that_chooses_the_page_stays() -> None:
    assert page_of("https://x.example/read?id=7&utm_medium=mail") == "x.example/read?id=7"
    assert page_of("https://x.example/read?id=7") != page_of("https://x.example/read?id=8")


@pytest.mark.parametrize("url", [None, "", "no address", "https://x.example/", "https://x.example", "http://[bad"])
def test_what_names_no_page_has_none(url: str | None) -> None:
    assert page_of(url) is None


def test_states_of_a_page_are_numbered_in_time_whatever_their_order_in_the_pile() -> None:
    states = [
        state("late", retrieved="2031-03-04T12:00:00Z"),
        state("early", retrieved="2031-03-04T12:30:00+02:00"),
        state("other", url="https://x.example/a", retrieved="2031-03-04T12:00:00Z"),
    ]
    for order in (states, states[::-1]):
        assert {one.id: one.edition for one in number_editions(order)} == {"late": 2, "early": 1, "other": None}


def test_what_a_page_says_of_its_last_change_goes_before_when_it_was_fetched() -> None:
    states = [
        state("a", modified="2031-03-04T09:00:00Z", retrieved="2031-03-06T09:00:00Z"),
        state("b", modified="2031-03-04T11:00:00Z", retrieved="2031-03-05T09:00:00Z"),
    ]
    assert [one.edition for one in number_editions(states)] == [1, 2]


@pytest.mark.parametrize(
    "moments",
    [
        (None, "2031-03-04T09:00:00Z"),
        ("2031-03-04", "2031-03-04T09:00:00Z"),
        ("2031-03-04T08:00:00", "2031-03-04T09:00:00Z"),
        ("2031-03-04", "2031-03-04"),
    ],
)
def test_states_that_nothing_puts_in_order_have_no_number(moments: tuple[str | None, str]) -> None:
    states = [state(f"s{number}", retrieved=moment) for number, moment in enumerate(moments)]
    assert [one.edition for one in number_editions(states)] == [None, None]
    assert {one.page for one in number_editions(states)} == {"harbour-herald.example/sea/ferry"}


def test_what_changed_between_editions_is_a_variant_and_the_later_draws_on_the_earlier(tmp_path: Path) -> None:
    changed = tuple(text.replace("212 passengers", "221 passengers") for text in story.PARAGRAPHS)
    states = [
        Response(story.URL, story.page(changed).encode(), fetched="2031-03-04T12:00:00Z"),
        Response(story.URL, story.page().encode(), fetched="2031-03-04T10:00:00Z"),
    ]
    (tmp_path / "crawl.warc.gz").write_bytes(write_crawl(states))
    reconstruct([tmp_path / "crawl.warc.gz"], tmp_path / "case")
    with Casebook.open(tmp_path / "case") as casebook:
        editions = {witness.edition: witness.id for witness in casebook.of(Witness)}
        (derivation,) = casebook.of(Derivation)
        variants = casebook.of(Variant)
    assert (derivation.parent, derivation.child, derivation.directed) == (editions[1], editions[2], True)
    assert [str(variant.kind) for variant in variants] == ["number"]

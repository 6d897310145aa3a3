import re

import pytest
from tests.support.told import told_case

from stemma.report.carrying import LINKED_PLACES, NAMED_CARRIERS, badge, carriers, cut, story_names, unfolding
from stemma.report.gathering import gather
from stemma.report.settings import ReportSettings
from stemma.views.timeline import DatingPlace


def place(witness: str, start: int = 0, siglum: str | None = None) -> DatingPlace:
    return DatingPlace(witness=witness, siglum=siglum or witness.upper(), start=start, end=start + 4)


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def test_a_report_is_linked_by_its_siglum_and_its_next_places_by_number() -> None:
    html = carriers([place("a", 3), place("a", 9), place("b", 5)])
    assert re.findall(r'href="#witness=([^"]+)"', html) == ["a:3-7", "a:9-13", "b:5-9"]
    assert 'aria-label="A, place 2"' in html
    assert plain(html) == "A 2 B"


def test_further_places_and_further_reports_are_counted() -> None:
    assert plain(carriers([place("a", at) for at in range(LINKED_PLACES + 4)])).endswith("+4")
    assert plain(carriers([place(f"w{at}") for at in range(NAMED_CARRIERS + 1)])).endswith("and 1 more report")


def test_the_report_that_leads_is_named_first_and_only_where_it_has_a_place() -> None:
    assert plain(carriers([place("a"), place("b")], first="b")) == "B A"
    assert plain(carriers([place("a")], first="z")) == "A"


def test_a_hostile_siglum_stays_text() -> None:
    html = carriers([place("a", at, siglum='"><b>') for at in (1, 2)])
    assert "<b>" not in html
    assert html.count("&quot;&gt;&lt;b&gt;") == 2


def test_a_badge_says_in_words_what_its_colour_says() -> None:
    assert plain(badge("disputed", colour=5)) == "disputed"
    assert '<span aria-hidden="true">≠</span>' in badge("disputed", colour=5, sign="≠")


def test_long_words_are_cut_and_stand_on_one_line() -> None:
    assert cut("a\n\nb") == "<bdi>a b</bdi>"
    assert len(plain(cut("word " * 99))) <= 160


@pytest.mark.parametrize(("entries", "opened"), [(2, 2), (3, 2), (0, 2)])
def test_a_list_unfolds_only_where_there_is_more(entries: int, opened: int) -> None:
    html = unfolding(["<li>x</li>"] * entries, opened=opened, frame=("<ul>", "</ul>"), more=("more", "more"))
    assert html.count("<li>") == entries
    assert ("<details>" in html) == (entries > opened)


def test_a_story_is_named_only_where_a_list_speaks_of_several() -> None:
    views = gather(told_case(), settings=ReportSettings())
    assert story_names(views, ["story", "story"]) == {}
    assert story_names(views, ["story", "other"]) == {"story": views.stories[0].name}

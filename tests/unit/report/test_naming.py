import re

import msgspec
import pytest
from tests.support.told import TEXTS, told_case

from stemma.report.gathering import gather
from stemma.report.naming import OPEN_ENTITIES, SHOWN_SPELLINGS, names
from stemma.report.settings import ReportSettings
from stemma.report.shown import ReportViews
from stemma.views.who import NamesakeLine


@pytest.fixture(scope="module")
def views() -> ReportViews:
    return gather(told_case(), settings=ReportSettings())


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def card(views: ReportViews, name: str) -> str:
    cards: list[str] = re.findall(r"<li data-entity[^>]*><header>.*?</li>", names(views))
    return next(one for one in cards if name in one)


def test_without_names_there_is_no_section(views: ReportViews) -> None:
    assert names(msgspec.structs.replace(views, entities=[])) == ""


def test_a_card_says_who_it_is_and_how_many_lineages_name_it(views: ReportViews) -> None:
    assert plain(card(views, "Vadim Osipiev")).startswith(" Vadim Osipiev person 3 reports, 2 lineages mayor, aged 50 ")


def test_every_spelling_stands_with_its_status_in_words(views: ReportViews) -> None:
    told = plain(card(views, "Vadim Osipiev"))
    assert "Vadim Osipiev accepted" in told
    assert "Osipiev partial Part of Vadim Osipiev." in told
    assert "Vadim Osipyev transliteration Another way to romanise Vadim Osipiev. It came in with c. c" in told


def test_the_report_with_which_a_spelling_came_in_leads(views: ReportViews) -> None:
    view = views.entities[0]
    one, *others = view.spellings
    came = msgspec.structs.replace(one, status="corruption", introduced="b", why="It came in with b.")
    bent = msgspec.structs.replace(view, spellings=[came, *others])
    told = plain(names(msgspec.structs.replace(views, entities=[bent])))
    assert "Vadim Osipiev corruption It came in with b. b a" in told


def test_links_open_exactly_the_words_of_a_spelling(views: ReportViews) -> None:
    for witness, start, end in re.findall(r"#witness=(\w+):(\d+)-(\d+)", card(views, "London")):
        assert TEXTS[witness][int(start) : int(end)] == "London"


def test_whom_a_title_or_a_pronoun_means_is_told_apart_from_the_names(views: ReportViews) -> None:
    assert "meant by “Mayor”, “He”, “mayor” a b 2 c" in plain(card(views, "Vadim Osipiev"))


def test_who_is_like_it_and_another_is_told_with_the_reason(views: ReportViews) -> None:
    other = NamesakeLine(entity="e", name="Vadim <Osip>", relation="possibly-same", score=0.4, why="Spelt alike.")
    view = msgspec.structs.replace(views.entities[0], namesakes=[other] * 5)
    told = plain(names(msgspec.structs.replace(views, entities=[view])))
    assert "possibly same: Vadim &lt;Osip&gt; . Spelt alike." in told
    assert "and 2 more like it" in told


def test_an_armed_unit_is_called_so(views: ReportViews) -> None:
    view = msgspec.structs.replace(views.entities[0], type="unit")
    assert "armed unit" in names(msgspec.structs.replace(views, entities=[view]))


def test_hostile_names_stay_text(views: ReportViews) -> None:
    view = msgspec.structs.replace(views.entities[0], name="<img src=x>\u202e", roles=["<b>"])
    html = names(msgspec.structs.replace(views, entities=[view]))
    assert "<img" not in html
    assert "<b>" not in html
    assert "\u202e" not in html


def test_names_beyond_the_first_unfold_and_many_spellings_are_counted(views: ReportViews) -> None:
    view = msgspec.structs.replace(views.entities[0], spellings=views.entities[0].spellings[:1] * (SHOWN_SPELLINGS + 4))
    html = names(msgspec.structs.replace(views, entities=[view] * (OPEN_ENTITIES + 2)))
    assert "<summary>2 more names</summary>" in html
    assert "and 4 more spellings" in html

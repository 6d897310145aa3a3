import msgspec
import pytest
from tests.support.cast import decision, resolved, story

from stemma.model import Entity, Mention, Rows
from stemma.views.naming import UnknownNameError
from stemma.views.who import (
    EntityView,
    described_views,
    entity_views,
    find_entities,
    name_lines,
    one_entity,
    pointing_mention,
)

ONE = "Mayor Vadim Osipiev, 50, spoke in London. Osipiev left. He slept."
TWO = "The mayor Vadim Osipyev, 50, met Maria Santos in London. Osipyev slept."


@pytest.fixture(scope="module")
def rows() -> Rows:
    return resolved(story({"one": ONE, "two": TWO}))


@pytest.fixture
def views(rows: Rows) -> list[EntityView]:
    return entity_views(rows)


def test_those_whom_most_lines_name_come_first(views: list[EntityView]) -> None:
    assert [view.lineages for view in views] == sorted((view.lineages for view in views), reverse=True)
    assert {view.name for view in views} == {"Vadim Osipiev", "London", "Maria Santos"}


def test_an_entity_shows_spellings_roles_ages_and_places(views: list[EntityView]) -> None:
    (view,) = find_entities(views, "Vadim Osipiev")
    assert view.type == "person"
    assert "mayor" in view.roles
    assert view.ages == [50]
    assert {line.text: line.status for line in view.spellings}["Vadim Osipyev"] == "transliteration"
    assert {line.text: line.introduced for line in view.spellings}["Vadim Osipyev"] == "two"
    assert {place.form for place in view.places} >= {"name", "title"}
    assert view.witnesses == 2


def test_places_slice_to_what_they_show(rows: Rows, views: list[EntityView]) -> None:
    texts = {"one": ONE, "two": TWO}
    for view in views:
        for place in view.places:
            assert texts[place.witness][place.start : place.end] == place.text


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Vadim Osipiev", "Vadim Osipiev"),
        ("vadim osipyev", "Vadim Osipiev"),
        ("Osipyev", "Vadim Osipiev"),
        ("osip", "Vadim Osipiev"),
        ("LONDON", "London"),
        ("Маріа Сантос", "Maria Santos"),
        ("Vadym Osipjew", "Vadim Osipiev"),
    ],
)
def test_an_entity_is_found_by_any_spelling(views: list[EntityView], asked: str, name: str) -> None:
    assert find_entities(views, asked)[0].name == name


def test_an_entity_is_found_by_its_id_and_its_beginning(rows: Rows, views: list[EntityView]) -> None:
    entity = rows.of(Entity)[0]
    assert find_entities(views, entity.id)[0].id == entity.id
    assert find_entities(views, entity.id[:8])[0].id == entity.id


def test_an_unknown_name_is_told_with_those_that_are_there(views: list[EntityView]) -> None:
    with pytest.raises(UnknownNameError, match=r"Nobody and nothing is called “Zebulon Quux” here\. Most named: "):
        find_entities(views, "Zebulon Quux")


def test_a_case_without_names_says_so() -> None:
    with pytest.raises(UnknownNameError, match="Most named: none"):
        find_entities([], "Venn")


def test_a_name_that_fits_two_is_refused_where_one_is_wanted(views: list[EntityView]) -> None:
    with pytest.raises(UnknownNameError, match=r"fits 2 entities.*give the id of one"):
        one_entity(views, "a")
    assert one_entity(views, "London").name == "London"


def test_a_judgement_points_at_a_name_mention(rows: Rows, views: list[EntityView]) -> None:
    mentions = {one.id: one for one in rows.of(Mention)}
    view = one_entity(views, "Vadim Osipiev")
    assert mentions[pointing_mention(view)].form == "name"
    assert mentions[pointing_mention(view, "osipyev")].text == "Osipyev"


def test_a_spelling_that_the_entity_does_not_have_is_told(views: list[EntityView]) -> None:
    view = one_entity(views, "Vadim Osipiev")
    with pytest.raises(UnknownNameError, match=r"has no spelling “Venn”\. It has: Vadim Osipiev"):
        pointing_mention(view, "Venn")


def test_what_points_at_an_entity_points_at_it_after_the_next_run(rows: Rows, views: list[EntityView]) -> None:
    left, right = (pointing_mention(one_entity(views, name)) for name in ("London", "Maria Santos"))
    mentions = {one.id: one for one in rows.of(Mention)}
    again = story({"one": ONE, "two": TWO}, decision("merge", mentions[left], mentions[right]))
    merged = entity_views(resolved(again))
    assert len(merged) == len(views) - 1


def test_namesakes_are_shown_on_both_sides() -> None:
    texts = {"one": "The guard saw Pavel Mokda there.", "two": "The guard met Pavel Mukhta here."}
    views = entity_views(resolved(story(texts)))
    shown = {view.name: [other.name for other in view.namesakes] for view in views if view.namesakes}
    assert shown in ({}, {"Pavel Mokda": ["Pavel Mukhta"], "Pavel Mukhta": ["Pavel Mokda"]})


def test_those_who_are_described_only_are_listed_with_their_places() -> None:
    texts = {
        "one": "A tremor broke the sluice gates at dawn. The engineer warned everybody.",
        "two": "A tremor broke the sluice gates at dawn. Nobody heard the engineer.",
    }
    (view,) = described_views(resolved(story(texts)))
    assert view.text.lower() == "the engineer"
    assert view.lineages == 2
    assert [texts[place.siglum][place.start : place.end].lower() for place in view.places] == ["the engineer"] * 2


def test_one_name_in_two_stories_is_one_line_and_stays_two_entities(views: list[EntityView]) -> None:
    (osipiev,) = find_entities(views, "Vadim Osipiev")
    beside = msgspec.structs.replace(osipiev, id="other", story="second", lineages=1, witnesses=1)
    line = next(one for one in name_lines([*views, beside]) if one.name == "Vadim Osipiev")
    assert (line.stories, line.lineages, line.witnesses) == (2, osipiev.lineages + 1, osipiev.witnesses + 1)
    assert line.others["Vadim Osipyev"] == "transliteration"
    assert len(find_entities([*views, beside], "Vadim Osipiev")) == 2


def test_stories_that_print_a_name_otherwise_share_a_line(views: list[EntityView]) -> None:
    (osipiev,) = find_entities(views, "Vadim Osipiev")

    def beside(name: str, story: str) -> EntityView:
        return msgspec.structs.replace(osipiev, id=f"{name} {story}", name=name, story=story, lineages=1)

    lines = name_lines([osipiev, beside("Vadim M. Osipiev", "second")])
    assert [(line.name, line.stories) for line in lines] == [("Vadim Osipiev", 2)]
    apart = [beside("Vadim M. Osipiev", "second"), beside("Vadim K. Osipiev", "third")]
    assert len(name_lines([osipiev, *apart])) == 3
    assert len(name_lines([osipiev, beside("Vadim M. Osipiev", osipiev.story)])) == 2

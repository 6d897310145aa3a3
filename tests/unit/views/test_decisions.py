import msgspec
import pytest
from tests.support.told import told_case

from stemma.model import Judgement, Witness
from stemma.views.decisions import decision_lines, standing
from stemma.views.who import EntityView, entity_views, pointing_mention


@pytest.fixture(scope="module")
def entities() -> list[EntityView]:
    return entity_views(told_case())


def said(verdict: str, when: str, *, about: str = "child", other: str | None = "parent") -> Judgement:
    return Judgement(about=about, other=other, verdict=verdict, who="ada", when=when)


def test_of_several_decisions_about_one_thing_the_last_holds() -> None:
    first, second = said("confirm", "2031-03-04T01:00"), said("reject", "2031-03-04T02:00")
    assert standing([second, first]) == [second]


def test_a_decision_that_was_taken_back_holds_no_more() -> None:
    first = said("reject", "2031-03-04T01:00")
    back = msgspec.structs.replace(first, withdrawn=True, when="2031-03-04T02:00")
    again = said("reject", "2031-03-04T03:00")
    assert standing([first, back]) == []
    assert standing([first, back, again]) == [again]


def test_a_split_of_two_names_replaces_their_merge_whichever_came_first_in_it() -> None:
    merged = said("merge", "2031-03-04T01:00", about="one", other="two")
    split = said("split", "2031-03-04T02:00", about="two", other="one")
    assert standing([merged, split]) == [split]


def test_a_name_and_a_derivation_are_different_questions() -> None:
    told = [said(verdict, f"2031-03-04T0{hour}:00") for hour, verdict in enumerate(("merge", "reject"), start=1)]
    renamed = said("rename", "2031-03-04T03:00", other=None)
    assert standing([*told, renamed]) == [*told, renamed]


def test_every_decision_is_a_sentence_about_what_it_names(entities: list[EntityView]) -> None:
    case = told_case()
    one, other = (pointing_mention(view) for view in entities[:2])
    first, second = (view.id for view in entities[:2])
    lines = decision_lines(
        [
            said("merge", "1", about=one, other=other),
            msgspec.structs.replace(said("rename", "2", about=one, other=None), text="Ada Venn"),
            said("reject", "3", about="a", other="b"),
            said("re-root", "4", about="c", other=None),
            said("confirm", "5", about="gone-from-the-pile", other="b"),
        ],
        witnesses=case.of(Witness),
        entities=entities,
    )
    assert lines[0].entities == sorted([first, second])
    assert lines[0].sentence.endswith("are one.")
    assert lines[1].sentence.endswith("is shown as “Ada Venn”.")
    assert lines[1].entities == [first]
    named = {witness.id: witness.siglum for witness in case.of(Witness)}
    assert lines[2].sentence == f"{named['a']} does not draw on {named['b']}."
    assert lines[3].sentence == f"{named['c']} is an origin."
    assert "no longer in this case" in lines[4].sentence

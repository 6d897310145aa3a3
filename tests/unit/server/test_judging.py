import pytest
from tests.support.told import told_case

from stemma.model import Judgement
from stemma.server.judging import (
    LONGEST_NAME,
    LONGEST_NOTE,
    Decision,
    JudgementError,
    judgement_of,
    named_entities,
    read_decision,
)
from stemma.views.who import entity_views

KNOWN = {"child", "parent"}
NAMED = {"his name", "her name"}


def test_what_the_page_sends_becomes_a_decision() -> None:
    decision = read_decision(b'{"about": "child", "other": "parent", "verdict": "reject", "note": "He rang them."}')
    assert decision == Decision(about="child", other="parent", verdict="reject", note="He rang them.")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"about": "child"}',
        b'{"about": 1, "verdict": "reject"}',
        b'{"about": "child", "verdict": "delete"}',
        b'{"about": "child", "verdict": "reject", "who": "somebody else"}',
    ],
)
def test_anything_else_is_refused_with_a_remedy(body: bytes) -> None:
    with pytest.raises(JudgementError, match="load the page again"):
        read_decision(body)


def test_a_decision_is_kept_in_the_name_of_who_runs_the_page() -> None:
    kept = _judged(Decision(about="child", other="parent", verdict="confirm", note=""))
    assert kept == Judgement(about="child", other="parent", verdict="confirm", who="ada", when="2031-03-04T00:00:00")
    assert kept.note is None


@pytest.mark.parametrize(
    "decision",
    [
        Decision(about="child", verdict="reject"),
        Decision(about="child", other="parent", verdict="re-root"),
        Decision(about="child", other="child", verdict="confirm"),
        Decision(about="child", other="stranger", verdict="confirm"),
        Decision(about="stranger", verdict="re-root"),
        Decision(about="child", other="parent", verdict="confirm", note="x" * (LONGEST_NOTE + 1)),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused(decision: Decision) -> None:
    with pytest.raises(JudgementError):
        _judged(decision)


@pytest.mark.parametrize(
    "decision",
    [
        Decision(about="his name", other="her name", verdict="merge"),
        Decision(about="his name", other="her name", verdict="split"),
        Decision(about="his name", verdict="rename", text="  Ada   Venn "),
    ],
)
def test_names_are_decided_by_the_mentions_that_bear_them(decision: Decision) -> None:
    kept = _judged(decision)
    assert (kept.about, kept.other, kept.verdict) == (decision.about, decision.other, decision.verdict)
    assert kept.text in (None, "Ada Venn")


@pytest.mark.parametrize(
    "decision",
    [
        Decision(about="his name", other="his name", verdict="merge"),
        Decision(about="child", other="parent", verdict="merge"),
        Decision(about="his name", other="her name", verdict="confirm"),
        Decision(about="his name", other="her name", verdict="merge", text="Ada Venn"),
        Decision(about="his name", verdict="rename"),
        Decision(about="his name", verdict="rename", text=" "),
        Decision(about="his name", other="her name", verdict="rename", text="Ada Venn"),
        Decision(about="his name", verdict="rename", text="x" * (LONGEST_NAME + 1)),
    ],
)
def test_a_decision_about_names_that_makes_no_sense_is_refused(decision: Decision) -> None:
    with pytest.raises(JudgementError):
        _judged(decision)


def test_only_what_is_named_somewhere_can_be_decided_about() -> None:
    views = entity_views(told_case())
    listed = named_entities(views)
    mentions = {place.mention: place for view in views for place in view.places}
    assert listed
    for entity in listed:
        assert entity.spellings
        for spelling in entity.spellings:
            assert mentions[spelling.mention].text == spelling.text
            assert mentions[spelling.mention].form == "name"


def _judged(decision: Decision) -> Judgement:
    return judgement_of(decision, witnesses=KNOWN, mentions=NAMED, who="ada", when="2031-03-04T00:00:00")

import msgspec
import pytest

from stemma.model import Judgement
from stemma.server.judging import LONGEST_NOTE, Decision, JudgementError, in_force, judgement_of, read_decision

KNOWN = {"child", "parent"}


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


def test_of_several_decisions_about_one_thing_the_last_holds() -> None:
    first = _said("confirm", "2031-03-04T01:00")
    second = _said("reject", "2031-03-04T02:00")
    assert in_force([second, first]) == [second]


def test_a_decision_that_was_taken_back_holds_no_more() -> None:
    first = _said("reject", "2031-03-04T01:00")
    back = msgspec.structs.replace(first, withdrawn=True, when="2031-03-04T02:00")
    again = _said("reject", "2031-03-04T03:00")
    assert in_force([first, back]) == []
    assert in_force([first, back, again]) == [again]


def test_decisions_about_names_are_left_to_others() -> None:
    assert in_force([_said("merge", "2031-03-04T01:00")]) == []


def _said(verdict: str, when: str) -> Judgement:
    return Judgement(about="child", other="parent", verdict=verdict, who="ada", when=when)


def _judged(decision: Decision) -> Judgement:
    return judgement_of(decision, witnesses=KNOWN, who="ada", when="2031-03-04T00:00:00")

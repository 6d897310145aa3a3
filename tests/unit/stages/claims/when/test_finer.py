from collections.abc import Sequence

from tests.support.asserted import story

from stemma.model import Proposition, Rows, Verdict
from stemma.stages.claims import weigh_claims

DAY = "2031-03-05T08:00:00+00:00"


def finer(*texts: str, lineages: Sequence[Sequence[str]] | None = None) -> list[Proposition]:
    named = dict(zip("abcdef", texts, strict=False))
    rows = story(named, lineages=lineages or [[key] for key in named], published=dict.fromkeys(named, DAY))
    return [one for one in Rows(weigh_claims(rows)).of(Proposition) if one.rule == "told more finely"]


def told(*texts: str) -> list[Proposition]:
    """Return the rows of moments of texts whose sentences alone might bind them already."""
    named = dict(zip("abcdef", texts, strict=False))
    rows = story(named, lineages=[[key] for key in named], published=dict.fromkeys(named, DAY))
    return [one for one in Rows(weigh_claims(rows)).of(Proposition) if len(one.values) > 1]


def values(one: Proposition) -> set[str]:
    return {value.value for value in one.values}


def test_a_month_and_a_deadline_of_one_ruling_stand_together() -> None:
    (one,) = finer(
        "The harbour court is expected to issue a ruling in June.",
        "The harbour court is likely to rule by July, after hearing both sides.",
    )
    assert one.verdict is Verdict.GRANULARITY
    assert values(one) == {"June", "July"}


def test_a_death_is_that_of_whoever_is_named() -> None:
    texts = ("The files were found after the pilot Ada Lind died last year.", "Lind died last August.")
    (one,) = told(*texts)
    assert values(one) == {"last year", "last August"}
    assert told(texts[0], "Bo Ek died last August.") == []


def test_copies_tell_nothing_here() -> None:
    texts = ("Pilot Ada Lind died last year.", "Pilot Ada Lind died last August.")
    assert finer(*texts, lineages=[["a", "b"]]) == []


def test_days_that_do_not_fit_are_no_row() -> None:
    assert finer("The harbour court ruled in January.", "The harbour court ruled on 3 February.") == []


def test_what_is_planned_is_not_what_has_been() -> None:
    assert finer("The harbour court ruled this year.", "The harbour court will rule in April 2031.") == []


def test_a_week_that_holds_two_such_deeds_is_left_open() -> None:
    week = "Nobody had heard of it before the vote of the harbour league of Varnmouth this week."
    first = "The harbour league of Varnmouth voted on 3 March to give old boats away."
    second = "The harbour league of Varnmouth voted on 4 March to give all nets away."
    assert len(finer(week, first)) == 1
    assert finer(week, first, second) == []


def test_the_afternoon_is_finer_than_the_day_and_other_than_the_morning() -> None:
    day = "The lawyers of the harbour league filed the suit on Monday."
    afternoon = "The lawyers of the harbour league filed the suit on Monday afternoon."
    morning = "The lawyers of the harbour league filed the suit on Monday morning."
    assert len(finer(day, afternoon)) == 1
    assert finer(morning, afternoon) == []


def test_what_is_due_by_one_month_may_be_due_by_the_next() -> None:
    (one,) = finer(
        "The harbour court is due to issue a ruling by the end of June.",
        "The harbour court is likely to rule by July, after hearing both sides.",
    )
    assert {value.value for value in one.values} == {"the end of June", "July"}


def test_a_year_needs_one_who_is_named() -> None:
    month = "The old plan fell when Judge Brack ruled in January."
    assert len(finer(month, "Nobody else but Brack ruled this year.")) == 1
    assert finer("The plan fell when a judge ruled in January.", "Nobody but a clerk ruled this year.") == []

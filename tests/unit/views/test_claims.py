import pytest
from tests.support.asserted import story
from tests.support.told import told_case

from stemma.model import Entity, EntityType, Rows, Verdict
from stemma.stages.claims import weigh_claims
from stemma.views.claims import PropositionLine, claim_lines, verdict_counts

TEXTS = {
    "a": "12 people were killed when the dyke collapsed.",
    "b": "12 people were killed when the dyke collapsed.",
    "c": "At Varnmouth 19 people were killed. The breach is 40 metres wide.",
}


@pytest.fixture
def case() -> Rows:
    rows = story(TEXTS, lineages=[["a", "b"], ["c"]], published={"a": "2031-03-04", "b": "2031-03-05"})
    rows.extend(list(weigh_claims(rows)))
    return rows


def test_disputes_stand_first(case: Rows) -> None:
    lines = claim_lines(case)
    assert lines[0].verdict is Verdict.GENUINE
    assert [line.verdict for line in lines][-1] is Verdict.SINGLE_SOURCE


def test_a_value_says_by_how_many_origins_and_who_only_repeats(case: Rows) -> None:
    first, second = claim_lines(case)[0].values
    assert [(one.value, one.origins, one.repeats) for one in (first, second)] == [("12", 1, 1), ("19", 1, 0)]
    assert [(place.siglum, place.start, place.end) for place in second.places] == [("c", 13, 34)]


def test_a_row_knows_its_first_report_and_its_witnesses(case: Rows) -> None:
    line = claim_lines(case)[0]
    assert (line.first, line.witnesses, line.origins_low, line.origins_high) == ("2031-03-04", 3, 2, 2)


def test_conflicts_alone_leave_out_what_nobody_disputes(case: Rows) -> None:
    assert [line.slot for line in claim_lines(case, conflicts=True)] == ["people killed"]


@pytest.mark.parametrize(("name", "rows"), [("metres", 1), ("KILLED", 1), ("heron", 0)])
def test_rows_about_a_thing_are_found_by_any_of_their_words(case: Rows, name: str, rows: int) -> None:
    assert len(claim_lines(case, about=name)) == rows


def test_entities_are_shown_by_name() -> None:
    rows = story({"a": "Ada Venn, 28, was hurt."}, lineages=[["a"]])
    rows.extend([Entity(id="e", story="story", type=EntityType.PERSON, name="Ada Venn", variants=[])])
    rows.extend(list(weigh_claims(rows)))
    assert {line.about for line in claim_lines(rows)} >= {"Ada Venn"}


def test_quoted_words_are_about_who_said_them_and_no_id_is_shown() -> None:
    (line,) = [line for line in claim_lines(told_case()) if line.kind == "wording"]
    assert line.about == "Vadim Osipiev"


def test_verdicts_are_counted_in_a_sentence(case: Rows) -> None:
    told = verdict_counts(claim_lines(case))
    assert told.startswith("1 disputed")
    assert verdict_counts([]) == "no claims"


def test_the_same_case_gives_the_same_rows(case: Rows) -> None:
    lines: list[PropositionLine] = claim_lines(case)
    assert lines == claim_lines(Rows(list(case)[::-1]))

from collections.abc import Sequence

import msgspec
import pytest
from tests.support.asserted import asserted, story

from stemma.model import Alignment, Lineage, Verdict
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.sides import Pair, make_side
from stemma.stages.claims.differences.support import Support
from stemma.stages.claims.differences.verdicts import RULES, judge

FIRST, LATER = "2031-03-04T08:00:00+00:00", "2031-03-05T08:00:00+00:00"


def pair(
    left: str, right: str, *, kind: str, copies: bool = False, published: Sequence[str | None] = (None, None)
) -> Pair:
    """Return the first assertion of each text as a pair; copies stand in one lineage and are aligned."""
    lineages = [["a", "b"]] if copies else [["a"], ["b"]]
    rows = story({"a": left, "b": right}, lineages=lineages, kin=[("a", 0, "b", 0)] if copies else [])
    support = Support(rows.of(Lineage), rows.of(Alignment))
    sides = [
        make_side([_first(text, kind, witness)], support, published={witness: moment})
        for text, witness, moment in zip((left, right), "ab", published, strict=True)
    ]
    return Pair(sides[0], sides[1], support)


def _first(text: str, kind: str, witness: str) -> Assertion:
    one = next(one for one in asserted(text) if one.kind == kind)
    return msgspec.structs.replace(one, witness=witness)


def verdict(left: str, right: str, kind: str, **more: object) -> tuple[str, Verdict]:
    found = judge(pair(left, right, kind=kind, **more))  # type: ignore[arg-type]
    assert found == judge(pair(left, right, kind=kind, **more)), "the same pair is judged the same"  # type: ignore[arg-type]
    return found.rule, found.verdict


@pytest.mark.parametrize(
    ("left", "right", "rule", "expected"),
    [
        ("12 people were killed.", "Twelve people were killed.", "equal", Verdict.AGREE),
        ("12 people were killed.", "At least 10 people were killed.", "contains", Verdict.GRANULARITY),
        ("12 people were killed.", "Several people were killed.", "contains", Verdict.GRANULARITY),
        ("About 200 people were killed.", "210 people were killed.", "contains", Verdict.GRANULARITY),
        ("12 people were killed.", "19 people were killed.", "disputed", Verdict.GENUINE),
        ("1,420 people were displaced.", "1,400 people were displaced.", "rounded", Verdict.GRANULARITY),
    ],
)
def test_counts_of_independent_texts(left: str, right: str, rule: str, expected: Verdict) -> None:
    assert verdict(left, right, "count") == (rule, expected)
    assert verdict(right, left, "count") == (rule, expected)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("12 people were killed.", "21 people were killed.", Verdict.TRANSMISSION),
        ("At least 12 people were killed.", "At least 21 people were killed.", Verdict.TRANSMISSION),
        ("12 people were killed.", "More than 10 people were killed.", Verdict.GRANULARITY),
        ("More than 228 people were killed.", "More than 200 people were killed.", Verdict.GRANULARITY),
        ("12 people were killed.", "12 people were killed.", Verdict.AGREE),
    ],
)
def test_counts_at_one_place_of_one_line_of_copying(left: str, right: str, expected: Verdict) -> None:
    assert verdict(left, right, "count", copies=True)[1] is expected


def test_copies_are_never_called_a_dispute() -> None:
    found = judge(pair("12 people were killed.", "21 people were killed.", kind="count", copies=True))
    assert found.verdict is Verdict.TRANSMISSION
    assert "two digits are changed over" in found.why


@pytest.mark.parametrize(
    ("left", "right", "rule", "expected"),
    [
        ("It burned in 2020.", "It burned in August 2020.", "contains", Verdict.GRANULARITY),
        ("It burned on 4 March 2031.", "It burned on 5 March 2031.", "disputed", Verdict.GENUINE),
        ("It burned on 4 March 2031.", "It burned on March 4, 2031.", "equal", Verdict.AGREE),
    ],
)
def test_moments(left: str, right: str, rule: str, expected: Verdict) -> None:
    assert verdict(left, right, "when") == (rule, expected)


def test_a_weekday_and_a_date_cannot_be_set_against_one_another() -> None:
    left, right = (
        next(one for one in asserted(text, "when", published=None))
        for text in ("It burned on Tuesday.", "It burned on May 16.")
    )
    rows = story({"a": "x", "b": "y"}, lineages=[["a"], ["b"]])
    support = Support(rows.of(Lineage), ())
    sides = [
        make_side([msgspec.structs.replace(one, witness=key)], support, published={})
        for one, key in ((left, "a"), (right, "b"))
    ]
    assert judge(Pair(sides[0], sides[1], support)).rule == "shapes differ"


def test_a_higher_figure_that_is_told_later_and_says_that_it_moves_is_an_update() -> None:
    left, right = "12 people were killed.", "The toll rose: 19 people were killed."
    assert verdict(left, right, "count", published=(FIRST, LATER)) == ("updated", Verdict.UPDATE)
    assert verdict(left, right, "count", published=(LATER, FIRST)) == ("disputed", Verdict.GENUINE)
    assert verdict(left, "19 people were killed.", "count", published=(FIRST, LATER))[0] == "disputed"


def test_what_is_narrowed_in_two_ways_is_not_compared() -> None:
    left, right = "There are 71 million paying members.", "There are 99 million dormant members."
    assert verdict(left, right, "figure") == ("counts other things", Verdict.NOT_COMPARABLE)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "“We knocked on every door,” she said.",
            "“We knocked on every single rusty door,” she said.",
            Verdict.GRANULARITY,
        ),
        (
            "“We knocked on 12 doors in Sella,” she said.",
            "“We knocked on 21 doors in Sella,” she said.",
            Verdict.GENUINE,
        ),
        (
            "“We knocked on doors in Sella twice,” she said.",
            "“We knocked on doors in Brack twice,” she said.",
            Verdict.GENUINE,
        ),
        ("“We did knock on every door,” she said.", "“We did not knock on every door,” she said.", Verdict.GENUINE),
        ("“We knocked on every door,” she said.", "“knocked on every door,” she said.", Verdict.GRANULARITY),
    ],
)
def test_words_of_one_utterance_in_independent_texts(left: str, right: str, expected: Verdict) -> None:
    assert verdict(left, right, "wording")[1] is expected


def test_two_parts_of_one_utterance_with_no_words_in_common_are_not_compared() -> None:
    left, right = "“We did not knock on every door,” she said.", "“Nobody came to help until noon,” she said."
    assert verdict(left, right, "wording") == ("otherwise", Verdict.NOT_COMPARABLE)


def test_words_of_one_utterance_in_copies_are_bent() -> None:
    left, right = "“We knocked on every single door,” she said.", "“We knocked on every single rusty door,” she said."
    assert verdict(left, right, "wording", copies=True)[1] is Verdict.TRANSMISSION


def test_every_rule_has_a_name_of_its_own_and_no_rule_takes_a_side() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert not {"right", "wrong", "true", "false"} & {word for name in names for word in name.split()}


@pytest.mark.parametrize(
    ("fine", "coarse", "rounds"),
    [
        ("1,420", "1,400", True),
        ("71 million", "70 million", True),
        ("1,480", "1,500", True),
        ("201", "210", False),
        ("42,501", "42,500", False),
        ("75 million", "70 million", False),
        ("19", "12", False),
    ],
)
def test_a_figure_is_rounded_to_the_step_it_is_told_in(fine: str, coarse: str, *, rounds: bool) -> None:
    left, right = (f"{number} people were displaced." for number in (fine, coarse))
    assert (verdict(left, right, "count")[0] == "rounded") is rounds
    assert (verdict(right, left, "count")[0] == "rounded") is rounds


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("12 people were killed.", "19 people were killed."),
        ("“We knocked on every one of 12 doors,” she said.", "“We knocked on every one of 21 doors,” she said."),
        ("It burned on 4 March 2031.", "It burned on 5 March 2031."),
        ("There are 40 boats in Sella.", "There are 90 boats in Sella."),
    ],
)
def test_a_dispute_needs_two_lineages(text: str, other: str) -> None:
    kind = next(one.kind for one in asserted(text) if one.kind in {"count", "wording", "when", "figure"})
    assert verdict(text, other, kind)[1] is Verdict.GENUINE
    assert verdict(text, other, kind, copies=True)[1] is Verdict.TRANSMISSION


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        ("Three children were killed.", "Four people were killed.", "counts some of them"),
        ("Nine people were injured and one man was killed.", "Ten people were injured.", "with or without the dead"),
        ("Three people were killed.", "Four children were killed.", "disputed"),
        ("Several people were killed.", "Multiple people were killed.", "equal"),
        ("Scores of people were killed.", "Several people were killed.", "contains"),
        ("Four people were injured, not five as first reported.", "Five people were injured.", "corrected"),
    ],
)
def test_numbers_of_some_and_corrections_are_no_disputes(left: str, right: str, rule: str) -> None:
    assert verdict(left, right, "count")[0] == rule
    assert verdict(right, left, "count")[0] == rule


def test_a_birthday_may_lie_between_two_texts() -> None:
    left, right = "Ada Venn, 20, was hurt.", "Ada Venn, 21, was hurt."
    months = ("2031-01-04", "2031-06-04")
    assert verdict(left, right, "age", published=months) == ("a birthday between", Verdict.UPDATE)
    assert verdict(right, left, "age", published=months) == ("disputed", Verdict.GENUINE)
    assert verdict(left, right, "age", published=("2031-01-04", "2031-01-06")) == ("disputed", Verdict.GENUINE)


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        ("The dyke broke on 3 December 2030.", "The dyke broke on 7 February 2031.", "far apart"),
        ("The dyke broke on 3 February 2031.", "The dyke broke on 7 February 2031.", "disputed"),
        ("The dyke broke on 3 February 2030.", "The dyke broke on 3 February 2031.", "disputed"),
        ("The dyke broke on 28 April 2030.", "The dyke broke on April 28.", "equal"),
    ],
)
def test_days_far_apart_are_of_two_events(left: str, right: str, rule: str) -> None:
    assert verdict(left, right, "when")[0] == rule


def test_words_that_a_desk_set_in_brackets_are_no_difference() -> None:
    left, right = '"We saw (the flood) come to the old bridge."', '"We saw the water come to the old bridge."'
    assert verdict(left, right, "wording")[1] is Verdict.GRANULARITY
    assert verdict(left, right, "wording", copies=True)[1] is Verdict.GRANULARITY


def test_millions_for_billions_is_a_slip_inside_a_lineage_and_a_dispute_between_two() -> None:
    left = "The bank has poured billions of dollars into the dyke and its sluices."
    right = "For that the dyke was given millions of dollars in cheap loans."
    assert verdict(left, right, "figure", copies=True) == ("bent in copying", Verdict.TRANSMISSION)
    assert verdict(left, left.replace("billions", "millions"), "figure")[1] is Verdict.GENUINE
    assert verdict(left, left.replace("billions", "hundreds"), "figure", copies=True)[1] is Verdict.TRANSMISSION
    nearer = ("There are hundreds of boats in Sella.", "There are thousands of boats in Sella.")
    assert verdict(*nearer, "figure")[0] == "contains"


def test_weeks_that_follow_on_one_another_are_not_set_against_each_other() -> None:
    left, right = "The dyke broke last week.", "The dyke broke this week."
    assert verdict(left, right, "when") == ("of other weeks", Verdict.NOT_COMPARABLE)
    assert verdict(left, right, "when", copies=True) == ("of other weeks", Verdict.NOT_COMPARABLE)

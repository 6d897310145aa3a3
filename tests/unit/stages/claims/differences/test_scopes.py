from collections.abc import Sequence

import msgspec
import pytest
from tests.support.asserted import asserted, story

from stemma.model import Alignment, Lineage
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.scopes import came_about, of_one_house, risen
from stemma.stages.claims.differences.sides import Pair, make_side
from stemma.stages.claims.differences.support import Support
from stemma.stages.claims.differences.verdicts import judge

FIRST, LATER = "2031-03-04T08:00:00+00:00", "2031-03-05T08:00:00+00:00"


def of(left: Assertion, right: Assertion, *, copies: bool = False, published: Sequence[str] = ()) -> Pair:
    """Return two assertions as a pair of independent texts, or of copies."""
    rows = story({"a": "x", "b": "y"}, lineages=[["a", "b"]] if copies else [["a"], ["b"]])
    support = Support(rows.of(Lineage), rows.of(Alignment))
    sides = [
        make_side(
            [msgspec.structs.replace(one, witness=key)], support, published=dict(zip("ab", published, strict=False))
        )
        for one, key in ((left, "a"), (right, "b"))
    ]
    return Pair(sides[0], sides[1], support)


def rule(left: str, right: str, kind: str) -> str:
    found = {judge(of(*(asserted(text, kind)[0] for text in two))).rule for two in ((left, right), (right, left))}
    assert len(found) == 1, "which text is on the left decides nothing"
    return found.pop()


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        # One speaker speaks twice; the words alone tell one saying from another.
        ("Ada Venn said Saturday that the dyke holds.", "Ada Venn said Sunday that boats are coming.", "other sayings"),
        (
            "Ada Venn said Sunday that she has “low hopes”.",
            "She said Saturday that “very low hopes” it is.",
            "disputed",
        ),
        ("Ada Venn said Sunday that the dyke will hold.", "Ada Venn said Monday that the dyke will hold.", "disputed"),
        (
            "Ada Venn said Sunday the dyke will hold.",
            "Otto Brack said Monday the dyke will hold.",
            "counts other things",
        ),
        (
            "He said last week that the old dyke at Varnmouth will hold.",
            "He said this week that the old dyke at Varnmouth will hold.",
            "other weeks",
        ),
    ],
)
def test_days_of_speech_are_compared_where_it_is_one_saying(left: str, right: str, expected: str) -> None:
    assert rule(left, right, "said-when").removeprefix("of ") == expected


def test_days_are_compared_where_the_sentences_tell_of_one_event() -> None:
    told = "The board reported {} that its gifts for the dyke grew."
    assert rule(told.format("Sunday"), told.format("Monday"), "when") == "disputed"
    other = "The harbour reported Monday what three ferries cost in fuel."
    assert rule(told.format("Sunday"), other, "when") == "of other events"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (
            "Ada Venn arrived in Varnmouth on Sunday.",
            "Ada Venn arrived Monday at the old town hall.",
            "of other events",
        ),
        ("Ada Venn arrived in Varnmouth on Sunday.", "Ada Venn arrived in Varnmouth on Monday.", "disputed"),
        ("Ada Venn arrived in Varnmouth on Sunday.", "She arrived in Varnmouth on Monday.", "disputed"),
        ("Ada Venn opened the hall on Sunday.", "Ada Venn opened the hall on Monday.", "disputed"),
    ],
)
def test_one_who_travels_comes_to_several_places(left: str, right: str, expected: str) -> None:
    assert rule(left, right, "when") == expected


def test_the_day_of_a_broadcast_is_not_that_of_its_interview() -> None:
    taped = "Ada Venn told the Courier in an interview on Saturday that the dyke holds."
    shown = "Ada Venn told the Courier in an interview broadcast Sunday that the dyke holds."
    assert [one.slot for one in asserted(taped, "said-when")] == ["when it was said"]
    assert asserted(shown, "said-when") == []
    assert [one.slot for one in asserted(shown, "when")] == ["when (broadcast)"]


def test_a_day_may_lie_in_the_week_before_the_one_that_is_counted() -> None:
    week, day = "The dyke broke last week.", "The dyke broke on Sunday."
    assert rule(week, day, "when") == "contains"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("It raised $88 million in the last 18 months.", "It raised $17 million last year.", "of another span"),
        ("It raised $88 million last year.", "It raised $77 million last year.", "disputed"),
        ("It raised $88 million.", "It raised $9 million.", "of another span"),
        ("It raised $88 million.", "It raised $77 million.", "disputed"),
        ("Five women sat in the old mill for a night.", "He taught nine women in a school.", "of another span"),
        ("Five women sat in the mill.", "Nine women sat in the mill.", "disputed"),
    ],
)
def test_figures_are_compared_where_span_and_purpose_agree(left: str, right: str, expected: str) -> None:
    assert rule(left, right, "figure") == expected


def test_a_sum_over_several_occasions_is_not_set_against_one_of_them() -> None:
    one, so_far = "12 people were charged on Friday.", "24 people have now been charged."
    assert rule(one, so_far, "count") == "of a total"
    assert rule(one, "24 people were charged on Friday.", "count") == "disputed"
    beside = asserted("12 people were charged on Friday.", "count") + asserted(
        "After 12 people were charged, they want to drop it altogether.", "count"
    )
    pair = of(beside[0], asserted(so_far, "count")[0])
    left = msgspec.structs.replace(pair.left, assertions=tuple(beside))
    assert judge(msgspec.structs.replace(pair, left=left)).rule == "of a total"
    assert rule("12 people were killed.", "So far 24 people were killed.", "count") == "disputed"


def test_a_father_and_a_son_of_one_name_have_each_their_age() -> None:
    young, old = (
        asserted(f"{told} sank with his boat.", "age")[0] for told in ("Otto Brack Jr., 22,", "Otto Brack, 45,")
    )
    assert judge(of(young, old)).rule == "of two generations"
    near = asserted("Otto Brack, 23, sank with his boat.", "age")[0]
    assert judge(of(young, near)).rule == "disputed", "texts leave the mark out as well"
    other = asserted("Otto Brack, 46, sank with his boat.", "age")[0]
    assert judge(of(old, other)).rule == "disputed"
    assert judge(of(young, msgspec.structs.replace(other, subject=young.subject))).rule == "disputed"


def test_a_toll_that_grew_is_no_slip() -> None:
    texts = (
        "132 people were killed.",
        "153 people were killed.",
        "So far 133 people were killed.",
        "133 people were killed.",
        "900 people were killed.",
    )
    low, high, moving, slipped, other = (
        msgspec.structs.replace(asserted(text, "count")[0], kind="collated number") for text in texts
    )
    assert risen(of(low, high, copies=True))
    assert risen(of(low, moving, copies=True))
    assert risen(of(low, high, copies=True, published=(FIRST, LATER)))
    assert risen(of(low, high, copies=True, published=(LATER, FIRST))) is None
    assert risen(of(low, slipped, copies=True)) is None
    assert risen(of(low, other, copies=True)) is None
    assert risen(of(low, high)) is None


def test_more_are_arrested_as_days_go_by() -> None:
    two, four = (asserted(f"{number} people were arrested.", "count")[0] for number in ("Two", "Four"))
    assert judge(of(two, four, published=(FIRST, LATER))).rule == "more since"
    assert judge(of(two, four, published=(LATER, FIRST))).rule == "disputed"
    assert judge(of(two, four)).rule == "disputed"


def test_what_was_planned_may_come_about_otherwise() -> None:
    told = asserted("12 people were killed.", "count")[0]
    will, did = (msgspec.structs.replace(told, unit="hour", planned=planned) for planned in (True, False))
    assert came_about(of(will, did, copies=True))
    assert came_about(of(did, did, copies=True)) is None
    assert came_about(of(msgspec.structs.replace(will, unit="count"), did, copies=True)) is None


def test_a_year_and_a_month_of_no_year_are_not_set_against_one_another() -> None:
    month, year = (
        asserted(text, "when", published=None)[0]
        for text in ("A dyke broke near Sella in February.", "A dyke broke near Sella in 2023.")
    )
    assert judge(of(month, year)).rule == "shapes differ"


def test_a_rate_and_a_number_are_of_other_things() -> None:
    assert rule("Lind averaged 30 medals for Sella.", "Lind won 20 medals for Sella.", "figure") == "of another span"


def test_an_outlet_that_tells_its_own_sentence_with_another_figure_may_have_brought_it_up_to_date() -> None:
    first, later = (asserted(f"With {number} million members the co-op leads.", "figure")[0] for number in (71, 75))
    pair = of(first, later, copies=True)
    assert of_one_house(pair) is None

    def printed(by_a: str, by_b: str) -> Pair:
        outlets = {"a": frozenset(by_a.split()), "b": frozenset(by_b.split())}
        return msgspec.structs.replace(pair, outlets=outlets)

    assert of_one_house(printed("Gazette", "Gazette"))
    # Another outlet prints the first text too: that takes nothing away.
    assert of_one_house(printed("Gazette Herald", "Gazette"))
    assert of_one_house(printed("Herald", "Gazette")) is None
    assert of_one_house(printed("Gazette", "")) is None
    aged = of(*(asserted(f"Ada Venn, {age}, was hurt.", "age")[0] for age in (71, 75)), copies=True)
    assert of_one_house(msgspec.structs.replace(aged, outlets=printed("Gazette", "Gazette").outlets)) is None


def test_the_part_of_a_day_is_told_more_finely_and_two_parts_are_two_sayings() -> None:
    said = "Lind said {} that the dyke held."
    whole, night = said.format("on Tuesday"), said.format("on Tuesday night")
    assert rule(whole, night, "said-when") == "part of a day"
    assert rule(said.format("on Tuesday morning"), night, "said-when") == "of other parts of a day"
    assert rule(night, night, "said-when") == "equal"

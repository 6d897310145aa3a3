import msgspec
from tests.support.asserted import asserted, story

from stemma.model import Alignment, Lineage, Verdict
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.parting import part_incomparable, part_lineages
from stemma.stages.claims.differences.support import Support

TEXTS = {
    "a": "12 people were killed in the flood.",
    "b": "12 people were killed in the flood.",
    "c": "21 people were killed in the flood.",
    "d": "At sea 19 people were killed, says the board.",
}
KIN = [("a", 0, "c", 0), ("b", 0, "c", 0)]


def claims() -> dict[str, Assertion]:
    return {key: msgspec.structs.replace(asserted(text, "count")[0], witness=key) for key, text in TEXTS.items()}


def parted(lineages: list[list[str]]) -> list[list[list[str]]]:
    rows = story(TEXTS, lineages=lineages, kin=KIN)
    support = Support(rows.of(Lineage), rows.of(Alignment))
    held = claims()
    values = [[held["a"], held["b"]], [held["c"]], [held["d"]]]
    return [[[one.witness for one in value] for value in group] for group in part_lineages(values, support)]


def test_a_slip_inside_a_lineage_is_told_apart_from_the_dispute() -> None:
    assert parted([["a", "b", "c"], ["d"]]) == [[["a", "b"], ["c"]], [["a", "b"], ["d"]]]


def test_where_nothing_was_bent_values_stay_together() -> None:
    assert parted([["a", "b"], ["c"], ["d"]]) == [[["a", "b"], ["c"], ["d"]]]


def test_a_lineage_alone_has_no_dispute() -> None:
    assert parted([["a", "b", "c", "d"]]) == [[["a", "b"], ["c"]]]


def test_values_that_nothing_compares_are_told_apart() -> None:
    held = claims()
    values = [[held["a"]], [held["c"]], [held["d"]]]
    verdicts = {(0, 1): Verdict.GENUINE, (0, 2): Verdict.NOT_COMPARABLE, (1, 2): Verdict.NOT_COMPARABLE}
    found = [[one[0].witness for one in group] for group in part_incomparable(values, verdicts)]
    assert found == [["a", "c"], ["d"]]


def test_where_nothing_at_all_can_be_compared_values_stay_side_by_side() -> None:
    held = claims()
    values = [[held["a"]], [held["d"]]]
    found = list(part_incomparable(values, {(0, 1): Verdict.NOT_COMPARABLE}))
    assert [[one[0].witness for one in group] for group in found] == [["a", "d"]]


def test_days_that_nothing_shows_to_be_of_one_event_are_of_two() -> None:
    monday, tuesday = (asserted(f"The old dyke collapsed on {day}.", "when") for day in ("Monday", "Tuesday"))
    apart = {(0, 1): Verdict.NOT_COMPARABLE}
    assert list(part_incomparable([monday, tuesday], apart)) == [[monday], [tuesday]]
    (undated,) = asserted("The old dyke collapsed on Monday.", "when", published=None)
    assert list(part_incomparable([monday, [undated]], apart)) == [[monday, [undated]]]


def test_two_sentences_of_one_utterance_are_no_versions_of_it() -> None:
    said = {
        "a": "“We rang every bell in the old town,” she said.",
        "b": "“We rang every single bell in the old town,” she said.",
        "c": "“Nobody came to the door of the mill,” she said.",
    }
    held = {key: msgspec.structs.replace(asserted(text, "wording")[0], witness=key) for key, text in said.items()}
    rows = story(said, lineages=[["a", "b", "c"]])
    support = Support(rows.of(Lineage), rows.of(Alignment))
    found = list(part_lineages([[held["a"]], [held["b"]], [held["c"]]], support))
    assert [[one[0].witness for one in group] for group in found] == [["a", "b"]]


def test_a_round_figure_goes_with_the_version_that_it_rounds() -> None:
    texts = {
        "a": "The station has 75 million paying members.",
        "b": "The station has 75 million paying members.",
        "c": "The station has 71 million paying members.",
        "d": "Some call its 70 million paying members loyal.",
    }
    rows = story(texts, lineages=[["a", "b", "c"], ["d"]], kin=[("a", 0, "c", 0), ("b", 0, "c", 0)])
    support = Support(rows.of(Lineage), rows.of(Alignment))
    held = {key: msgspec.structs.replace(asserted(text, "figure")[0], witness=key) for key, text in texts.items()}
    values = [[held["a"], held["b"]], [held["c"]], [held["d"]]]
    found = [[[one.witness for one in value] for value in group] for group in part_lineages(values, support)]
    assert found == [[["a", "b"], ["c"]], [["c"], ["d"]], [["a", "b"], ["d"]]]

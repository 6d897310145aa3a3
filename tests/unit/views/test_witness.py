from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.invented import GAUGE, witness_called

from stemma.model import Role, Rows, Zone
from stemma.views.runs import Copied, cut_runs
from stemma.views.witness import WitnessView, witness_view, witness_views


@pytest.mark.parametrize("siglum", list("ABCDEFGH"))
def test_the_runs_joined_are_the_text(case: Rows, siglum: str) -> None:
    witness = witness_called(case, siglum)
    view = witness_view(case, witness)
    assert "".join(run.text for run in view.runs) == witness.text
    assert all(run.text == witness.text[run.start : run.end] for run in view.runs)


def test_a_copied_passage_is_coloured_by_the_lineage_that_its_carriers_have_in_common(case: Rows) -> None:
    view = witness_view(case, witness_called(case, "D"))
    shown = [(run.text[:9], run.lineages) for run in view.runs if run.also]
    assert shown == [("“We rang ", [1]), ("The evacu", [1]), ("The breac", [2]), ("A heron s", [2])]


def test_a_copied_passage_names_who_else_has_it(case: Rows) -> None:
    view = witness_view(case, witness_called(case, "A"))
    (run,) = [run for run in view.runs if run.text == GAUGE]
    assert run.also == sorted(witness_called(case, siglum).id for siglum in "BCF")
    assert len(run.alignments) == 3


def test_furniture_stays_furniture(case: Rows) -> None:
    view = witness_view(case, witness_called(case, "A"))
    assert view.runs[-1].role is Role.FURNITURE
    assert view.runs[-1].text.startswith("Share this story")


def test_a_credit_is_quoted(case: Rows) -> None:
    (credit,) = witness_view(case, witness_called(case, "A")).credits
    assert (credit.outlet, credit.text, credit.relation) == ("Norwire", "Norwire", "taken-from")


def test_the_shared_part_counts_letters_of_the_body(case: Rows) -> None:
    shares = {view.card.siglum: round(view.shared, 2) for view in witness_views(case)}
    assert shares["B"] == shares["D"] == 1.0
    assert shares["G"] == shares["H"] == 0.0
    assert 0.5 < shares["E"] < 0.7


def test_one_witness_and_all_witnesses_agree(case: Rows) -> None:
    views: dict[str, WitnessView] = {view.card.siglum: view for view in witness_views(case)}
    assert views["D"] == witness_view(case, witness_called(case, "D"))
    assert len(views) == 8


def test_a_witness_knows_its_parents_and_children(case: Rows) -> None:
    view = witness_view(case, witness_called(case, "A"))
    assert ([line.score for line in view.parents], [line.score for line in view.children]) == ([0.98], [0.74, 0.58])


def test_overlapping_passages_are_cut_at_every_edge() -> None:
    copied = [Copied(2, 8, "x", "other"), Copied(5, 11, "y", "third")]
    runs = cut_runs("0123456789ABC", [], copied, witness="w", numbers={})
    assert [(run.text, run.alignments) for run in runs] == [
        ("01", []),
        ("234", ["x"]),
        ("567", ["x", "y"]),
        ("89A", ["y"]),
        ("BC", []),
    ]


def test_a_passage_shared_across_lineages_has_no_lineage() -> None:
    runs = cut_runs("abc", [], [Copied(0, 3, "x", "other")], witness="w", numbers={"w": [1], "other": [2]})
    assert runs[0].lineages == []
    assert runs[0].also == ["other"]


def test_an_emoji_shifts_nothing() -> None:
    runs = cut_runs("🚤🚤 boat", [], [Copied(3, 7, "x", "other")], witness="w", numbers={})
    assert [run.text for run in runs] == ["🚤🚤 ", "boat"]


def test_an_empty_text_has_no_runs() -> None:
    assert cut_runs("", [], [], witness="w", numbers={}) == []


spans = st.tuples(st.integers(0, 40), st.integers(1, 12))


@given(st.text(max_size=40), st.lists(spans, max_size=8), st.lists(st.integers(0, 40), max_size=4))
def test_runs_always_cover_the_text_once_and_know_who_covers_them(
    text: str, places: list[tuple[int, int]], cuts: list[int]
) -> None:
    length = len(text)
    copied = [
        Copied(min(start, length), min(start + size, length), f"x{at}", f"w{at}")
        for at, (start, size) in enumerate(places)
    ]
    edges = sorted({0, length, *(min(cut, length) for cut in cuts)})
    zones = [
        Zone(witness="w", start=start, end=end, role=Role.BODY if at % 2 else Role.FURNITURE, score=1, why="")
        for at, (start, end) in enumerate(pairwise(edges))
    ]
    runs = cut_runs(text, zones, copied, witness="w", numbers={})
    assert "".join(run.text for run in runs) == text
    for run in runs:
        for at in range(run.start, run.end):
            assert run.alignments == sorted(one.alignment for one in copied if one.start <= at < one.end)
            assert run.role == next(zone.role for zone in zones if zone.start <= at < zone.end)

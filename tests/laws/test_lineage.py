"""Laws of lineage: what holds for every story, whatever it is made of."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.kinship import sentence, story, witness

from stemma.graph import parent_marginals
from stemma.model import Derivation, Lineage, OriginCount, Rows, Witness
from stemma.stages.lineage import infer_lineage

#: Up to seven witnesses, each a run of the sentences of one of two wires.
RUNS = st.lists(st.tuples(st.sampled_from([0, 40]), st.integers(0, 6), st.integers(2, 9)), min_size=1, max_size=7)
HOURS = st.lists(st.one_of(st.none(), st.integers(0, 23)), min_size=7, max_size=7)


def _told(runs: list[tuple[int, int, int]], hours: list[int | None]) -> list[Witness]:
    told = []
    for place, ((wire, start, size), hour) in enumerate(zip(runs, hours, strict=False)):
        lines = [sentence(wire + number) for number in range(start, start + size)]
        stamp = {} if hour is None else {"published": f"2024-04-18T{hour:02d}:00:00Z"}
        told.append(witness(f"w{place}", lines, **stamp))
    return told


def _origins(told: list[Witness]) -> int:
    (count,) = [record for record in infer_lineage(story(told)) if isinstance(record, OriginCount)]
    assert count.low <= count.best <= count.high
    return count.best


@given(RUNS, HOURS)
@settings(max_examples=40, deadline=None)
def test_lineage_has_no_circle_and_every_witness_stands_in_one(
    runs: list[tuple[int, int, int]], hours: list[int | None]
) -> None:
    told = _told(runs, hours)
    found = list(infer_lineage(story(told)))
    parents: dict[str, list[str]] = {}
    for record in found:
        if isinstance(record, Derivation):
            parents.setdefault(record.child, []).append(record.parent)
            assert 0 <= record.score <= 1
            assert 0 <= record.share <= 1

    def climb(vertex: str, below: tuple[str, ...]) -> None:
        assert vertex not in below
        for parent in parents.get(vertex, []):
            climb(parent, (*below, vertex))

    for child in sorted(parents):
        climb(child, ())
    members = {member for record in found if isinstance(record, Lineage) for member in record.witnesses}
    assert members == {one.id for one in told}


@given(RUNS, HOURS, st.data())
@settings(max_examples=30, deadline=None)
def test_the_order_of_rows_changes_nothing(
    runs: list[tuple[int, int, int]], hours: list[int | None], drawn: st.DataObject
) -> None:
    rows = list(story(_told(runs, hours)))
    expected = list(infer_lineage(Rows(rows)))
    assert list(infer_lineage(Rows(drawn.draw(st.permutations(rows))))) == expected


@given(RUNS, HOURS, st.data())
@settings(max_examples=30, deadline=None)
def test_a_copy_never_raises_the_number_of_origins(
    runs: list[tuple[int, int, int]], hours: list[int | None], drawn: st.DataObject
) -> None:
    told = _told(runs, hours)
    copied = drawn.draw(st.sampled_from(told))
    assert _origins([*told, witness("x", copied.text.split("\n"))]) <= _origins(told)


@given(st.integers(2, 12), st.integers(0, 999))
@settings(max_examples=30, deadline=None)
def test_the_probabilities_of_all_parents_of_a_child_sum_to_one(size: int, seed: int) -> None:
    weights = np.random.default_rng(seed).normal(scale=5.0, size=(size, size))
    assert np.allclose(parent_marginals(weights)[:, 1:].sum(axis=0), 1.0)


@given(RUNS, HOURS, RUNS)
@settings(max_examples=30, deadline=None)
def test_reports_of_other_stories_never_add_an_origin(
    runs: list[tuple[int, int, int]], hours: list[int | None], others: list[tuple[int, int, int]]
) -> None:
    told = _told(runs, hours)
    kin = [
        witness(f"x{place}", [sentence(wire + number) for number in range(start, start + size)])
        for place, (wire, start, size) in enumerate(others)
    ]
    found = list(infer_lineage(story(told, elsewhere=kin)))
    (count,) = [record for record in found if isinstance(record, OriginCount)]
    assert count.low <= count.best <= count.high
    assert count.best <= _origins(told)
    members = {member for record in found if isinstance(record, Lineage) for member in record.witnesses}
    assert members == {one.id for one in told}

from collections.abc import Iterator

import pytest
from tests.support.bundled import WIRE, Difference, Passage, Truth, load_truth, locate, wire_text
from tests.support.retold import Told

from stemma.model import Role

TRUTH = load_truth()


def passages() -> Iterator[Passage]:
    """Yield every passage of a witness of the pile that the truth quotes, datelines left out."""
    for witness in TRUTH.witnesses:
        quoted = [zone.text for zone in witness.zones if zone.role is not Role.DATELINE]
        for text in (witness.body_first, witness.body_last, *quoted):
            yield Passage(path=witness.path, text=text)
    for credit in TRUTH.credits:
        yield Passage(path=credit.path, text=credit.text)
    for unit in TRUTH.units:
        yield from (Passage(path=path, text=text) for path, text in unit.passages.items() if path != WIRE)
    for disagreement in TRUTH.disagreements:
        yield from disagreement.passages
    for alike in TRUTH.alike:
        yield from alike.passages


def ancestors(child: str) -> set[str]:
    """Return everything that a witness draws on, at any remove."""
    above = {derivation.parent for derivation in TRUTH.derivations if derivation.child == child}
    return above.union(*(ancestors(parent) for parent in above))


def test_every_witness_of_the_pile_is_in_the_truth_and_the_other_way_round(told: Told) -> None:
    assert set(told.witnesses) == {witness.path for witness in TRUTH.witnesses}


@pytest.mark.parametrize("path", sorted(witness.path for witness in TRUTH.witnesses))
def test_every_passage_stands_once_in_its_witness(told: Told, path: str) -> None:
    text = told.witnesses[path].text
    quoted = [passage.text for passage in passages() if passage.path == path]
    assert [passage for passage in quoted if text.count(passage) != 1] == []


def test_every_passage_of_the_wire_stands_once_in_it() -> None:
    wire = wire_text()
    assert [unit.id for unit in TRUTH.units if WIRE in unit.passages and wire.count(unit.passages[WIRE]) != 1] == []


@pytest.mark.parametrize("difference", TRUTH.differences, ids=lambda difference: difference.id)
def test_every_reading_stands_once_in_its_passage(difference: Difference) -> None:
    unit = TRUTH.unit(difference.unit)
    for path, text in difference.readings.items():
        locate(unit.passages[path], text)
    assert len(set(difference.readings.values())) > 1


@pytest.mark.parametrize("difference", TRUTH.differences, ids=lambda difference: difference.id)
def test_whoever_made_a_change_departs_from_the_parent(difference: Difference) -> None:
    for child in difference.changed_in:
        parents = [one.parent for one in TRUTH.derivations if one.child == child]
        wordings = {difference.readings.get(WIRE if parent == "wire" else parent) for parent in parents} - {None}
        assert wordings
        assert difference.readings[child] not in wordings


def test_a_lineage_holds_its_origin_and_all_who_draw_on_it() -> None:
    paths = [witness.path for witness in TRUTH.witnesses]
    for lineage in TRUTH.lineages:
        drawing = {path for path in paths if lineage.origin in ancestors(path) | {path}}
        assert drawing == set(lineage.witnesses)


def test_shares_of_a_child_add_up_to_no_more_than_its_body(truth: Truth) -> None:
    children = {derivation.child for derivation in truth.derivations}
    for child in children:
        assert 0.5 < sum(one.share for one in truth.derivations if one.child == child) <= 1


def test_a_unit_stands_in_witnesses_of_its_lineage_alone(truth: Truth) -> None:
    for unit in truth.units:
        assert set(unit.passages) - {WIRE} <= set(truth.lineage(unit.lineage).witnesses)


def test_origins_are_lineages(truth: Truth) -> None:
    assert truth.origins.best == len(truth.lineages)

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stemma.model import RECORDS, Reading, Record, Rows, Site, Sketch, Witness, sort_records
from stemma.model.arrow import from_table, to_table
from stemma.model.packing import pack, unpack
from stemma.store.casebook import Casebook
from stemma.store.writing import write_casebook

#: Any text that a file can give: whatever decodes from UTF-8.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)

#: Integers that a column can hold, and floats that equal themselves.
NUMBERS = {int: st.integers(-(2**63), 2**63 - 1), float: st.floats(allow_nan=False), str: TEXTS}


def records(*kinds: type[Record]) -> st.SearchStrategy[list[Record]]:
    for kind, strategy in NUMBERS.items():
        st.register_type_strategy(kind, strategy)
    return st.lists(st.one_of([st.builds(kind, **_all_fields(kind)) for kind in kinds]), max_size=6)


def _all_fields(kind: type[Record]) -> dict[str, st.SearchStrategy[object]]:
    return {name: st.from_type(annotation) for name, annotation in _annotations(kind).items()}


def _annotations(kind: type[Record]) -> dict[str, type]:
    return {name: annotation for name, annotation in kind.__annotations__.items() if name in kind.__struct_fields__}


@given(records(Witness, Reading, Sketch, Site))
def test_what_is_packed_comes_back(given_records: list[Record]) -> None:
    by_type = sorted(given_records, key=lambda record: _first(given_records, record))
    assert unpack(pack(given_records)) == by_type


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.table)
@given(seed=st.data())
@settings(max_examples=10, deadline=None)
def test_what_becomes_a_table_comes_back(kind: type[Record], seed: st.DataObject) -> None:
    drawn = seed.draw(records(kind))
    assert from_table(kind, to_table(kind, drawn)) == drawn


@given(records(Reading), st.randoms())
def test_sorting_forgets_the_order_of_arrival(drawn: list[Record], chance: Random) -> None:
    shuffled = list(drawn)
    chance.shuffle(shuffled)
    assert sort_records(shuffled) == sort_records(drawn)


@given(drawn=records(Witness))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_casebook_answers_as_a_bag_of_rows_does(drawn: list[Witness], tmp_path: Path) -> None:
    ordered: Sequence[Witness] = sort_records(drawn)
    write_casebook(tmp_path, [(Witness, to_table(Witness, ordered))])
    rows = Rows(ordered)
    with Casebook.open(tmp_path) as casebook:
        assert casebook.of(Witness) == rows.of(Witness)
        for witness in ordered:
            assert casebook.of(Witness, path=witness.path) == rows.of(Witness, path=witness.path)
            assert casebook.of(Witness, outlet=witness.outlet) == rows.of(Witness, outlet=witness.outlet)


def _first(drawn: Sequence[Record], record: Record) -> int:
    return next(place for place, other in enumerate(drawn) if type(other) is type(record))

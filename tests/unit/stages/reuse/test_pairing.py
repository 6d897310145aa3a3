import itertools
from collections import Counter

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.planted.bulk import bulk_texts
from tests.support.planted.lexicon import die

from stemma.stages.reuse.fingerprints import FINGERPRINT_SCHEMA, FingerprintSettings, fingerprint_texts
from stemma.stages.reuse.pairing import PairCount, PairingSettings, fingerprint_pairs, pair_fingerprints
from stemma.stages.reuse.shared_keys import count_pairs

ANY = PairingSettings(least_shared=1)


def fingerprints(held: dict[str, set[int]]) -> pa.Table:
    columns = {"witness": list(held), "stretch": [0] * len(held), "keys": [sorted(keys) for keys in held.values()]}
    return pa.table(columns, schema=FINGERPRINT_SCHEMA)


def by_hand(held: dict[str, set[int]], *, common_key: int, least: int) -> list[PairCount]:
    """The same by looking at every key's holders one after another."""
    shared: Counter[tuple[str, str]] = Counter()
    for key in sorted(set().union(*held.values())):
        holders = [name for name, keys in held.items() if key in keys]
        pairs = itertools.combinations(holders, 2)
        if len(holders) > common_key:
            pairs = ((holders[0], other) for other in holders[1:])  # type: ignore[assignment]
        shared.update(tuple(sorted(pair)) for pair in pairs)  # type: ignore[misc]
    return [PairCount(*pair, count) for pair, count in sorted(shared.items()) if count >= least]


def some_keys(seed: int, count: int = 30) -> dict[str, set[int]]:
    chance = die("keys", seed)
    names = [f"n{number}" for number in range(count)]
    chance.shuffle(names)
    return {name: {int(chance.paretovariate(0.5)) % 50 for _ in range(8)} for name in names}


@pytest.mark.parametrize("seed", range(5))
def test_pairs_are_those_that_a_look_at_every_key_finds(seed: int) -> None:
    held, settings = some_keys(seed), PairingSettings(common_key=6, least_shared=2)
    assert list(pair_fingerprints(fingerprints(held), settings=settings)) == by_hand(held, common_key=6, least=2)


@pytest.mark.parametrize("old", [0, 1, 17, 30])
def test_new_witnesses_get_the_pairs_that_touch_them_and_no_others(old: int) -> None:
    held, settings = some_keys(9), PairingSettings(common_key=6, least_shared=1)
    table = fingerprints(held)
    newer = set(list(held)[old:])
    expected = [pair for pair in by_hand(held, common_key=6, least=1) if newer & {pair.left, pair.right}]
    assert list(pair_fingerprints(table[old:], known=table[:old], settings=settings)) == expected


def test_a_hot_key_makes_a_star_around_the_first_that_came() -> None:
    held = {name: {7} for name in ("m", "b", "z", "a")}
    pairs = list(pair_fingerprints(fingerprints(held), settings=PairingSettings(common_key=3, least_shared=1)))
    assert pairs == [PairCount("a", "m", 1), PairCount("b", "m", 1), PairCount("m", "z", 1)]


def test_stretches_of_one_witness_are_no_pair_and_the_best_two_stretches_speak_for_two_witnesses() -> None:
    rows = [("book", 0, [1, 2, 3]), ("book", 1, [3, 4]), ("brief", 0, [1, 2, 4])]
    table = pa.Table.from_pylist(
        [dict(zip(FINGERPRINT_SCHEMA.names, row, strict=True)) for row in rows], FINGERPRINT_SCHEMA
    )
    assert list(pair_fingerprints(table, settings=ANY)) == [PairCount("book", "brief", 2)]


def test_a_book_finds_the_brief_that_quotes_it_and_not_everybody() -> None:
    texts = {
        f"t{number:02}": text for number, (text, _, _) in enumerate(bulk_texts(seed=5, count=17)) if number % 8 == 0
    }
    *parts, brief = texts.values()
    book = "\n".join([*parts * 4, brief, *parts * 4])
    told = [("book", book), ("brief", brief)]
    settings = PairingSettings(fingerprints=FingerprintSettings(stretch=3000))
    assert [pair[:2] for pair in fingerprint_pairs(told, settings=settings)] == [("book", "brief")]


def test_nothing_and_one_text_make_no_pair() -> None:
    assert list(fingerprint_pairs([])) == []
    assert list(fingerprint_pairs([("a", "word " * 50)])) == []


def test_copies_excerpts_and_quotations_are_found_in_a_planted_pile() -> None:
    told = list(bulk_texts(seed=2, count=64))
    found = {pair[:2] for pair in fingerprint_pairs((f"t{at:02}", text) for at, (text, _, _) in enumerate(told))}
    assert found >= {
        (f"t{parent:02}", f"t{child:02}") for child, (_, parent, _) in enumerate(told) if parent is not None
    }


def test_fingerprints_may_come_in_any_batches() -> None:
    told = [(f"t{at:02}", text) for at, (text, _, _) in enumerate(bulk_texts(seed=4, count=24))]
    parts = [batch for cut in (told[:5], told[5:6], told[6:]) for batch in fingerprint_texts(cut)]
    assert list(pair_fingerprints(pa.Table.from_batches(parts))) == list(fingerprint_pairs(told))


def test_holders_below_the_fresh_ones_are_paired_with_fresh_ones_only() -> None:
    pairs = count_pairs(np.array([1, 1, 1]), np.array([0, 1, 2]), size=3, common_key=9, least_shared=1, fresh=2)
    assert list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)) == [(0, 2), (1, 2)]


@given(
    held=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 11)), max_size=60),
    at_once=st.integers(1, 40),
    fresh=st.integers(0, 6),
)
def test_how_many_meetings_are_counted_together_changes_no_pair(
    held: list[tuple[int, int]], at_once: int, fresh: int
) -> None:
    keys, holders = (np.array([one[side] for one in held], dtype=np.int64) for side in (0, 1))

    def counted(room: int) -> list[list[int]]:
        found = count_pairs(keys, holders, size=12, common_key=4, least_shared=2, fresh=fresh, at_once=room)
        return [column.tolist() for column in found]

    assert counted(at_once) == counted(1 << 20)

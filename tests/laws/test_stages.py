"""What holds of the stages whatever the pile: laws over planted piles, each pile run once and looked at many times."""

from functools import cache
from itertools import pairwise
from typing import Protocol

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from quality.running import run_stages
from tests.support.planted import Plan, plant
from tests.support.planted.lexicon import die

from stemma.model import (
    RECORDS,
    Alignment,
    AlignmentKind,
    Archetype,
    Candidate,
    Credit,
    Derivation,
    Lineage,
    OriginCount,
    Pair,
    PairVerdict,
    Reading,
    Record,
    Role,
    Rows,
    Sentence,
    Site,
    Story,
    Variant,
    Witness,
    Zone,
    sort_records,
    stable_id,
)

#: Few piles, the same in every run: each takes about a tenth of a second.
SEEDS = st.integers(min_value=0, max_value=11)
law = settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


class Inferred(Protocol):
    """A record that says how sure it is, and why."""

    @property
    def score(self) -> float: ...

    @property
    def why(self) -> str: ...


@cache
def witnesses(seed: int) -> tuple[Witness, ...]:
    # Beside plain families: a pile without hidden texts, and one of hard rewrites.
    edits = {"heavy": 2, "round-trip": 2, "verbatim": 1} if seed % 3 == 0 else Plan().edits
    plan = Plan(seed=seed, witnesses=8, origins=3, hidden=0.0 if seed % 4 == 0 else 0.25, merged=0.15, edits=edits)
    return tuple(plant(plan).witnesses)


@cache
def told(seed: int) -> Rows:
    return run_stages(Rows(witnesses(seed)))


def as_tables(rows: Rows) -> dict[str, list[Record]]:
    return {kind.table: sort_records(rows.of(kind)) for kind in RECORDS}


def origins(rows: Rows) -> int:
    return len({frozenset(lineage.witnesses) for lineage in rows.of(Lineage)})


@given(SEEDS)
@law
def test_every_span_stands_in_its_witness(seed: int) -> None:
    rows = told(seed)
    chars = {witness.id: witness.chars for witness in rows.of(Witness)}
    for kind in (Zone, Credit, Sentence):
        assert all(0 <= one.start < one.end <= chars[one.witness] for one in rows.of(kind))  # type: ignore[attr-defined]
    for one in rows.of(Alignment):
        assert 0 <= one.left_start < one.left_end <= chars[one.left]
        assert 0 <= one.right_start < one.right_end <= chars[one.right]


@given(SEEDS)
@law
def test_readings_slice_to_what_is_shown(seed: int) -> None:
    rows = told(seed)
    texts = {witness.id: witness.text for witness in rows.of(Witness)}
    assert all(texts[one.witness][one.start : one.end] == one.text for one in rows.of(Reading))
    for site in rows.of(Site):
        assert all(texts[one.witness][one.start : one.end] == one.text for one in site.readings)


@given(SEEDS)
@law
def test_zones_partition_every_witness(seed: int) -> None:
    rows = told(seed)
    for witness in rows.of(Witness):
        zones = sort_records(rows.of(Zone, witness=witness.id))
        assert (zones[0].start, zones[-1].end) == (0, witness.chars)
        assert all(one.end == two.start for one, two in pairwise(zones))


@given(SEEDS)
@law
def test_sentences_are_disjoint_and_stand_in_body_or_caption(seed: int) -> None:
    rows = told(seed)
    for witness in rows.of(Witness):
        sentences = sort_records(rows.of(Sentence, witness=witness.id))
        assert all(one.end <= two.start for one, two in pairwise(sentences))
        zones = rows.of(Zone, witness=witness.id)
        for sentence in sentences:
            (zone,) = [zone for zone in zones if zone.start <= sentence.start < zone.end]
            assert zone.role in (Role.BODY, Role.CAPTION)
            assert sentence.end <= zone.end


@given(SEEDS)
@law
def test_alignments_join_copies_in_one_order(seed: int) -> None:
    rows = told(seed)
    copies = {(pair.left, pair.right) for pair in rows.of(Pair) if pair.verdict is PairVerdict.COPY}
    assert all(pair.left < pair.right for pair in rows.of(Pair))
    assert all((one.left, one.right) in copies for one in rows.of(Alignment))


@given(SEEDS)
@law
def test_verbatim_means_the_same_words(seed: int) -> None:
    rows = told(seed)
    texts = {witness.id: witness.text for witness in rows.of(Witness)}
    for one in rows.of(Alignment):
        if one.kind is AlignmentKind.VERBATIM:
            left, right = (
                texts[one.left][one.left_start : one.left_end],
                texts[one.right][one.right_start : one.right_end],
            )
            assert _letters(left) == _letters(right)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())


@given(SEEDS)
@law
def test_the_order_of_input_changes_nothing(seed: int) -> None:
    shuffled = list(witnesses(seed))
    die("shuffle", seed).shuffle(shuffled)
    assert as_tables(run_stages(Rows(shuffled))) == as_tables(told(seed))


@given(SEEDS)
@law
def test_left_and_right_are_alike(seed: int) -> None:
    """Two witnesses that change their ids, and with them their order, keep the same verdict and alignments."""
    one, two = witnesses(seed)[:2]

    def spans(first: str, second: str) -> tuple[set[tuple[object, ...]], list[tuple[object, ...]]]:
        rows = run_stages(
            Rows([msgspec.structs.replace(one, id=first), msgspec.structs.replace(two, id=second)]), last="align"
        )
        found: set[tuple[object, ...]] = set()
        for single in rows.of(Alignment):
            left = (single.left_start, single.left_end)
            right = (single.right_start, single.right_end)
            ends = (left, right) if single.left == first else (right, left)
            found.add((*ends, single.kind, round(single.score, 9)))
        return found, [(pair.verdict, round(pair.bits, 6)) for pair in rows.of(Pair)]

    assert spans("a", "b") == spans("b", "a")


@given(SEEDS)
@law
def test_nothing_descends_from_itself(seed: int) -> None:
    parents: dict[str, list[str]] = {}
    for one in told(seed).of(Derivation):
        parents.setdefault(one.child, []).append(one.parent)
    for start, first in parents.items():
        above: set[str] = set()
        waiting = list(first)
        while waiting:
            name = waiting.pop()
            if name not in above:
                above.add(name)
                waiting += parents.get(name, [])
        assert start not in above


@given(SEEDS)
@law
def test_derivations_join_witnesses_and_archetypes_of_one_story(seed: int) -> None:
    rows = told(seed)
    members = {story.id: set(story.witnesses) for story in rows.of(Story)}
    for archetype in rows.of(Archetype):
        members[archetype.story].add(archetype.id)
    assert all({one.child, one.parent} <= members[one.story] for one in rows.of(Derivation))


@given(SEEDS)
@law
def test_every_arrow_has_a_named_matter(seed: int) -> None:
    for one in told(seed).of(Derivation):
        assert not one.directed or one.matters, one.why
        assert all(matter.name and matter.why for matter in one.matters)


@given(SEEDS)
@law
def test_every_witness_stands_in_a_lineage_and_origins_are_an_interval(seed: int) -> None:
    rows = told(seed)
    carried = {name for lineage in rows.of(Lineage) for name in lineage.witnesses}
    assert carried == {witness.id for witness in witnesses(seed)}
    for count in rows.of(OriginCount):
        assert 1 <= count.low <= count.best <= count.high
        assert count.best == len(rows.of(Lineage, story=count.story))


@given(SEEDS)
@law
def test_a_verbatim_copy_adds_no_origin(seed: int) -> None:
    copied = witnesses(seed)[seed % 8]
    later = msgspec.structs.replace(
        copied, id=stable_id("witness", "copy", seed), path="copy.txt", siglum="copy", outlet="Elsewhere Post", url=None
    )
    assert origins(run_stages(Rows([*witnesses(seed), later]))) <= origins(told(seed))


@given(SEEDS)
@law
def test_whatever_is_inferred_says_how_sure_it_is_and_why(seed: int) -> None:
    rows = told(seed)
    inferred: list[Inferred] = [*rows.of(Zone), *rows.of(Credit), *rows.of(Pair), *rows.of(Alignment)]
    inferred += [*rows.of(Archetype), *rows.of(Derivation)]
    for record in inferred:
        assert 0 <= record.score <= 1, record
        assert record.why.strip(), record
    whys = [one.why for one in rows.of(Lineage)] + [one.why for one in rows.of(OriginCount)]
    assert all(why.strip() for why in [*whys, *(one.why for one in rows.of(Reading))])


@given(SEEDS)
@law
def test_ids_name_one_record_each(seed: int) -> None:
    rows = told(seed)
    for kind in (Sentence, Alignment, Story, Archetype, Derivation, Lineage, Variant):
        ids = [record.id for record in rows.of(kind)]  # type: ignore[attr-defined]
        assert len(ids) == len(set(ids)), kind.table
    assert len({(one.left, one.right) for one in rows.of(Candidate)}) == len(rows.of(Candidate))

import hashlib
import re
from itertools import combinations, pairwise

import pytest
from tests.support.planted import Plan, Planted, plant

from stemma.model import (
    Alignment,
    AlignmentKind,
    Archetype,
    Credit,
    Derivation,
    Lineage,
    OriginCount,
    Reading,
    Role,
    Sentence,
    Story,
    Variant,
    VariantKind,
    Witness,
    Zone,
)

#: Changes with every word of the lists: the piles of one commit are the same on every machine and every Python.
DIGEST = "9f64145df79c1a81"


@pytest.fixture(scope="module")
def planted() -> Planted:
    return plant(Plan(seed=11))


@pytest.fixture(scope="module")
def many() -> list[Planted]:
    return [plant(Plan(seed=seed)) for seed in range(8)]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def triples(planted: Planted, witness: str, *, quotations: bool) -> set[tuple[str, ...]]:
    (printed,) = [one for one in planted.printed if one.witness.id == witness]
    spoken = [word for told in printed.told if told.stocks and (quotations or not told.quoted) for word in told.words]
    return set(zip(spoken, spoken[1:], spoken[2:], strict=False))


def containment(left: set[tuple[str, ...]], right: set[tuple[str, ...]]) -> float:
    return len(left & right) / max(1, min(len(left), len(right)))


def test_equal_plans_give_equal_piles() -> None:
    assert plant(Plan(seed=5, witnesses=8)) == plant(Plan(seed=5, witnesses=8))


def test_another_seed_gives_another_pile() -> None:
    texts = [{witness.text for witness in plant(Plan(seed=seed, witnesses=8)).witnesses} for seed in (5, 6)]
    assert not texts[0] & texts[1]


def test_a_seed_gives_the_same_pile_on_every_machine() -> None:
    planted = plant(Plan(seed=5, witnesses=8))
    digest = hashlib.sha256("".join(witness.text for witness in planted.witnesses).encode()).hexdigest()
    assert digest[:16] == DIGEST, f"the word lists changed: the new digest is {digest[:16]}"


def test_a_pile_has_as_many_witnesses_as_planned_in_every_event() -> None:
    planted = plant(Plan(seed=3, witnesses=12, events=3))
    assert len(planted.witnesses) == 36
    assert [len(story.witnesses) for story in planted.rows().of(Story)] == [12, 12, 12]


def test_every_span_slices_to_what_it_says(planted: Planted) -> None:
    rows = planted.rows()
    texts = {witness.id: witness.text for witness in planted.witnesses}
    assert all(texts[one.witness][one.start : one.end] == one.text for one in rows.of(Reading))
    assert all(texts[one.witness][one.start : one.end] == one.outlet for one in rows.of(Credit))
    for sentence in rows.of(Sentence):
        stretch = texts[sentence.witness][sentence.start : sentence.end]
        assert stretch == stretch.strip() != ""
        assert "{" not in stretch


def test_body_sentences_end_with_a_stop(planted: Planted) -> None:
    texts = {witness.id: witness.text for witness in planted.witnesses}
    for sentence in planted.rows().of(Sentence):
        if sentence.index >= 0:
            assert texts[sentence.witness][sentence.start : sentence.end].endswith((".", "”"))


def test_zones_partition_every_witness(many: list[Planted]) -> None:
    for planted in many:
        rows = planted.rows()
        for witness in planted.witnesses:
            zones = rows.of(Zone, witness=witness.id)
            assert (zones[0].start, zones[-1].end) == (0, witness.chars)
            assert all(one.end == two.start for one, two in pairwise(zones))


def test_sentences_stand_in_body_or_caption(planted: Planted) -> None:
    rows = planted.rows()
    for sentence in rows.of(Sentence):
        (zone,) = [zone for zone in rows.of(Zone, witness=sentence.witness) if zone.start <= sentence.start < zone.end]
        assert zone.role is (Role.BODY if sentence.index >= 0 else Role.CAPTION)


def test_independent_reporters_share_names_and_quotations_and_hardly_any_wording(many: list[Planted]) -> None:
    shares = []
    for planted in many:
        lineages = planted.rows().of(Lineage)
        for left, right in combinations([lineage.witnesses for lineage in lineages], 2):
            if not set(left) & set(right):
                sides = [triples(planted, side[0], quotations=False) for side in (left, right)]
                shares.append(containment(*sides))
                names = [{word for triple in side for word in triple} for side in sides]
                assert names[0] & names[1]
    assert sorted(shares)[len(shares) // 2] < 0.1


@pytest.mark.parametrize(("edit", "low", "high"), [("light", 0.7, 1.0), ("medium", 0.4, 0.85), ("heavy", 0.1, 0.6)])
def test_a_stronger_edit_leaves_less_wording(edit: str, low: float, high: float) -> None:
    planted = plant(Plan(seed=4, witnesses=12, origins=1, hidden=0, merged=0, edits={edit: 1}))
    shares = [
        containment(*(triples(planted, end, quotations=False) for end in (one.child, one.parent)))
        for one in planted.rows().of(Derivation)
    ]
    assert low <= sorted(shares)[len(shares) // 2] <= high


def test_no_witness_descends_from_itself(many: list[Planted]) -> None:
    for planted in many:
        parents: dict[str, set[str]] = {}
        for one in planted.rows().of(Derivation):
            parents.setdefault(one.child, set()).add(one.parent)
        for start, above_it in parents.items():
            above, waiting = set[str](), sorted(above_it)
            while waiting:
                name = waiting.pop()
                above.add(name)
                waiting += sorted(parents.get(name, set()) - above)
            assert start not in above


def test_unseen_ancestors_have_more_than_one_branch_or_an_origin_of_their_own(many: list[Planted]) -> None:
    for planted in many:
        rows = planted.rows()
        origins = {lineage.origin for lineage in rows.of(Lineage)}
        for archetype in rows.of(Archetype):
            assert len(rows.of(Derivation, parent=archetype.id)) > 1 or archetype.id in origins


def test_origins_are_counted_once_each(many: list[Planted]) -> None:
    for planted in many:
        rows = planted.rows()
        assert rows.one(OriginCount).best == len(rows.of(Lineage))
        assert {name for lineage in rows.of(Lineage) for name in lineage.witnesses} == {
            witness.id for witness in planted.witnesses
        }


def test_a_child_of_two_origins_stands_in_both_lineages() -> None:
    rows = plant(Plan(seed=2, merged=1.0, hidden=0, edits={"verbatim": 1})).rows()
    children = [one.child for one in rows.of(Derivation)]
    mixed = {child for child in children if children.count(child) > 1}
    assert mixed
    for child in mixed:
        assert sum(child in lineage.witnesses for lineage in rows.of(Lineage)) > 1
        assert sum(one.share for one in rows.of(Derivation, child=child)) == pytest.approx(1.0, abs=0.01)


def test_a_plan_without_hidden_texts_has_no_archetypes() -> None:
    assert plant(Plan(seed=2, hidden=0)).rows().of(Archetype) == []


def test_alignments_join_witnesses_of_one_lineage_only(planted: Planted) -> None:
    rows = planted.rows()
    lineages = [set(lineage.witnesses) for lineage in rows.of(Lineage)]
    for alignment in rows.of(Alignment):
        assert alignment.left < alignment.right
        assert any({alignment.left, alignment.right} <= lineage for lineage in lineages)


def test_verbatim_alignments_have_the_same_words(planted: Planted) -> None:
    rows = planted.rows()
    texts = {witness.id: witness.text for witness in rows.of(Witness)}
    for one in rows.of(Alignment):
        left = words(texts[one.left][one.left_start : one.left_end])
        right = words(texts[one.right][one.right_start : one.right_end])
        assert (left == right) is (one.kind is AlignmentKind.VERBATIM)


def test_a_round_trip_bends_names_figures_and_dates() -> None:
    rows = plant(Plan(seed=8, witnesses=12, origins=1, hidden=0, edits={"round-trip": 1})).rows()
    kinds = {variant.kind for variant in rows.of(Variant)}
    assert {VariantKind.NAME, VariantKind.NUMBER, VariantKind.DATE} <= kinds


def test_a_variant_has_two_readings_that_differ(planted: Planted) -> None:
    rows = planted.rows()
    for variant in rows.of(Variant):
        assert len({reading.normalised for reading in rows.of(Reading, variant=variant.id)}) > 1


def test_about_a_third_of_the_copies_name_their_parent() -> None:
    planted = plant(Plan(seed=1, witnesses=100))
    rows = planted.rows()
    copies = {one.child for one in rows.of(Derivation)}
    credited = {credit.witness for credit in rows.of(Credit)}
    assert credited <= copies | {witness.id for witness in planted.witnesses}
    assert 0.2 < len(credited) / len(copies) < 0.45


def test_stated_times_follow_descent_unless_they_are_said_to_be_wrong() -> None:
    rows = plant(Plan(seed=9, misdated=0, undated=0, day_only=0, hidden=0)).rows()
    published = {witness.id: witness.published or "" for witness in rows.of(Witness)}
    assert all(published[one.parent] < published[one.child] for one in rows.of(Derivation))


def test_two_events_share_no_wording() -> None:
    planted = plant(Plan(seed=6, witnesses=4, origins=4, hidden=0, events=2))
    stories = [story.witnesses for story in planted.rows().of(Story)]
    shares = [
        containment(triples(planted, left, quotations=True), triples(planted, right, quotations=True))
        for left in stories[0]
        for right in stories[1]
    ]
    assert max(shares) < 0.1

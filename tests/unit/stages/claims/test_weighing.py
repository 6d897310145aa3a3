from collections.abc import Mapping, Sequence

import msgspec
import pytest
from tests.support.asserted import story

from stemma.model import (
    Claim,
    Entity,
    EntityType,
    Mention,
    MentionForm,
    Proposition,
    Reading,
    Record,
    Resolution,
    Rows,
    Variant,
    VariantKind,
    Verdict,
    Witness,
)
from stemma.stages.claims import weigh_claims

WIRE = "12 people were killed when the dyke collapsed. A heron stood on the roof."
BENT = "21 people were killed when the dyke collapsed. A heron stood on the roof."
OTHER = "The board says 19 people were killed at Varnmouth."


def weighed(rows: Rows) -> tuple[list[Proposition], dict[str, Claim]]:
    found = Rows(weigh_claims(rows))
    return found.of(Proposition), {claim.id: claim for claim in found.of(Claim)}


def killed(
    texts: Mapping[str, str],
    lineages: Sequence[Sequence[str]],
    *,
    kin: Sequence[tuple[str, int, str, int]] = (),
) -> list[Proposition]:
    found, _ = weighed(story(texts, lineages=lineages, kin=kin))
    return [one for one in found if one.slot == "people killed"]


def test_ten_copies_are_one_origin() -> None:
    copies = {f"w{number}": WIRE for number in range(10)}
    (one,) = killed(copies, [list(copies)])
    assert (one.verdict, one.lineages, one.lineages_high) == (Verdict.SINGLE_SOURCE, 1, 1)
    assert len(one.values[0].claims) == 10


def test_two_lineages_that_say_the_same_agree() -> None:
    (one,) = killed({"a": WIRE, "b": "At Varnmouth 12 people were killed."}, [["a"], ["b"]])
    assert (one.verdict, one.lineages) == (Verdict.AGREE, 2)
    assert one.why == "All give the same value; 2 independent origins, 2 witnesses."


def test_two_lineages_that_say_different_things_disagree_and_no_side_is_right() -> None:
    (one,) = killed({"a": WIRE, "b": OTHER}, [["a"], ["b"]])
    assert (one.verdict, one.lineages) == (Verdict.GENUINE, 2)
    assert sorted(value.value for value in one.values) == ["12", "19"]
    assert "right" not in one.why
    assert "wrong" not in one.why


def test_a_slip_in_one_lineage_is_a_transmission_and_the_dispute_is_told_apart() -> None:
    texts = {"a": WIRE, "b": f"{WIRE} The harbour stayed shut.", "c": BENT, "d": OTHER}
    found = killed(texts, [["a", "b", "c"], ["d"]], kin=[("a", 0, "c", 0), ("b", 0, "c", 0)])
    verdicts = {one.verdict: sorted(value.value for value in one.values) for one in found}
    assert verdicts == {Verdict.TRANSMISSION: ["12", "21"], Verdict.GENUINE: ["12", "19"]}


def test_two_lineages_that_differ_inside_in_the_same_way_are_one_row() -> None:
    vague, exact = (f"Thieves tried the doors of {n} banks in the old harbour town." for n in ("at least 21", "21"))
    texts = {"a": vague, "b": f"{exact} Rain fell.", "c": f"{vague} It rained.", "d": exact}
    found, _ = weighed(story(texts, lineages=[["a", "b"], ["c", "d"]], kin=[("a", 0, "b", 0), ("c", 0, "d", 0)]))
    (one,) = [one for one in found if one.slot == "number of banks" and len(one.values) > 1]
    assert (one.verdict, one.lineages) == (Verdict.GRANULARITY, 2)
    assert [len(value.claims) for value in one.values] == [2, 2]


def test_the_value_with_most_origins_is_named_best_and_stands_first() -> None:
    texts = {"a": WIRE, "b": "At Varnmouth 12 people were killed.", "c": OTHER}
    (one,) = killed(texts, [["a"], ["b"], ["c"]])
    assert one.best_value == "12"
    assert [(value.value, len(value.lineages)) for value in one.values] == [("12", 2), ("19", 1)]


def test_every_claim_stands_at_its_words() -> None:
    rows = story({"a": WIRE, "b": OTHER}, lineages=[["a"], ["b"]])
    propositions, claims = weighed(rows)
    texts = {"a": WIRE, "b": OTHER}
    for claim in claims.values():
        assert claim.value.split()[0] in texts[claim.witness][claim.start : claim.end]
        assert claim.proposition in {one.id for one in propositions}
    assert {claim for one in propositions for value in one.values for claim in value.claims} == set(claims)


def test_the_order_of_rows_changes_nothing() -> None:
    rows = list(story({"a": WIRE, "b": OTHER, "c": BENT}, lineages=[["a", "c"], ["b"]], kin=[("a", 0, "c", 0)]))
    forth, back = (set(map(repr, weigh_claims(Rows(order)))) for order in (rows, rows[::-1]))
    assert forth == back


def variant(kind: VariantKind, words: Mapping[str, str], texts: Mapping[str, str]) -> list[Record]:
    readings: list[Record] = [Variant(id="v", story="story", lineage="lineage 0", kind=kind)]
    for key, text in words.items():
        start = texts[key].index(text)
        readings.append(
            Reading(
                variant="v",
                witness=key,
                start=start,
                end=start + len(text),
                text=text,
                normalised=text.lower(),
                rank=1,
                why="",
            )
        )
    return readings


def test_a_difference_that_no_slot_foresaw_comes_from_collation() -> None:
    texts = {"a": "Russia poured billions of dollars in.", "b": "Russia poured billions of euros in."}
    more = variant(VariantKind.WORDING, {"a": "dollars", "b": "euros"}, texts)
    found, _ = weighed(story(texts, lineages=[["a", "b"]], more=more))
    (one,) = [one for one in found if one.kind == "collated wording"]
    assert (one.verdict, one.slot) == (Verdict.TRANSMISSION, "a word")
    assert one.about == "poured billions of …"


def test_a_difference_that_a_slot_holds_is_not_told_twice() -> None:
    texts = {"a": WIRE, "b": BENT}
    more = variant(VariantKind.NUMBER, {"a": "12", "b": "21"}, texts)
    found, _ = weighed(story(texts, lineages=[["a", "b"]], kin=[("a", 0, "b", 0)], more=more))
    differing = [one for one in found if one.verdict is Verdict.TRANSMISSION]
    assert [one.kind for one in differing] == ["count"]


def test_ages_of_one_entity_meet_under_several_names() -> None:
    texts = {"a": "Ada Venn, 28, was hurt.", "b": "Ada M. Venn, 29, was hurt."}
    more: list[Record] = [Entity(id="venn", story="story", type=EntityType.PERSON, name="Ada Venn", variants=[])]
    for key, name in (("a", "Ada Venn"), ("b", "Ada M. Venn")):
        more += [
            Mention(
                id=f"m{key}",
                witness=key,
                start=0,
                end=len(name),
                text=name,
                type=EntityType.PERSON,
                form=MentionForm.NAME,
            ),
            Resolution(mention=f"m{key}", entity="venn", score=0.9, why=""),
        ]
    found, _ = weighed(story(texts, lineages=[["a"], ["b"]], more=more))
    (one,) = [one for one in found if one.slot == "age"]
    assert (one.subject, one.verdict) == ("venn", Verdict.GENUINE)


@pytest.mark.parametrize("language", ["ar", "de"])
def test_texts_in_other_languages_take_part_in_collation_only(language: str) -> None:
    rows = story({"a": WIRE}, lineages=[["a"]])
    foreign = [msgspec.structs.replace(row, language=language) if isinstance(row, Witness) else row for row in rows]
    assert list(weigh_claims(Rows(foreign))) == []


def test_a_passage_of_open_lineage_makes_the_count_an_interval() -> None:
    texts = {"a": "A grey day at sea.", "b": "A loud night at sea.", "c": WIRE}
    (one,) = killed(texts, [["a", "c"], ["b", "c"]])
    assert (one.lineages, one.lineages_high) == (1, 2)
    assert one.why.endswith("1 to 2 independent origins, 1 witness.")

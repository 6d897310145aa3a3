"""Whole stories: what is inferred, what is left open, and what it says about itself."""

from typing import TypeVar

from tests.support.kinship import credit, sentence, story, witness

from stemma.model import Archetype, Derivation, Lineage, OriginCount, Record, Relation, Rows
from stemma.stages.lineage import LineageSettings, infer_lineage

R = TypeVar("R", bound=Record)

WIRE = [sentence(number) for number in range(12)]
OTHER = [sentence(number) for number in range(50, 60)]
RETOLD = {f"Retold {line}": line for line in WIRE}


def _of(kind: type[R], rows: Rows) -> list[R]:
    return [record for record in infer_lineage(rows) if isinstance(record, kind)]


def _origins(rows: Rows) -> tuple[int, int, int]:
    (count,) = _of(OriginCount, rows)
    return (count.low, count.best, count.high)


def test_independent_witnesses_are_origins_themselves() -> None:
    rows = story([witness("a", WIRE), witness("b", OTHER)])
    assert [(lineage.origin, lineage.witnesses) for lineage in _of(Lineage, rows)] == [("a", ["a"]), ("b", ["b"])]
    assert _origins(rows) == (2, 2, 2)
    assert _of(Derivation, rows) == []


def test_copies_that_credit_an_agency_go_back_to_its_unseen_text() -> None:
    left, right = witness("a", [*WIRE[:9], "(Meridian Press)"]), witness("b", [*WIRE[3:], "By Meridian Press"])
    rows = story(
        [left, right, witness("c", WIRE[:8])],
        credit(left, "Meridian Press", "Meridian Press"),
        credit(right, "Meridian Press", "Meridian Press"),
    )
    (archetype,) = _of(Archetype, rows)
    assert archetype.name == "Meridian Press"
    assert "“(Meridian Press)”" in archetype.why
    (lineage,) = _of(Lineage, rows)
    assert (lineage.origin, lineage.witnesses) == (archetype.id, ["a", "b", "c"])
    assert {found.parent for found in _of(Derivation, rows)} == {archetype.id}
    assert all(found.directed for found in _of(Derivation, rows))


def test_of_two_outlets_that_one_line_credits_the_one_named_first_has_the_text() -> None:
    lone = witness("a", [*WIRE, "By Ada Venn, Orlin Press, Meridian Press"])
    both = [credit(lone, name, name) for name in ("Orlin Press", "Meridian Press")]
    (archetype,) = _of(Archetype, story([lone, witness("b", OTHER)], *both))
    assert archetype.name == "Orlin Press"
    # A second line that names one of them says more than the order.
    signed = witness("a", [*WIRE, "By Ada Venn, Orlin Press, Meridian Press", "© Meridian Press Service"])
    rows = [credit(signed, name, name) for name in ("Orlin Press", "Meridian Press")]
    foot = credit(signed, "Meridian Press Service", "Meridian Press")
    (other,) = _of(Archetype, story([signed, witness("b", OTHER)], *rows, foot))
    assert other.name == "Meridian Press"


def test_an_agency_that_is_in_the_pile_is_the_parent_itself() -> None:
    copy = witness("a", [*WIRE[:9], "(Meridian Press)"], outlet="Lowdale Star")
    rows = story([copy, witness("z", WIRE, outlet="Meridian Press")], credit(copy, "Meridian Press", "Meridian Press"))
    assert _of(Archetype, rows) == []
    (derivation,) = _of(Derivation, rows)
    assert (derivation.child, derivation.parent, derivation.directed) == ("a", "z", True)
    assert derivation.matters[0].name == "credit"


def test_two_reports_of_one_agency_are_not_one_because_both_credit_it() -> None:
    told = [
        *(witness(key, [*WIRE, f"(MP) {key}"]) for key in "ab"),
        *(witness(key, [*OTHER, f"(MP) {key}"]) for key in "xy"),
    ]
    rows = story(told, *[credit(one, "MP", "Meridian Press") for one in told])
    assert [lineage.witnesses for lineage in _of(Lineage, rows)] == [["a", "b"], ["x", "y"]]
    assert _origins(rows) == (1, 2, 2)


def test_speaking_to_an_agency_in_a_text_that_nobody_copied_names_no_ancestor() -> None:
    lone = witness("a", [*WIRE, "The warden told Meridian Press so."])
    rows = story([lone, witness("b", OTHER)], credit(lone, "Meridian Press", "Meridian Press", Relation.TOLD_TO))
    assert _of(Archetype, rows) == []


def test_speaking_to_an_agency_in_copied_words_names_the_ancestor() -> None:
    line = "The warden told Meridian Press that the gate would hold."
    copies = [witness("a", [*WIRE[:9], line]), witness("b", [*WIRE[2:], line])]
    rows = story(copies, *[credit(copy, "Meridian Press", "Meridian Press", Relation.TOLD_TO) for copy in copies])
    assert [archetype.name for archetype in _of(Archetype, rows)] == ["Meridian Press"]


def test_a_lone_witness_that_says_whose_text_it_is_goes_back_to_it() -> None:
    lone = witness("a", [*WIRE, "(Meridian Press)"], outlet="Lowdale Star")
    rows = story([lone, witness("b", OTHER)], credit(lone, "Meridian Press", "Meridian Press"))
    (archetype,) = _of(Archetype, rows)
    assert [found.parent for found in _of(Derivation, rows)] == [archetype.id]
    assert _origins(rows) == (2, 2, 2)


def test_equal_texts_without_times_are_bound_by_a_line_without_arrowhead() -> None:
    (derivation,) = _of(Derivation, story([witness("a", WIRE), witness("b", WIRE)]))
    assert not derivation.directed
    assert derivation.score == 0.5
    assert "nothing says which came first" in derivation.why


def test_equal_texts_with_times_are_directed() -> None:
    rows = story(
        [witness("a", WIRE, published="2024-04-18T18:00:00Z"), witness("b", WIRE, published="2024-04-18T10:00:00Z")]
    )
    (derivation,) = _of(Derivation, rows)
    assert (derivation.child, derivation.parent, derivation.directed) == ("a", "b", True)
    assert derivation.matters[0].name == "published"


def test_of_equal_texts_the_one_that_states_a_time_leads() -> None:
    told = [witness("a", WIRE), witness("b", WIRE, published="2024-04-18T10:00:00Z")]
    (derivation,) = _of(Derivation, story(told))
    assert (derivation.child, derivation.parent, derivation.directed) == ("a", "b", False)


def test_equal_texts_with_edits_of_their_own_hang_from_the_first_and_not_from_the_agency() -> None:
    left, right = witness("a", [*WIRE[:9], "(Meridian Press)"]), witness("b", [*WIRE[3:], "By Meridian Press"])
    edited = [sentence(70 + number) if number in (2, 5) else line for number, line in enumerate(WIRE[:8])]
    times = {"c": "2024-04-18T10:00:00Z", "d": "2024-04-18T14:00:00Z"}
    rows = story(
        [left, right, *(witness(name, edited, published=time) for name, time in times.items())],
        credit(left, "Meridian Press", "Meridian Press"),
        credit(right, "Meridian Press", "Meridian Press"),
    )
    (archetype,) = _of(Archetype, rows)
    parents = {found.child: found.parent for found in _of(Derivation, rows)}
    assert parents == {"a": archetype.id, "b": archetype.id, "c": archetype.id, "d": "c"}


def test_an_excerpt_alone_has_no_direction() -> None:
    (derivation,) = _of(Derivation, story([witness("a", WIRE), witness("b", WIRE[:5])]))
    assert not derivation.directed


def test_no_arrow_stands_without_a_matter_for_it() -> None:
    told = [witness("abcdef"[place], WIRE[place : place + 7]) for place in range(6)]
    for derivation in _of(Derivation, story(told)):
        if derivation.directed:
            assert any(matter.log_odds > 0 for matter in derivation.matters)


def test_the_copy_of_a_copy_hangs_from_the_copy() -> None:
    own = [sentence(number) for number in range(80, 84)]
    told = [
        witness("a", WIRE, published="2024-04-18T08:00:00Z"),
        witness("b", [*WIRE[:9], *own], published="2024-04-18T12:00:00Z"),
        witness("c", [*WIRE[:6], *own], published="2024-04-18T18:00:00Z"),
    ]
    parents = {found.child: found.parent for found in _of(Derivation, story(told))}
    assert parents == {"b": "a", "c": "b"}


def test_a_witness_with_two_parents_stands_in_two_lineages() -> None:
    own = [sentence(number) for number in range(80, 90)]
    told = [
        witness("a", WIRE), witness("b", WIRE[:10]),
        witness("m", [*WIRE[:6], *OTHER[:5]]), witness("y", [*OTHER, *own]),
    ]  # fmt: skip
    rows = story(told)
    homes = [lineage.witnesses for lineage in _of(Lineage, rows) if "m" in lineage.witnesses]
    assert homes == [["a", "b", "m"], ["m", "y"]]
    shares = [found.share for found in _of(Derivation, rows) if "m" in (found.child, found.parent)]
    assert all(0 < share < 0.7 for share in shares)


def test_a_large_own_part_is_left_open_in_the_count() -> None:
    own = [sentence(number) for number in range(80, 92)]
    told = [
        witness("a", WIRE, published="2024-04-18T08:00:00Z"),
        witness("b", [*WIRE[:5], *own], published="2024-04-18T12:00:00Z"),
    ]
    assert _origins(story(told)) == (1, 1, 2)


def test_a_large_own_part_with_its_own_informant_is_an_origin() -> None:
    own = [sentence(number) for number in range(80, 92)]
    told = [
        witness("a", WIRE, published="2024-04-18T08:00:00Z", outlet="Kelbrook Echo"),
        witness("b", [*WIRE[:5], *own, "She told Lowdale Radio."], published="2024-04-18T12:00:00Z", outlet="Star"),
    ]
    rows = story(told, credit(told[1], "Lowdale Radio", "Lowdale Radio", Relation.TOLD_TO))
    assert sorted(lineage.witnesses for lineage in _of(Lineage, rows)) == [["a", "b"], ["b"]]


def test_every_inference_says_why_in_one_sentence() -> None:
    told = [witness("a", [*WIRE[:9], "(MP)"]), witness("b", WIRE[2:]), witness("x", OTHER)]
    rows = story(told, credit(told[0], "MP", "Meridian Press"))
    for record in infer_lineage(rows):
        why = getattr(record, "why", "One.")
        assert why.endswith(".")
        assert not why[0].islower()


def test_settings_say_how_sure_an_arrow_must_be() -> None:
    rows = story(
        [witness("a", WIRE, published="2024-04-18T10:00:00Z"), witness("b", WIRE, published="2024-04-18T11:00:00Z")]
    )
    (derivation,) = [
        record for record in infer_lineage(rows, settings=LineageSettings(sure=0.95)) if isinstance(record, Derivation)
    ]
    assert not derivation.directed


def test_a_witness_without_a_body_is_an_origin_like_any_other() -> None:
    rows = story([witness("a", WIRE), witness("b", [""])])
    assert _origins(rows) == (2, 2, 2)


def test_what_somebody_told_a_channel_does_not_make_the_text_that_channels() -> None:
    line = "He told Norwire that the gate had been shut since noon."
    told = [witness("a", [*WIRE[:9], line]), witness("b", [*WIRE[3:], line])]
    spoken = [credit(one, "Norwire", "Norwire", Relation.TOLD_TO) for one in told]
    assert all(archetype.name != "Norwire" for archetype in _of(Archetype, story(told, *spoken)))

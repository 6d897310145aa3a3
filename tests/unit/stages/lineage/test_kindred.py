from typing import TypeVar

from tests.support.kinship import credit, sentence, story, witness

from stemma.model import Archetype, Derivation, Lineage, OriginCount, Passage, Record, Rows
from stemma.stages.lineage import infer_lineage

R = TypeVar("R", bound=Record)

WIRE = [sentence(number) for number in range(12)]
OTHER = [sentence(number) for number in range(50, 62)]
THIRD = [sentence(number) for number in range(80, 90)]


def _of(kind: type[R], rows: Rows) -> list[R]:
    return [record for record in infer_lineage(rows) if isinstance(record, kind)]


def test_two_excerpts_of_a_report_of_another_story_are_one_origin_and_it_is_named() -> None:
    told = [witness("a", WIRE[:5]), witness("b", WIRE[6:11])]
    assert _of(OriginCount, story(told))[0].best == 2
    rows = story(told, elsewhere=[witness("z", WIRE, published="2024-04-18T08:00:00Z")])
    (lineage,) = _of(Lineage, rows)
    assert (lineage.witnesses, lineage.kin) == (["a", "b"], ["z"])
    assert "Z in another story" in lineage.why
    (count,) = _of(OriginCount, rows)
    assert (count.low, count.best, count.high, count.elsewhere) == (1, 1, 1, 1)
    assert "1 of them stands in reports of other stories too" in count.why


def test_whom_kin_draw_on_is_told_in_their_own_story() -> None:
    left = witness("y", [*WIRE[:10], "By Meridian Press"])
    right = witness("z", [*WIRE[1:], "(Meridian Press)"])
    rows = story(
        [witness("a", WIRE[2:6])],
        credit(left, "Meridian Press", "Meridian Press"),
        credit(right, "Meridian Press", "Meridian Press"),
        elsewhere=[left, right],
    )
    assert {one.child for one in _of(Derivation, rows)} <= {"a"}
    assert {one.witness for one in _of(Passage, rows)} == {"a"}
    (lineage,) = _of(Lineage, rows)
    named = {"a", "y", "z", *(one.id for one in _of(Archetype, rows))}
    assert lineage.origin in named
    assert {one.parent for one in _of(Derivation, rows)} <= named


def test_a_part_of_a_report_of_another_story_is_a_further_parent_and_no_further_origin() -> None:
    home = [witness("a", WIRE), witness("b", WIRE[:11])]
    round_up = witness("r", [*WIRE[:8], *OTHER[:8]])
    rows = story([*home, round_up], elsewhere=[witness("y", OTHER), witness("z", OTHER[:11])])
    assert _of(OriginCount, rows)[0].best == 1
    assert {one.parent for one in _of(Derivation, rows) if one.child == "r"} & {"y", "z"}
    away = [one for one in _of(Passage, rows) if one.witness == "r" and not one.lineages]
    assert [one.why for one in away] == ["R shares this passage with reports of other stories: Y and Z."]


def test_kin_never_part_what_copying_inside_the_story_binds() -> None:
    told = [witness("a", [*WIRE[:3], *OTHER[:6]]), witness("b", [*WIRE[:3], *THIRD[:6]])]
    assert _of(OriginCount, story(told))[0].best == 1
    others = [witness("y", OTHER), witness("z", THIRD)]
    assert _of(OriginCount, story(told, elsewhere=others))[0].best == 1


def test_a_second_copy_elsewhere_changes_no_count() -> None:
    told = [witness("a", WIRE[:5]), witness("b", WIRE[6:11]), witness("c", OTHER)]
    one = _of(OriginCount, story(told, elsewhere=[witness("z", WIRE)]))[0]
    two = _of(OriginCount, story(told, elsewhere=[witness("y", WIRE), witness("z", WIRE)]))[0]
    assert (one.low, one.best, one.high) == (two.low, two.best, two.high)

from stemma.model import Run, Sentence, Witness, Zone, sort_records
from stemma.model.timeline import Event, Precision
from stemma.model.witness import Role


def event(name: str, earliest: str | None) -> Event:
    return Event(
        id=name, story="s", what="", earliest=earliest, latest=None, precision=Precision.DAY, claims=[], why=""
    )


def test_records_are_sorted_by_the_fields_that_their_table_names() -> None:
    spans = [("b", 0), ("a", 10), ("a", 2)]
    sentences = [Sentence(id="x", witness=witness, start=start, end=start + 1, index=0) for witness, start in spans]
    assert [(each.witness, each.start) for each in sort_records(sentences)] == [("a", 2), ("a", 10), ("b", 0)]


def test_what_is_missing_stands_first() -> None:
    ordered = sort_records([event("late", "2024-05-01"), event("never", None), event("early", "2024-01-01")])
    assert [each.id for each in ordered] == ["never", "early", "late"]


def test_ties_do_not_depend_on_the_order_of_arrival() -> None:
    zones = [Zone(witness="a", start=0, end=3, role=role, score=1.0, why="") for role in (Role.BODY, Role.CAPTION)]
    assert sort_records(zones) == sort_records(zones[::-1])


def test_a_duplicate_is_kept() -> None:
    run = Run(stage="align", version=1, settings_hash="", input_hash="", rows=0, seconds=0.0)
    assert sort_records([run, run]) == [run, run]


def test_nothing_sorts_to_nothing() -> None:
    assert sort_records(list[Witness]()) == []

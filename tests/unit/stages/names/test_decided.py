from stemma.model import Judgement
from stemma.stages.names.decided import read_decisions

HERE = frozenset({"one", "two", "three"})


def judged(verdict: str, about: str, other: str | None = None, *, day: int = 1, **more: object) -> Judgement:
    when = f"2026-01-{day:02}T00:00:00+00:00"
    return Judgement(about=about, verdict=verdict, who="reader", when=when, other=other, **more)  # type: ignore[arg-type]  # text and flag


def test_merges_and_splits_are_pairs_of_mentions() -> None:
    found = read_decisions([judged("merge", "one", "two"), judged("split", "two", "three")], HERE)
    assert (found.merged, found.split) == ([("one", "two")], [("two", "three")])


def test_a_split_keeps_its_direction() -> None:
    assert read_decisions([judged("split", "two", "one")], HERE).split == [("two", "one")]


def test_the_later_decision_about_one_pair_counts_whichever_way_it_was_said() -> None:
    both = [judged("split", "two", "one", day=2), judged("merge", "one", "two", day=1)]
    found = read_decisions(both, HERE)
    assert (found.merged, found.split) == ([], [("two", "one")])


def test_a_withdrawn_decision_is_none() -> None:
    both = [judged("merge", "one", "two"), judged("merge", "one", "two", day=2, withdrawn=True)]
    assert read_decisions(both, HERE).merged == []


def test_the_last_new_name_counts() -> None:
    names = [judged("rename", "one", day=2, text="Ada Venn"), judged("rename", "one", day=1, text="Ada Wenn")]
    assert read_decisions(names, HERE).renamed == {"one": "Ada Venn"}


def test_a_withdrawn_new_name_is_none() -> None:
    names = [judged("rename", "one", text="Ada"), judged("rename", "one", day=2, text="Ada", withdrawn=True)]
    assert read_decisions(names, HERE).renamed == {}


def test_what_is_about_other_stories_is_left_out() -> None:
    found = read_decisions([judged("merge", "one", "stranger"), judged("rename", "stranger", text="x")], HERE)
    assert (found.merged, found.split, found.renamed) == ([], [], {})


def test_decisions_about_other_records_are_left_out() -> None:
    assert read_decisions([judged("confirmed", "one", "two")], HERE).merged == []


def test_the_order_of_lines_changes_nothing() -> None:
    lines = [judged("merge", "one", "two"), judged("split", "two", "three", day=3), judged("rename", "one", text="x")]
    assert read_decisions(lines, HERE) == read_decisions(lines[::-1], HERE)

import pytest

from stemma.model import Derivation, Rows, Witness
from stemma.report.comparing import chosen_pairs, comparisons, sorted_pair
from stemma.report.settings import ReportSettings
from stemma.views.lineage import lineage_views


@pytest.fixture(scope="module")
def sigla(case: Rows) -> dict[str, str]:
    return {witness.id: witness.siglum for witness in case.of(Witness)}


def test_parents_come_first_then_siblings_then_the_rest(case: Rows, sigla: dict[str, str]) -> None:
    ids = {siglum: key for key, siglum in sigla.items()}
    every = [("A", "B"), ("A", "C"), ("A", "D"), ("A", "F"), ("B", "C"), ("B", "F"), ("C", "F"), ("D", "E"), ("D", "F")]
    shared = {sorted_pair(ids[left], ids[right]): 1 for left, right in every}
    rank = {key: ord(siglum) for key, siglum in sigla.items()}
    chosen = [(sigla[left], sigla[right]) for left, right in chosen_pairs(lineage_views(case), shared, rank)]
    assert set(chosen[:4]) == {("A", "D"), ("E", "D"), ("A", "F"), ("B", "C")}
    assert set(chosen[4:6]) == {("A", "B"), ("F", "D")}
    assert sorted(chosen[6:]) == [("A", "C"), ("B", "F"), ("C", "F")]


def test_no_pair_comes_twice_and_none_without_shared_text(case: Rows, sigla: dict[str, str]) -> None:
    ids = sorted(sigla)
    shared = {(ids[0], ids[1]): 3}
    chosen = list(chosen_pairs(lineage_views(case), shared, {key: at for at, key in enumerate(ids)}))
    assert [sorted_pair(*pair) for pair in chosen] == [(ids[0], ids[1])]


def test_rows_stop_where_the_report_would_grow_too_large(case: Rows, sigla: dict[str, str]) -> None:
    rank = {key: at for at, key in enumerate(sorted(sigla))}
    views = lineage_views(case)
    whole, none_missing = comparisons(case, views, rank=rank, settings=ReportSettings())
    part, missing = comparisons(case, views, rank=rank, settings=ReportSettings(comparison_characters=4_000))
    assert none_missing == 0
    assert 0 < len(part) < len(whole)
    assert len(part) + missing == len(whole)
    assert list(whole)[: len(part)] == list(part)


def test_of_many_siblings_only_neighbours_are_wanted_first(case: Rows, sigla: dict[str, str]) -> None:
    ids = sorted(sigla)
    views = lineage_views(
        Rows(
            [
                *(one for one in case if not isinstance(one, Derivation)),
                *(
                    Derivation(
                        id=key, story="story-varnmouth", child=key, parent="archetype-norwire", share=1, score=1, why=""
                    )
                    for key in ids
                ),
            ]
        )
    )
    shared = {(left, right): 1 for at, left in enumerate(ids) for right in ids[at + 1 :]}
    chosen = list(chosen_pairs(views, shared, {key: at for at, key in enumerate(ids)}))
    assert len(chosen) == len(shared) == 28


def test_a_pair_is_stored_in_the_order_of_ids() -> None:
    assert sorted_pair("b", "a") == sorted_pair("a", "b") == ("a", "b")

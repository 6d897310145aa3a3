import pytest
from tests.support.invented import ARCHETYPE, witness_called

from stemma.model import Derivation, Rows
from stemma.views.forest import Branch, forest, walk
from stemma.views.lineage import DerivationLine, LineageView, Point, derivation_lines, lineage_views
from stemma.views.story import Origins


@pytest.fixture
def view(case: Rows) -> LineageView:
    (view,) = lineage_views(case)
    return view


def test_every_witness_and_every_archetype_of_the_story_is_a_point(view: LineageView) -> None:
    kinds = [point.kind for point in view.points]
    assert (kinds.count("witness"), kinds.count("archetype")) == (8, 1)


def test_an_archetype_says_why_it_is_there_and_stands_in_the_lineage_of_its_children(view: LineageView) -> None:
    (archetype,) = [point for point in view.points if point.kind == "archetype"]
    assert archetype.name == "Norwire (unseen)"
    assert archetype.lineages == [1]
    assert archetype.why.startswith("A and B credit “Norwire”")


def test_the_parent_from_which_most_is_taken_comes_first_and_the_other_is_second(case: Rows, view: LineageView) -> None:
    child = witness_called(case, "D").id
    lines = [line for line in view.derivations if line.child == child]
    assert [(line.parent, line.second) for line in lines] == [
        (witness_called(case, "A").id, False),
        (witness_called(case, "E").id, True),
    ]


def test_an_undetermined_direction_stays_undetermined(case: Rows, view: LineageView) -> None:
    child = witness_called(case, "F").id
    assert [line.directed for line in view.derivations if line.child == child] == [False]


def test_a_derivation_carries_its_matters(view: LineageView) -> None:
    assert [(matter.name, matter.log_odds) for matter in view.derivations[0].matters] == [
        ("credit", 1.9),
        ("time", -0.4),
    ]


def test_a_derivation_is_labelled_by_what_the_child_has_otherwise(case: Rows, view: LineageView) -> None:
    child = witness_called(case, "C").id
    (line,) = [line for line in view.derivations if line.child == child]
    assert [(change.before, change.after) for change in line.changes] == [
        ("6.2", "6.5"),
        ("1978", "1987"),
        ("the highest since 1978", ""),
    ]


def test_witnesses_in_the_same_words_have_the_same_wording(case: Rows, view: LineageView) -> None:
    wordings = {point.name: point.wording for point in view.points}
    assert len(set(wordings.values())) == len(wordings)


def test_the_tree_hangs_every_point_under_its_first_parent(view: LineageView) -> None:
    trees = forest(view)
    assert [_outline(tree) for tree in trees] == ["Norwire (unseen)(A(F D+) B(C))", "E", "G", "H"]


def test_the_tree_holds_every_point_once(view: LineageView) -> None:
    met = [branch.point.id for branch in walk(forest(view))]
    assert sorted(met) == sorted(point.id for point in view.points)


@pytest.mark.parametrize("order", [["x", "y", "z"], ["z", "x", "y"]])
def test_a_circle_of_undirected_links_is_cut_and_loses_nobody(order: list[str]) -> None:
    links = [("x", "y"), ("y", "z"), ("z", "y")]
    view = _view(order, links)
    assert sorted(branch.point.id for branch in walk(forest(view))) == ["x", "y", "z"]


def test_a_parent_outside_the_story_leaves_the_child_on_top() -> None:
    assert [tree.point.id for tree in forest(_view(["x"], [("x", "elsewhere")]))] == ["x"]


def test_equal_shares_are_ordered_by_score() -> None:
    lines = derivation_lines([_derivation("1", score=0.4), _derivation("2", score=0.6)])
    assert [(line.parent, line.second) for line in lines] == [("2", False), ("1", True)]


def test_the_archetype_of_the_case_is_on_top(view: LineageView) -> None:
    assert forest(view)[0].point.id == ARCHETYPE


def _outline(branch: Branch) -> str:
    below = " ".join(_outline(one) for one in branch.branches)
    return branch.point.name + "+" * len(branch.seconds) + (f"({below})" if below else "")


def _derivation(parent: str, *, score: float) -> Derivation:
    return Derivation(id=parent, story="s", child="c", parent=parent, share=0.5, score=score, why="")


def _view(names: list[str], links: list[tuple[str, str]]) -> LineageView:
    return LineageView(
        story="s",
        name="n",
        origins=Origins(best=1, low=1, high=1, why=""),
        sentence="",
        points=[_point(name) for name in names],
        derivations=[_line(child, parent) for child, parent in links],
        lineages=[],
        kin=[],
    )


def _point(name: str) -> Point:
    return Point(
        id=name,
        kind="witness",
        name=name,
        outlet=None,
        title=None,
        published=None,
        lineages=[1],
        why="",
        score=None,
        wording=name,
    )


def _line(child: str, parent: str) -> DerivationLine:
    return DerivationLine(
        id=f"{child}-{parent}",
        child=child,
        parent=parent,
        share=1,
        score=1,
        directed=False,
        second=False,
        why="",
        matters=[],
        changes=[],
    )

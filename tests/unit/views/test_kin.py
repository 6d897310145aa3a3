from pathlib import Path

import pytest
from tests.support.parted import write_parted

from stemma.model import Pair, Story, Witness
from stemma.pipeline.run import reconstruct
from stemma.pipeline.stories.run import gather_stories
from stemma.pipeline.stories.shapes import STORIES
from stemma.pipeline.verify import verify
from stemma.report.gathering import gather
from stemma.report.sections import reports, trees
from stemma.report.settings import ReportSettings
from stemma.report.shown import ReportViews
from stemma.store.casebook import Casebook
from stemma.views.explain import explain_view
from stemma.views.lineage import LineageView, lineage_views
from stemma.views.story import pile_view


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("parted")
    reconstruct([write_parted(folder / "pile.jsonl")], folder / "case")
    return folder / "case"


def _strike(case: Path) -> LineageView:
    with Casebook.open(case) as casebook:
        return next(view for view in lineage_views(casebook) if len(view.lineages) > 1)


def test_reports_of_other_stories_are_named_with_what_they_share(case: Path) -> None:
    view = _strike(case)
    assert [(line.siglum, line.home, line.passages) for line in view.kin] == [
        ("Herald", "“Mill burns at Ostrel”", 4),
        ("Ledger", "“Mill burns at Ostrel”", 4),
    ]
    (number,) = view.kin[0].lineages
    assert view.kin[0].sentence.endswith(f"one origin with lineage {number}")


def test_a_parent_in_another_story_is_a_point_that_says_where_it_stands(case: Path) -> None:
    (point,) = [point for point in _strike(case).points if point.elsewhere is not None]
    assert (point.name, point.elsewhere) == ("Herald", "“Mill burns at Ostrel”")


def test_an_origin_that_two_stories_have_in_common_counts_once_in_the_pile(case: Path) -> None:
    with Casebook.open(case) as casebook:
        view = pile_view(casebook)
    assert sum(story.origins.best for story in view.stories) == view.origins.best + 1
    assert view.origins.low <= view.origins.best <= view.origins.high
    assert view.origins.why.endswith("1 origin of one story is one with another's.")
    assert view.elsewhere == []


def test_a_report_a_pair_and_a_story_say_that_text_is_shared_with_another_story(case: Path) -> None:
    with Casebook.open(case) as casebook:
        (ledger,) = casebook.of(Witness, siglum="Ledger")
        (packet,) = casebook.of(Witness, siglum="Packet")
        (pair,) = [one for one in casebook.of(Pair) if {one.left, one.right} == {ledger.id, packet.id}]
        story = next(one for one in casebook.of(Story) if ledger.id in one.witnesses)
        told = [explain_view(casebook, name) for name in (ledger.id, f"{pair.left}~{pair.right}", story.id)]
    facts = [{fact.name: fact.value for fact in view.facts} for view in told]
    assert facts[0]["shares text with another story"] == "Ferrymen strike at Quillmouth"
    assert "neither is independent of the other" in facts[1]["stories"]
    assert "Packet shares text with" in facts[2]["in another story"]


def _page(case: Path) -> ReportViews:
    with Casebook.open(case) as casebook:
        return gather(casebook, settings=ReportSettings())


def test_the_page_names_them_under_the_tree(case: Path) -> None:
    drawn = trees(_page(case))
    assert "Reports of other stories have a part of this text" in drawn
    assert "mark witness elsewhere" in drawn


def test_a_story_of_many_holds_the_texts_of_its_kin_and_counts_none_of_them(case: Path, tmp_path: Path) -> None:
    index = gather_stories([case.parent / "pile.jsonl"], tmp_path / "many").index
    line = next(one for one in index.stories if len(one.witnesses) == 3)
    folder = tmp_path / "many" / STORIES / line.id
    with Casebook.open(folder) as casebook:
        view = pile_view(casebook)
        (tree,) = lineage_views(casebook)
        assert len(casebook.of(Witness)) == 5
        assert verify(casebook, []).faults == []
    assert (view.witnesses, view.alone, len(view.elsewhere)) == (3, [], 2)
    other = next(one for one in index.stories if one.id != line.id)
    assert {one.story for one in tree.kin} == {other.id}
    assert [one.sentence for one in tree.kin] == [one.sentence for one in _strike(case).kin]
    assert reports(_page(folder)).count("another story") == 2

from pathlib import Path

import pytest
from tests.support.many import write_events

from stemma.engine import jobs
from stemma.model import Judgement, Story, Witness
from stemma.model.errors import NothingUsableError
from stemma.pipeline.course import RunSettings
from stemma.pipeline.stories import run
from stemma.pipeline.stories.run import gather_stories
from stemma.pipeline.stories.shapes import BATCHES, STORIES, Index, StoriesSettings, read_index
from stemma.store.casebook import Casebook
from stemma.store.judgements import append_judgement

SMALL = StoriesSettings(batch=7, small_file=1000)

ALONE = {
    "ferry": "A ferry ran aground off Ellory on Monday. Its forty passengers waded ashore before the tide turned.",
    "bread": "Bakers in Sarnagrad will sell smaller loaves from June. Flour has become dear since the mill burned.",
}


def _told(index: Index) -> list[list[str]]:
    return sorted(line.witnesses for line in index.stories)


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pile")
    write_events(folder / "a.jsonl", 5)
    return folder


@pytest.fixture(scope="module")
def case(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = tmp_path_factory.mktemp("case") / "case"
    gather_stories([pile], case, settings=SMALL)
    return case


def test_every_event_is_a_story_that_opens_as_a_case(case: Path) -> None:
    index = read_index(case)
    assert [len(line.witnesses) for line in index.stories] == [3] * 5
    for line in index.stories:
        with Casebook.open(case / STORIES / line.id) as casebook:
            (story,) = casebook.of(Story)
            assert story.witnesses == line.witnesses == [witness.id for witness in casebook.of(Witness)]
            assert [one.id for one in casebook.of(Witness, id=story.witnesses[1])] == story.witnesses[1:2]
            events = {witness.path.partition("#")[2][:5] for witness in casebook.of(Witness)}
            assert len(events) == 1


def test_a_large_file_is_cut_into_batches(case: Path) -> None:
    assert len(list((case / BATCHES).glob("*.head"))) == 3


def test_nothing_is_done_again_where_nothing_changed(pile: Path, case: Path) -> None:
    before = (case / "index.stories").read_bytes()
    again = gather_stories([pile], case, settings=SMALL)
    assert (again.batches, again.stories) == (0, 0)
    assert (case / "index.stories").read_bytes() == before


def test_workers_and_the_size_of_batches_change_no_story(
    pile: Path, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "FEW_REPORTS", 0)
    monkeypatch.setattr(run, "FEW_BYTES", 0)
    settings = StoriesSettings(run=RunSettings(workers=2), batch=100)
    other = gather_stories([pile], tmp_path / "other", settings=settings).index
    assert _told(other) == _told(read_index(case))


def test_a_few_reports_start_no_workers(
    pile: Path, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_given: object, **_named: object) -> None:
        raise AssertionError("workers were started")

    monkeypatch.setattr(jobs, "start_pool", refused)
    settings = StoriesSettings(run=RunSettings(workers=2))
    assert _told(gather_stories([pile], tmp_path / "few", settings=settings).index) == _told(read_index(case))
    monkeypatch.setattr(run, "FEW_REPORTS", 0)
    with pytest.raises(AssertionError, match="workers"):
        gather_stories([pile], tmp_path / "many", settings=settings)


def test_a_report_of_today_joins_the_story_of_yesterday(tmp_path: Path) -> None:
    pile, case = tmp_path / "pile", tmp_path / "case"
    pile.mkdir()
    write_events(pile / "monday.jsonl", 4, reports=2)
    first = gather_stories([pile], case, settings=SMALL).index
    # The third report of the last event, and one of an event that nobody told of.
    write_events(pile / "tuesday.jsonl", 5, reports=3, skip=11)
    grown = gather_stories([pile], case, settings=SMALL)
    assert {line.id for line in first.stories} < {line.id for line in grown.index.stories}
    assert sorted(len(line.witnesses) for line in grown.index.stories) == [2, 2, 2, 3, 3]
    assert grown.stories == 2
    assert _told(gather_stories([pile], tmp_path / "whole", settings=SMALL).index) == _told(grown.index)


def test_the_same_report_in_two_files_is_one_with_two_holders(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    write_events(pile / "a.jsonl", 5)
    (pile / "b.jsonl").write_bytes((pile / "a.jsonl").read_bytes())
    index = gather_stories([pile], tmp_path / "case", settings=SMALL).index
    assert [len(line.witnesses) for line in index.stories] == [3] * 5
    with Casebook.open(tmp_path / "case" / STORIES / index.stories[0].id) as casebook:
        assert {len(witness.places) for witness in casebook.of(Witness)} == {2}


def test_a_judgement_makes_its_story_anew_and_no_other(tmp_path: Path) -> None:
    pile, case = write_events(tmp_path / "a.jsonl", 3), tmp_path / "case"
    index = gather_stories([pile], case, settings=SMALL).index
    line = index.stories[1]
    one, two = line.witnesses[:2]
    judged = Judgement(about=one, verdict="reject", who="A. Birch", when="2024-05-01T10:00:00Z", other=two)
    append_judgement(case / STORIES / line.id, judged)
    assert gather_stories([pile], case, settings=SMALL).stories == 1
    with Casebook.open(case / STORIES / line.id) as casebook:
        assert casebook.of(Judgement) == [judged]


def test_reports_that_stand_alone_are_counted_and_not_reconstructed(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    for name, text in ALONE.items():
        (pile / f"{name}.txt").write_text(text, encoding="utf-8")
    index = gather_stories([pile], tmp_path / "case", settings=SMALL).index
    assert (index.stories, index.reports) == ([], 2)


def test_a_pile_without_a_text_says_so(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "empty.txt").write_bytes(b"")
    with pytest.raises(NothingUsableError, match=r"empty\.txt"):
        gather_stories([pile], tmp_path / "case", settings=SMALL)


def test_what_broken_off_runs_left_is_cleared_away(tmp_path: Path) -> None:
    pile, case = write_events(tmp_path / "a.jsonl", 2), tmp_path / "case"
    gather_stories([pile], case, settings=SMALL)
    (case / BATCHES / "0123.rows.77.new").write_bytes(b"half")
    (case / STORIES / "feedbeef").mkdir()
    gather_stories([pile], case, settings=SMALL)
    assert not (case / BATCHES / "0123.rows.77.new").exists()
    assert not (case / STORIES / "feedbeef").exists()

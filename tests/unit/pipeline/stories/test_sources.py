from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.support.many import write_events

from stemma.intake import find_files
from stemma.pipeline.stories.shapes import Job, StoriesSettings
from stemma.pipeline.stories.sources import Incoming, jobs, new_sources

SETTINGS = StoriesSettings(batch=4, small_file=3000)


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    for name in "abcdef":
        (tmp_path / f"{name}.txt").write_text(f"The gate of {name} broke. " * 20, encoding="utf-8")
    write_events(tmp_path / "c-large.jsonl", 3)
    return tmp_path


def _sources(pile: Path) -> list[Incoming]:
    return new_sources(find_files([pile]).files, {})


def _jobs(sources: Sequence[Incoming], done: Sequence[str] = ()) -> list[Job]:
    return list(jobs(sources, settings=SETTINGS, done=done.__contains__))


def test_small_files_go_together_and_a_large_one_is_cut(pile: Path) -> None:
    cut = [([Path(file.name).stem for file in job.files], job.given is None) for job in _jobs(_sources(pile))]
    stretch = (["c-large"], False)
    assert cut == [(["a", "b"], True), stretch, stretch, stretch, (["c", "d", "e", "f"], True)]


def test_batches_have_the_same_names_however_often_a_run_is_begun(pile: Path) -> None:
    first = _jobs(_sources(pile))
    again = _jobs(_sources(pile), done=[job.name for job in first])
    assert [job.name for job in again] == [job.name for job in first]
    assert len({job.name for job in first}) == len(first)


def test_nothing_is_packed_of_what_is_done(pile: Path) -> None:
    stretches = [job.name for job in _jobs(_sources(pile)) if job.given is not None]
    given = [job.given for job in _jobs(_sources(pile), done=stretches[:2]) if job.given is not None]
    assert [bool(one) for one in given] == [False, False, True]


def test_a_file_is_new_again_when_it_changed(pile: Path) -> None:
    known = {source.file.name: source.stamp for source in _sources(pile)}
    assert new_sources(find_files([pile]).files, known) == []
    (pile / "b.txt").write_text("Another text altogether.", encoding="utf-8")
    assert [source.file.name for source in new_sources(find_files([pile]).files, known)] == ["b.txt"]


def test_how_far_a_batch_reaches_never_falls(pile: Path) -> None:
    reached = [job.reached for job in _jobs(_sources(pile))]
    assert reached == sorted(reached)
    assert reached[-1] <= sum(source.size for source in _sources(pile))


def test_a_batch_of_a_large_file_reaches_as_far_as_the_file_was_read(tmp_path: Path) -> None:
    size = write_events(tmp_path / "large.jsonl", 12).stat().st_size
    reached = [job.reached for job in _jobs(_sources(tmp_path))]
    assert len(set(reached)) > len(reached) // 2
    assert reached[0] < size // 2
    assert reached[-1] == size


def test_a_large_file_that_went_away_counts_as_read(tmp_path: Path) -> None:
    path = write_events(tmp_path / "large.jsonl", 12)
    incoming = _sources(tmp_path)
    path.unlink()
    assert [job.reached for job in _jobs(incoming)] == [incoming[0].size]

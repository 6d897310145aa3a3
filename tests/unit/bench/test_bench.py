from pathlib import Path

import pytest
from bench.crawl import crawl
from bench.main_job import main_job
from bench.opening import opening
from bench.peers import METHODS, race
from bench.printing import print_crawl, print_main_job, print_race, print_times
from bench.times import race_times
from tests.support.browsing import CHROMIUM


def test_the_main_job_times_every_stage() -> None:
    stages, cost = main_job(8, workers=1)
    assert [stage.stage for stage in stages][:2] == ["intake", "clean"]
    assert stages[0].rows >= 8
    assert 0 < sum(stage.seconds for stage in stages) <= cost.wall
    assert cost.peak > 1


@pytest.mark.parametrize("method", sorted(METHODS))
def test_every_method_reports_or_says_why_it_was_left_out(method: str) -> None:
    outcome = race(method, 64)
    assert (outcome.cost is None) is bool(outcome.absent)
    assert (outcome.score is None) is bool(outcome.absent)


def test_readers_of_times_report_or_say_why_they_were_left_out() -> None:
    outcomes = {one.method: one for one in race_times(4)}
    assert list(outcomes) == ["stemma", "recognizers"]
    assert outcomes["stemma"].cost is not None
    assert all((one.cost is None) is bool(one.absent) for one in outcomes.values())


@pytest.mark.slow
def test_memory_stays_flat_over_a_crawl() -> None:
    read = crawl(3000)
    assert read.pages == 3000
    assert read.peak - read.settled < 8


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_a_report_is_opened_as_often_as_asked() -> None:
    opened = opening(8, times=2)
    assert opened.size > 50_000
    assert len(opened.visits) == 2
    assert all(visit.usable > 0 <= visit.stop for visit in opened.visits)


def test_the_tables_are_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    print_main_job(8, 1)
    print_race("stemma", 64, tmp_path / "seconds")
    print_times(2)
    print_crawl(4)
    printed = capsys.readouterr().out
    assert "main job, 8 planted witnesses" in printed
    assert "stemma" in printed
    assert float((tmp_path / "seconds").read_text(encoding="utf-8")) > 0
    assert "time expressions in 2 plain texts" in printed
    assert "crawl of 4 pages" in printed

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pytest
from tests.support.formats import story
from tests.support.formats.crawl import Response, write_crawl
from tests.support.formats.reading import FIXTURE_FILES

from stemma.engine.local import DEFAULTS, LocalEngine, LocalSettings
from stemma.engine.protocol import Task
from stemma.model import Block, Footprint, Record, Rows, Run, Sentence, Unread, Witness, Zone
from stemma.pipeline import portions
from stemma.pipeline.course import Course, RunSettings, unwatched
from stemma.pipeline.former import UNFINISHED, Former
from stemma.pipeline.plan import PLAN
from stemma.pipeline.shelving import can_wait
from stemma.pipeline.taking import find_pile

BY_WITNESS = PLAN[:3]
HASTY = LocalSettings(workers=2, patience=0.0, worth=0.0)
GIVEN = ("intake", "clean", "segment", "sketch")


class ApartEngine(LocalEngine):
    """An engine whose workers see another disk, so that all rows pass through memory."""

    shares_disk = False


def crawled(number: int, *, host: str = "ostrel-echo.example") -> Response:
    url = f"https://{host}/sea/{number % 30}"
    told = tuple(f"{text} This is told on page {number} of the log." for text in story.PARAGRAPHS)
    page = story.page(told, url=url).replace("<h1>", "<p>Read our newsletter</p><p>Sign on</p><h1>")
    return Response(url, page.encode(), fetched=f"2031-03-04T10:{number:02}:00Z")


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """Return a pile of every format, with copies, editions, a crawl, and lists of pages that it holds and lacks."""
    folder = tmp_path / "pile"
    folder.mkdir()
    for path in FIXTURE_FILES:
        if path.suffix != ".pdf":
            (folder / path.name).write_bytes(path.read_bytes())
    pages = [crawled(number) for number in range(40)]
    (folder / "a.warc.gz").write_bytes(write_crawl([*pages, *pages[:3]]))
    (folder / "b.warc.gz").write_bytes(write_crawl([pages[5], crawled(50, host="mardale-post.example")]))
    for name in ("one.html", "two.html"):
        (folder / name).write_text(story.page(url=story.URL), encoding="utf-8")
    (folder / "note.txt").write_text("Snow closed both mountain roads, the guard said.\n", encoding="utf-8")
    listed = "id,collect_date,publish_date,media_name,media_url,title,url,language\n" + "".join(
        f"{number},,2031-04-0{number},Ostrel Echo,ostrel-echo.example,A title,https://{host}/sea/{number},en\n"
        for number, host in enumerate(["ostrel-echo.example", "nowhere.example"], start=1)
    )
    (folder / "listed.csv").write_text(listed, encoding="utf-8")
    return folder


def course(pile: Path, case: Path, engine: LocalEngine) -> tuple[dict[type[Record], Sequence[Record]], list[str]]:
    """Return what the first stages give, and the hashes of what each wrote."""
    with Former(case) as former, engine:
        run = Course(former, engine, settings=RunSettings(), watch=unwatched)
        run.perform_intake(find_pile([pile], outside=case))
        for stage in BY_WITNESS:
            run.perform_stage(stage)
        kinds: list[type[Record]] = [Witness, Unread, Footprint]
        for stage in BY_WITNESS:
            kinds += [*stage.reads, *stage.writes]
        return {kind: list(run.rows(kind)) for kind in kinds}, [one.output_hash for one in run.rows(Run)]


def test_rows_on_disk_are_those_in_memory_byte_for_byte(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_memory = course(pile, tmp_path / "one", ApartEngine())
    assert course(pile, tmp_path / "two", LocalEngine()) == in_memory
    assert course(pile, tmp_path / "three", LocalEngine(HASTY)) == in_memory
    monkeypatch.setattr(portions, "HELD", 3)
    monkeypatch.setattr("stemma.stages.clean.marking.HELD", 3)
    assert course(pile, tmp_path / "four", LocalEngine()) == in_memory
    rows, _ = in_memory
    assert len(rows[Witness]) > 40
    assert max(record.edition or 0 for record in rows[Witness] if isinstance(record, Witness)) > 1
    assert all(rows[kind] for kind in (Unread, Block, Zone, Sentence))


def test_what_waits_on_disk_is_found_again_after_a_kill(pile: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    first = course(pile, case, LocalEngine())
    kept = sorted(path.name for path in (case / UNFINISHED).iterdir())
    assert [name for name in kept if name.endswith(".stage")] == [f"{name}.stage" for name in sorted(GIVEN)]
    assert "shares" not in kept

    def fails(*_rows: object, **_how: object) -> None:
        raise AssertionError("nothing is to be read or done again")

    engine = LocalEngine()
    engine.map_groups = fails  # type: ignore[method-assign, assignment]
    assert course(pile, case, engine) == first


def test_a_stage_whose_rows_are_gone_from_disk_runs_again(pile: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    first = course(pile, case, LocalEngine())
    (case / UNFINISHED / "clean.zone.rows").unlink()
    assert course(pile, case, LocalEngine()) == first


def test_a_run_that_breaks_off_in_a_stage_leaves_nothing_of_it_that_would_pass_for_whole(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = tmp_path / "case"
    course(pile, case, LocalEngine())
    (pile / "note.txt").write_text("Another text altogether, the guard said.\n", encoding="utf-8")

    def breaks(*_rows: object, **_how: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("stemma.pipeline.shelving.Shelving.finish", breaks)
    with pytest.raises(KeyboardInterrupt):
        course(pile, case, LocalEngine())
    assert not (case / UNFINISHED / "intake.stage").exists()


def test_only_stages_over_witnesses_on_disk_leave_their_rows_there() -> None:
    waiting = [stage.name for stage in PLAN if can_wait(stage, [Witness, Block, Zone, Sentence])]
    assert waiting == ["clean", "segment", "sketch"]
    assert not any(can_wait(stage, [Witness]) for stage in PLAN)


def test_rows_are_read_as_they_are_asked_for_or_at_once(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[portions.ShelvedRows] = []
    plain: Callable[..., object] = Task.__call__

    def watched(task: Task, rows: Rows) -> object:
        if isinstance(rows, portions.ShelvedRows):
            seen.append(rows)
        return plain(task, rows)

    monkeypatch.setattr(Task, "__call__", watched)
    monkeypatch.setattr(portions, "HELD", 3)
    course(pile, tmp_path / "case", LocalEngine())
    (large,) = [rows for rows in seen if rows.count(Witness) > 20]
    assert len(large) == large.count(Witness) + large.count(Block) == len(list(large))
    assert large.of(Zone) == []
    assert large.count(Zone) == 0
    name = large.of(Witness)[-1].id
    assert [one.id for one in large.of(Witness, id=name)] == [name]
    parts = list(large.by_witness())
    assert [row for part in parts for row in part.of(Block)] == large.of(Block)
    assert all(block.witness == part.one(Witness).id for part in parts for block in part.of(Block))


def test_intake_settings_hold_on_disk_too(pile: Path, tmp_path: Path) -> None:
    settings = RunSettings(intake=msgspec.structs.replace(RunSettings().intake, depth=0))
    with Former(tmp_path / "case") as former, LocalEngine(DEFAULTS) as engine:
        run = Course(former, engine, settings=settings, watch=unwatched)
        run.perform_intake(find_pile([pile], outside=tmp_path / "case"))
        assert any("more than 0 containers" in line.problem for line in run.rows(Unread))

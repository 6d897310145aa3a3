"""What holds of intake whatever the bytes: it gives records or a line, never an error, and places in the file."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.formats import story
from tests.support.formats.crawl import Response, write_crawl
from tests.support.formats.reading import FIXTURE_FILES, Gave, give_bytes

from stemma.engine.local import DEFAULTS, LocalEngine, LocalSettings
from stemma.engine.protocol import silent
from stemma.intake import IntakeSettings
from stemma.model import Footprint, Record, Unit
from stemma.pipeline.taking import find_pile, take_in
from stemma.text.footprints import unpack_bytes

SEEDS = {path.name: path.read_bytes() for path in FIXTURE_FILES}
SEEDS |= {
    "page.html": story.page().encode(),
    "crawl.warc": write_crawl([Response(story.URL, story.page().encode(), told=b'{"title": "x"}')], packed=False),
    "crawl.warc.gz": write_crawl([Response(story.URL, story.page().encode())]),
    "news.jsonl": b'{"text": "Snow \\ud83c closed", "id": 1}\n' * 3,
    "news.csv": b'title,text,url\n"a","b ""c"" d",u\n' * 3,
}
PLAIN = sorted(name for name in SEEDS if not name.endswith(".pdf"))
PDFS = sorted(name for name in SEEDS if name.endswith(".pdf"))
STRANGE = st.sampled_from(
    [b"\0", b"\xff\xfe", b"<", b'"', b"&#0;", b"&#xD800;", b"\r\n\r\n", b"From ", b"]]>", b"--", b"\x80"]
)
#: Where a change begins, how many bytes it takes away, and what it puts there.
CHANGES = st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 40), STRANGE | st.binary(max_size=4)), max_size=12)
law = settings(deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


Changes = list[tuple[int, int, bytes]]


def changed(content: bytes, changes: Changes) -> bytes:
    for place, taken, put in changes:
        at = place % (len(content) + 1)
        content = content[:at] + put + content[at + taken :]
    return content


def check(gave: Gave) -> None:
    assert gave.records
    assert not [line for line in gave.unread if "fault of the program" in line.problem]
    assert all(line.problem and line.remedy for line in gave.unread)
    chars = {witness.id: witness.chars for witness in gave.witnesses}
    for witness in gave.witnesses:
        witness.text.encode()
    for one in gave.records:
        if isinstance(one, Footprint) and one.unit is Unit.BYTE:
            runs = unpack_bytes(one.runs)
            assert all(run.start <= following.start for run, following in pairwise(runs))
            assert all(0 <= run.byte_start <= run.byte_end and run.start <= chars[one.witness] for run in runs)


@given(st.sampled_from(PLAIN), CHANGES)
@settings(law, max_examples=150)
def test_any_change_to_a_file_gives_records_or_a_line(tmp_path: Path, name: str, changes: Changes) -> None:
    check(give_bytes(tmp_path, name, changed(SEEDS[name], changes)))


@given(st.sampled_from(PDFS), CHANGES)
@settings(law, max_examples=8)
@pytest.mark.slow
def test_any_change_to_a_pdf_gives_records_or_a_line(tmp_path: Path, name: str, changes: Changes) -> None:
    check(give_bytes(tmp_path, name, changed(SEEDS[name], changes)))


@given(st.binary(max_size=200))
@settings(law, max_examples=100)
def test_any_bytes_give_records_or_a_line(tmp_path: Path, content: bytes) -> None:
    check(give_bytes(tmp_path, "any", content))


def taken(folder: Path, how: LocalSettings) -> list[Record]:
    with LocalEngine(how) as engine:
        return list(
            take_in(
                find_pile([folder], outside=folder / "case"), engine=engine, settings=IntakeSettings(), progress=silent
            )
        )


def test_workers_read_every_format_alike(tmp_path: Path) -> None:
    for name, content in SEEDS.items():
        (tmp_path / name).write_bytes(content)
    alone = taken(tmp_path, DEFAULTS)
    assert taken(tmp_path, LocalSettings(workers=2, patience=0.0, worth=0.0)) == alone
    assert len(alone) > len(SEEDS)

"""The process that reads PDFs: what it answers, and what is said when it cannot."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.formats.reading import FIXTURES, give, give_bytes

from stemma.intake import IntakeSettings, pdf
from stemma.intake.members import UnreadableError

COLUMNS = FIXTURES / "chromium-columns.pdf"


def test_the_pages_beyond_the_limit_are_named() -> None:
    gave = give(COLUMNS, settings=IntakeSettings(pdf_pages=0))
    assert gave.witnesses == []
    assert gave.problems == [(COLUMNS.name, "it holds no text")]


def test_a_reader_that_does_not_run_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    child = tmp_path / "child.py"
    child.write_text("import no_such_module\n", encoding="utf-8")
    monkeypatch.setattr(pdf, "_CHILD", child)
    (line,) = give(COLUMNS).unread
    assert line.problem == "the reader of PDFs does not run (ModuleNotFoundError: No module named 'no_such_module')"


def test_a_reader_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_command: object, **_settings: object) -> None:
        raise subprocess.TimeoutExpired("reader", 1)

    monkeypatch.setattr(subprocess, "run", late)
    assert give(COLUMNS).problems == [(COLUMNS.name, "it takes too long to read, as no report does")]


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ('{"error": "locked"}', "it is locked with a password"),
        ('{"error": "memory"}', "reading it takes more memory than any report does"),
        ('{"error": "Failed to load"}', "the PDF is broken (Failed to load)"),
        ("", "reading it takes more memory or time than any report does"),
        ('{"pages": "none"}', "reading it takes more memory or time than any report does"),
    ],
)
def test_every_answer_that_is_no_text_is_a_sentence(
    answer: str, problem: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    child = tmp_path / "child.py"
    child.write_text(f"print({answer!r})\n", encoding="utf-8")
    monkeypatch.setattr(pdf, "_CHILD", child)
    assert [line.problem for line in give(COLUMNS).unread] == [problem]


def test_a_broken_page_and_a_picture_leave_the_other_pages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    letters = "Snow closed both mountain roads."
    boxes = [side for at in range(len(letters)) for side in (at * 5, 10, at * 5 + 5, 20, 18)]
    page = {"chars": [ord(char) for char in letters], "boxes": boxes, "drawn": 1}
    answer = {"count": 5, "pages": [page, {"drawn": 1}, {"drawn": 0}, {"error": "PdfiumError: x"}]}
    child = tmp_path / "child.py"
    child.write_text(f"import json\nprint(json.dumps({answer!r}))\n", encoding="utf-8")
    monkeypatch.setattr(pdf, "_CHILD", child)
    gave = give(COLUMNS)
    assert gave.witness.text == letters
    assert gave.problems == [
        ("page 2", "the page has no text layer: it is a picture"),
        ("page 4", "the page is broken (PdfiumError: x)"),
        ("page 5", "it has 5 pages, of which 4 were read"),
    ]


def test_the_reader_loads_nothing_of_the_package_and_no_module_beside_it() -> None:
    child = Path(pdf.__file__).with_name("pdf_child.py")
    command = [sys.executable, "-P", "-X", "importtime", str(child), str(1 << 30), "20", "9"]
    done = subprocess.run(command, input=COLUMNS.read_bytes(), capture_output=True, check=True)
    loaded = [line.rpartition(b"|")[2].strip() for line in done.stderr.splitlines() if b"|" in line]
    assert not [name for name in loaded if name.startswith((b"stemma", b"trafilatura", b"pyarrow"))]
    assert done.stdout.startswith(b'{"count": 1')


def test_a_pdf_that_is_none_is_broken(tmp_path: Path) -> None:
    (line,) = give_bytes(tmp_path, "a.pdf", b"%PDF-1.4 and nothing else").unread
    assert line.problem.startswith("the PDF is broken")
    with pytest.raises(UnreadableError, match="the PDF is broken"):
        pdf._ask(b"%PDF-1.4", IntakeSettings())  # noqa: SLF001 - the same, without a file

import json
import sys

import pytest

from stemma.cli import output
from stemma.cli.output import print_json, progress_bars
from stemma.model import Sentence
from stemma.pipeline.course import unwatched


class Terminal:
    """Standard error as a terminal of a plain kind."""

    def __init__(self) -> None:
        self.written = ""

    def write(self, text: str) -> int:
        self.written += text
        return len(text)

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return True


def test_json_is_indented_and_keeps_letters_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    print_json([Sentence(id="é", witness="w", start=0, end=1, index=0)])
    written = capsys.readouterr().out
    assert json.loads(written)[0]["id"] == "é"
    assert '\n    "id": "é"' in written


def test_nothing_is_shown_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bars() as watch:
        assert watch is unwatched
        watch("align")(1, 2)
    assert capsys.readouterr() == ("", "")


def test_a_terminal_shows_the_stage_and_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", terminal)
    with output.progress_bars() as watch:
        watch("align")(1, 2)
    assert "align" in terminal.written
    assert "50 %" in terminal.written
    assert capsys.readouterr().out == ""

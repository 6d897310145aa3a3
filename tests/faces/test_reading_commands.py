import io
import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner, Result
from rich.console import Console
from tests.support.invented import GAUGE, invented_case, witness_called, write_invented

from stemma.cli import main
from stemma.cli.lineage import print_lineage
from stemma.views.compare import CompareView
from stemma.views.explain import ExplainView
from stemma.views.lineage import LineageView
from stemma.views.passage import PassageView


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_invented(tmp_path_factory.mktemp("case"))


def test_lineage_prints_the_tree_with_hollow_ancestors_and_counts_origins_in_words(case: Path) -> None:
    shown = _ran("lineage", str(case)).output
    assert shown.startswith("4 independent origins (between 3 and 4), 8 witnesses\n")
    assert "○ Norwire (unseen)" in shown
    assert "● A  Varnmouth Courier" in shown
    assert "97% taken, score 0.98" in shown


def test_lineage_shows_doubt_as_doubt_and_second_parents() -> None:
    shown = _unwrapped()
    assert "score 0.58, direction undetermined" in shown
    assert "also draws on E  46% taken, word for word, score 0.69" in shown


def test_lineage_lists_what_was_not_read(case: Path) -> None:
    assert "scan.pdf: it holds no text; give a file with text" in _ran("lineage", str(case)).output


def test_lineage_as_json_is_the_views(case: Path) -> None:
    shown = _json("lineage", str(case))
    assert shown["pile"]["origins"]["best"] == 4
    (story,) = msgspec.convert(shown["stories"], list[LineageView])
    assert len(story.derivations) == 6


def test_compare_stands_both_side_by_side_and_brackets_what_differs(case: Path) -> None:
    shown = _ran("compare", str(case), "A", "b.txt").output
    assert "[6.2]" in shown
    assert "[6.5]" in shown
    assert "not in B" in shown
    assert "word for word" in shown


def test_compare_as_json_is_the_view(case: Path) -> None:
    view = msgspec.convert(_json("compare", str(case), "A", "C"), CompareView)
    assert (view.left.siglum, view.right.siglum) == ("A", "C")


def test_show_prints_the_exact_characters(case: Path) -> None:
    start = witness_called(invented_case(), "A").text.index(GAUGE)
    place = f"A:{start}-{start + len(GAUGE)}"
    assert f"⟦{GAUGE}⟧" in _ran("show", str(case), place).output
    view = msgspec.convert(_json("show", str(case), place, "--context", "5"), PassageView)
    assert (view.text, len(view.before)) == (GAUGE, 5)


def test_explain_prints_matters_numbers_and_words(case: Path) -> None:
    derivation = _json("lineage", str(case))["stories"][0]["derivations"][0]["id"]
    shown = _ran("explain", str(case), derivation).output
    assert "+1.9" in shown
    assert "It ends “Norwire”." in shown
    assert msgspec.convert(_json("explain", str(case), derivation), ExplainView).id == derivation


def test_report_writes_one_file_into_the_case_or_where_one_says(case: Path, tmp_path: Path) -> None:
    assert _ran("report", str(case)).output.strip() == str(case / "report.html")
    out = tmp_path / "elsewhere.html"
    shown = _json("report", str(case), "--out", str(out))
    assert shown == {"path": str(out), "bytes": out.stat().st_size}
    assert out.read_text() == (case / "report.html").read_text()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("compare", "A", "Z"), "No witness is called “Z”"),
        (("show", "A:5"), "is no place in a text"),
        (("explain", "ffffffff"), "Nothing in the case is called “ffffffff”"),
    ],
)
def test_a_wrong_name_is_one_sentence_and_exit_code_two(case: Path, words: tuple[str, ...], sentence: str) -> None:
    done = CliRunner().invoke(main, [words[0], str(case), *words[1:]])
    assert done.exit_code == 2
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "words", [("lineage",), ("compare", "A", "B"), ("show", "A:1-2"), ("explain", "A"), ("report",)]
)
def test_a_folder_that_is_no_case_is_one_sentence(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = CliRunner().invoke(main, [words[0], str(tmp_path), *words[1:]])
    assert done.exit_code == 1
    assert "finished case" in done.stderr


def test_a_document_cannot_command_the_terminal(tmp_path: Path) -> None:
    rows = invented_case()
    lens = witness_called(rows, "H")
    text = "\x1b[2J\u202e" + lens.text
    hostile = msgspec.structs.replace(lens, outlet="\x1b]0;owned\x07", text=text, chars=len(text))
    folder = write_invented(tmp_path / "case", type(rows)(hostile if one == lens else one for one in rows))
    for words in (("lineage",), ("compare", "H", "A"), ("show", "H:0-9"), ("explain", "H")):
        shown = _ran(words[0], str(folder), *words[1:]).output
        assert "\x1b" not in shown
        assert "\u202e" not in shown
    assert _json("show", str(folder), "H:0-5")["text"] == "\x1b[2J\u202e"


def _unwrapped() -> str:
    written = io.StringIO()
    print_lineage(Console(width=200, file=written), invented_case())
    return written.getvalue()


def _ran(*words: str) -> Result:
    done = CliRunner().invoke(main, list(words), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done


def _json(*words: str) -> Any:  # noqa: ANN401 - whatever the command printed
    return json.loads(_ran(*words, "--json").stdout)

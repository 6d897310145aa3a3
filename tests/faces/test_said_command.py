import json
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result
from tests.support.quoted import report, utterances_of

from stemma.cli import main
from stemma.model import RECORDS, sort_records
from stemma.model.arrow import to_table
from stemma.store.writing import write_casebook
from stemma.views.said import SaidView

CALM = "“We waited for an hour and nobody came,” Ilan Brask told Norwire."
BENT = CALM.replace("an hour", "two hours")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("said")
    rows = utterances_of(story=[report(CALM), report(CALM, name="b"), report(BENT, name="c")])
    write_casebook(folder, [(kind, to_table(kind, sort_records(rows.of(kind)))) for kind in RECORDS])
    return folder


def ran(*arguments: str) -> Result:
    outcome = CliRunner().invoke(main, ["said", *arguments], catch_exceptions=False)
    assert outcome.exit_code == 0
    return outcome


def test_said_prints_speaker_wordings_and_brackets_what_drifted(case: Path) -> None:
    shown = ran(str(case)).output
    assert shown.startswith("Ilan Brask  3 reports, 0 lineages")
    assert "told to, or in: Norwire" in shown
    assert "“We waited for an hour and nobody came,”  A, B · told" in shown
    assert "“We waited for [two hours] and nobody came,”  C · told" in shown
    assert "Undetermined" in shown


def test_said_by_and_to_narrow_the_list(case: Path) -> None:
    assert "Ilan Brask" in ran(str(case), "--by", "brask", "--to", "norwire").output
    assert ran(str(case), "--by", "Nemo").output.startswith("Nobody is quoted so.")
    assert ran(str(case), "--to", "Telegram").output.startswith("Nobody is quoted so.")


def test_said_as_json_is_the_views(case: Path) -> None:
    views = msgspec.convert(json.loads(ran(str(case), "--json").output), list[SaidView])
    assert [view.speaker for view in views] == ["Ilan Brask"]
    assert [line.siglum for line in views[0].lines] == ["A", "B", "C"]
    assert json.loads(ran(str(case), "--by", "Nemo", "--json").output) == []


def test_what_said_names_explain_explains(case: Path) -> None:
    (view,) = json.loads(ran(str(case), "--json").output)
    utterance = CliRunner().invoke(main, ["explain", str(case), view["id"]]).output
    assert "The same words in 3 reports" in utterance
    quotation = CliRunner().invoke(main, ["explain", str(case), view["lines"][0]["quotation"]]).output
    assert "What Ilan Brask is quoted with in A" in quotation
    assert "cue: tell" in quotation
    assert "rule: words-first" in quotation
    assert "told to, or in: Norwire" in quotation
    assert "speaker: “Ilan Brask”" in quotation


def test_a_folder_without_a_case_is_one_sentence(tmp_path: Path) -> None:
    outcome = CliRunner().invoke(main, ["said", str(tmp_path)])
    assert outcome.exit_code == 1
    assert "no finished case" in outcome.output

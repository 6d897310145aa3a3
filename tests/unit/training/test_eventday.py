import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from quality.layers.claims import was_seen
from tests.support.asserted import asserted
from training.eventday import AGAINST, FOR, Report, chosen, fit, main, rights, seen_reports, softmax, written

from stemma.stages.claims.when.eventday import Candidate

CLAIM = asserted("Two sailors were hurt on Monday.", "when")[0]


def report(day: str, **candidates: dict[str, float]) -> Report:
    found = tuple(Candidate(name, signs, CLAIM) for name, signs in candidates.items())
    return Report(found, day, fold=0, published="monday")


def pile(count: int = 40) -> list[Report]:
    told = report("sunday", sunday={"told": 1.0, "hour": 1.0}, monday={"told": 1.0, "said": 1.0})
    return [told] * count


def test_signs_of_the_right_day_get_weight_and_signs_of_others_lose_it() -> None:
    weights = fit(pile())
    assert weights["hour"] > 1
    assert weights["said"] < -1
    assert weights["told"] == pytest.approx(0, abs=0.05)


def test_signs_of_one_direction_never_speak_the_other_way() -> None:
    upside = report("monday", sunday={"hour": 1.0}, monday={"said": 1.0})
    weights = fit([upside] * 20)
    assert weights == {"hour": 0.0, "said": 0.0}
    assert "said" in AGAINST
    assert "hour" in FOR


def test_a_rare_sign_is_not_learned() -> None:
    assert "gone" not in fit([*pile(), report("sunday", sunday={"gone": 1.0}, monday={"said": 1.0})])


def test_the_best_moment_speaks_for_its_day_and_the_earliest_of_equals_is_taken() -> None:
    one = report("2031-03-02", **{"2031-03-03": {"told": 1.0}, "2031-03-02": {"told": 1.0}})
    assert chosen(one, {"told": 1.0}) == "2031-03-02"
    assert chosen(report("x"), {}) == "monday"
    assert rights([one, report("x")], {"told": 1.0}) == 1


def test_shares_of_a_group_come_to_one() -> None:
    group = np.array([0, 0, 1])
    shares, sums = softmax(np.array([1.0, 1.0, 5.0]), group, 2)
    assert shares.tolist() == pytest.approx([0.5, 0.5, 1.0])
    assert sums.tolist() == pytest.approx([1 + np.log(2), 5.0])


def test_weights_that_round_to_nothing_are_left_out_of_the_file() -> None:
    assert written({"told": 0.0, "hour": 1.5}).splitlines()[1:] == ["[weights]", '"hour" = 1.5']


def register(folder: Path) -> None:
    """Write a register of events that were on Sunday, and reports of Tuesday that name Monday as well."""
    text = "Two sailors were shot on the pier Sunday night. A mate was in court on Monday. " + "The sea was calm. " * 20
    with (
        gzip.open(folder / "reports.jsonl.gz", "wt", encoding="utf-8") as reports,
        (folder / "gold.jsonl").open("w") as gold,
    ):
        for number in range(40):
            event = {"incident": number, "date": "2031-03-02", "killed": 0, "injured": 2, "participants": []}
            told = {"id": number, "incident": number, "title": "Two hurt", "published": "2031-03-04", "text": text}
            gold.write(json.dumps(event) + "\n")
            reports.write(json.dumps(told) + "\n")


def test_only_reports_of_the_half_on_which_rules_may_be_made_are_read(tmp_path: Path) -> None:
    register(tmp_path)
    found = list(seen_reports(tmp_path))
    assert len(found) == sum(was_seen(number) for number in range(40))
    assert 0 < len(found) < 40
    assert {one.day for one in found} == {"2031-03-02"}
    assert {each.day for one in found for each in one.candidates} == {"2031-03-02", "2031-03-03"}


def test_a_register_is_learned_written_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    register(tmp_path)
    out = tmp_path / "eventday.toml"
    monkeypatch.setattr("sys.argv", ["eventday", "--incidents", str(tmp_path), "--out", str(out)])
    main()
    assert "[weights]" in out.read_text(encoding="utf-8")
    told = capsys.readouterr().out.splitlines()
    count = sum(was_seen(number) for number in range(40))
    assert told == [
        f"days right on folds left out: {count} of {count} (1.000)",
        f"days right on those learned from: {count} of {count} (1.000)",
    ]

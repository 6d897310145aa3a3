from collections import Counter
from pathlib import Path

import pytest
from quality import recognition
from quality.recognition import Tally, recognition_figures
from training.sets import MEASURED

from stemma.stages.names.plug import NameTagger
from stemma.stages.names.tagger import Tagger


def _measured(_folder: Path, _name: str, tagger: NameTagger) -> Tally:
    """Return a tally in which ours finds one name of two, and another maker's both."""
    right = Counter(person=1 if isinstance(tagger, Tagger) else 2)
    return Tally(right=right, found=Counter(person=2), true=Counter(person=2), words=4000, seconds=2.0)


@pytest.fixture(autouse=True)
def tallied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "measure_tagger", _measured)
    monkeypatch.setattr(recognition, "load_tagger", lambda _name: object())


def test_an_installed_tagger_is_measured_beside_ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(recognition, "installed_taggers", lambda: ["other"])
    found = {(one.measured_on, one.metric): one.value for one in recognition_figures(tmp_path)}
    assert found[recognition.SET, "person F1, mean of the sets"] == 0.5
    assert found["names, by the tagger other", "person F1, mean of the sets"] == 1.0
    assert found["names, by the tagger other", "thousand words a CPU second"] == 2.0


def test_without_another_tagger_there_is_ours_alone(tmp_path: Path) -> None:
    told = {one.measured_on for one in recognition_figures(tmp_path)}
    assert told == {*MEASURED, recognition.SET}

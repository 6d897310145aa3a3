import html
import json
from pathlib import Path

import pytest
from tests.support.planted import Plan, Planted, plant, write_pile, write_truth
from tests.support.planted.__main__ import main
from tests.support.planted.bulk import EDITS, bulk_texts

from stemma.model import Alignment, Role, Witness, Zone


@pytest.fixture(scope="module")
def planted() -> Planted:
    return plant(Plan(seed=13, lines=0.3))


@pytest.fixture(scope="module")
def pile(planted: Planted, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("planted")
    write_pile(planted, folder)
    return folder


def test_saved_text_is_the_text_of_the_witness(planted: Planted, pile: Path) -> None:
    plain = [witness for witness in planted.witnesses if witness.media_type == "text/plain"]
    assert plain
    assert all((pile / witness.path).read_bytes().decode() == witness.text for witness in plain)


def test_a_line_of_the_feed_holds_the_text_and_what_is_stated(planted: Planted, pile: Path) -> None:
    lines = {line["id"]: line for line in map(json.loads, (pile / "feed.jsonl").read_text().splitlines())}
    fed = [witness for witness in planted.witnesses if "#" in witness.path]
    assert len(lines) == len(fed)
    for witness in fed:
        line = lines[witness.path.partition("#")[2]]
        assert (line["text"], line["published"], line["outlet"]) == (witness.text, witness.published, witness.outlet)


def test_a_page_holds_every_paragraph_in_order(planted: Planted, pile: Path) -> None:
    for witness in planted.witnesses:
        if witness.media_type == "text/html":
            page = (pile / witness.path).read_text(encoding="utf-8")
            at = 0
            for paragraph in witness.text.split("\n\n"):
                at = page.index(html.escape(paragraph, quote=False).replace('"', '"'), at) + 1


def test_a_plant_without_furniture_has_none() -> None:
    bare = plant(Plan(seed=13, furniture=False))
    assert not bare.rows().of(Zone, role=Role.FURNITURE)


def test_truth_is_written_in_the_record_contract(planted: Planted, tmp_path: Path) -> None:
    write_truth(planted, tmp_path)
    lines = (tmp_path / "alignment.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(planted.rows().of(Alignment))
    assert set(json.loads(lines[0])) == set(Alignment.__struct_fields__)
    assert len((tmp_path / "witness.jsonl").read_text(encoding="utf-8").splitlines()) == len(planted.rows().of(Witness))


def test_the_command_writes_pile_and_truth(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--seed", "3", "--out", str(tmp_path), "--witnesses", "6", "--hidden", "0", "--edits", "heavy=2,cut=1"])
    assert capsys.readouterr().out.startswith("6 witnesses in ")
    plan = json.loads((tmp_path / "truth" / "plan.json").read_text(encoding="utf-8"))
    assert (plan["witnesses"], plan["hidden"], plan["edits"]) == (6, 0.0, {"heavy": 2, "cut": 1})


def test_the_command_writes_large_plain_piles(tmp_path: Path) -> None:
    main(["--out", str(tmp_path), "--bulk", "20"])
    assert len((tmp_path / "pile" / "bulk.jsonl").read_text(encoding="utf-8").splitlines()) == 20
    parents = [json.loads(line) for line in (tmp_path / "truth" / "derivation.jsonl").read_text().splitlines()]
    assert len(parents) == 17
    assert {line["edit"] for line in parents} <= set(EDITS)


def test_bulk_copies_share_words_with_their_parent() -> None:
    texts = list(bulk_texts(seed=1, count=16))
    for text, parent, edit in texts:
        if parent is not None:
            shared = set(text.lower().split()) & set(texts[parent][0].lower().split())
            assert len(shared) >= 10, edit

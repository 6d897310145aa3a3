from typing import Any

import msgspec
import pytest

from stemma.model import Role, Rows
from stemma.report import shapes
from stemma.report.assets import asset
from stemma.report.gathering import gather
from stemma.report.page import SCRIPTS
from stemma.report.payload import NAMED, payload
from stemma.report.settings import ReportSettings
from stemma.views.runs import Run
from stemma.views.witness import WitnessView


@pytest.fixture(scope="module")
def plain(case: Rows) -> dict[str, Any]:
    blocks = payload(gather(case, settings=ReportSettings()), settings=ReportSettings())
    made: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(blocks.story))
    return made | {"texts": msgspec.json.decode(msgspec.json.encode(blocks.texts))}


def test_the_script_uses_every_field_that_it_is_given() -> None:
    script = "\n".join(asset(name) for name in SCRIPTS)
    names = {name for part in vars(shapes).values() if _is_object(part) for name in part.__struct_fields__}
    assert len(names) > 40
    assert [name for name in sorted(names) if f".{name}" not in script] == []


def test_the_data_say_their_version_and_the_script_wants_that_one(plain: dict[str, Any]) -> None:
    assert plain["version"] == shapes.VERSION
    assert f"VIEWS.version !== {shapes.VERSION}" in asset("2-naming.js")


def test_the_data_can_be_read_back_by_their_own_shapes(case: Rows) -> None:
    encoded = _encoded(case)
    assert msgspec.json.encode(msgspec.json.decode(encoded, type=shapes.StoryData)) == encoded


def test_of_very_many_carriers_only_the_first_are_named_and_all_are_counted(case: Rows) -> None:
    views = gather(case, settings=ReportSettings())
    first, *rest = views.witnesses
    others = [_renamed(first, f"copy-{number:03}") for number in range(NAMED + 5)]
    shared = msgspec.structs.replace(first, runs=[_run("A line.", also=[one.card.id for one in others])])
    many = msgspec.structs.replace(views, witnesses=[shared, *rest, *others])
    (group,) = [one for one in payload(many, settings=ReportSettings()).story.also if one.count > NAMED]
    assert group.count == NAMED + 5
    assert len(group.witnesses) == NAMED


def test_a_reading_in_a_text_that_is_left_out_keeps_its_words(case: Rows) -> None:
    settings = ReportSettings(text_characters=0)
    story, texts, _ = payload(gather(case, settings=settings), settings=settings)
    assert {reading.text for variant in story.variants for reading in variant.readings} >= {"6.2", "6.5", "1978"}
    assert {witness.kept for witness in story.witnesses} == {shapes.Kept.NOTHING}
    assert not any(text.runs for text in texts)


def test_of_whole_texts_a_comparison_has_lengths_that_fill_its_sides(case: Rows) -> None:
    settings = ReportSettings()
    data = payload(gather(case, settings=settings), settings=settings)
    sides = [side for one in data.comparisons for row in one.rows for side in (row.left, row.right) if side]
    assert len(data.comparisons) == len(data.story.compared) > 3
    assert all(sum(map(int, side.turns)) == side.end - side.start for side in sides)


def test_of_texts_that_are_cut_a_comparison_has_its_own_words(case: Rows) -> None:
    settings = ReportSettings(snippets_only=True)
    data = payload(gather(case, settings=settings), settings=settings)
    turns = {type(turn) for one in data.comparisons for row in one.rows if row.left for turn in row.left.turns}
    assert turns == {str}
    assert {witness.kept for witness in data.story.witnesses} == {shapes.Kept.PARTS}


def test_reports_are_listed_by_lineage_and_time(plain: dict[str, Any]) -> None:
    assert [witness["siglum"] for witness in plain["witnesses"]] == ["A", "B", "F", "C", "D", "E", "G", "H"]


def test_carriers_of_a_passage_are_kept_once_for_all_passages_that_they_share(plain: dict[str, Any]) -> None:
    groups = plain["also"]
    assert len(groups) == len({tuple(group) for _, group in groups})
    assert all(count == len(group) and group == sorted(group) for count, group in groups)
    used = {run[5] for text in plain["texts"] for run in text["runs"] if run[5] is not None}
    assert used == set(range(len(groups)))


def test_a_run_knows_its_role_by_number(plain: dict[str, Any]) -> None:
    runs = plain["texts"][0]["runs"]
    assert plain["roles"][runs[0][3]] == "headline"
    assert plain["roles"][runs[-1][3]] == "furniture"


def test_a_derivation_names_a_witness_by_number_and_an_archetype_by_id(plain: dict[str, Any]) -> None:
    parents = {line["parent"] for line in plain["derivations"]}
    assert parents == {0, 1, 5, "archetype-norwire"}
    assert [one["id"] for one in plain["archetypes"]] == ["archetype-norwire"]


def test_only_lineages_with_copies_have_a_colour(plain: dict[str, Any]) -> None:
    assert plain["colours"] == {"1": 1, "2": 2}


def test_the_empty_reading_of_an_omission_stands_between_its_neighbours(plain: dict[str, Any]) -> None:
    (variant,) = [variant for variant in plain["variants"] if variant["kind"] == "omission"]
    (reading,) = [reading for reading in variant["readings"] if not reading["text"]]
    (span,) = reading["spans"]
    text = "".join(run[2] for run in plain["texts"][span[0]]["runs"])
    assert span[1] == span[2]
    assert text[span[1] :].split()[:2] == ["At", "Sella"]


def _encoded(case: Rows) -> bytes:
    return msgspec.json.encode(payload(gather(case, settings=ReportSettings()), settings=ReportSettings()).story)


def _run(text: str, also: list[str] | None = None) -> Run:
    return Run(start=0, end=len(text), text=text, role=Role.BODY, lineages=[], alignments=[], also=also or [])


def _is_object(part: object) -> bool:
    """Return whether a shape is an object with named fields; arrays are told apart by place."""
    return isinstance(part, type) and issubclass(part, shapes.Part) and part is not shapes.Part


def _renamed(view: WitnessView, key: str) -> WitnessView:
    return msgspec.structs.replace(view, card=msgspec.structs.replace(view.card, id=key))

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from stemma.cli.group import COMMANDS
from stemma.model import RECORDS
from stemma.pipeline.plan import PLAN
from stemma.report import shapes

SCRIPT = Path(__file__).parents[3] / "docs" / "generate.py"


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_are_fresh_once_they_are_written(generate: ModuleType, tmp_path: Path) -> None:
    assert generate.stale_pages(tmp_path) == list(generate.PAGES)
    generate.write_pages(tmp_path)
    assert generate.stale_pages(tmp_path) == []


def test_a_page_that_was_changed_by_hand_is_stale(generate: ModuleType, tmp_path: Path) -> None:
    generate.write_pages(tmp_path)
    (tmp_path / "pipeline.md").write_text("my own words", encoding="utf-8")
    assert generate.stale_pages(tmp_path) == ["pipeline.md"]


def test_every_record_and_every_field_has_its_place(generate: ModuleType) -> None:
    page = generate.records_page()
    for kind in RECORDS:
        section = page.split(f"\n## {kind.table}\n")[1].split("\n## ")[0]
        assert [name for name in kind.__struct_fields__ if f"| `{name}` |" not in section] == []


def test_a_field_is_explained_by_the_comment_above_it(generate: ModuleType) -> None:
    page = generate.records_page()
    assert "| `chars` | int | Length of `text` in code points. |" in page
    assert "| `role` | headline · byline ·" in page
    assert "| `title` | str or null |" in page


def test_every_stage_and_its_settings_have_their_place(generate: ModuleType) -> None:
    pipeline, settings = generate.pipeline_page(), generate.settings_page()
    for stage in PLAN:
        assert f"| {stage.name} | {stage.per} |" in pipeline
        assert [name for name in stage.settings().__struct_fields__ if name not in settings] == []


def test_every_command_has_its_help(generate: ModuleType) -> None:
    page = generate.commands_page()
    assert [name for name in COMMANDS if f"\n## stemma {name}\n" not in page] == []
    assert "Exit codes" in page


def test_every_shape_of_the_story_data_has_its_place(generate: ModuleType) -> None:
    page = generate.story_page()
    for part in (shapes.StoryData, shapes.RunPart, shapes.WitnessPart, shapes.ComparisonPart):
        section = page.split(f"\n## {part.__name__}, ")[1].split("\n## ")[0]
        assert [name for name in part.__struct_fields__ if f"| `{name}` |" not in section] == []
    assert f"version {shapes.VERSION}" in page


def test_the_schema_knows_every_shape_and_demands_the_version(generate: ModuleType) -> None:
    schema = json.loads(generate.story_schema())
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert set(schema["$defs"]) >= {"StoryData", "RunPart", "WitnessPart", "VariantPart", "RowPart"}
    assert "version" in schema["$defs"]["StoryData"]["required"]


def test_types_are_told_in_words(generate: ModuleType) -> None:
    page = generate.story_page()
    assert "| `colours` | object of int by int |" in page
    assert "| `shares` | (float or null, float or null) |" in page

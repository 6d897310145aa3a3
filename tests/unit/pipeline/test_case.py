from pathlib import Path

import msgspec
import pytest
from tests.support.toy_plan import TOY_PLAN, ToySettings

from stemma.model import Record, Rows
from stemma.model.errors import CaseError, SettingsError
from stemma.pipeline.case import (
    CASE_FILE,
    CaseSettings,
    check_case,
    make_case,
    read_case,
    remember_pile,
    say_one_story,
    stage_settings,
)


class Outer(msgspec.Struct, frozen=True):
    inner: ToySettings = ToySettings()
    depth: int = 2


OUTER = Outer()


def nested(_rows: Rows, *, settings: Outer = OUTER) -> list[Record]:
    return []


def case_with(tmp_path: Path, text: str) -> Path:
    (tmp_path / CASE_FILE).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_case_that_does_not_exist_has_default_settings_and_is_not_made(tmp_path: Path) -> None:
    assert check_case(tmp_path / "new") == CaseSettings()
    assert not (tmp_path / "new").exists()


def test_a_new_case_is_a_folder_with_its_settings_file(tmp_path: Path) -> None:
    make_case(tmp_path / "deep" / "case")
    assert check_case(tmp_path / "deep" / "case") == CaseSettings()


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("x", encoding="utf-8")
    with pytest.raises(CaseError, match=r"holds other files \(note\.txt\)"):
        check_case(tmp_path)


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "case").write_text("x", encoding="utf-8")
    with pytest.raises(CaseError, match="is a file"):
        check_case(tmp_path / "case")


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(CaseError, match="cannot be written"):
        make_case(tmp_path / "file" / "case")


def test_the_pile_is_remembered_and_what_a_person_wrote_stays(tmp_path: Path) -> None:
    case = case_with(tmp_path, '# mine\npile = ["/old"]\n\n[compare]\n# why five\nshared = 5\n')
    remember_pile(case, [Path("/new “pile”")], {"text": "body"})
    read = read_case(case)
    assert (read.pile, read.map, read.sections) == (["/new “pile”"], {"text": "body"}, {"compare": {"shared": 5}})
    text = (case / CASE_FILE).read_text(encoding="utf-8")
    assert "# mine" in text
    assert "# why five" in text


def test_remembering_twice_changes_nothing(tmp_path: Path) -> None:
    make_case(tmp_path / "case")
    for _ in range(2):
        remember_pile(tmp_path / "case", [tmp_path], {"text": "body"})
    text = (tmp_path / "case" / CASE_FILE).read_text(encoding="utf-8")
    assert text.count("pile =") == text.count("map =") == 1


def test_a_section_changes_the_settings_of_its_stage_and_no_other(tmp_path: Path) -> None:
    settings = stage_settings(read_case(case_with(tmp_path, "[compare]\nshared = 5\n")), TOY_PLAN)
    assert settings["compare"] == ToySettings(shared=5)
    assert settings["split"] is None


def test_an_unknown_stage_or_setting_is_named_with_the_nearest_known_one(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"no setting 'compair'\. Did you mean 'compare'"):
        stage_settings(read_case(case_with(tmp_path, "[compair]\nshared = 5\n")), TOY_PLAN)
    with pytest.raises(SettingsError, match=r"\[compare\]: there is no setting 'share'. Did you mean 'shared'"):
        stage_settings(read_case(case_with(tmp_path, "[compare]\nshare = 5\n")), TOY_PLAN)
    with pytest.raises(SettingsError, match=r"no setting 'piles'\. Did you mean 'pile'"):
        read_case(case_with(tmp_path, 'piles = ["x"]\n'))


def test_a_stage_without_settings_takes_none(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"\[split\]: there is no setting 'shared'. Known here: nothing"):
        stage_settings(read_case(case_with(tmp_path, "[split]\nshared = 5\n")), TOY_PLAN)


def test_a_value_that_does_not_fit_is_said_to_be_wrong(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"\[compare\]: Expected `int`, got `str`"):
        stage_settings(read_case(case_with(tmp_path, '[compare]\nshared = "five"\n')), TOY_PLAN)


def test_a_settings_file_that_is_no_toml_is_said_to_be_damaged(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be understood"):
        read_case(case_with(tmp_path, "pile = [\n"))


def test_settings_inside_settings_are_a_section_of_their_own(tmp_path: Path) -> None:
    plan = (msgspec.structs.replace(TOY_PLAN[2], function=nested),)
    settings = stage_settings(read_case(case_with(tmp_path, "[compare.inner]\nshared = 5\n")), plan)
    assert settings["compare"] == Outer(inner=ToySettings(shared=5), depth=2)
    with pytest.raises(SettingsError, match=r"\[compare.inner\]: there is no setting 'sharde'"):
        stage_settings(read_case(case_with(tmp_path, "[compare.inner]\nsharde = 5\n")), plan)


def test_a_case_of_one_story_says_so_once_and_keeps_what_a_person_wrote(tmp_path: Path) -> None:
    make_case(tmp_path)
    path = tmp_path / "case.toml"
    path.write_text("pile = []\n[stories]\n# ours\nlikeness = 0.2\n\n[align]\n", encoding="utf-8")
    say_one_story(tmp_path)
    say_one_story(tmp_path)
    assert read_case(tmp_path).sections == {"stories": {"together": True, "likeness": 0.2}, "align": {}}
    assert "# ours" in path.read_text(encoding="utf-8")
    path.write_text("[stories]\ntogether = false\n", encoding="utf-8")
    say_one_story(tmp_path)
    assert read_case(tmp_path).sections == {"stories": {"together": True}}

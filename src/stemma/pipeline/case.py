"""The case folder and its `case.toml`: which pile it is about, and which settings differ from the defaults."""

import difflib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from stemma.intake import IntakeSettings
from stemma.model.errors import CaseError, SettingsError
from stemma.pipeline.stage import Stage

#: Name of the settings file inside a case folder; its presence makes a folder a case.
CASE_FILE = "case.toml"

_HEADER = """\
# Settings of this case. `stemma reconstruct` reads them; a flag on the command line wins.
# A section named like a stage ([align], [lineage], …) changes that stage's settings; `stemma plan` lists them.
"""


class CaseSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What `case.toml` says: the piles by absolute path, the field mapping for JSONL, and sections by stage."""

    pile: list[str] = []
    map: dict[str, str] = {}
    sections: dict[str, dict[str, Any]] = {}


def check_case(folder: Path) -> CaseSettings:
    """Return the settings of a case folder, which need not exist yet; nothing is written.

    Raises CaseError where the folder holds something else, SettingsError where `case.toml` cannot be understood.
    """
    if folder.exists() and not folder.is_dir():
        raise CaseError(f"{folder} is a file; name a folder with --case.")
    strangers = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    if strangers and not is_case(folder):
        raise CaseError(
            f"{folder} holds other files ({strangers[0]}) and no {CASE_FILE}, so it is not a case; "
            "name a new or an empty folder with --case."
        )
    return read_case(folder)


def is_case(folder: Path) -> bool:
    """Return whether a folder is a case."""
    return (folder / CASE_FILE).is_file()


def make_case(folder: Path) -> None:
    """Make a case folder with its settings file where there is none. Raises CaseError where it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not is_case(folder):
            (folder / CASE_FILE).write_text(_HEADER, encoding="utf-8")
    except OSError as error:
        raise CaseError(
            f"The case folder {folder} cannot be written ({error.strerror}); choose another with --case."
        ) from error


def read_case(folder: Path) -> CaseSettings:
    """Return what the `case.toml` of a folder says; all defaults where there is none."""
    path = folder / CASE_FILE
    if not path.exists():
        return CaseSettings()
    try:
        written = msgspec.toml.decode(path.read_bytes(), type=dict[str, Any])
        sections = {name: value for name, value in written.items() if isinstance(value, dict) and name != "map"}
        rest = {name: value for name, value in written.items() if name not in sections}
        _refuse_unknown(rest, ("pile", "map"), place=str(path))
        return msgspec.convert({**rest, "sections": sections}, CaseSettings)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be understood: {error}. Mend it, or delete it for the defaults.") from error


def remember_pile(folder: Path, piles: Sequence[Path], mapping: Mapping[str, str]) -> None:
    """Write into `case.toml` which pile the case is about; comments and sections stay as a person left them."""
    path = folder / CASE_FILE
    text = path.read_text(encoding="utf-8")
    lines = [f"pile = {_toml([str(pile.resolve()) for pile in piles])}"]
    if mapping:
        lines.append(
            "map = { " + ", ".join(f"{_toml(name)} = {_toml(field)}" for name, field in mapping.items()) + " }"
        )
    head, *sections = re.split(r"^(?=\[)", text, maxsplit=1, flags=re.MULTILINE)
    kept = [line for line in head.splitlines() if not re.match(r"(pile|map)\s*=", line)]
    changed = "\n".join([*kept, *lines, ""]) + ("\n" + sections[0] if sections else "")
    if changed != text:
        path.write_text(changed, encoding="utf-8")


def say_one_story(folder: Path) -> None:
    """Write into `case.toml` that all witnesses of the case tell of one event."""
    path = folder / CASE_FILE
    text = path.read_text(encoding="utf-8")
    if read_case(folder).sections.get("stories", {}).get("together") is True:
        return
    kept = re.sub(r"^together\s*=.*\n", "", text, flags=re.MULTILINE)
    header = re.search(r"^\[stories\][^\n]*\n", kept, flags=re.MULTILINE)
    at = header.end() if header else len(kept)
    lines = "together = true\n" if header else "\n[stories]\ntogether = true\n"
    path.write_text(kept[:at] + lines + kept[at:], encoding="utf-8")


def intake_settings(case: CaseSettings, mapping: Mapping[str, str]) -> IntakeSettings:
    """Return how the pile is taken in: the case's section [intake], its `map`, and the given mapping before both."""
    settings: IntakeSettings = _changed("intake", IntakeSettings(), case.sections.get("intake", {}))
    return msgspec.structs.replace(settings, mapping={**settings.mapping, **(mapping or case.map)})


def stage_settings(case: CaseSettings, plan: Iterable[Stage]) -> dict[str, Any]:
    """Return every stage's settings: its defaults with what the case changes. Raises SettingsError by name."""
    stages = {stage.name: stage.settings() for stage in plan}
    _refuse_unknown(case.sections, [*stages, "intake"], place=CASE_FILE)
    return {name: _changed(name, default, case.sections.get(name, {})) for name, default in stages.items()}


def _changed(stage: str, default: Any, section: Mapping[str, Any]) -> Any:  # noqa: ANN401 - each stage has its own type
    if not section:
        return default
    place = f"{CASE_FILE}, [{stage}]"
    _refuse_unknown(section, () if default is None else default.__struct_fields__, place=place)
    fields = msgspec.structs.asdict(default)
    for name, value in section.items():
        nested = isinstance(fields[name], msgspec.Struct) and isinstance(value, dict)
        fields[name] = _changed(f"{stage}.{name}", fields[name], value) if nested else value
    try:
        return msgspec.convert(fields, type(default), from_attributes=True)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{place}: {error}. Mend the value or remove the line.") from error


def _refuse_unknown(given: Iterable[str], known: Iterable[str], *, place: str) -> None:
    """Raise SettingsError for the first name that is not known, with the nearest name that is."""
    names = sorted(known)
    for name in given:
        if name not in names:
            near = difflib.get_close_matches(name, names, n=1)
            advice = f"Did you mean {near[0]!r}?" if near else f"Known here: {', '.join(names) or 'nothing'}."
            raise SettingsError(f"{place}: there is no setting {name!r}. {advice}")


def _toml(value: str | list[str]) -> str:
    # A JSON string or list of strings is a TOML one too, except for DEL.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")

"""Writes the reference pages from the code: records, pipeline, settings, commands. `--check` fails on a stale one."""

# ruff: noqa: INP001 - a script beside the pages that it writes, not a package

import inspect
import re
import sys
import typing
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

import click
import msgspec

from stemma.cli import main
from stemma.cli.group import COMMANDS
from stemma.export.jsonl import INTERNAL
from stemma.model import RECORDS, Record
from stemma.pipeline.plan import PLAN, TAKEN_IN
from stemma.report import shapes

FOLDER = Path(__file__).resolve().parent / "reference"

#: Columns of a terminal, so that help reads alike on every machine.
HELP_WIDTH = 100

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"

NOTE = "<!-- Generated from the code by `make docs`; a change here is overwritten. -->\n"


def records_page() -> str:
    """Return the page of all records with their fields."""
    lines = [
        "# Records",
        "",
        NOTE,
        "One record type is one table of the casebook and one file `NAME.jsonl` of an export. Spans are half-open, in",
        "Unicode code points of the witness's text. Ids are content hashes. What is missing is null.",
    ]
    for kind in RECORDS:
        inside = " Not exported: stages leave it for one another." if kind in INTERNAL else ""
        lines += ["", f"## {kind.table}", "", f"{_docstring(kind)}{inside}", "", *_fields_table(kind)]
        parts = [part for field in msgspec.structs.fields(kind) for part in _embedded(field.type)]
        for part in parts:
            lines += ["", f"Each `{part.__name__}`: {_docstring(part)}", "", *_fields_table(part)]
    return "\n".join(lines) + "\n"


def pipeline_page() -> str:
    """Return the page of the plan."""
    taken_in = " and ".join(f"`{kind.table}`" for kind in TAKEN_IN)
    lines = [
        "# Pipeline",
        "",
        NOTE,
        f"Intake gives {taken_in}; then these stages run, in this order. A stage is a pure function from rows to",
        "records. The rows of one *group* arrive together; groups are independent, so they can run side by side.",
        "",
        "| stage | group | reads | writes | function | version |",
        "|---|---|---|---|---|---|",
    ]
    for stage in PLAN:
        function = f"`{stage.function.__module__}.{stage.function.__name__}`"
        cells = (stage.name, stage.per, _tables(stage.reads), _tables(stage.writes), function, stage.version)
        lines.append(_row(*cells))
    lines += [
        "",
        "A stage runs again when its version, the program, its settings or anything that it reads has changed;",
        "`stemma reconstruct --explain` says which. Finished stages of a run that was killed are kept.",
    ]
    return "\n".join(lines) + "\n"


def settings_page() -> str:
    """Return the page of all settings of stages."""
    lines = [
        "# Settings",
        "",
        NOTE,
        "A section of `case.toml` with the name of a stage changes that stage's settings, for instance",
        "`[stories]` and below it `days = 2.0`. What is not named keeps its default. A dotted name belongs to",
        "a section of its own: `links.least_dice` is `least_dice` under `[align.links]`.",
    ]
    for stage in PLAN:
        settings = stage.settings()
        if settings is None or not settings.__struct_fields__:
            continue
        lines += ["", f"## [{stage.name}]", "", "| setting | default | meaning |", "|---|---|---|"]
        lines += _setting_rows(settings, "")
    return "\n".join(lines) + "\n"


def _setting_rows(settings: msgspec.Struct, prefix: str) -> Iterator[str]:
    comments = _comments(type(settings))
    for name in settings.__struct_fields__:
        value = getattr(settings, name)
        if isinstance(value, msgspec.Struct):
            yield from _setting_rows(value, f"{prefix}{name}.")
        else:
            yield _row(f"`{prefix}{name}`", f"`{value!r}`", comments.get(name, ""))


def commands_page() -> str:
    """Return the page of all commands: what `--help` prints."""
    top = click.Context(main, info_name="stemma", terminal_width=HELP_WIDTH)
    lines = ["# Commands", "", NOTE, *_help(main, top)]
    for name in COMMANDS:
        command = main.get_command(top, name)
        if command is not None:
            context = click.Context(command, info_name=name, parent=top, terminal_width=HELP_WIDTH)
            lines += ["", f"## stemma {name}", "", *_help(command, context)]
    return "\n".join(lines) + "\n"


def story_page() -> str:
    """Return the page of the story data: what the report's script reads."""
    parts = [part for part in vars(shapes).values() if isinstance(part, type) and issubclass(part, msgspec.Struct)]
    lines = [
        "# Story data",
        "",
        NOTE,
        f'The JSON in a report (`<script type="application/json" id="views">`), version {shapes.VERSION}. Its',
        "[JSON schema](story.schema.json) says the same. Inside one version fields are only ever added; a reader",
        "ignores those that it does not know. A field that goes or changes its meaning raises the version.",
        "",
        "Two further blocks, `texts` and `comparisons`, have a line of JSON each (`TextPart`, `ComparisonPart`): for",
        "every report by its number, and for every entry of `compared`.",
        "",
        "Reports are named by their number in `witnesses`. Offsets are Unicode code points, half-open, into the text",
        "of a report; its runs joined are that text. An array has its fields in the order of its table.",
    ]
    for part in sorted(
        (part for part in parts if part is not shapes.Part), key=lambda part: part is not shapes.StoryData
    ):
        shape = "an array" if part.__struct_config__.array_like else "an object"
        lines += ["", f"## {part.__name__}, {shape}", "", _docstring(part), "", *_fields_table(part)]
    return "\n".join(lines) + "\n"


def story_schema() -> str:
    """Return the JSON schema of the story data; lines of its further blocks are among its definitions."""
    schema = {"$schema": SCHEMA_DIALECT, "title": f"Stemma story data, version {shapes.VERSION}"}
    lines = (shapes.StoryData, shapes.TextPart, shapes.ComparisonPart)
    (story, *_), parts = msgspec.json.schema_components(lines, ref_template="#/$defs/{name}")
    encoded = msgspec.json.encode({**schema, **story, "$defs": parts})
    return msgspec.json.format(encoded, indent=2).decode() + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "records.md": records_page,
    "pipeline.md": pipeline_page,
    "settings.md": settings_page,
    "commands.md": commands_page,
    "story.md": story_page,
    "story.schema.json": story_schema,
}


def _help(command: click.Command, context: click.Context) -> list[str]:
    return ["```", *(line.rstrip() for line in command.get_help(context).splitlines()), "```"]


def _fields_table(kind: type[msgspec.Struct]) -> Iterator[str]:
    comments = _comments(kind)
    yield "| field | type | meaning |"
    yield "|---|---|---|"
    for field in msgspec.structs.fields(kind):
        yield _row(f"`{field.name}`", _type_name(field.type), comments.get(field.name, ""))


def _comments(kind: type) -> dict[str, str]:
    """Return the `#:` comments of a class by the field that they stand above."""
    comments: dict[str, str] = {}
    waiting: list[str] = []
    for line in inspect.getsource(kind).splitlines():
        text = line.strip()
        if text.startswith("#:"):
            waiting.append(text[2:].strip())
        elif found := re.match(r"(\w+)\s*:", text):
            if waiting:
                comments[found[1]] = " ".join(waiting)
            waiting = []
    return comments


def _type_name(annotation: object) -> str:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return " · ".join(member.value for member in annotation)
    if typing.get_origin(annotation) is dict:
        key, value = typing.get_args(annotation)
        return f"object of {_type_name(value)} by {_type_name(key)}"
    if typing.get_origin(annotation) is tuple:
        return f"({', '.join(map(_type_name, typing.get_args(annotation)))})"
    if typing.get_origin(annotation) is list:
        return f"list of {_type_name(typing.get_args(annotation)[0])}"
    members = [member for member in typing.get_args(annotation) if member is not type(None)]
    if members:
        return " or ".join([*map(_type_name, members), "null"])
    return getattr(annotation, "__name__", str(annotation))


def _embedded(annotation: object) -> Iterator[type[msgspec.Struct]]:
    for member in typing.get_args(annotation):
        if isinstance(member, type) and issubclass(member, msgspec.Struct):
            yield member


def _docstring(kind: type) -> str:
    return " ".join((inspect.getdoc(kind) or "").split())


def _tables(kinds: tuple[type[Record], ...]) -> str:
    return ", ".join(kind.table for kind in kinds)


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def stale_pages(folder: Path = FOLDER) -> list[str]:
    """Return the names of the pages that differ from what the code says."""
    return [name for name, page in PAGES.items() if _written(folder / name) != page()]


def _written(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


def write_pages(folder: Path = FOLDER) -> None:
    """Write all pages anew."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    if "--check" not in sys.argv[1:]:
        write_pages()
    elif stale := stale_pages():
        sys.exit(f"Stale in docs/reference: {', '.join(stale)}. Run `make docs` and commit.")

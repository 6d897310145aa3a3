import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from stemma.model import RECORDS, Record

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "stemma"
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")

#: Words that say nothing, or say two things here.
BANNED = {"source", "data", "item", "node", "info", "manager", "helper", "utils", "process", "handle", "result"}
BANNED_SETTINGS = {"config", "opts", "params"}


def names(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield every name that a module gives to something of its own, with its line."""
    for child in ast.walk(tree):
        match child:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                yield child.name, child.lineno
            case ast.arg():
                yield child.arg, child.lineno
            case ast.Name(ctx=ast.Store()):
                yield child.id, child.lineno
            case ast.alias(asname=str() as alias):
                yield alias, child.lineno
            case _:
                pass


def banned_names(text: str) -> list[tuple[str, int]]:
    return [found for found in names(ast.parse(text)) if found[0].lower() in BANNED | BANNED_SETTINGS]


@pytest.mark.parametrize("path", sorted(SRC.rglob("*.py")), ids=lambda path: path.relative_to(SRC).as_posix())
def test_no_name_is_a_banned_word(path: Path) -> None:
    assert banned_names(path.read_text(encoding="utf-8")) == []


def test_a_banned_word_is_seen() -> None:
    assert banned_names("def handle(data):\n    item = 1\n") == [("handle", 1), ("data", 1), ("item", 2)]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.table)
def test_the_glossary_explains_every_record(record: type[Record]) -> None:
    word = record.table.replace("_", " ")
    assert f"| {word} |" in GLOSSARY

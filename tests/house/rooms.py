"""How large the rooms of the house are: files, functions, parameters. Run it to see which are nearly full."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SRC = Path(__file__).resolve().parents[2] / "src" / "stemma"

FILE_WANTED, FILE_HARD = 250, 400
FUNCTION_WANTED, FUNCTION_HARD = 40, 60
POSITIONAL_HARD = 3


class Room(NamedTuple):
    """One file, function or signature, its size, and the sizes at which it is crowded and full."""

    name: str
    size: int
    wanted: int
    hard: int


Function = ast.FunctionDef | ast.AsyncFunctionDef


def rooms(root: Path = SRC) -> Iterator[Room]:
    """Yield every file, function body and signature below a folder."""
    for path in sorted(root.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(root.parent).as_posix()
        yield Room(name, text.count("\n"), FILE_WANTED, FILE_HARD)
        for function in functions(ast.parse(text)):
            place = f"{name}:{function.lineno} {function.name}"
            yield Room(place, _lines(function), FUNCTION_WANTED, FUNCTION_HARD)
            yield Room(f"{place}(positional)", _positional(function), POSITIONAL_HARD, POSITIONAL_HARD)


def functions(tree: ast.AST) -> Iterator[Function]:
    """Yield every function of a module, methods and inner functions too."""
    for child in ast.walk(tree):
        if isinstance(child, Function):
            yield child


def _lines(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _positional(function: Function) -> int:
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    return len([name for name in names if name not in {"self", "cls"}])


if __name__ == "__main__":
    for room in rooms():
        if room.size > room.wanted:
            sys.stdout.write(f"{room.size:5} of {room.hard}  {room.name}\n")

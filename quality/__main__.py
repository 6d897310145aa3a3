"""`python -m quality`: measured accuracy against pinned floors. Exit code 1 when a floor is broken."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from quality import gate
from quality.figures import Figure, Missing
from quality.floors import read_floors, update, write_floors
from quality.gate import Verdict, judge, measure
from quality.sets import Sets

#: Where measurement sets lie, beside the checkout; nothing here needs them.
USUAL = Path(__file__).resolve().parents[1].parent / "shared" / "data"


def main(arguments: Sequence[str]) -> int:
    """Measure, print and compare; return the exit code."""
    names = [name for name, _ in gate.LAYERS]
    parser = argparse.ArgumentParser(prog="python -m quality", description=__doc__)
    parser.add_argument("--data", type=Path, default=USUAL, help="folder of measurement sets (default: %(default)s)")
    parser.add_argument("--layer", action="append", choices=names, help="this layer only; may be repeated")
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--update", action="store_true", help="pin the figures as floors; never lowers one")
    parser.add_argument("--lower", action="store_true", help="with --update: lower floors too")
    chosen = parser.parse_args(arguments)
    floors = read_floors()
    figures: list[Figure] = []
    broken: list[Verdict] = []
    for told in measure(Sets(chosen.data), chosen.layer or names):
        if isinstance(told, Missing):
            print(_json(told) if chosen.json else f"{told.layer:<10} {told.measured_on:<26} not measured: {told.why}")
            continue
        verdict = judge(told, floors)
        figures.append(told)
        broken += [verdict] if verdict.broken else []
        print(_json(verdict) if chosen.json else _line(verdict), flush=True)
    if chosen.update:
        return _pin(figures, lower=chosen.lower)
    if broken:
        print(f"{len(broken)} of {len(figures)} figures broke their floors.", file=sys.stderr)
    return 1 if broken else 0


def _pin(figures: Sequence[Figure], *, lower: bool) -> int:
    floors, refused = update(figures, read_floors(), lower=lower)
    write_floors(floors)
    for key in refused:
        print(f"Not lowered: {key}. Add --lower if the loss is meant.", file=sys.stderr)
    return 1 if refused else 0


def _line(verdict: Verdict) -> str:
    figure = verdict.figure
    bound = "no floor" if verdict.floor is None else f"{'<=' if figure.low else '>='} {verdict.floor:.3f}"
    broken = "  BROKEN" if verdict.broken else ""
    start = f"{figure.layer:<10} {figure.measured_on:<26} {figure.metric:<24} {figure.value:>8.3f}  {bound:<10}{broken}"
    return f"{start}  {figure.detail}".rstrip()


def _json(told: Missing | Verdict) -> str:
    return msgspec.json.encode(told).decode()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

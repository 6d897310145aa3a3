"""`python -m tests.support.planted --seed N --out DIR`: a new pile in DIR/pile, its truth in DIR/truth."""

import argparse
import sys
from pathlib import Path

import msgspec
from tests.support.planted.bulk import write_bulk
from tests.support.planted.files import write_pile, write_truth
from tests.support.planted.planting import plant
from tests.support.planted.tree import Plan


def main(arguments: list[str]) -> None:
    """Plant what the arguments describe and say what stands where."""
    parser = argparse.ArgumentParser(prog="python -m tests.support.planted", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for pile/ and truth/")
    parser.add_argument("--edits", help="ways of copying and their weights, as in heavy=3,round-trip=1")
    parser.add_argument("--bulk", type=int, help="instead: this many plain texts in one JSONL file, for load tests")
    fields = [field for field in msgspec.structs.fields(Plan) if field.type in (int, float)]
    for field in fields:
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=field.type, default=field.default)
    parser.add_argument("--no-furniture", action="store_true", help="print the bare text")
    chosen = parser.parse_args(arguments)
    if chosen.bulk:
        write_bulk(chosen.out, seed=chosen.seed, count=chosen.bulk)
        return
    numbers = {field.name: getattr(chosen, field.name) for field in fields}
    plan = Plan(**numbers, furniture=not chosen.no_furniture)
    if chosen.edits:
        weights = dict(pair.split("=") for pair in chosen.edits.split(","))
        plan = msgspec.structs.replace(plan, edits={name: int(weight) for name, weight in weights.items()})
    planted = plant(plan)
    write_pile(planted, chosen.out / "pile")
    write_truth(planted, chosen.out / "truth")
    sys.stdout.write(f"{len(planted.printed)} witnesses in {chosen.out / 'pile'}, truth in {chosen.out / 'truth'}\n")


if __name__ == "__main__":
    main(sys.argv[1:])

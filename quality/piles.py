"""The piles annotated by hand: the product's export goes through the scorer that lies beside the first annotation."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from quality.figures import Figure, Missing
from quality.labels import FOLDER
from quality.running import run_files
from quality.sets import Sets
from stemma.model import RECORDS


class Asked(msgspec.Struct, frozen=True):
    """A number in the scorer's output: its layer, its name here, where it stands."""

    layer: str
    metric: str
    pattern: str
    low: bool = False


LINEAGE = (
    Asked("lineage", "same-lineage pair F1", r"same-lineage pairs .*?F1 ([\d.]+)"),
    Asked("lineage", "B-cubed F1", r"B-cubed over lineages .*?F1 ([\d.]+)"),
    Asked("lineage", "origins off by", r"origins on the event +found (\d+), gold", low=True),
)
CLAIMS = (
    Asked("claims", "differences found", r"differences +R ([\d.]+)"),
    Asked("claims", "kind right", r"kind right ([\d.]+)"),
    Asked("claims", "impossible verdicts", r"against the gold lineages (\d+) of", low=True),
)
ALL_ASKED = (
    *LINEAGE,
    *CLAIMS,
    Asked("alignment", "recall", r"sentence alignment +R ([\d.]+)"),
    Asked("alignment", "hard negatives aligned", r"hard negatives aligned (\d+) of", low=True),
    Asked("alignment", "recall verbatim", r"\n  verbatim +R ([\d.]+)"),
    Asked("alignment", "recall near-verbatim", r"near-verbatim +R ([\d.]+)"),
    Asked("alignment", "recall paraphrase", r"paraphrase +R ([\d.]+)"),
    Asked("furniture", "lines F1", r"furniture lines .*?F1 ([\d.]+)"),
    Asked("furniture", "body lost", r"body loss +([\d.]+)", low=True),
    Asked("credits", "recall", r"credits +R ([\d.]+)"),
)


class Pile(msgspec.Struct, frozen=True):
    """A pile with its annotation: which of its differences are asked for, and what is read of the scorer's output."""

    name: str
    measured_on: str
    asked: Sequence[Asked]
    #: Whether the annotation is ours, by offset alone.
    ours: bool = False
    #: Of our differences, those whose id hashes to an even number (0) or an odd one (1); all where it is None.
    half: int | None = None


PILES = (
    Pile("spotify", "piles", ALL_ASKED),
    Pile("census", "second pile", LINEAGE, ours=True),
    Pile("census", "second pile, half chosen on", CLAIMS, ours=True, half=0),
    Pile("census", "second pile, reported half", CLAIMS, ours=True, half=1),
)
#: Parts of an annotation that the scorer asks for, and ours does not have.
UNLABELLED = ("alignments", "negatives", "furniture", "credits")


def pile_figures(sets: Sets, layer: str) -> Iterator[Figure | Missing]:
    """Yield a layer's figures on the annotated piles, or say that they are not there."""
    scorer = sets.path("piles", "score.py")
    for pile in PILES:
        asked = [one for one in pile.asked if one.layer == layer]
        texts = sets.path("helsinki", f"{pile.name}.jsonl")
        if asked and (scorer is None or texts is None):
            why = f"there is no {sets.folder / 'piles' / 'score.py'} with its texts"
            yield Missing(layer=layer, measured_on=pile.measured_on, why=why)
        elif scorer is not None and texts is not None:
            for one in asked:
                yield _figure(one, pile, scored(scorer, texts, pile))


def _figure(asked: Asked, pile: Pile, said: str) -> Figure | Missing:
    found = re.search(asked.pattern, said)
    if found is None:
        why = f"the scorer does not print {asked.metric!r}"
        return Missing(layer=asked.layer, measured_on=pile.measured_on, why=why)
    value, line = (
        float(found.group(1)),
        said[said.rfind("\n", 0, found.start(1)) + 1 :].split("\n", maxsplit=1)[0].strip(),
    )
    if asked.metric == "origins off by":
        value = float(_outside(value, line))
    return Figure(
        layer=asked.layer,
        measured_on=pile.measured_on,
        metric=asked.metric,
        value=value,
        low=asked.low,
        detail=line,
    )


def scored(scorer: Path, texts: Path, pile: Pile) -> str:
    """Return what the scorer prints of the product's answer."""
    with tempfile.TemporaryDirectory(prefix="stemma-piles-") as folder:
        export = Path(folder)
        for table, lines in _exported(texts).items():
            (export / f"{table}.jsonl").write_bytes(lines)
        if pile.ours:
            # The scorer reads the annotation that lies beside it.
            gold = json.dumps({"piles": {pile.name: annotation(pile)}})
            (export / "gold.json").write_text(gold, encoding="utf-8")
            scorer = Path(shutil.copy(scorer, export))
        told = subprocess.run(  # noqa: S603 - our own interpreter, a file that the person named
            [sys.executable, str(scorer), str(export), pile.name], capture_output=True, text=True, check=True
        )
        return "\n" + told.stdout


def annotation(pile: Pile) -> dict[str, list[dict[str, Any]]]:
    """Return our annotation of a pile as the scorer reads it, with the differences that are asked for."""
    gold: dict[str, list[dict[str, Any]]] = json.loads((FOLDER / f"{pile.name}.json").read_text(encoding="utf-8"))
    gold["differences"] = [one for one in gold["differences"] if pile.half in {None, half_of(one["id"])}]
    return gold | {part: [] for part in UNLABELLED}


def half_of(difference: str) -> int:
    """Return the half of a difference: 0 is the one that rules may be chosen on, 1 the one that is reported."""
    return int(hashlib.sha256(difference.encode()).hexdigest(), 16) % 2


@cache
def _exported(texts: Path) -> dict[str, bytes]:
    found = run_files([texts])
    return {kind.table: b"".join(msgspec.json.encode(record) + b"\n" for record in found.of(kind)) for kind in RECORDS}


def _outside(count: float, line: str) -> float:
    low, high = map(int, re.search(r"accepted (\d+)\.\.(\d+)", line).groups())  # type: ignore[union-attr]
    return max(0.0, low - count, count - high)

"""The hand-annotated pile: the product's export goes through the scorer that lies beside the annotation."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from quality.figures import Figure, Missing
from quality.running import run_files
from quality.sets import Sets
from stemma.model import RECORDS

SET = "piles"
#: The one pile of the development set.
PILE = "spotify"


class Asked(msgspec.Struct, frozen=True):
    """A number in the scorer's output: its layer, its name here, where it stands."""

    layer: str
    metric: str
    pattern: str
    low: bool = False


ASKED = (
    Asked("lineage", "same-lineage pair F1", r"same-lineage pairs .*?F1 ([\d.]+)"),
    Asked("lineage", "B-cubed F1", r"B-cubed over lineages .*?F1 ([\d.]+)"),
    Asked("lineage", "origins off by", r"origins on the event +found (\d+), gold", low=True),
    Asked("alignment", "recall", r"sentence alignment +R ([\d.]+)"),
    Asked("alignment", "hard negatives aligned", r"hard negatives aligned (\d+) of", low=True),
    Asked("alignment", "recall verbatim", r"\n  verbatim +R ([\d.]+)"),
    Asked("alignment", "recall near-verbatim", r"near-verbatim +R ([\d.]+)"),
    Asked("alignment", "recall paraphrase", r"paraphrase +R ([\d.]+)"),
    Asked("furniture", "lines F1", r"furniture lines .*?F1 ([\d.]+)"),
    Asked("furniture", "body lost", r"body loss +([\d.]+)", low=True),
    Asked("claims", "differences found", r"differences +R ([\d.]+)"),
    Asked("claims", "kind right", r"kind right ([\d.]+)"),
    Asked("claims", "impossible verdicts", r"against the gold lineages (\d+) of", low=True),
    Asked("credits", "recall", r"credits +R ([\d.]+)"),
)


def pile_figures(sets: Sets, layer: str) -> Iterator[Figure | Missing]:
    """Yield a layer's figures on the annotated pile, or say that it is not there."""
    folder = sets.path("piles", "score.py")
    texts = sets.path("helsinki", f"{PILE}.jsonl")
    if folder is None or texts is None:
        yield Missing(
            layer=layer, measured_on=SET, why=f"there is no {sets.folder / 'piles' / 'score.py'} with its texts"
        )
        return
    said = scored(folder, texts)
    for asked in ASKED:
        found = re.search(asked.pattern, said)
        if asked.layer != layer:
            continue
        if found is None:
            yield Missing(layer=layer, measured_on=SET, why=f"the scorer does not print {asked.metric!r}")
            continue
        value, line = float(found.group(1)), said[said.rfind("\n", 0, found.start(1)) + 1 :].split("\n")[0].strip()
        if asked.metric == "origins off by":
            value = float(_outside(value, line))
        yield Figure(layer=layer, measured_on=SET, metric=asked.metric, value=value, low=asked.low, detail=line)


@cache
def scored(scorer: Path, texts: Path) -> str:
    """Return what the scorer prints of the product's answer."""
    with tempfile.TemporaryDirectory(prefix="stemma-piles-") as folder:
        export = Path(folder)
        found = run_files([texts])
        for kind in RECORDS:
            lines = b"".join(msgspec.json.encode(record) + b"\n" for record in found.of(kind))
            (export / f"{kind.table}.jsonl").write_bytes(lines)
        told = subprocess.run(  # noqa: S603 - our own interpreter, a file that the person named
            [sys.executable, str(scorer), str(export), PILE], capture_output=True, text=True, check=True
        )
        return "\n" + told.stdout


def _outside(count: float, line: str) -> float:
    low, high = map(int, re.search(r"accepted (\d+)\.\.(\d+)", line).groups())  # type: ignore[union-attr]
    return max(0.0, low - count, count - high)

"""How alike names are: pairs of words, and pairs of full names in many scripts."""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein
from training.costs import training_groups

from quality.figures import Figure, ratio
from stemma.stages.names.sameness import CUT, same_name_score
from stemma.text.spelling import same_name_log_odds
from stemma.text.transliterate import romanised

LAYER = "names"
PAIRS, BENCH = "variant-pairs, words unseen in training", "name-bench, half not used for the cut"


def pair_figures(folder: Path) -> Iterator[Figure]:
    """Yield the AUC of the learned costs against look-alikes and against random words; Levenshtein beside it."""
    seen = {form for group in training_groups(folder / "variant-groups.jsonl") for form in group}
    rows = [row for row in _rows(folder / "variant-pairs.jsonl") if row["a"] not in seen and row["b"] not in seen]
    for kind in ("near", "random"):
        chosen = [row for row in rows if row["kind"] in ("variant", kind)]
        ours = _auc(chosen, same_name_log_odds)
        plain = _auc(chosen, Levenshtein.normalized_similarity)
        detail = f"Levenshtein {plain:.3f}, {len(chosen)} pairs"
        yield Figure(layer=LAYER, measured_on=PAIRS, metric=f"AUC against {kind}", value=ours, detail=detail)


def bench_figures(folder: Path) -> Iterator[Figure]:
    """Yield the F1 at the shipped cut on the half of the bench that the cut was not fixed on; WRatio beside it."""
    rows = [row for row in _rows(folder / "name-bench.jsonl") if not _cut_half(row)]
    found = [same_name_score(row["a"], row["b"], person=row["schema"] == "Person") >= CUT for row in rows]
    plain = [fuzz.WRatio(romanised(row["a"]).lower(), romanised(row["b"]).lower()) for row in rows]
    best = max(_f1(rows, [score >= cut for score in plain]) for cut in sorted(set(plain)))
    detail = f"{len(rows)} pairs; WRatio at its best cut {best:.3f}"
    yield Figure(layer=LAYER, measured_on=BENCH, metric="F1", value=_f1(rows, found), detail=detail)


def _cut_half(row: dict[str, Any]) -> bool:
    return hashlib.sha256(("half" + row["a"] + row["b"]).encode()).digest()[0] % 2 == 0


def _f1(rows: Sequence[dict[str, Any]], found: Sequence[bool]) -> float:
    right = sum(row["same"] and one for row, one in zip(rows, found, strict=True))
    return ratio(2 * right, sum(found) + sum(row["same"] for row in rows))


def _auc(rows: Sequence[dict[str, Any]], score: Callable[[str, str], float]) -> float:
    """Return the chance that a pair of one name scores above a pair of two, ties counted half."""
    scored = sorted((score(row["a"], row["b"]), row["same"]) for row in rows)
    below = right = 0.0
    at = 0
    while at < len(scored):
        end = at
        while end < len(scored) and scored[end][0] == scored[at][0]:
            end += 1
        same = sum(one for _, one in scored[at:end])
        other = end - at - same
        right += same * (below + other / 2)
        below += other
        at = end
    return ratio(right, below * (len(scored) - below))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

"""Learn `data/names/costs.toml`: `python -m training.costs --groups variant-groups.jsonl [--out FILE]`.

Positives: two Latin forms of one Russian name word in Wikidata (Merhav and Ash 2018, CC0). Negatives: for every
form the most similar ones of other groups, and random ones. Only groups of the training half (by hash) are looked at.
"""

import argparse
import hashlib
import itertools
import json
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from stemma.text.spelling import spelling_features
from stemma.text.tokens import fold

OUT = Path(__file__).resolve().parents[1] / "src" / "stemma" / "data" / "names" / "costs.toml"
#: A chunk that is seen less often is not learned.
LEAST = 6
#: Penalty on squared weights, steps and step size of the fit.
PENALTY, STEPS, STEP = 5e-4, 1200, 0.05
SEED = 7
#: Random pairs a form: near ones alone would teach that everything with some letters in common is near.
RANDOM = 4
#: Weights of one sign only: what makes two words less alike can never speak for them.
AGAINST, FOR = (
    ("distance", "share", "length"),
    ("skeleton", "skeleton-equal", "winkler", "first", "sound", "sound-equal", "loose", "loose-equal"),
)


def in_training_half(pivot: str) -> bool:
    """Return whether a group belongs to the half that costs are learned from."""
    return hashlib.sha256(("half " + pivot).encode()).digest()[0] % 2 == 0


def training_groups(path: Path) -> list[list[str]]:
    """Return the folded forms of the groups of the training half."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    groups = []
    for row in rows:
        if in_training_half(row["pivot"]):
            forms = sorted({folded for form in row["forms"] if (folded := plain(form["form"]))})
            groups.append(forms)
    return groups


def plain(form: str) -> str:
    """Return a form folded to the letters a to z, as the pairs are."""
    return "".join(letter for letter in fold(form) if "a" <= letter <= "z")


def pairs(groups: Sequence[Sequence[str]]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return pairs of one name, and pairs of two."""
    chance = random.Random(SEED)  # noqa: S311 - a repeatable draw
    same = [pair for forms in groups for pair in itertools.combinations(forms, 2)]
    owners: dict[str, set[int]] = {}
    for number, forms in enumerate(groups):
        for form in forms:
            owners.setdefault(form, set()).add(number)
    forms = sorted(owners)
    other: list[tuple[str, str]] = []
    for start in range(0, len(forms), 500):
        block = forms[start : start + 500]
        table = process.cdist(block, forms, scorer=Levenshtein.normalized_similarity, dtype=np.float32)
        for row, form in enumerate(block):
            best = np.argsort(-table[row], kind="stable")[:12]
            near = [forms[at] for at in best if not owners[forms[at]] & owners[form]]
            other += [(form, one) for one in near[:2]]
            other += [(form, chance.choice(forms)) for _ in range(RANDOM)]
    other = [(one, two) for one, two in other if one != two and not owners[one] & owners[two]]
    return same, other


def fit(same: Sequence[tuple[str, str]], other: Sequence[tuple[str, str]]) -> Mapping[str, float]:
    """Return weights by feature, and "bias": logistic regression by full gradient steps (Adam)."""
    rows = [spelling_features(*pair) for pair in (*same, *other)]
    truth = np.array([1.0] * len(same) + [0.0] * len(other))
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    place = {name: at for at, name in enumerate(names)}
    at_row = np.array([number for number, row in enumerate(rows) for name in row if name in place])
    at_name = np.array([place[name] for row in rows for name in row if name in place])
    value = np.array([amount for row in rows for name, amount in row.items() if name in place])
    share = np.where(truth > 0, len(truth) / 2 / truth.sum(), len(truth) / 2 / (1 - truth).sum())
    weights, bias = np.zeros(len(names)), 0.0
    low = np.array([0.0 if name in FOR else -np.inf for name in names])
    high = np.array([0.0 if name in AGAINST else np.inf for name in names])
    first, second = np.zeros(len(names) + 1), np.zeros(len(names) + 1)
    for step in range(1, STEPS + 1):
        score = np.bincount(at_row, value * weights[at_name], len(rows)) + bias
        gap = (1 / (1 + np.exp(-score)) - truth) * share / len(rows)
        slope = np.append(np.bincount(at_name, value * gap[at_row], len(names)) + PENALTY * weights, gap.sum())
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        move = STEP * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        weights -= move[:-1]
        weights = np.clip(weights, low, high)
        bias -= move[-1]
    return {**dict(zip(names, weights.round(3).tolist(), strict=True)), "bias": round(float(bias), 3)}


def written(weights: Mapping[str, float]) -> str:
    """Return the TOML of the shipped file; weights that round to nothing are left out."""
    general = {
        name: weight for name, weight in weights.items() if name.islower() and "/" not in name and name != "bias"
    }
    chunks = {name: weight for name, weight in weights.items() if "/" in name and abs(weight) >= 0.05}  # noqa: PLR2004 - a twentieth changes no decision
    lines = [
        "# Learned by `python -m training.costs`: weights in log-odds that two spellings are one name.",
        f"bias = {weights['bias']}",
    ]
    for title, table in (("general", general), ("chunks", chunks)):
        lines += ["", f"[{title}]"] + [
            f"{msgspec.json.encode(name).decode()} = {weight}" for name, weight in sorted(table.items())
        ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Learn and write."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--groups", type=Path, required=True)
    asked.add_argument("--out", type=Path, default=OUT)
    given = asked.parse_args()
    given.out.write_text(written(fit(*pairs(training_groups(given.groups)))), encoding="utf-8")


if __name__ == "__main__":
    main()

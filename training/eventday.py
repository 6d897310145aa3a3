"""Learn `data/claims/eventday.toml`: `python -m training.eventday --incidents FOLDER [--out FILE]`.

Of the incidents of a register (Gun Violence Archive, as in SemEval-2018 task 5) only the half on which rules may be
made is looked at. Every report is a choice among the days that it names; the weights are those of a conditional logit
over them, a day as good as the best of its moments. A register errs, and a report may name another day with reason, so
that a report that the weights find hopeless counts less (the loss of Zhang and Sabuncu 2018). What the weights are
worth is printed from five folds of incidents.
"""

import argparse
import gzip
import hashlib
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
from quality.figures import ratio
from quality.layers.claims import SHORTEST, Incident, Told, assertions_of, was_seen

from stemma.stages.claims.when.eventday import Candidate, candidates

OUT = Path(__file__).resolve().parents[1] / "src" / "stemma" / "data" / "claims" / "eventday.toml"
#: A sign that fewer candidates have is not learned.
LEAST = 4
#: Penalty on squared weights, steps and step size of the fit, and the power of a report's likelihood that it counts by.
PENALTY, STEPS, STEP, POWER = 1e-3, 400, 0.05, 0.5
#: How sharply the best moment of a day is taken for all of them while weights are sought.
SHARP = 20.0
FOLDS = 5
#: Weights of one sign only: what makes a moment less likely that of the event can never speak for it.
AGAINST = frozenset(
    (
        "came after", "said", "quoted", "behind a bound", "behind as of", "before later", "nearest later", "verb later",
        "before planning", "after planning", "nearest planning", "verb planning", "before speaking", "nearest speaking",
        "verb speaking", "before dying", "nearest dying", "verb dying", "place middle", "place low", "back 6 bare",
        "form named day",
    )
)  # fmt: skip
FOR = frozenset(
    (
        "harm", "harm in the lead", "hour", "clock beside", "before harming", "after harming", "nearest harming",
        "verb harming", "before occurring", "after occurring", "nearest occurring", "verb occurring", "before calling",
        "verb calling", "place headline", "place first", "place second", "place third", "times", "earliest day",
        "telling 1",
    )
)  # fmt: skip

Floats = npt.NDArray[np.floating]


class Report(msgspec.Struct, frozen=True):
    """The candidates of a report, the day that the register gives, and its fold."""

    candidates: Sequence[Candidate]
    day: str
    fold: int
    #: Of a report that names no day it is taken to be that of its publication.
    published: str


def seen_reports(folder: Path) -> Iterator[Report]:
    """Yield the reports of the half on which rules may be made."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {one.incident: one for one in (msgspec.json.decode(line, type=Incident) for line in lines)}
    with gzip.open(folder / "reports.jsonl.gz", "rt", encoding="utf-8") as stream:
        for told in (msgspec.json.decode(line, type=Told) for line in stream):
            if told.incident in gold and was_seen(told.incident) and len(told.text) >= SHORTEST:
                fold = hashlib.sha256(f"fold{told.incident}".encode()).digest()[0] % FOLDS
                found = tuple(candidates(assertions_of(told), published=told.published))
                yield Report(found, gold[told.incident].date, fold, told.published[:10])


class Choices:
    """Reports as arrays: one row an amount of a sign, candidates numbered through, and days of reports likewise."""

    def __init__(self, reports: Sequence[Report], names: Sequence[str]) -> None:
        places = {name: place for place, name in enumerate(names)}
        row, column, amount, day_of, report_of, right = ([] for _ in range(6))  # type: ignore[var-annotated]
        for number, report in enumerate(reports):
            days: dict[str, int] = {}
            for one in report.candidates:
                if one.day not in days:
                    days[one.day] = len(report_of)
                    report_of.append(number)
                    right.append(float(one.day == report.day))
                for name, value in one.signs.items():
                    if name in places:
                        row.append(len(day_of))
                        column.append(places[name])
                        amount.append(value)
                day_of.append(days[one.day])
        self.row, self.column, self.amount = np.array(row), np.array(column), np.array(amount)
        self.day_of, self.report_of, self.right = np.array(day_of), np.array(report_of), np.array(right)

    def slope(self, weights: Floats) -> Floats:
        """Return the slope of the loss, its mean over reports."""
        reports = int(self.report_of[-1]) + 1
        worth = SHARP * np.bincount(self.row, weights[self.column] * self.amount, len(self.day_of))
        share, logs = softmax(worth, self.day_of, len(self.report_of))
        chance, _ = softmax(logs / SHARP, self.report_of, reports)
        likely = np.bincount(self.report_of, chance * self.right, reports) ** POWER
        gap = (chance - self.right) * likely[self.report_of]
        moved = (gap[self.day_of] * share)[self.row] * self.amount
        return np.bincount(self.column, moved, len(weights)) / reports


def softmax(worth: Floats, group: npt.NDArray[np.int64], groups: int) -> tuple[Floats, Floats]:
    """Return the share of each in its group, and the logarithm of the sum of each group."""
    top = np.full(groups, -np.inf)
    np.maximum.at(top, group, worth)
    powers = np.exp(worth - top[group])
    sums = np.bincount(group, powers, groups)
    return powers / sums[group], np.log(sums) + top


def fit(reports: Sequence[Report]) -> dict[str, float]:
    """Return weights by sign: full gradient steps (Adam) over the reports that name the day of the register."""
    told = [one for one in reports if any(each.day == one.day for each in one.candidates)]
    counts = Counter(name for one in reports for each in one.candidates for name in each.signs)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    choices = Choices(told, names)
    low = np.array([0.0 if name in FOR else -np.inf for name in names])
    high = np.array([0.0 if name in AGAINST else np.inf for name in names])
    weights, first, second = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = choices.slope(weights) + PENALTY * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        move = STEP * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        weights = np.clip(weights - move, low, high)
    return dict(zip(names, weights.round(2).tolist(), strict=True))


def chosen(report: Report, weights: dict[str, float]) -> str:
    """Return the day of the best candidate, of equals the earliest."""
    if not report.candidates:
        return report.published
    worth = [sum(weights.get(name, 0.0) * amount for name, amount in one.signs.items()) for one in report.candidates]
    return min(zip(worth, report.candidates, strict=True), key=lambda one: (-one[0], one[1].day))[1].day


def rights(reports: Sequence[Report], weights: dict[str, float]) -> int:
    """Return how many reports are given the day of the register."""
    return sum(chosen(one, weights) == one.day for one in reports)


def written(weights: dict[str, float]) -> str:
    """Return the TOML of the shipped file; weights that round to nothing are left out."""
    lines = [
        "# Learned by `python -m training.eventday`: weights in log-odds that a moment of a text is that of its event.",
        "[weights]",
        *(f"{msgspec.json.encode(name).decode()} = {weight}" for name, weight in sorted(weights.items()) if weight),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Learn, write, and print what the weights are worth."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--incidents", type=Path, required=True)
    asked.add_argument("--out", type=Path, default=OUT)
    given = asked.parse_args()
    reports = list(seen_reports(given.incidents))
    right = sum(
        rights([one for one in reports if one.fold == fold], fit([one for one in reports if one.fold != fold]))
        for fold in range(FOLDS)
    )
    weights = fit(reports)
    given.out.write_text(written(weights), encoding="utf-8")
    figures = (("on folds left out", right), ("on those learned from", rights(reports, weights)))
    for title, number in figures:
        sys.stdout.write(f"days right {title}: {number} of {len(reports)} ({ratio(number, len(reports)):.3f})\n")


if __name__ == "__main__":
    main()

"""Reuse: answers to one question that are derived from a text, against answers written without it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from quality.figures import Figure, Missing, ratio
from quality.running import run_stages
from quality.sets import Sets
from stemma.model import Pair, Rows, Witness, stable_id

LAYER = "reuse"
SET = "reuse"


class Answer(msgspec.Struct, frozen=True):
    """A text of the set. `label` is orig, cut, light, heavy or non."""

    id: str
    task: str
    label: str
    text: str


def measure(sets: Sets) -> Iterator[Figure | Missing]:
    """Yield how well the bits of a pair tell derived from independent answers."""
    path = sets.path("reuse", "texts.jsonl")
    if path is None:
        yield Missing(layer=LAYER, measured_on=SET, why=f"there is no {sets.folder / 'reuse' / 'texts.jsonl'}")
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    tasks: dict[str, list[Answer]] = defaultdict(list)
    for line in lines:
        answer = msgspec.json.decode(line, type=Answer)
        tasks[answer.task].append(answer)
    scored = [pair for task in sorted(tasks) for pair in score_task(tasks[task])]
    derived = [bits for label, bits in scored if label != "non"]
    alone = [bits for label, bits in scored if label == "non"]
    detail = f"{len(derived)} derived, {len(alone)} independent"
    yield Figure(layer=LAYER, measured_on=SET, metric="AUC derived", value=auc(derived, alone), detail=detail)
    for label in ("cut", "light", "heavy"):
        some = [bits for one, bits in scored if one == label]
        yield Figure(layer=LAYER, measured_on=SET, metric=f"AUC {label}", value=auc(some, alone))


def score_task(answers: Sequence[Answer]) -> list[tuple[str, float]]:
    """Return label and bits of every answer against the original, all answers of a task in one pile."""
    witnesses = {answer.id: _witness(answer) for answer in answers}
    found = run_stages(Rows(witnesses.values()), last="align")
    bits = {frozenset((pair.left, pair.right)): pair.bits for pair in found.of(Pair)}
    (original,) = (answer for answer in answers if answer.label == "orig")
    least = min([0.0, *bits.values()])
    return [
        (answer.label, bits.get(frozenset((witnesses[answer.id].id, witnesses[original.id].id)), least))
        for answer in answers
        if answer is not original
    ]


def auc(high: Sequence[float], low: Sequence[float]) -> float:
    """Return how often one of the first scores above one of the second; ties count half."""
    won = sum((one > two) + (one == two) / 2 for one in high for two in low)
    return ratio(won, len(high) * len(low))


def _witness(answer: Answer) -> Witness:
    return Witness(
        id=stable_id("witness", answer.id),
        path=answer.id,
        siglum=answer.id,
        media_type="text/plain",
        encoding="utf-8",
        language="en",
        sha256=hashlib.sha256(answer.text.encode()).hexdigest(),
        chars=len(answer.text),
        text=answer.text,
        places=[answer.id],
    )

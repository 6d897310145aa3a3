"""Reuse: answers to one question that are derived from a text, against answers written without it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from quality.figures import Figure, Missing, ratio
from quality.running import run_stages
from quality.sets import Sets
from stemma.model import Manner, Pair, Rows, Witness, stable_id
from stemma.text.tokens import tokenise

LAYER = "reuse"
SET = "reuse"


#: The ways in which an answer can follow its text, the closest first, and the label of those that do not.
WAYS, ALONE = ("cut", "light", "heavy"), "non"

#: The label that a manner of copying comes to; witnesses that are no copies have no manner.
LABELS = {
    Manner.WORD_FOR_WORD: "cut",
    Manner.LIGHTLY_REWORDED: "light",
    Manner.HEAVILY_REWORDED: "heavy",
    None: ALONE,
}


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
    scored = [one for task in sorted(tasks) for one in score_task(tasks[task])]
    derived = [one.bits for one in scored if one.label != ALONE]
    alone = [one.bits for one in scored if one.label == ALONE]
    foreign = [one for one in scored if one.label != ALONE and not one.shares_wording]
    worded = auc([one.bits for one in scored if one.label != ALONE and one.shares_wording], alone)
    detail = (
        f"{len(derived)} derived, {len(alone)} independent; {worded:.3f} without {len(foreign)} that share no wording"
    )
    yield Figure(layer=LAYER, measured_on=SET, metric="AUC derived", value=auc(derived, alone), detail=detail)
    for label in WAYS:
        some = [one.bits for one in scored if one.label == label]
        yield Figure(layer=LAYER, measured_on=SET, metric=f"AUC {label}", value=auc(some, alone))
    right = sum(LABELS[one.manner] == one.label for one in scored)
    detail = f"{right} of {len(scored)}, by verdict and manner; nothing is learnt"
    yield Figure(layer=LAYER, measured_on=SET, metric="four ways", value=ratio(right, len(scored)), detail=detail)


class Scored(msgspec.Struct, frozen=True):
    """An answer against its text: its label, and what the product says of the pair."""

    label: str
    bits: float
    manner: Manner | None
    #: Whether it has three words in a row of the text at all.
    shares_wording: bool


def score_task(answers: Sequence[Answer]) -> list[Scored]:
    """Return what every answer comes to against the original, all answers of a task in one pile."""
    witnesses = {answer.id: _witness(answer) for answer in answers}
    found = run_stages(Rows(witnesses.values()), last="align")
    pairs = {frozenset((pair.left, pair.right)): pair for pair in found.of(Pair)}
    (original,) = (answer for answer in answers if answer.label == "orig")
    text = witnesses[original.id].id
    least = min([0.0, *(pair.bits for pair in pairs.values())])
    scored = []
    for answer in answers:
        name = witnesses[answer.id].id
        pair = pairs.get(frozenset((name, text)))
        scored.append(
            Scored(
                label=answer.label,
                bits=pair.bits if pair else least,
                manner=pair.manner if pair else None,
                shares_wording=bool(_triples(answer.text) & _triples(original.text)),
            )
        )
    return [one for one in scored if one.label != "orig"]


def _triples(text: str) -> set[tuple[str, ...]]:
    words = [token.fold for token in tokenise(text) if token.kind != "mark"]
    return set(zip(words, words[1:], words[2:], strict=False))


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

"""Reuse: answers to one question that are derived from a text, against answers written without it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from quality.figures import Figure, Missing, ratio
from quality.running import run_stages
from quality.sets import Sets
from stemma.model import Alignment, Pair, PairVerdict, Rows, Witness, stable_id
from stemma.text.tokens import tokenise

LAYER = "reuse"
SET = "reuse"


#: The ways in which an answer can follow its text, the closest first, and the label of those that do not.
WAYS, ALONE = ("cut", "light", "heavy"), "non"


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
    by_task = {task: score_task(tasks[task]) for task in sorted(tasks)}
    scored = [one for task in by_task.values() for one in task]
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
    right = sum(
        told == one.label for task in by_task for one, told in zip(by_task[task], told_ways(by_task, task), strict=True)
    )
    detail = f"{right} of {len(scored)}, each task by cuts learnt on the others"
    yield Figure(layer=LAYER, measured_on=SET, metric="four ways", value=ratio(right, len(scored)), detail=detail)


class Scored(msgspec.Struct, frozen=True):
    """An answer against its text: its label, the bits of the pair, and the part of its text kept, 0..1."""

    label: str
    bits: float
    copied: bool
    kept: float
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
        kept = sum(_kept(one, name) for one in found.of(Alignment) if {one.left, one.right} == {name, text})
        scored.append(
            Scored(
                label=answer.label,
                bits=pair.bits if pair else least,
                copied=pair is not None and pair.verdict is PairVerdict.COPY,
                kept=kept / len(answer.text),
                shares_wording=bool(_triples(answer.text) & _triples(original.text)),
            )
        )
    return [one for one in scored if one.label != "orig"]


def _kept(alignment: Alignment, name: str) -> float:
    left = alignment.left_end - alignment.left_start
    right = alignment.right_end - alignment.right_start
    return alignment.score * (left if alignment.left == name else right)


def _triples(text: str) -> set[tuple[str, ...]]:
    words = [token.fold for token in tokenise(text) if token.kind != "mark"]
    return set(zip(words, words[1:], words[2:], strict=False))


def told_ways(by_task: Mapping[str, Sequence[Scored]], task: str) -> list[str]:
    """Return the way that every answer of a task seems to follow its text, by two cuts learnt on the other tasks."""
    others = [one for name, scored in by_task.items() if name != task for one in scored]
    levels = sorted({one.kept for one in others})
    cuts = max(combinations(levels, 2), key=lambda pair: sum(_way(one, pair) == one.label for one in others))
    return [_way(one, cuts) for one in by_task[task]]


def _way(one: Scored, cuts: tuple[float, float]) -> str:
    if not one.copied:
        return ALONE
    low, high = cuts
    return "cut" if one.kept >= high else "light" if one.kept >= low else "heavy"


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

"""Reuse: answers to one question that are derived from a text, against answers written without it."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from quality.figures import Figure, Missing, ratio
from quality.running import run_stages
from quality.sets import Sets
from quality.ways import Followed, told_ways
from stemma.model import Alignment, AlignmentKind, Pair, Rows, Witness, stable_id
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
    derived = [one.followed.bits for one in scored if one.label != ALONE]
    alone = [one.followed.bits for one in scored if one.label == ALONE]
    foreign = [one for one in scored if one.label != ALONE and not one.shares_wording]
    worded = auc([one.followed.bits for one in scored if one.label != ALONE and one.shares_wording], alone)
    detail = (
        f"{len(derived)} derived, {len(alone)} independent; {worded:.3f} without {len(foreign)} that share no wording"
    )
    yield Figure(layer=LAYER, measured_on=SET, metric="AUC derived", value=auc(derived, alone), detail=detail)
    for label in WAYS:
        some = [one.followed.bits for one in scored if one.label == label]
        yield Figure(layer=LAYER, measured_on=SET, metric=f"AUC {label}", value=auc(some, alone))
    right = 0
    for task, asked in by_task.items():
        taught = [(one.followed, one.label) for name, others in by_task.items() if name != task for one in others]
        told = told_ways(taught, [one.followed for one in asked])
        right += sum(way == one.label for way, one in zip(told, asked, strict=True))
    detail = f"{right} of {len(scored)}, each task by a model learnt on the others"
    yield Figure(layer=LAYER, measured_on=SET, metric="four ways", value=ratio(right, len(scored)), detail=detail)


class Scored(msgspec.Struct, frozen=True):
    """An answer against its text: its label, and what the aligner says of the pair."""

    label: str
    followed: Followed
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
        alignments = [one for one in found.of(Alignment) if {one.left, one.right} == {name, text}]
        scored.append(
            Scored(
                label=answer.label,
                followed=_followed(pair.bits if pair else least, alignments, name),
                shares_wording=bool(_triples(answer.text) & _triples(original.text)),
            )
        )
    return [one for one in scored if one.label != "orig"]


def _followed(bits: float, alignments: Sequence[Alignment], name: str) -> Followed:
    """Return what the alignments of a witness with its text come to, each weighed by the witness's characters in it."""
    long = [
        one.left_end - one.left_start if one.left == name else one.right_end - one.right_start for one in alignments
    ]
    verbatim = sum(chars for chars, one in zip(long, alignments, strict=True) if one.kind is AlignmentKind.VERBATIM)
    scores = sum(chars * one.score for chars, one in zip(long, alignments, strict=True))
    return Followed(bits=bits, verbatim=ratio(verbatim, sum(long)), fidelity=ratio(scores, sum(long)))


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

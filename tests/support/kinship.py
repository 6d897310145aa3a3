"""Small stories for lineage tests: witnesses of invented sentences, aligned wherever they share one."""

from collections.abc import Mapping, Sequence
from itertools import combinations

import msgspec

from stemma.model import (
    Alignment,
    AlignmentKind,
    Credit,
    Kin,
    Pair,
    PairVerdict,
    Record,
    Relation,
    Rows,
    Sentence,
    Story,
    Witness,
    stable_id,
)


def sentence(number: int) -> str:
    """Return an invented sentence of twelve words that shares no run of three with any other number."""
    words = [f"{stem}{number}" for stem in ("harbour", "gate", "warden", "lamp", "tide", "rope", "keeper", "mole")]
    return f"The {' '.join(words)} held at noon{number}."


def witness(key: str, lines: Sequence[str], **fields: str) -> Witness:
    """Return a witness whose sentences stand one on each line; its id is its key."""
    text = "\n".join(lines)
    plain = Witness(
        id=key, path=f"{key}.txt", siglum=key.upper(), media_type="text/plain", sha256=key, chars=len(text), text=text
    )
    return msgspec.structs.replace(plain, **fields)


def sentences(told: Witness) -> list[Sentence]:
    """Return one body sentence for each line of a witness."""
    found, start = [], 0
    for index, line in enumerate(told.text.split("\n")):
        end = start + len(line)
        key = stable_id("sentence", told.id, index)
        found.append(Sentence(id=key, witness=told.id, start=start, end=end, index=index))
        start = end + 1
    return found


def credit(told: Witness, words: str, outlet: str, relation: Relation = Relation.TAKEN_FROM) -> Credit:
    """Return a credit at the place where some words stand in a witness."""
    start = told.text.index(words)
    return Credit(witness=told.id, start=start, end=start + len(words), outlet=outlet, relation=relation)


def story(
    witnesses: Sequence[Witness],
    *more: Record,
    kin: Mapping[str, str] | None = None,
    elsewhere: Sequence[Witness] = (),
) -> Rows:
    """Return all rows of one story. Two lines align where they are equal, or where `kin` calls both the same.

    Witnesses `elsewhere` stand in another story and share text with this one.
    """
    ids = sorted(told.id for told in witnesses)
    others = [Kin(witness=told.id, story="other", share=0.5) for told in elsewhere]
    rows: list[Record] = [Story(id="story", name="The gate", witnesses=ids, kin=others), *more]
    everybody = sorted([*witnesses, *elsewhere], key=lambda told: told.id)
    rows += [*everybody, *(line for told in everybody for line in sentences(told))]
    for left, right in combinations(everybody, 2):
        rows += _pair(left, right, kin or {})
    return Rows(rows)


def _pair(left: Witness, right: Witness, kin: Mapping[str, str]) -> list[Record]:
    aligned: list[Record] = []
    for one in sentences(left):
        for two in sentences(right):
            lines = [left.text[one.start : one.end], right.text[two.start : two.end]]
            if kin.get(lines[0], lines[0]) == kin.get(lines[1], lines[1]):
                aligned.append(_alignment(one, two, same=lines[0] == lines[1]))
    verdict = PairVerdict.COPY if aligned else PairVerdict.NO_RELATION_SHOWN
    bits = 40.0 * len(aligned)
    pair = Pair(
        left=left.id,
        right=right.id,
        verdict=verdict,
        bits=bits,
        why="drawn up",
        left_share=0.0,
        right_share=0.0,
        score=0.9,
    )
    return [pair, *aligned]


def _alignment(left: Sentence, right: Sentence, *, same: bool) -> Alignment:
    return Alignment(
        id=stable_id("alignment", left.id, right.id),
        left=left.witness,
        left_start=left.start,
        left_end=left.end,
        right=right.witness,
        right_start=right.start,
        right_end=right.end,
        kind=AlignmentKind.VERBATIM if same else AlignmentKind.PARAPHRASE,
        score=1.0,
        why="drawn up",
    )

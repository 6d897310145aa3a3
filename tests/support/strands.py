"""Texts of a few invented witnesses as the tree compares them."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from tests.support.kinship import story, witness

from stemma.model import Witness
from stemma.stages.lineage.evidence import Evidence, gather_evidence
from stemma.stages.lineage.explaining import Floats, explaining_cost, wordless_cost
from stemma.stages.lineage.skeleton import Skeleton, build_skeleton
from stemma.stages.lineage.texts import Frame, Matrix, Texts, read_texts


def evidence_of(told: Sequence[Witness], kin: Mapping[str, str] | None = None) -> Evidence:
    """Return the evidence about some witnesses, lines aligned where they are equal or kin."""
    return gather_evidence(story(told, kin=kin), story="story", witnesses=[one.id for one in told])


def texts_of(
    *bodies: Sequence[str],
    kin: Mapping[str, str] | None = None,
    titles: Sequence[str] = (),
    entering: Mapping[int, Sequence[int]] | None = None,
) -> Texts:
    """Return texts whose sentences stand one in each line; vertex 0 is the first.

    `entering` names the lines of a vertex that came into it from another strand.
    """
    told = [witness(f"w{number}", lines) for number, lines in enumerate(bodies)]
    for number, title in enumerate(titles):
        told[number] = witness(f"w{number}", bodies[number], title=title)
    evidence = evidence_of(told, kin)
    columns = evidence.columns
    foreign = {
        f"w{number}": {column for line in lines for column in columns.of[f"w{number}"][line]}
        for number, lines in (entering or {}).items()
    }
    return read_texts([evidence.bodies[one.id] for one in told], columns, foreign)


def plain_weights(texts: Texts) -> Matrix:
    """Return the same weight for every word."""
    return np.ones(texts.words.shape[1], dtype=np.float32)


def built(texts: Texts, lean: Floats | None = None) -> Skeleton:
    """Return the skeleton of some texts; nothing is known of direction where no `lean` says it."""
    wordless = wordless_cost(texts)
    unweighted = explaining_cost(texts, plain_weights(texts), wordless=wordless)
    known = np.zeros((texts.leaves, texts.leaves)) if lean is None else lean
    return build_skeleton(texts, known, unweighted=unweighted, wordless=wordless)


def bare_skeleton(leaves: int, edges: Iterable[tuple[int, int]], vertices: int | None = None) -> Skeleton:
    """Return a skeleton of texts without words, so that nothing but its edges counts."""
    count = leaves if vertices is None else vertices
    nothing = np.zeros((count, 0), dtype=np.float32)
    empty = np.zeros(0)
    none = np.zeros(0, dtype=np.int64)
    frame = Frame(none, empty, np.zeros((0, 2), dtype=np.int64), empty.astype(np.float32), none)
    texts = Texts(leaves, nothing, nothing, nothing, nothing, np.full(count, -1, dtype=np.int64), frame)
    nats = np.zeros((leaves, leaves))
    return Skeleton(texts, empty.astype(np.float32), nats, frozenset(edges), nats)

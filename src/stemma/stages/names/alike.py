"""Which texts of a story tell the same: cosines of TF-IDF, each against how alike a text is to the story at large.

Two like events in one pile share most of their words; what counts is that texts of one are more alike than usual.
"""

import math
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from stemma.stages.names.reading import Leaf

#: Likeness to the reports of a group, in the mean, from which a report tells the same; chosen on half of ECB+.
ALIKE = 0.7
#: Cosine that texts of one story have in the mean, at least, however little they share.
USUAL = 0.06
#: The same for few texts, which have small words alone in common: so much more, for their number.
FEW = 0.12
#: Places of a text's vector: words are hashed into them, so that a story of thousands of reports fits in memory.
WIDTH = 8192
#: The bit of a word's hash that says whether it counts up or down, so that words that share a place cancel out.
SIGN = 1 << 31
#: Letters of a word that says what a text is about.
SHORTEST = 3

Vectors: TypeAlias = npt.NDArray[np.float32]


def text_vectors(leaves: Sequence[Leaf]) -> Vectors:
    """Return one row a text: its words by TF-IDF, hashed into WIDTH places; texts usually alike have a product of 1."""
    counts = [
        Counter(word.fold for passage in leaf.passages for word in passage.words if len(word.fold) >= SHORTEST)
        for leaf in leaves
    ]
    spread = Counter(word for counted in counts for word in counted)
    marks = {word: zlib.crc32(word.encode()) for word, seen in spread.items() if seen > 1}
    rare = {word: math.log((len(leaves) + 1) / seen) for word, seen in spread.items()}
    vectors = np.zeros((len(leaves), WIDTH), np.float32)
    for row, counted in zip(vectors, counts, strict=True):
        weights = {word: (1 + math.log(seen)) * rare[word] for word, seen in counted.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        for word, weight in weights.items():
            if word in marks:
                row[marks[word] % WIDTH] += (weight if marks[word] & SIGN else -weight) / length
    usual = (vectors @ vectors.sum(axis=0) - (vectors * vectors).sum(axis=1)) / max(1, len(leaves) - 1)
    vectors /= np.sqrt(np.maximum(usual, USUAL + FEW / len(leaves)))[:, None]
    return vectors


def grouped_alike(places: Sequence[int], vectors: Vectors | None) -> Iterator[list[int]]:
    """Yield texts in groups: each joins the group to whose texts it is most alike in the mean, from ALIKE on."""
    if vectors is None or not places:
        return
    alike = vectors[list(places)] @ vectors[list(places)].T
    groups: list[list[int]] = []
    for at in range(len(places)):
        near = [float(alike[at, group].mean()) for group in groups]
        best = max(range(len(groups)), key=lambda group: (near[group], -group), default=None)
        if best is not None and near[best] >= ALIKE:
            groups[best].append(at)
        else:
            groups.append([at])
    yield from ([places[at] for at in group] for group in groups)

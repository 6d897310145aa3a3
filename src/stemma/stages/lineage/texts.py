"""Texts as a tree compares them: which sentences each has, in which words, in which order, under which headline."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

import msgspec
import numpy as np
import numpy.typing as npt

from stemma.stages.lineage.columns import Columns
from stemma.stages.lineage.evidence import Body

Matrix = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

#: Witnesses that must have a sentence before it says anything about who stands next to whom.
SHARED = 2
#: Nats against a parent that lacks a sentence which its child shares with others: words do not come back by chance.
FROM_NOWHERE = 12.0
#: The same for a quotation, which two reporters may have from one speaker.
HEARD_AGAIN = 6.0
#: Pairs of sentences looked at for their order, at most a text: the next so many after each.
NEXT = 12


class Frame(msgspec.Struct, frozen=True):
    """What the columns and rows of `Texts` stand for."""

    #: By word: the column of sentences in which it stands.
    column_of: Numbers
    #: By word: the part of the sentence's carriers that have it.
    common: Floats
    #: By pair of sentences that stand both ways: the two.
    pairs: Numbers
    #: By column: nats against a parent that lacks it.
    missing: Matrix
    #: The columns of sentences whose words vary.
    varied: Numbers


class Texts(msgspec.Struct, frozen=True):
    """Vertices below `leaves` are witnesses, those above are unseen. Sentences stand in their usual order."""

    leaves: int
    #: Vertex × sentence: 1 where the vertex has it.
    has: Matrix
    #: The same without what came into a witness from another strand, which no parent here had.
    owed: Matrix
    #: Vertex × word of a sentence: 1 where the vertex has it. Words that all carriers have are left out.
    words: Matrix
    #: Vertex × pair of sentences: 1 in order, -1 turned round, 0 where the vertex lacks one.
    order: Matrix
    #: By vertex: the number of its headline, -1 where it has none.
    headline: Numbers
    frame: Frame

    @property
    def vertices(self) -> int:
        """How many vertices there are."""
        return len(self.has)


def read_texts(
    bodies: Sequence[Body], columns: Columns, entering: Mapping[str, Collection[int]] = MappingProxyType({})
) -> Texts:
    """Return the texts of witnesses; what one of them alone has is left out, for it binds nobody.

    `entering` names the columns that came into a witness from another strand.
    """
    told = _told(bodies, columns)
    carriers = Counter(column for text in told for column in text)
    places = _usual_places(told)
    kept = sorted((column for column in carriers if carriers[column] >= SHARED), key=lambda one: (places[one], one))
    number = {column: place for place, column in enumerate(kept)}
    counts = Counter((column, word) for text in told for column in text if column in number for word in text[column])
    words = sorted(key for key, held in counts.items() if held < carriers[key[0]])
    at = {key: place for place, key in enumerate(words)}
    has = np.zeros((len(told), len(kept)), dtype=np.float32)
    worded = np.zeros((len(told), len(words)), dtype=np.float32)
    for row, text in enumerate(told):
        for column, bag in text.items():
            if column in number:
                has[row, number[column]] = 1.0
                worded[row, [at[column, word] for word in bag if (column, word) in at]] = 1.0
    owed = has.copy()
    for row, body in enumerate(bodies):
        owed[row, [number[column] for column in sorted(entering.get(body.id, ())) if column in number]] = 0.0
    rows = [[number[column] for column in text if column in number] for text in told]
    pairs, order = _order(rows)
    missing = [HEARD_AGAIN if columns.quoted[column] else FROM_NOWHERE for column in kept]
    frame = Frame(
        column_of=np.array([number[column] for column, _ in words], dtype=np.int64),
        common=np.array([counts[key] / carriers[key[0]] for key in words]),
        pairs=pairs,
        missing=np.array(missing, dtype=np.float32),
        varied=np.array(sorted({number[column] for column, _ in words}), dtype=np.int64),
    )
    return Texts(len(told), has, owed, worded, order, _headlines(bodies), frame)


def _told(bodies: Sequence[Body], columns: Columns) -> list[dict[int, set[str]]]:
    """Return the words of each column of each witness, columns in the order in which they first come.

    Of a sentence that runs two together, each column gets the words that it has elsewhere, the first all others.
    """
    usual: dict[int, set[str]] = {}
    for body in bodies:
        for own, words in zip(columns.of[body.id], body.sentence_words, strict=True):
            if len(own) == 1:
                usual.setdefault(own[0], set()).update(words)
    told = []
    for body in bodies:
        text: dict[int, set[str]] = {}
        for own, words in zip(columns.of[body.id], body.sentence_words, strict=True):
            first, *others = own
            known = set().union(*(usual.get(column, set()) for column in others)) - usual.get(first, set())
            text.setdefault(first, set()).update(word for word in words if word not in known)
            for column in others:
                text.setdefault(column, set()).update(usual.get(column, set()).intersection(words))
        told.append(text)
    return told


def _usual_places(told: Sequence[Mapping[int, set[str]]]) -> dict[int, float]:
    """Return the median place of each column, counted from the top, since texts are cut from the bottom."""
    places: dict[int, list[int]] = {}
    for text in told:
        for place, column in enumerate(text):
            places.setdefault(column, []).append(place)
    return {column: float(np.median(found)) for column, found in places.items()}


def _order(rows: Sequence[Sequence[int]]) -> tuple[Numbers, Matrix]:
    """Return the pairs of sentences that stand both ways in the pile, and how each text has them."""
    ways = {(one, two) for row in rows for at, one in enumerate(row) for two in row[at + 1 : at + 1 + NEXT]}
    pairs = sorted((one, two) for one, two in ways if one < two and (two, one) in ways)
    order = np.zeros((len(rows), len(pairs)), dtype=np.float32)
    for number, row in enumerate(rows):
        place = {column: at for at, column in enumerate(row)}
        for column, (one, two) in enumerate(pairs):
            if one in place and two in place:
                order[number, column] = 1.0 if place[one] < place[two] else -1.0
    return np.array(pairs, dtype=np.int64).reshape(-1, 2), order


def _headlines(bodies: Sequence[Body]) -> Numbers:
    titles = [" ".join((body.witness.title or "").casefold().split()) for body in bodies]
    known = {title: number for number, title in enumerate(sorted({title for title in titles if title}))}
    return np.array([known.get(title, -1) for title in titles], dtype=np.int64)


class Text(msgspec.Struct, frozen=True):
    """One row of `Texts`."""

    has: Matrix
    words: Matrix
    order: Matrix
    headline: int


def median_text(texts: Texts, group: Sequence[int]) -> Text:
    """Return the median of a group: sentences that two of it have, in the words that most of those have.

    Where as many have a word as have not, what more of the pile has is taken.
    """
    frame, rows = texts.frame, list(group)
    held = texts.has[rows].sum(axis=0)
    has = (texts.owed[rows].sum(axis=0) >= SHARED).astype(np.float32)
    votes, asked = 2 * texts.words[rows].sum(axis=0), held[frame.column_of]
    words = np.where(votes == asked, frame.common >= 0.5, votes > asked) * has[frame.column_of]  # noqa: PLR2004 - half
    order = np.sign(texts.order[rows].sum(axis=0)) * _both(has, frame)
    titles = sorted(int(title) for title in texts.headline[rows] if title >= 0)
    title = next((title for title, other in pairwise(titles) if title == other), -1)
    return Text(has, words.astype(np.float32), order.astype(np.float32), title)


def with_text(texts: Texts, added: Text) -> Texts:
    """Return the texts with one more vertex."""
    return msgspec.structs.replace(
        texts,
        has=np.vstack([texts.has, added.has]),
        owed=np.vstack([texts.owed, added.has]),
        words=np.vstack([texts.words, added.words]),
        order=np.vstack([texts.order, added.order]),
        headline=np.append(texts.headline, added.headline),
    )


def doubled(texts: Texts, vertex: int) -> Texts:
    """Return the texts with one more vertex that has the text of another."""
    return chosen(texts, [*range(texts.vertices), vertex])


def _both(has: Matrix, frame: Frame) -> Matrix:
    """Return which pairs of sentences a text has both of."""
    both: Matrix = has[frame.pairs[:, 0]] * has[frame.pairs[:, 1]]
    return both


def chosen(texts: Texts, vertices: Sequence[int]) -> Texts:
    """Return the texts of some vertices only, in the order given; all witnesses must be among them, first."""
    rows = list(vertices)
    return msgspec.structs.replace(
        texts,
        has=texts.has[rows],
        owed=texts.owed[rows],
        words=texts.words[rows],
        order=texts.order[rows],
        headline=texts.headline[rows],
    )


def retold(texts: Texts, parents: Sequence[int]) -> Texts:
    """Return the texts with those of unseen vertices told anew from the tree: -1 is the parent of a root.

    An unseen text has a sentence where carriers stand on two sides of it, and the words that most of its neighbours
    have.
    """
    has, owed, words = texts.has.copy(), texts.owed.copy(), texts.words.copy()
    order, headline = texts.order.copy(), texts.headline.copy()
    near = neighbours(parents)
    sides = _sides(texts, parents)
    for vertex in range(texts.leaves, texts.vertices):
        has[vertex] = owed[vertex] = sides[vertex] >= SHARED
    for vertex in range(texts.leaves, texts.vertices):
        around = near[vertex]
        present = has[around][:, texts.frame.column_of]
        votes, asked = (words[around] * present).sum(axis=0), present.sum(axis=0)
        majority = np.where(2 * votes == asked, texts.frame.common >= 0.5, 2 * votes > asked)  # noqa: PLR2004 - half
        words[vertex] = majority * has[vertex][texts.frame.column_of]
        order[vertex] = np.sign(order[around].sum(axis=0)) * _both(has[vertex], texts.frame)
        titles = sorted(int(title) for title in headline[around] if title >= 0)
        headline[vertex] = max((title for title, other in pairwise(titles) if title == other), default=-1)
    return msgspec.structs.replace(texts, has=has, owed=owed, words=words, order=order, headline=headline)


def changed_texts(former: Texts, texts: Texts) -> list[int]:
    """Return the vertices whose texts are not what they were; both hold the same vertices."""
    unseen = slice(texts.leaves, None)
    changed = former.headline[unseen] != texts.headline[unseen]
    for one, other in ((former.has, texts.has), (former.words, texts.words), (former.order, texts.order)):
        changed |= (one[unseen] != other[unseen]).any(axis=1)
    found: list[int] = (np.flatnonzero(changed) + texts.leaves).tolist()
    return found


def sentence_starts(texts: Texts) -> Numbers:
    """Return the place of the first word of each sentence whose words vary; the words of one stand together."""
    of = texts.frame.column_of
    return np.flatnonzero(np.concatenate([np.ones(min(len(of), 1), dtype=bool), of[1:] != of[:-1]]))


def wordings(texts: Texts, vertices: Sequence[int]) -> dict[int, Numbers]:
    """Return for each vertex a number for the wording of each of its sentences, of those with words that vary.

    Equal numbers mean the same sentence in the same words.
    """
    of, starts = texts.frame.column_of, sentence_starts(texts)
    if not len(of):
        return {vertex: np.zeros(0, dtype=np.int64) for vertex in vertices}
    # Numbers of 62 bits drawn from a fixed seed: sums of different words do not meet by chance.
    drawn = np.random.default_rng(0).integers(1 << 62, size=len(of) + len(starts), dtype=np.int64)
    empty, weights = drawn[: len(starts)], drawn[len(starts) :]
    found = {}
    for vertex in vertices:
        sums = np.add.reduceat(np.where(texts.words[vertex] > 0, weights, 0), starts) + empty
        found[vertex] = sums[texts.has[vertex][of[starts]] > 0]
    return found


def neighbours(parents: Sequence[int]) -> list[list[int]]:
    """Return for each vertex its parent and its children, sorted."""
    near: list[list[int]] = [[] for _ in parents]
    for child, parent in enumerate(parents):
        if parent >= 0:
            near[child].append(parent)
            near[parent].append(child)
    return [sorted(around) for around in near]


def downward(parents: Sequence[int]) -> list[int]:
    """Return the vertices, parents before children."""
    below: list[list[int]] = [[] for _ in parents]
    ordered = [child for child, parent in enumerate(parents) if parent < 0]
    for child, parent in enumerate(parents):
        if parent >= 0:
            below[parent].append(child)
    for vertex in ordered:
        ordered += below[vertex]
    return ordered


def _sides(texts: Texts, parents: Sequence[int]) -> Matrix:
    """Return, by vertex and sentence, on how many sides of the vertex a witness has it."""
    below = texts.owed.copy()
    below[texts.leaves :] = 0.0
    total = below.sum(axis=0)
    sides = np.zeros_like(below)
    for vertex in reversed(downward(parents)):
        parent = parents[vertex]
        if parent >= 0:
            below[parent] += below[vertex]
            sides[parent] += below[vertex] > 0
            sides[vertex] += total - below[vertex] > 0
    return sides

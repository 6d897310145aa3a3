"""Alignment: which passages carry the same text, and that those which only look alike stay apart."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from quality.figures import Counts, Figure, Missing, ratio
from quality.gold import Gold, Span, TruePair
from quality.piles import pile_figures
from quality.read_passages import judge, read_labels
from quality.sets import Sets
from stemma.model import Alignment, AlignmentKind, Pair, PairVerdict

LAYER = "alignment"

#: Two witness ids, in order; an alignment's two spans.
Ends = tuple[str, str]
Spans = tuple[Span, Span]

#: Share of a true span that an alignment must cover to count as the same place.
HALF = 0.5


def measure(sets: Sets) -> Iterator[Figure | Missing]:
    """Yield recall by kind, precision, and false alignments between witnesses without a common origin."""
    for golds in sets.golds:
        yield from _figures(golds)
    yield from pile_figures(sets, LAYER)
    yield from _label_figures(sets)


def _label_figures(sets: Sets) -> Iterator[Figure | Missing]:
    """Yield how reworded passages fare that a person judged: all of them, and those on which nothing was chosen."""
    labels = read_labels()
    for seen, metric in ((False, "F1 unseen"), (True, "F1 seen")):
        total = Counts()
        for name, found in (("helsinki", sets.helsinki), ("volunteers-2022", sets.volunteers)):
            if found is not None:
                total.add(judge([label for label in labels if label.set == name and label.seen is seen], found))
        if sets.helsinki is None:
            yield Missing(layer=LAYER, measured_on="read passages", why=f"there is no {sets.folder / 'helsinki'}")
            return
        judged = sum(label.seen is seen for label in labels)
        detail = f"{judged} judged: {total}"
        yield Figure(layer=LAYER, measured_on="read passages", metric=metric, value=total.f1, detail=detail)


def _figures(golds: Sequence[Gold]) -> Iterator[Figure]:
    name = golds[0].name
    total = Counts()
    kinds: dict[AlignmentKind, Counts] = defaultdict(Counts)
    strangers = stranger_pairs = alike = alike_pairs = 0
    for gold in golds:
        by_kind, wrong = count_alignments(gold)
        for kind, counts in by_kind.items():
            kinds[kind].add(counts)
            total.add(counts)
        total.wrong += wrong
        one, two = _strangers(gold)
        strangers, stranger_pairs = strangers + one, stranger_pairs + two
        one, two = _alike(gold)
        alike, alike_pairs = alike + one, alike_pairs + two
    yield Figure(layer=LAYER, measured_on=name, metric="F1", value=total.f1, detail=str(total))
    yield Figure(layer=LAYER, measured_on=name, metric="precision", value=total.precision)
    for kind in AlignmentKind:
        if kind in kinds:
            recall = kinds[kind].recall
            of = kinds[kind].right + kinds[kind].missed
            yield Figure(layer=LAYER, measured_on=name, metric=f"recall {kind}", value=recall, detail=f"of {of}")
    detail = f"{strangers} of {stranger_pairs} pairs"
    share = ratio(strangers, stranger_pairs)
    yield Figure(layer=LAYER, measured_on=name, metric="unrelated pairs joined", value=share, low=True, detail=detail)
    if alike_pairs:
        detail = f"{alike} of {alike_pairs} pairs of passages"
        share = ratio(alike, alike_pairs)
        yield Figure(layer=LAYER, measured_on=name, metric="look-alikes aligned", value=share, low=True, detail=detail)


def count_alignments(gold: Gold) -> tuple[dict[AlignmentKind, Counts], int]:
    """Return right and missed by kind, and how many alignments found are no true ones."""
    found = _spans(gold)
    by_kind: dict[AlignmentKind, Counts] = defaultdict(Counts)
    places: dict[Ends, list[TruePair]] = defaultdict(list)
    for pair in gold.pairs:
        if pair.kind is not None:
            hit = any(_covers(spans, pair) for spans in found[_ends(pair)])
            by_kind[pair.kind].add(Counts(right=int(hit), missed=int(not hit)))
            places[_ends(pair)].append(pair)
    # A passage marked as a shared quotation claims a common speaker, not a copy.
    claimed = _spans(gold, quoted=False)
    wrong = sum(
        not any(_same_place(spans, pair) for pair in places[ends])
        for ends in sorted(claimed)
        for spans in claimed[ends]
    )
    return by_kind, wrong


def _spans(gold: Gold, *, quoted: bool = True) -> dict[Ends, list[Spans]]:
    """Return the spans that the product aligned, by witnesses; `quoted=False` leaves out shared quotations."""
    found: dict[Ends, list[Spans]] = defaultdict(list)
    for one in gold.found.of(Alignment):
        if quoted or not one.quoted:
            left = Span(one.left, one.left_start, one.left_end)
            found[one.left, one.right].append((left, Span(one.right, one.right_start, one.right_end)))
    return found


def _ends(pair: TruePair) -> Ends:
    return pair.left.witness, pair.right.witness


def _covers(spans: Spans, pair: TruePair) -> bool:
    """Return whether an alignment covers half of both true spans."""
    left, right = spans
    return left.shared(pair.left) >= HALF * len(pair.left) and right.shared(pair.right) >= HALF * len(pair.right)


def _same_place(spans: Spans, pair: TruePair) -> bool:
    """Return whether an alignment and a true one share half of the shorter span on both sides."""
    (left, right), sides = spans, (pair.left, pair.right)
    return all(
        mine.shared(true) >= HALF * min(len(mine), len(true)) for mine, true in zip((left, right), sides, strict=True)
    )


def _strangers(gold: Gold) -> tuple[int, int]:
    """Return how many pairs of witnesses without a common origin are called copies, of how many."""
    origins = {
        witness: {number for number, lineage in enumerate(gold.lineages) if witness in lineage}
        for witness in gold.witnesses
    }
    strangers = [ends for ends in combinations(gold.witnesses, 2) if not origins[ends[0]] & origins[ends[1]]]
    copies = {(pair.left, pair.right) for pair in gold.found.of(Pair) if pair.verdict is PairVerdict.COPY}
    return sum(ends in copies for ends in strangers), len(strangers)


def _alike(gold: Gold) -> tuple[int, int]:
    """Return how many passages that only look alike are aligned; shared quotations may be, when marked as such."""
    every, unquoted = _spans(gold), _spans(gold, quoted=False)
    alike = [pair for pair in gold.pairs if pair.kind is None]
    wrong = sum(
        any(_covers(spans, pair) for spans in (unquoted if pair.quoted else every)[_ends(pair)]) for pair in alike
    )
    return wrong, len(alike)

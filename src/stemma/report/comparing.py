"""Which witnesses the report sets side by side: first those that a derivation joins, then siblings, then the rest."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from stemma.model import Alignment, Lookup, Sentence, Witness
from stemma.report.settings import ReportSettings
from stemma.views.compare import CompareRow, bonds, compare_rows
from stemma.views.lineage import LineageView
from stemma.views.times import moment

#: Of siblings under one unseen text, each is compared with this many others before the rest of the pile is.
NEAR_SIBLINGS = 6

#: Characters that name the parts of a row and say how close its sides are.
ROW_FRAME = 120


def chosen_pairs(
    views: Sequence[LineageView], shared: Mapping[tuple[str, str], int], rank: Mapping[str, int]
) -> Iterator[tuple[str, str]]:
    """Yield pairs of witness ids that share aligned passages, the most wanted first, each once: (parent, child) first.

    `shared` counts the alignments of each pair, ids sorted; `rank` orders witnesses, the earlier goes left.
    """
    given: set[tuple[str, str]] = set()
    rest = sorted(shared, key=lambda pair: (-shared[pair], pair))
    families = (pair for view in views for pair in (*_derived(view), *_siblings(view)))
    for left, right in families:
        if sorted_pair(left, right) in shared and sorted_pair(left, right) not in given:
            given.add(sorted_pair(left, right))
            yield left, right
    for left, right in rest:
        if (left, right) not in given:
            yield (left, right) if rank[left] < rank[right] else (right, left)


def sorted_pair(left: str, right: str) -> tuple[str, str]:
    """Return two ids in the order in which pairs are stored."""
    return (left, right) if left < right else (right, left)


def _derived(view: LineageView) -> Iterator[tuple[str, str]]:
    for line in view.derivations:
        yield line.parent, line.child


def _siblings(view: LineageView) -> Iterator[tuple[str, str]]:
    children: dict[str, list[str]] = {}
    times = {point.id: (moment(point.published), point.name) for point in view.points}
    for line in view.derivations:
        children.setdefault(line.parent, []).append(line.child)
    for siblings in children.values():
        ordered = sorted(siblings, key=lambda child: (times[child], child))
        for (at, left), (to, right) in combinations(enumerate(ordered), 2):
            if to - at <= NEAR_SIBLINGS:
                yield left, right


def comparisons(
    lookup: Lookup, views: Sequence[LineageView], *, rank: Mapping[str, int], settings: ReportSettings
) -> tuple[dict[tuple[str, str], list[CompareRow]], int]:
    """Return rows by pair of witness ids, and how many pairs were left out because the report would grow too large."""
    witnesses = {witness.id: witness for witness in lookup.of(Witness)}
    alignments: dict[tuple[str, str], list[Alignment]] = {}
    for one in lookup.of(Alignment):
        alignments.setdefault((one.left, one.right), []).append(one)
    sentences: dict[str, list[Sentence]] = {}
    for sentence in lookup.of(Sentence):
        sentences.setdefault(sentence.witness, []).append(sentence)
    made: dict[tuple[str, str], list[CompareRow]] = {}
    characters = 0
    counts = {pair: len(found) for pair, found in alignments.items()}
    for left, right in chosen_pairs(views, counts, rank):
        rows = compare_rows(
            witnesses[left],
            witnesses[right],
            bonds=bonds(alignments[sorted_pair(left, right)], left),
            sentences=(sentences.get(left, []), sentences.get(right, [])),
        )
        characters += sum(map(_characters, rows))
        if characters > settings.comparison_characters:
            break
        made[left, right] = rows
    return made, len(alignments) - len(made)


def _characters(row: CompareRow) -> int:
    """Return about how many characters a row takes in the file."""
    return ROW_FRAME + sum(side.end - side.start for side in (row.left, row.right) if side is not None)

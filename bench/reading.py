"""The plain pile of a race: texts with known parents, and how pairs that were found stand against them."""

from collections import Counter

import msgspec
from tests.support.planted.bulk import FAMILY, bulk_texts

#: Pairs of places in the pile, the lower first.
Pairs = set[tuple[int, int]]


class Pile(msgspec.Struct, frozen=True):
    """Texts by place, and for every copy its parent, itself, and the edit that made it."""

    texts: list[str]
    true: list[tuple[int, int, str]]
    forms: set[int]


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """Recall of parent and child by edit; precision by family, with pairs of forms counted apart."""

    recall: dict[str, float]
    precision: float
    pairs: int
    forms: int


def read_pile(count: int) -> Pile:
    """Return a plain pile of that many texts."""
    told = list(bulk_texts(seed=1, count=count))
    true = [(parent, child, edit) for child, (_, parent, edit) in enumerate(told) if parent is not None]
    return Pile([text for text, _, _ in told], true, {at for at, (_, _, edit) in enumerate(told) if edit == "form"})


def score(pile: Pile, pairs: Pairs) -> Score:
    """Return how pairs stand: two of one family belong together, two forms are neither right nor wrong."""
    told, met = (
        Counter(edit for _, _, edit in pile.true),
        Counter(edit for *ends, edit in pile.true if tuple(ends) in pairs),
    )
    forms = sum(one in pile.forms and two in pile.forms for one, two in pairs)
    judged = len(pairs) - forms
    kin = sum(one // FAMILY == two // FAMILY and one not in pile.forms for one, two in pairs)
    return Score(
        recall={edit: met[edit] / told[edit] for edit in sorted(told)},
        precision=kin / judged if judged else 1.0,
        pairs=len(pairs),
        forms=forms,
    )

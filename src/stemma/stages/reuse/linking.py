"""Which sentences of two copies belong together: one to one, one to two, two to one, moved or in place."""

import msgspec
import numpy as np

from stemma.stages.reuse.background import Floats
from stemma.stages.reuse.body import Body, Flags
from stemma.stages.reuse.similarity import Similarity


class LinkSettings(msgspec.Struct, frozen=True, kw_only=True):
    """When two sentences of copies carry the same text."""

    #: IDF-Dice from which sentences belong together (hand-judged rewrites part from the rest near here).
    least_dice: float = 0.25
    #: Bits of shared stems from which they do: one rare name is not a sentence.
    least_bits: float = 10.0
    #: The same for sentences whose neighbours belong together as well.
    beside_dice: float = 0.18
    beside_bits: float = 6.0
    #: IDF-Dice of a pair of sentences that vouches for its neighbours.
    vouching_dice: float = 0.4
    #: What a vouching neighbour adds to the likeness of two sentences when partners are chosen.
    neighbour_bonus: float = 0.1
    #: Bits that a second partner must add to those of the first: less is a repeated name.
    second_bits: float = 8.0


class Link(msgspec.Struct, frozen=True, order=True):
    """Sentence numbers, left and right, that belong together, and how alike they are, 0..1."""

    lefts: tuple[int, ...]
    rights: tuple[int, ...]
    dice: float


def link_sentences(similarity: Similarity, left: Body, right: Body, *, settings: LinkSettings) -> list[Link]:
    """Return the links of two witnesses that are copies, sorted; no sentence stands in two of them."""
    partners = _partners(similarity, settings=settings)
    links = [Link((row,), (column,), float(similarity.dice[row, column])) for row, column in partners]
    links = _with_seconds(links, left, right, settings=settings)
    turned = [Link(link.rights, link.lefts, link.dice) for link in links]
    turned = _with_seconds(turned, right, left, settings=settings)
    return sorted(Link(link.rights, link.lefts, link.dice) for link in turned)


def _partners(similarity: Similarity, *, settings: LinkSettings) -> list[tuple[int, int]]:
    """Return the best partners, one to one, the most alike first."""
    dice, shared = similarity.dice, similarity.shared
    vouched = _vouched(dice, settings=settings)
    enough = (dice >= settings.least_dice) & (shared >= settings.least_bits)
    enough |= vouched & (dice >= settings.beside_dice) & (shared >= settings.beside_bits)
    rows, columns = np.nonzero(enough)
    likeness = dice[rows, columns] + settings.neighbour_bonus * vouched[rows, columns]
    free_rows, free_columns = set(rows.tolist()), set(columns.tolist())
    partners: list[tuple[int, int]] = []
    for at in np.lexsort((columns, rows, -likeness)):
        row, column = int(rows[at]), int(columns[at])
        if row in free_rows and column in free_columns:
            free_rows.remove(row)
            free_columns.remove(column)
            partners.append((row, column))
    return sorted(partners)


def _vouched(dice: Floats, *, settings: LinkSettings) -> Flags:
    """Return which pairs of sentences stand next to a pair that clearly belongs together."""
    sure = np.pad(dice >= settings.vouching_dice, 1)
    beside: Flags = sure[:-2, :-2] | sure[2:, 2:]
    return beside


def _with_seconds(links: list[Link], left: Body, right: Body, *, settings: LinkSettings) -> list[Link]:
    """Return links with the next right sentence added where it holds more of the left one's text."""
    taken = {row for link in links for row in link.rights}
    grown: list[Link] = []
    for link in links:
        best = link
        for extra in (link.rights[0] - 1, link.rights[-1] + 1):
            if len(link.lefts) > 1 or not 0 <= extra < len(right.sentences) or extra in taken:
                continue
            wider = _widened(link, extra, left, right, settings=settings)
            best = wider if wider is not None and wider.dice > best.dice else best
        taken |= set(best.rights)
        grown.append(best)
    return grown


def _widened(link: Link, extra: int, left: Body, right: Body, *, settings: LinkSettings) -> Link | None:
    """Return a link with one more right sentence, or None where that sentence adds too little."""
    own, found, added = _stems(left, link.lefts), _stems(right, link.rights), _stems(right, (extra,))
    gained = left.weigh(own & added - found)
    whole = found | added
    shared = left.weigh(own & whole)
    total = left.weigh(own) + right.weigh(whole)
    if gained < settings.second_bits or not total:
        return None
    return Link(link.lefts, tuple(sorted((*link.rights, extra))), 2 * shared / total)


def _stems(body: Body, rows: tuple[int, ...]) -> set[int]:
    return set(body.vocabulary[body.held[list(rows)].any(axis=0)].tolist())

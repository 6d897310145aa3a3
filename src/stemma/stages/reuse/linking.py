"""Which sentences of two copies belong together: one to one, one to two, two to one, moved or in place."""

import msgspec
import numpy as np

from stemma.stages.reuse.background import Floats
from stemma.stages.reuse.body import Flags
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
    #: Part of a sentence's own bits that a second partner must add to those already found.
    second_share: float = 0.2
    #: IDF-Dice that the group must gain by its second partner.
    second_gain: float = 0.0


class Link(msgspec.Struct, frozen=True, order=True):
    """Sentence numbers, left and right, that belong together, and how alike they are, 0..1."""

    lefts: tuple[int, ...]
    rights: tuple[int, ...]
    dice: float


def link_sentences(similarity: Similarity, *, settings: LinkSettings) -> list[Link]:
    """Return the links of two witnesses that are copies, sorted; no sentence stands in two of them."""
    dice, shared = similarity.dice, similarity.shared
    vouched = _vouched(dice, settings=settings)
    enough = (dice >= settings.least_dice) & (shared >= settings.least_bits)
    enough |= vouched & (dice >= settings.beside_dice) & (shared >= settings.beside_bits)
    rows, columns = np.nonzero(enough)
    likeness = dice[rows, columns] + settings.neighbour_bonus * vouched[rows, columns]
    partner_of_left: dict[int, int] = {}
    partner_of_right: dict[int, int] = {}
    for at in np.lexsort((columns, rows, -likeness)):
        row, column = int(rows[at]), int(columns[at])
        if row not in partner_of_left and column not in partner_of_right:
            partner_of_left[row] = column
            partner_of_right[column] = row
    return [Link((row,), (column,), float(dice[row, column])) for row, column in sorted(partner_of_left.items())]


def _vouched(dice: Floats, *, settings: LinkSettings) -> Flags:
    """Return which pairs of sentences stand next to a pair that clearly belongs together."""
    sure = np.pad(dice >= settings.vouching_dice, 1)
    beside: Flags = sure[:-2, :-2] | sure[2:, 2:]
    return beside

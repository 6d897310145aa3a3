"""Which sentences of two copies belong together: one to one, one to two, two to one, moved or in place."""

import msgspec
import numpy as np

from stemma.stages.reuse.background import Flags, Floats
from stemma.stages.reuse.body import Body
from stemma.stages.reuse.similarity import Similarity
from stemma.text.differences import common_words


class LinkSettings(msgspec.Struct, frozen=True, kw_only=True):
    """When two sentences of copies carry the same text."""

    #: IDF-Dice from which sentences belong together (hand-judged rewrites part from the rest near here).
    least_dice: float = 0.25
    #: Bits of shared stems from which they do: one rare name is not a sentence.
    least_bits: float = 10.0
    #: The same for sentences whose neighbours belong together as well.
    beside_dice: float = 0.18
    beside_bits: float = 6.0
    #: IDF-Dice of sentences that belong together for certain, and the share of either text's sentences that must have
    #: such a partner for the texts to be one: then `least_dice` is enough, else a doubtful pair must show wording.
    sure_dice: float = 0.45
    whole_share: float = 0.6
    #: What a doubtful pair must reach by IDF-Dice and a share of the words that it has two by two.
    doubtful_likeness: float = 0.38
    wording_share: float = 0.5
    #: The same share below which a second sentence, or a lone one, does not join where the texts are not one.
    least_wording: float = 0.05
    #: IDF-Dice of a pair of sentences that vouches for its neighbours.
    vouching_dice: float = 0.4
    #: What a vouching neighbour adds to the likeness of two sentences when partners are chosen.
    neighbour_bonus: float = 0.1
    #: What it adds that both are sentences of the body, or both of captions.
    place_bonus: float = 0.1
    #: Bits that a second partner must add to those of the first: less is a repeated name.
    second_bits: float = 12.0
    #: Share of a neighbour's words, small ones too, that the other side holds in order, from which it belongs there.
    second_identity: float = 0.6
    #: Words that such a neighbour must have.
    second_words: int = 5
    #: Bits, and share of a lone sentence's bits, that one which has a partner already must hold besides.
    leftover_bits: float = 12.0
    leftover_share: float = 0.35


#: What a neighbour that stands in the other side word for word adds, so that it wins over none.
_TIE = 1e-6


class Link(msgspec.Struct, frozen=True, order=True):
    """Sentence numbers, left and right, that belong together, and how alike they are, 0..1."""

    lefts: tuple[int, ...]
    rights: tuple[int, ...]
    dice: float


def link_sentences(similarity: Similarity, left: Body, right: Body, *, settings: LinkSettings) -> list[Link]:
    """Return the links of two witnesses that are copies, sorted.

    A sentence stands in two of them only where a lone one of the other side holds another part of it.
    """
    whole = _is_whole(similarity.dice, left, right, settings=settings)
    partners = _partners(similarity, left, right, whole=whole, settings=settings)
    links = [Link((row,), (column,), float(similarity.dice[row, column])) for row, column in partners]
    links = _with_seconds(links, left, right, settings=settings)
    turned = _turned(_with_seconds(_turned(links), right, left, settings=settings))
    lone_left = _leftovers(turned, (left, right), similarity, settings=settings)
    lone_right = _leftovers(_turned(turned), (right, left), _flipped(similarity), settings=settings)
    added = [
        link for link in (*lone_left, *_turned(lone_right)) if whole or _worded(link, (left, right), settings=settings)
    ]
    return sorted([*(link if whole else _trimmed(link, (left, right), settings=settings) for link in turned), *added])


def _worded(link: Link, sides: tuple[Body, Body], *, settings: LinkSettings) -> bool:
    """Return whether the sentences of a link share wording, and not only the names of their subject."""
    return _word_pairs(sides, link.lefts[0], link.rights[0]) >= settings.least_wording


def _trimmed(link: Link, sides: tuple[Body, Body], *, settings: LinkSettings) -> Link:
    """Return a link without a second sentence that shares no wording."""
    lefts = [row for row in link.lefts if _worded(Link((row,), link.rights[:1], 0.0), sides, settings=settings)]
    rights = [row for row in link.rights if _worded(Link(link.lefts[:1], (row,), 0.0), sides, settings=settings)]
    return Link(tuple(lefts) or link.lefts[:1], tuple(rights) or link.rights[:1], link.dice)


def _turned(links: list[Link]) -> list[Link]:
    return [Link(link.rights, link.lefts, link.dice) for link in links]


def _flipped(similarity: Similarity) -> Similarity:
    return Similarity(dice=similarity.dice.T, shared=similarity.shared.T)


def _partners(
    similarity: Similarity, left: Body, right: Body, *, whole: bool, settings: LinkSettings
) -> list[tuple[int, int]]:
    """Return the best partners, one to one, the most alike first."""
    dice, shared = similarity.dice, similarity.shared
    vouched = _vouched(dice, settings=settings)
    enough = (dice >= settings.least_dice) & (shared >= settings.least_bits)
    enough |= vouched & (dice >= settings.beside_dice) & (shared >= settings.beside_bits)
    rows, columns = np.nonzero(enough)
    if not whole:
        kept = [
            dice[row, column] >= settings.sure_dice
            or (
                dice[row, column] + settings.wording_share * _word_pairs((left, right), row, column)
                >= settings.doubtful_likeness
                and left.prose[row] == right.prose[column]
            )
            for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
        ]
        rows, columns = rows[kept], columns[kept]
    likeness = dice[rows, columns] + settings.neighbour_bonus * vouched[rows, columns]
    likeness += settings.place_bonus * (left.proper[rows] == right.proper[columns])
    free_rows, free_columns = set(rows.tolist()), set(columns.tolist())
    partners: list[tuple[int, int]] = []
    for at in np.lexsort((columns, rows, -likeness)):
        row, column = int(rows[at]), int(columns[at])
        if row in free_rows and column in free_columns:
            free_rows.remove(row)
            free_columns.remove(column)
            partners.append((row, column))
    return sorted(partners)


def _is_whole(dice: Floats, left: Body, right: Body, *, settings: LinkSettings) -> bool:
    """Return whether one text stands in the other as a whole, so that its sentences are where they should be."""
    sure: Flags = dice >= settings.sure_dice
    shares = [
        float(np.mean(found[body.prose]))
        for body, found in ((left, np.any(sure, axis=1)), (right, np.any(sure, axis=0)))
        if body.prose.any()
    ]
    return max(shares, default=0.0) >= settings.whole_share


def _word_pairs(sides: tuple[Body, Body], row: int, column: int) -> float:
    """Return the share of the poorer sentence's words, two by two and without names, that the other has too."""
    left, right = sides
    one, two = left.plain_pairs[row], right.plain_pairs[column]
    fewest = min(len(left.tokens[row]), len(right.tokens[column]))
    return len(one & two) / max(1, fewest - 1)


def _vouched(dice: Floats, *, settings: LinkSettings) -> Flags:
    """Return which pairs of sentences stand next to a pair that clearly belongs together."""
    sure = dice >= settings.vouching_dice
    beside: Flags = np.zeros_like(sure)
    beside[1:, 1:] = sure[:-1, :-1]
    beside[:-1, :-1] |= sure[1:, 1:]
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
            wider = _widened(link, extra, (left, right), settings=settings)
            best = wider if wider is not None and wider.dice > best.dice else best
        taken |= set(best.rights)
        grown.append(best)
    return grown


def _widened(link: Link, extra: int, sides: tuple[Body, Body], *, settings: LinkSettings) -> Link | None:
    """Return a link with one more right sentence, or None where that sentence adds too little."""
    left, right = sides
    own, found = _stems(left, link.lefts), _stems(right, link.rights)
    if own <= found:
        return None
    added = right.stem_sets[extra]
    if not left.side(link.lefts).quoted:
        added = added & (right.own_stem_sets[extra] | found)
    gained = own & added - found
    if left.weigh(gained) < settings.second_bits and not _stands_in(right, extra, (left, link), settings=settings):
        return None
    whole = found | added
    total = left.weigh(own) + right.weigh(whole)
    if not total:
        return None
    dice = 2 * left.weigh(own & whole) / total
    return Link(link.lefts, tuple(sorted((*link.rights, extra))), max(dice, link.dice + _TIE))


def _stands_in(right: Body, extra: int, other: tuple[Body, Link], *, settings: LinkSettings) -> bool:
    """Return whether most words of a sentence, small ones too, stand in order in sentences of the other side."""
    left, link = other
    words = right.side((extra,)).folds
    if len(words) < settings.second_words:
        return False
    needed = settings.second_identity * len(words)
    # Where even all small words would not make up for the stems that are missing, the order needs no look.
    missing = len(right.stem_sets[extra] - _stems(left, link.lefts))
    return len(words) - missing >= needed and common_words(words, left.side(link.lefts).folds) >= needed


def _leftovers(
    links: list[Link], sides: tuple[Body, Body], similarity: Similarity, *, settings: LinkSettings
) -> list[Link]:
    """Return links of lone left sentences with right ones that have a partner already and hold more than that one."""
    left, right = sides
    taken = {row for link in links for row in link.lefts}
    partners = {row: link for link in links for row in link.rights}
    columns = sorted(partners)
    found: list[Link] = []
    if not columns:
        return found
    shared = similarity.shared[:, columns]
    for row in np.flatnonzero(shared.max(axis=1) >= settings.leftover_bits).tolist():
        if row in taken:
            continue
        column = columns[int(shared[row].argmax())]
        fresh = _stems(left, (row,)) & _stems(right, (column,)) - _stems(left, partners[column].lefts)
        least = max(settings.leftover_bits, settings.leftover_share * float(left.sentence_bits[row]))
        if left.weigh(fresh) >= least:
            found.append(Link((row,), (column,), float(similarity.dice[row, column])))
    return found


def _stems(body: Body, rows: tuple[int, ...]) -> set[int]:
    first, *rest = rows
    return body.stem_sets[first].union(*(body.stem_sets[row] for row in rest)) if rest else body.stem_sets[first]

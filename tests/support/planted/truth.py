"""The truth of a planted pile in records: what aligns, what derives, how many origins, which values were bent."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import msgspec
from rapidfuzz.distance import Indel
from tests.support.planted.printing import Printed, Slot, Told
from tests.support.planted.tree import Growth, seen_parents

from stemma.model import (
    Alignment,
    AlignmentKind,
    Archetype,
    Derivation,
    Lineage,
    OriginCount,
    Reading,
    Record,
    Story,
    Variant,
    VariantKind,
    stable_id,
)

#: Aligned sentences that share at least this part of their words are near-verbatim.
NEAR = 0.8
VARIANT_KINDS = {
    "number": VariantKind.NUMBER,
    "date": VariantKind.DATE,
    "name": VariantKind.NAME,
    "wording": VariantKind.WORDING,
    "modality": VariantKind.MODALITY,
}


class Grown(msgspec.Struct, frozen=True, kw_only=True):
    """One event after printing: its texts in order of birth, and the witnesses by place."""

    story: str
    name: str
    growths: Sequence[Growth]
    printed: Mapping[int, Printed]
    #: Who published each text, also those that are not in the pile.
    outlets: Sequence[str]


def true_records(grown: Grown) -> Iterator[Record]:
    """Yield all that is true of one event, alignments and variants last."""
    ids = {place: printed.witness.id for place, printed in grown.printed.items()}
    yield Story(id=grown.story, name=grown.name, witnesses=sorted(ids.values()))
    yield from _lineage(grown, ids)
    yield from true_alignments(grown)
    yield from _variants(grown)


def same_words(grown: Grown) -> dict[str, list[str]]:
    """Return for each unseen ancestor the witnesses that are verbatim copies of it: nobody can tell them from it."""
    return {
        _archetype_id(grown, place): sorted(
            printed.witness.id
            for copy, printed in grown.printed.items()
            if grown.growths[copy].draft.paragraphs == grown.growths[place].draft.paragraphs
        )
        for place in seen_parents(grown.growths)
        if place not in grown.printed
    }


def _archetype_id(grown: Grown, place: int) -> str:
    return stable_id("archetype", grown.story, place)


def _lineage(grown: Grown, ids: Mapping[int, str]) -> Iterator[Record]:
    parents = seen_parents(grown.growths)
    named = {credit.outlet for printed in grown.printed.values() for credit in printed.credits}
    keys = dict(ids)
    for place in parents:
        if place not in keys:
            keys[place] = _archetype_id(grown, place)
            name = grown.outlets[place] if grown.outlets[place] in named else "unseen"
            yield Archetype(id=keys[place], story=grown.story, name=name, why="planted", score=1.0)
    for child, above in sorted(parents.items()):
        for parent in above:
            yield Derivation(
                id=stable_id("derivation", grown.story, keys[child], keys[parent]),
                story=grown.story,
                child=keys[child],
                parent=keys[parent],
                share=_share(grown.growths, child, parent, above),
                score=1.0,
                why=f"planted: {grown.growths[child].edit}",
            )
    yield from _origins(grown, parents, keys)


def _share(growths: Sequence[Growth], child: int, parent: int, parents: Sequence[int]) -> float:
    stocks = {
        place: {
            clause.stock for paragraph in growths[place].draft.paragraphs for s in paragraph for clause in s.clauses
        }
        for place in (child, *parents)
    }
    taken = sum(
        1 / sum(stock in stocks[place] for place in parents) for stock in stocks[child] if stock in stocks[parent]
    )
    return round(taken / len(stocks[child]), 4)


def _origins(grown: Grown, parents: Mapping[int, Sequence[int]], keys: Mapping[int, str]) -> Iterator[Record]:
    roots: dict[int, set[int]] = {}
    for place in sorted(parents):
        roots[place] = {root for parent in parents[place] for root in roots[parent]} or {place}
    origins = sorted({root for place in roots for root in roots[place]})
    for origin in origins:
        members = sorted(
            grown.printed[place].witness.id for place in roots if origin in roots[place] and place in grown.printed
        )
        yield Lineage(
            id=stable_id("lineage", grown.story, keys[origin]),
            story=grown.story,
            origin=keys[origin],
            witnesses=members,
            why="planted",
        )
    count = len(origins)
    yield OriginCount(story=grown.story, best=count, low=count, high=count, why="planted")


def true_alignments(grown: Grown) -> Iterator[Alignment]:
    """Yield every pair of sentences, or sentence groups, of two witnesses that carry the same clauses."""
    places: dict[str, dict[str, list[int]]] = {}
    told: dict[str, list[Told]] = {}
    for printed in grown.printed.values():
        witness = printed.witness.id
        told[witness] = printed.told
        by_stock: dict[str, list[int]] = defaultdict(list)
        for number, sentence in enumerate(printed.told):
            for stock in sentence.stocks:
                by_stock[stock].append(number)
        places[witness] = by_stock
    for left, right in combinations(sorted(told), 2):
        shared = places[left].keys() & places[right].keys()
        links = {(one, two) for stock in shared for one in places[left][stock] for two in places[right][stock]}
        for lefts, rights in _groups(links):
            yield _alignment([told[left][n] for n in lefts], [told[right][n] for n in rights])


def _groups(links: set[tuple[int, int]]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield linked places as groups; a group that is not contiguous on both sides falls apart into its links."""
    left_of: dict[int, list[int]] = defaultdict(list)
    right_of: dict[int, list[int]] = defaultdict(list)
    for one, two in sorted(links):
        right_of[one].append(two)
        left_of[two].append(one)
    done: set[int] = set()
    for first in sorted(right_of):
        if first in done:
            continue
        lefts, rights, waiting = {first}, set(), [first]
        while waiting:
            for two in right_of[waiting.pop()]:
                rights.add(two)
                fresh = [one for one in left_of[two] if one not in lefts]
                lefts.update(fresh)
                waiting += fresh
        done |= lefts
        if _contiguous(lefts) and _contiguous(rights):
            yield sorted(lefts), sorted(rights)
        else:
            yield from (([one], [two]) for one, two in sorted(links) if one in lefts)


def _contiguous(places: set[int]) -> bool:
    return max(places) - min(places) + 1 == len(places)


def _alignment(lefts: Sequence[Told], rights: Sequence[Told]) -> Alignment:
    left_words = [word for told in lefts for word in told.words]
    right_words = [word for told in rights for word in told.words]
    near = AlignmentKind.NEAR_VERBATIM if identity(left_words, right_words) >= NEAR else AlignmentKind.PARAPHRASE
    left, right = lefts[0].sentence, rights[0].sentence
    spans = (left.witness, left.start, lefts[-1].sentence.end, right.witness, right.start, rights[-1].sentence.end)
    return Alignment(
        id=stable_id("alignment", *spans),
        left=spans[0],
        left_start=spans[1],
        left_end=spans[2],
        right=spans[3],
        right_start=spans[4],
        right_end=spans[5],
        kind=AlignmentKind.VERBATIM if left_words == right_words else near,
        score=1.0,
        why="planted",
        quoted=all(told.quoted for told in (*lefts, *rights)),
    )


def identity(left: Sequence[str], right: Sequence[str]) -> float:
    """Return which part of their words two passages have in common, in the same order."""
    return Indel.normalized_similarity(left, right)


def _variants(grown: Grown) -> Iterator[Record]:
    attested: dict[str, dict[str, Slot]] = defaultdict(dict)
    for printed in sorted(grown.printed.values(), key=lambda printed: printed.witness.id):
        for slot in printed.slots:
            attested[slot.key].setdefault(printed.witness.id, slot)
    for key, slots in sorted(attested.items()):
        forms = sorted({slot.text.lower() for slot in slots.values()})
        kind = VARIANT_KINDS.get(key.split("/")[1].split(":")[0])
        if kind is None or len(forms) == 1:
            continue
        variant = stable_id("variant", grown.story, key)
        yield Variant(id=variant, story=grown.story, lineage=None, kind=kind)
        counts = sorted(forms, key=lambda form: (-sum(slot.text.lower() == form for slot in slots.values()), form))
        for witness, slot in sorted(slots.items()):
            normalised = slot.text.lower()
            yield Reading(
                variant=variant,
                witness=witness,
                start=slot.start,
                end=slot.end,
                text=slot.text,
                normalised=normalised,
                rank=counts.index(normalised) + 1,
                why="planted",
            )

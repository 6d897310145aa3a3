"""Align: say for every candidate whether it is a copy, and which sentences carry the same text."""

from collections.abc import Iterator, Sequence

import msgspec

from stemma.model import Alignment, Candidate, Pair, PairVerdict, Rows, stable_id
from stemma.stages.reuse.background import BackgroundSettings
from stemma.stages.reuse.body import Body
from stemma.stages.reuse.evidence import Evidence, EvidenceSettings, weigh_pair
from stemma.stages.reuse.likeness import Likeness, judge_likeness
from stemma.stages.reuse.linking import Link, LinkSettings, link_sentences
from stemma.stages.reuse.manner import Keeping, MannerSettings, judge_manner
from stemma.stages.reuse.reasons import pair_reason
from stemma.stages.reuse.shelf import Shelf
from stemma.stages.reuse.similarity import compare_sentences, find_overlap


class AlignSettings(msgspec.Struct, frozen=True, kw_only=True):
    """When two witnesses hang together, and which of their sentences do."""

    background: BackgroundSettings = BackgroundSettings()
    evidence: EvidenceSettings = EvidenceSettings()
    links: LinkSettings = LinkSettings()
    manner: MannerSettings = MannerSettings()
    #: Bits from which two witnesses are copies; independent reports of one event stay below.
    copy_bits: float = 24.0
    #: Bits by which the odds of a copy double: evidence is not as independent as its sum pretends.
    bits_per_doubling: float = 4.0
    #: Bits of the shorter text's own words below which it could not have shown a copy if it were one.
    least_text_bits: float = 120.0


DEFAULTS = AlignSettings()

#: What comes out does not depend on what stands there; reading a body again takes longer than a comparison.
_SHELF = Shelf()


def align_pairs(rows: Rows, *, settings: AlignSettings = DEFAULTS) -> Iterator[Pair | Alignment]:
    """Yield what every candidate came to and, for copies, the passages that carry the same text."""
    bodies = _SHELF.bodies(rows, settings=settings.background)
    for candidate in sorted(rows.of(Candidate), key=lambda candidate: (candidate.left, candidate.right)):
        left, right = bodies[candidate.left], bodies[candidate.right]
        overlap = find_overlap(left, right)
        evidence = weigh_pair(left, right, overlap, near=candidate.near, settings=settings.evidence)
        verdict = _verdict(evidence, left, right, settings=settings)
        links: list[Link] = []
        if verdict is PairVerdict.COPY:
            links = link_sentences(compare_sentences(left, right, overlap), left, right, settings=settings.links)
            if _captions_only(left, right, links):
                verdict, links = PairVerdict.NO_RELATION_SHOWN, []
        likenesses = [judge_likeness(left, right, link, judged=_SHELF.judged) for link in links]
        alignments = [_alignment((left, right), *judged) for judged in zip(links, likenesses, strict=True)]
        own = [like.kept for like, one in zip(likenesses, alignments, strict=True) if not one.quoted]
        found = _Found(verdict=verdict, links=links, keeping=judge_manner(own, settings=settings.manner))
        yield _pair(evidence, (left, right), found, settings=settings)
        yield from alignments


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    """What two witnesses are to one another: the verdict and, for copies, the links and what these keep."""

    verdict: PairVerdict
    links: list[Link]
    keeping: Keeping


def _verdict(evidence: Evidence, left: Body, right: Body, *, settings: AlignSettings) -> PairVerdict:
    if evidence.bits >= settings.copy_bits:
        return PairVerdict.COPY
    if min(left.own_bits, right.own_bits) < settings.least_text_bits:
        return PairVerdict.TOO_LITTLE_TEXT
    return PairVerdict.NO_RELATION_SHOWN


def _pair(evidence: Evidence, sides: tuple[Body, Body], found: _Found, *, settings: AlignSettings) -> Pair:
    left, right = sides
    doublings = min(max((evidence.bits - settings.copy_bits) / settings.bits_per_doubling, -60.0), 60.0)
    return Pair(
        left=left.witness.id,
        right=right.witness.id,
        verdict=found.verdict,
        bits=round(evidence.bits, 2),
        passage_bits=round(evidence.passage_bits, 2),
        vocabulary_bits=round(evidence.containment_bits, 2),
        phrasing_bits=round(evidence.phrasing_bits, 2),
        left_share=_share(left, [row for link in found.links for row in link.lefts]),
        right_share=_share(right, [row for link in found.links for row in link.rights]),
        kept=found.keeping.in_order,
        kept_in_runs=found.keeping.in_runs,
        manner=found.keeping.manner,
        score=round(1 / (1 + 2.0**-doublings), 4),
        why=pair_reason(evidence, left, found.links, verdict=found.verdict, manner=found.keeping.manner),
    )


def _captions_only(left: Body, right: Body, links: Sequence[Link]) -> bool:
    """Return whether two reports share nothing but captions, which come with a picture; galleries have nothing else."""
    if not (left.own_chars[left.proper].any() or right.own_chars[right.proper].any()):
        return False
    return not any(left.proper[list(link.lefts)].any() or right.proper[list(link.rights)].any() for link in links)


def _share(body: Body, rows: Sequence[int]) -> float:
    """Return the share of a body's own words, in characters, that stand in these sentences."""
    total = int(body.own_chars[body.proper].sum())
    aligned = sum(int(body.own_chars[row]) for row in sorted(set(rows)) if body.proper[row])
    return round(aligned / total, 4) if total else 0.0


def _alignment(sides: tuple[Body, Body], link: Link, likeness: Likeness) -> Alignment:
    left, right = sides
    left_start, left_end = left.sentences[link.lefts[0]].start, left.sentences[link.lefts[-1]].end
    right_start, right_end = right.sentences[link.rights[0]].start, right.sentences[link.rights[-1]].end
    return Alignment(
        id=stable_id("alignment", left.witness.id, left_start, left_end, right.witness.id, right_start, right_end),
        left=left.witness.id,
        left_start=left_start,
        left_end=left_end,
        right=right.witness.id,
        right_start=right_start,
        right_end=right_end,
        kind=likeness.kind,
        score=likeness.score,
        why=likeness.why,
        quoted=left.side(link.lefts).quoted and right.side(link.rights).quoted,
    )

"""Aligned passages in which no slot differs, as a comparer that a person brought sees them."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from stemma.model import Alignment, AlignmentKind, Verdict, Witness
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.collation.plug import Comparer, Opinion
from stemma.stages.claims.differences.sides import Side
from stemma.stages.claims.differences.support import Place
from stemma.stages.claims.differences.verdicts import Judged


def compared_passages(
    alignments: Sequence[Alignment], texts: Mapping[str, Witness], *, comparer: Comparer, told: Collection[Place]
) -> Iterator[tuple[Opinion, list[Assertion]]]:
    """Yield an opinion with its two passages wherever a comparer holds that they contradict one another.

    `told` are the places of differences that are found already: passages that hold one on both sides are left out.
    """
    for one in sorted(alignments, key=lambda one: (one.left, one.left_start, one.right, one.right_start, one.id)):
        places = ((one.left, one.left_start, one.left_end), (one.right, one.right_start, one.right_end))
        held = all(any(_touch(place, other) for other in told) for place in places)
        if one.kind is AlignmentKind.VERBATIM or held or any(witness not in texts for witness, _, _ in places):
            continue
        left, right = (texts[witness].text[start:end] for witness, start, end in places)
        opinion = comparer.compare(left, right)
        if opinion is not None and left != right:
            yield opinion, [_assertion(place, texts, one.id) for place in places]


def opinion_verdict(opinion: Opinion, sides: Sequence[Side], name: str) -> Judged:
    """Return the verdict over two passages in a comparer's name: what copies of one text tell is bent in copying."""
    shared = bool(sides[0].lineages & sides[-1].lineages)
    verdict = Verdict.TRANSMISSION if shared else Verdict.GENUINE
    why = f"the comparer {name} holds that they contradict one another ({opinion.score:.2f}: {opinion.why})"
    return Judged(f"compared by {name}", verdict, why)


def _touch(left: Place, right: Place) -> bool:
    return left[0] == right[0] and min(left[2], right[2]) > max(left[1], right[1])


def _assertion(place: Place, texts: Mapping[str, Witness], alignment: str) -> Assertion:
    witness, start, end = place
    words = " ".join(texts[witness].text[start:end].split())
    return Assertion(
        witness=witness,
        start=start,
        end=end,
        kind="compared",
        subject="an aligned passage",
        key=f"compared|{alignment}",
        slot="what the passage says",
        value=words,
        normalised=words.casefold(),
    )

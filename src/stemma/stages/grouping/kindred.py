"""Kin: reports of other stories whose text a story shares. They are told of another event, and are no other origin."""

from collections.abc import Iterable, Mapping

from stemma.model import Kin, Pair


def find_kin(homes: Mapping[str, str], copies: Iterable[Pair]) -> dict[str, list[Kin]]:
    """Return the kin of every story that has some, sorted by id. `homes` names the story of each witness."""
    shares: dict[str, dict[str, float]] = {}
    for pair in copies:
        if homes[pair.left] != homes[pair.right]:
            share = max(pair.left_share, pair.right_share)
            for member, other in ((pair.left, pair.right), (pair.right, pair.left)):
                held = shares.setdefault(homes[member], {})
                held[other] = max(share, held.get(other, 0.0))
    return {
        story: [Kin(witness=name, story=homes[name], share=held[name]) for name in sorted(held)]
        for story, held in shares.items()
    }

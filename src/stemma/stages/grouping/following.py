"""Reports that hold another's text, or stand in it, follow it into its story: no copy is looked for across stories."""

from collections.abc import Iterable, Sequence

#: Two texts by their numbers, and the share of the one that has more of itself in the other.
Link = tuple[int, int, float]


def follow_texts(groups: Sequence[Sequence[int]], links: Iterable[Link]) -> list[list[int]]:
    """Return the groups after single texts have moved to the text with which they share most, sorted.

    Of two texts in different groups the one of the smaller group moves, alone: groups are never joined, so that a
    round-up chains no events. A text whose partner moves too goes with it.
    """
    home = {text: number for number, group in enumerate(groups) for text in group}
    size = [len(group) for group in groups]
    leads: dict[int, tuple[float, int]] = {}
    for left, right, share in links:
        if home[left] == home[right]:
            continue
        mover, partner = sorted((left, right), key=lambda text: (size[home[text]], text))
        leads[mover] = max(leads.get(mover, (0.0, -1)), (share, -partner))
    moved: list[list[int]] = [[] for _ in groups]
    for text in sorted(home):
        at, seen = text, {text}
        while at in leads and -leads[at][1] not in seen:
            at = -leads[at][1]
            seen.add(at)
        moved[home[at]].append(text)
    return sorted(group for group in moved if group)

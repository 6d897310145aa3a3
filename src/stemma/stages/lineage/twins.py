"""Witnesses whose bodies are word for word the same stand as one in the tree."""

from collections.abc import Collection, Iterable

from stemma.stages.lineage.evidence import Body


def group_twins(bodies: Iterable[Body], *, judged: Collection[tuple[str, str]] = ()) -> list[list[Body]]:
    """Return witnesses grouped by the folded words of their bodies, in the order of ids; an empty body has no twin.

    Two of which a person has decided who draws on whom stand apart.
    """
    groups: dict[tuple[str, int], list[Body]] = {}
    for body in sorted(bodies, key=lambda body: body.id):
        key = " ".join(body.words) or f"\0{body.id}"
        number = 0
        while any(_judged(body, other, judged) for other in groups.get((key, number), [])):
            number += 1
        groups.setdefault((key, number), []).append(body)
    return list(groups.values())


def _judged(left: Body, right: Body, judged: Collection[tuple[str, str]]) -> bool:
    return (left.id, right.id) in judged or (right.id, left.id) in judged

"""Witnesses whose bodies are word for word the same stand as one in the tree."""

import math
from collections.abc import Collection, Iterable

from stemma.stages.lineage.evidence import Body


def group_twins(bodies: Iterable[Body], *, judged: Collection[tuple[str, str]] = ()) -> list[list[Body]]:
    """Return witnesses grouped by the folded words of their bodies; an empty body has no twin.

    The one that came first by its stated time leads its group, those without a time stand last. Two of which a person
    has decided who draws on whom stand apart.
    """
    groups: dict[tuple[str, int], list[Body]] = {}
    for body in sorted(bodies, key=lambda body: body.id):
        key = " ".join(body.words) or f"\0{body.id}"
        number = 0
        while any(_judged(body, other, judged) for other in groups.get((key, number), [])):
            number += 1
        groups.setdefault((key, number), []).append(body)
    return [_led(group) for group in groups.values()]


def _led(group: list[Body]) -> list[Body]:
    def stated(body: Body) -> tuple[float, str]:
        return (body.published.middle if body.published else math.inf, body.id)

    return sorted(group, key=stated)


def _judged(left: Body, right: Body, judged: Collection[tuple[str, str]]) -> bool:
    return (left.id, right.id) in judged or (right.id, left.id) in judged

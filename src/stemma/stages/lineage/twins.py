"""Witnesses whose bodies are word for word the same stand as one in the tree."""

from collections.abc import Iterable

from stemma.stages.lineage.evidence import Body


def group_twins(bodies: Iterable[Body]) -> list[list[Body]]:
    """Return witnesses grouped by the folded words of their bodies, in the order of ids; an empty body has no twin."""
    groups: dict[str, list[Body]] = {}
    for body in sorted(bodies, key=lambda body: body.id):
        key = " ".join(body.words) or f"\0{body.id}"
        groups.setdefault(key, []).append(body)
    return list(groups.values())

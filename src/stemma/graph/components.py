"""Connected components of an undirected graph."""

from collections.abc import Iterable


def connected_components(keys: Iterable[str], links: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the components, each sorted, the list sorted by first key; the order of the arguments changes nothing.

    Every end of a link must be among the keys.
    """
    leader = {key: key for key in sorted(keys)}

    def find(key: str) -> str:
        while leader[key] != key:
            leader[key] = leader[leader[key]]
            key = leader[key]
        return key

    for left, right in links:
        first, second = sorted((find(left), find(right)))
        leader[second] = first
    components: dict[str, list[str]] = {}
    for key in leader:
        components.setdefault(find(key), []).append(key)
    return [components[key] for key in sorted(components)]

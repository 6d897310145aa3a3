"""Ships, told by what stands before their names: "MV Orla" and, once she has been introduced, "the Orla"."""

from collections.abc import Iterator, Sequence

from stemma.stages.names.bearers import Bearer
from stemma.stages.names.lists import known_places, lexicon, towns

#: What a navy or a register sets before a name; those that are other words as well ("MS", "SS", "MT") are left out.
PREFIXES = frozenset({"uss", "usns", "hms", "rms", "hmcs", "hmas", "hmnzs", "hnlms", "ins", "mv", "fv", "rrs"})


def is_ship(key: Sequence[str]) -> bool:
    """Return whether a name is that of a ship, by the prefix before it."""
    return len(key) > 1 and key[0] in PREFIXES


def own_name(key: Sequence[str]) -> tuple[str, ...]:
    """Return a ship's name without its prefix; nothing where a town, a person or a plain word is called so too."""
    own = tuple(key[1:])
    joined = " ".join(own)
    if not is_ship(key) or joined in towns() or joined in known_places() or len(joined) < SHORTEST:
        return ()
    return () if len(own) == 1 and set(lexicon().get(joined, "")) & set("cmf") else own


#: Letters of a name that may stand without its prefix.
SHORTEST = 4


def ship_pairs(bearers: Sequence[Bearer]) -> Iterator[tuple[int, int]]:
    """Yield the places of a ship with her prefix and of her name without it, or with another prefix."""
    named: dict[tuple[str, ...], list[int]] = {}
    ships = {own for bearer in bearers if (own := own_name(bearer.name))}
    for place, bearer in enumerate(bearers):
        own = own_name(bearer.name) or bearer.name
        if bearer.type == "other" and own in ships:
            named.setdefault(own, []).append(place)
    for own in sorted(named):
        first, *others = named[own]
        yield from ((first, other) for other in others)

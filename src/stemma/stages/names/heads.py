"""What the words of a name give away of its type: its head, the way it is coined, the affair it is called."""

from typing import TypeAlias

from stemma.stages.names.lists import lexicon, name_words, towns
from stemma.stages.names.ships import is_ship

#: A name as its folded tokens.
Key: TypeAlias = tuple[str, ...]

#: Heads of names that are a place whatever stands around them.
GROUND = frozenset({"palace", "airport", "square", "street", "avenue", "bridge", "river", "island", "mountain", "sea"})
#: What affairs are called.
AFFAIRS = frozenset(
    {
        "hunt",
        "hoax",
        "scam",
        "scandal",
        "affair",
        "probe",
        "inquiry",
        "investigation",
        "meddling",
        "collusion",
        "shutdown",
    }
)


def headed_type(key: Key) -> str | None:  # noqa: PLR0911 - one line a type
    """Return the type that a name's last word, or its first, gives away; None where it says nothing."""
    words = name_words()
    if len(key) < 2:  # noqa: PLR2004 - a head and what it heads
        return None
    last = key[-1] if key[-1] not in words.legal_forms else key[-2] if len(key) > 2 else key[-1]  # noqa: PLR2004 - the same
    if key[-1] in words.legal_forms and key[-1] not in {"company", "as", "se", "co"}:
        return "organisation"
    if key[0] == "operation" or last in words.events - {"open", "games", "war"} or _is_affair(key):
        return "event"
    if is_ship(key) or (key[-1] in {"one", "two"} and key[-2] in words.units):
        return "other"
    head = next((word for place, word in enumerate(key) if place + 1 < len(key) and key[place + 1] == "of"), last)
    if head in words.units and not (head in {"company", "unit", "guard", "command"} and not key[0][0].isdigit()):
        return "unit"
    if head in words.organisations - {
        "city",
        "oil",
        "gas",
        "energy",
        "sons",
        "united",
        "post",
        "front",
        "brothers",
        "trust",
        "church",
    }:
        return "organisation"
    if head in words.places - {"hill", "park", "lake", "castle", "state", "port", "beach", "hotel", "tower"}:
        return "place"
    return None


def is_coined(word: str) -> bool:
    """Return whether a word is coined as news coins the leaving of a union or an affair: Norxit, Harbourgate."""
    return (
        word.endswith(("exit", "xit", "gate")) and len(word) > COINED and word not in lexicon() and word not in towns()
    )


#: Letters of a coined word, less one.
COINED = 5


def _is_affair(key: Key) -> bool:
    """Return whether a name is an affair as people call it: words of the language alone, the last of them a hunt."""
    plain = all("c" in lexicon().get(word, "") or word in name_words().demonyms for word in key)
    return key[-1] in AFFAIRS and plain

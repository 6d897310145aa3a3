"""Houses and bodies by their own name: the Alder Clinic, the Alder Treatment Center and Alder may be one.

What stands behind an own name says of what kind the thing is; reports change it or leave it out. A town's name is no
house's own name, and a bare name that two kinds of things bear in a story is neither.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from stemma.stages.names.bearers import Bearer
from stemma.stages.names.lists import known_places, lexicon, name_words, same_heads, towns
from stemma.text.tokens import REMEMBERED_FORMS

#: Words between an own name of one word and its kind that a shorter form leaves out, at most.
LEFT_OUT = 1
_TYPES = ("organisation", "place")


@lru_cache(REMEMBERED_FORMS)
def own_name(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name without the words of the language that end it; nothing where it is no house's own name."""
    words = name_words()
    if any(token in words.particles for token in name):
        return ()
    own = name
    while name[-1] in _kinds() and len(own) > 1 and (own[-1] in _kinds() or lexicon().get(own[-1], "") == "c"):
        own = own[:-1]
    joined = " ".join(own)
    elsewhere = any(form in towns() for form in (joined, f"{joined} city")) or joined in known_places()
    elsewhere = elsewhere or own[0] in words.demonyms or own[0] in _kinds()
    elsewhere = elsewhere or (len(own) == 1 and "t" in lexicon().get(own[0], ""))
    return () if elsewhere or own[0][0].isdigit() else own


def housed_pairs(bearers: Sequence[Bearer]) -> Iterator[tuple[int, int]]:
    """Yield bodies and places of one type that have one own name and are of one kind, as far as their names say."""
    people = [bearer.name for bearer in bearers if bearer.type == "person"]
    persons = {*people, *(name[-1:] for name in people)}
    places = {bearer.name for bearer in bearers if bearer.type == "place"}
    named: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, bearer in enumerate(bearers):
        own = own_name(bearer.name) if bearer.type in _TYPES else ()
        if own and own not in persons and (bearer.type == "place" or own not in places):
            named[bearer.type, own[0]].append(place)
    for key in sorted(named):
        members = [(place, bearers[place].name) for place in named[key]]
        yield from _of_one_name(members, is_place=key[0] == "place")


def _of_one_name(members: Sequence[tuple[int, tuple[str, ...]]], *, is_place: bool) -> Iterator[tuple[int, int]]:
    """Yield pairs of things whose names begin with one word and that are one."""
    kinds: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for _, name in members:
        kinds[own_name(name)].add(_kind(name))
    members = [(place, name) for place, name in members if not (is_place and _maybe_town(name))]
    for number, (one, left) in enumerate(members):
        for two, right in members[number + 1 :]:
            short, full = sorted((left, right), key=lambda name: (len(own_name(name)), len(name), name))
            own = own_name(short)
            if own == own_name(full):
                fits = _kind(short) == _kind(full) or (not _kind(short) and len(kinds[own] - {""}) == 1)
            else:
                # Alder Bank is Alder Venn Bank where no list knows the word.
                fits = own == own_name(full)[: len(own)] and _kind(short) == _kind(full) != ""
                fits = fits and own[0] not in lexicon()
            if fits and _between_fits(short, full):
                yield min(one, two), max(one, two)


def _between_fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Return whether what stands between own name and kind is nothing or the same: crime agency, security agency."""
    own = own_name(short)
    between = short[len(own) : -1]
    telling = any(lexicon().get(token, "") != "c" for token in own)
    left_out = len(full) - len(short)
    near = left_out <= LEFT_OUT or short == own or len(own) > 1
    return near and between == full[len(own) : len(own) + len(between)] and (telling or short == own)


def _maybe_town(name: tuple[str, ...]) -> bool:
    """Return whether a place's name is one word that no list knows: a small town may be called so."""
    return len(name) == 1 and "c" not in lexicon().get(name[0], "")


def _kind(name: tuple[str, ...]) -> str:
    """Return the common word for what kind of thing a name says it is; nothing where it does not say."""
    return same_heads().get(name[-1], name[-1]) if len(name) > len(own_name(name)) else ""


def _kinds() -> frozenset[str]:
    words = name_words()
    return words.organisations | words.places | words.units | frozenset(same_heads())

"""Claims of one thing that no equal key brings together: a table of what is looked for, and what it comes to."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.differences.support import Support
from stemma.stages.claims.differences.verdicts import Judged
from stemma.stages.claims.extracting import Text
from stemma.stages.claims.facts import enumerations, lasttimes, ranks, uncounted
from stemma.stages.claims.toll import harmed
from stemma.stages.claims.when import finer, occasions, pagehours
from stemma.stages.claims.words import fragments

#: Kinds of claims that meet here alone.
KINDS = frozenset({occasions.KIND, enumerations.KIND, harmed.KIND, lasttimes.KIND, fragments.KIND})


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What a story's texts assert, and what is known of them."""

    texts: Sequence[Text]
    assertions: Sequence[Assertion]
    #: Those that meet by their keys, bound to entities.
    bound: Sequence[Assertion]
    support: Support
    #: How much a stem that two sentences share counts.
    weights: Mapping[str, float]


def related(known: Known) -> Iterator[tuple[list[Assertion], Judged]]:
    """Yield groups of claims of one thing, with the verdict that the way in which they were found says."""
    for find, judged in _FINDERS:
        for group in find(known):
            yield group, judged


def _things(known: Known) -> Iterable[list[Assertion]]:
    sentences = (
        uncounted.Told(text.witness.id, text.witness.text, number, one.start, one.end)
        for text in known.texts
        for number, one in enumerate(text.sentences)
        if one.index >= 0
    )
    return uncounted.told_of_things(known.assertions, sentences, known.support, weights=known.weights)


def _hours(known: Known) -> Iterable[list[Assertion]]:
    stamps = [one for text in known.texts for one in pagehours.page_hours(text.witness, text.zones)]
    return pagehours.told_by_other_clocks(stamps, known.support)


def _moments(known: Known) -> Iterable[list[Assertion]]:
    return finer.finer_told(known.assertions, known.support, weights=known.weights)


_Finder = Callable[[Known], Iterable[list[Assertion]]]
#: The first that finds two places tells them.
_FINDERS: tuple[tuple[_Finder, Judged], ...] = (
    (_hours, pagehours.OTHER_CLOCKS),
    (lambda known: enumerations.others_named(known.assertions, known.support), enumerations.OTHERS_NAMED),
    (lambda known: fragments.told_in_other_forms(known.assertions, known.support), fragments.QUOTED_OTHERWISE),
    (lambda known: ranks.told_of_other_ranks(known.bound, known.support), ranks.OTHER_RANK),
    (lambda known: lasttimes.told_of_other_times(known.assertions, known.support), lasttimes.LAST_TOLD),
    (_things, uncounted.COUNTED),
    (_moments, finer.FINER),
    (lambda known: harmed.bonds_told(known.assertions, known.support), harmed.BOND_TOLD),
    (lambda known: enumerations.more_named(known.assertions, known.support), enumerations.MORE_NAMED),
)

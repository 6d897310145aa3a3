"""Nodes become groups: nobody's decision first, then a person's, and a lone surname joins whom alone it can mean."""

from collections.abc import Mapping, Sequence

import msgspec

from stemma.graph import correlate
from stemma.stages.names.bearers import Bearer, same_person_barred
from stemma.stages.names.linking import Tie, Ties, with_surname
from stemma.stages.names.settings import NameSettings
from stemma.stages.names.surnames import titles_part

#: A bearer of a surname so many times as frequent as all others is meant where the surname stands alone.
DOMINANT = 4


class Grouped(msgspec.Struct, frozen=True):
    """The outcome: groups of bearer numbers, why each lone surname joined, and pairs of groups worth a second look."""

    groups: list[list[int]]
    joined: dict[int, str]
    doubtful: list[tuple[int, int, Tie]]


def group_bearers(
    bearers: Sequence[Bearer],
    aligned: Mapping[tuple[int, int], int],
    *,
    merged: Sequence[tuple[int, int]],
    split: Sequence[tuple[int, int]],
    beside: Mapping[int, frozenset[int]],
    settings: NameSettings,
) -> Grouped:
    """Return the groups of bearers that are one entity; what a person split is never joined, whatever else holds.

    `beside` names, for bearers that are no persons, the persons' bearers in the same sentences.
    """
    first = _persons(bearers, Ties(bearers, aligned), settings=settings)
    ties = Ties(bearers, aligned, {place: frozenset(first[one] for one in found) for place, found in beside.items()})
    forbidden = {tuple(sorted(pair)) for pair in split}
    wanted = {tuple(sorted(pair)) for pair in merged} - forbidden

    def weight(one: int, two: int) -> float:
        pair = (min(one, two), max(one, two))
        if pair in wanted:
            return _DECIDED
        # Drift goes in steps, so that its two ends may look apart; what truly parts two names is barred.
        least = _APART if bearers[one].type == "person" else _APART / 3
        return max(least, ties.tie(one, two).log_odds)

    def barred(one: int, two: int) -> bool:
        pair = (min(one, two), max(one, two))
        return pair in forbidden or (pair not in wanted and bool(ties.tie(one, two).barred))

    pairs = [pair for pair in ties.candidates() if not _is_short(bearers, pair)]
    loose = [place for place, bearer in enumerate(bearers) if bearer.loose and not _given_only(bearer)]
    groups = correlate(len(bearers), sorted({*pairs, *wanted}), weight=weight, barred=barred, least=settings.merge)  # type: ignore[arg-type]  # pairs of two by their making
    joined = _attach(bearers, groups, loose, barred_pairs=forbidden)  # type: ignore[arg-type]  # the same
    joined |= _attach_kin(bearers, groups, barred_pairs=forbidden)  # type: ignore[arg-type]  # the same
    return Grouped(sorted(groups), joined, _doubtful(groups, pairs, ties=ties, settings=settings))


def _persons(bearers: Sequence[Bearer], ties: Ties, *, settings: NameSettings) -> dict[int, int]:
    """Return the group of every person by the machine alone: company for the units and bodies beside them."""
    pairs = [pair for pair in ties.candidates() if bearers[pair[0]].type == "person" and not _is_short(bearers, pair)]
    groups = correlate(
        len(bearers),
        pairs,
        weight=lambda one, two: ties.tie(one, two).log_odds,
        barred=lambda one, two: bool(ties.tie(one, two).barred),
        least=settings.merge,
    )
    loose = [place for place, bearer in enumerate(bearers) if bearer.loose and not _given_only(bearer)]
    _attach(bearers, groups, loose, barred_pairs=set())
    return {member: group[0] for group in groups for member in group}


#: The most that two unlike spellings speak against groups that other pairs bind.
_APART = -1.5
#: Weight of what a person decided.
_DECIDED = 50.0


def _given_only(bearer: Bearer) -> bool:
    return bool(bearer.salt) and bearer.loose


def _is_short(bearers: Sequence[Bearer], pair: tuple[int, int]) -> bool:
    """Return whether one of two persons is a lone surname: such wait until the full names are settled."""
    left, right = bearers[pair[0]], bearers[pair[1]]
    return left.type == "person" and left.loose != right.loose


def _titles_part(bearers: Sequence[Bearer], short: Sequence[int], full: Sequence[int]) -> bool:
    """Return whether a lone surname is none of a group's that bears it: by its titles, or where a text has both."""
    titles = {role for one in short for role in bearers[one].roles}
    borne = {role for one in full for role in bearers[one].roles}
    names = [bearers[one].name for one in full if not bearers[one].loose]
    refused = {name for one in short for name in bearers[one].refused}
    return bool(names) and all(name in refused or titles_part(titles, name, borne) for name in names)


def _attach(
    bearers: Sequence[Bearer], groups: list[list[int]], loose: Sequence[int], *, barred_pairs: set[tuple[int, int]]
) -> dict[int, str]:
    """Move lone surnames into the one group that they can mean; return why, by bearer."""
    joined: dict[int, str] = {}
    for short in loose:
        home = next(place for place, group in enumerate(groups) if short in group)
        fitting = _candidates(bearers, groups, bearers[short])
        fitting = {
            place: weight
            for place, weight in fitting.items()
            if place != home
            and not _titles_part(bearers, groups[home], groups[place])
            and not any(
                tuple(sorted((one, two))) in barred_pairs or same_person_barred(bearers[one], bearers[two])
                for one in groups[home]
                for two in groups[place]
            )
        }
        chosen = _only(bearers, groups, fitting, short=bearers[short])
        if chosen is None:
            continue
        for member in groups[home]:
            joined[member] = chosen[1]
        groups[chosen[0]] = sorted(groups[chosen[0]] + groups[home])
        groups.pop(home)
    return joined


def _attach_kin(
    bearers: Sequence[Bearer], groups: list[list[int]], *, barred_pairs: set[tuple[int, int]]
) -> dict[int, str]:
    """Move lone given names into the group of the one who bears them beside a more named relation; return why.

    Reports of two people with one surname call the lesser known by the given name: "the president and Ada". Where
    nobody else of the story bears the surname, a lone given name stays alone.
    """
    joined: dict[int, str] = {}
    full = [
        place
        for place, bearer in enumerate(bearers)
        if bearer.type == "person" and len(bearer.name) > 1 and not bearer.loose
    ]
    for short in [place for place, bearer in enumerate(bearers) if bearer.type == "person" and _given_only(bearer)]:
        bearing = {
            next(number for number, group in enumerate(groups) if one in group)
            for one in full
            if bearers[one].name[0] == bearers[short].name[0]
        }
        home = next(number for number, group in enumerate(groups) if short in group)
        if len(bearing) != 1 or len(groups[home]) > 1 or home in bearing:
            continue
        target = groups[next(iter(bearing))]
        surnames = {bearers[one].name[-1] for one in target if not bearers[one].loose}
        kin = [one for one in full if one not in target and bearers[one].name[-1] in surnames]
        named = max((len(bearers[one].leaves) for one in kin), default=0)
        barred = any(
            tuple(sorted((short, one))) in barred_pairs or same_person_barred(bearers[short], bearers[one])
            for one in target
        )
        if not barred and named > sum(len(bearers[one].leaves) for one in target if not bearers[one].loose):
            joined[short] = "The only bearer of the given name, beside a better known one of the surname."
            target.append(short)
            target.sort()
            groups.pop(home)
    return joined


def _candidates(bearers: Sequence[Bearer], groups: Sequence[Sequence[int]], short: Bearer) -> dict[int, int]:
    """Return the groups that bear a surname, and in how many texts each stands."""
    full = set(with_surname(bearers, short))
    found: dict[int, int] = {}
    for place, group in enumerate(groups):
        exact = [one for one in group if one in full]
        if exact:
            found[place] = len({leaf for one in group for leaf in bearers[one].leaves})
    equal = {
        place: count
        for place, count in found.items()
        if any(bearers[one].name[-1] == short.name[-1] for one in groups[place])
    }
    return equal or found


def _only(
    bearers: Sequence[Bearer], groups: Sequence[Sequence[int]], fitting: Mapping[int, int], *, short: Bearer
) -> tuple[int, str] | None:
    lines = {place: {line for one in groups[place] for line in bearers[one].lineages} for place in fitting}
    near = [place for place in fitting if lines[place] & short.lineages]
    if len(near) == 1 and len(fitting) == 1:
        return near[0], "The only bearer of the surname in this line of copies."
    if len(fitting) == 1:
        return next(iter(fitting)), "The only bearer of the surname in the story."
    ranked = sorted(fitting, key=lambda place: (-fitting[place], place))
    if ranked and fitting[ranked[0]] >= DOMINANT * sum(fitting[place] for place in ranked[1:]):
        return ranked[0], "By far the most named bearer of the surname in the story."
    return None


def _doubtful(
    groups: Sequence[Sequence[int]],
    pairs: Sequence[tuple[int, int]],
    *,
    ties: Ties,
    settings: NameSettings,
) -> list[tuple[int, int, Tie]]:
    """Return bearers of two groups that might be one, or whose name was replaced; the best pair of two groups."""
    home = {member: place for place, group in enumerate(groups) for member in group}
    best: dict[tuple[int, int], tuple[float, int, int, Tie]] = {}
    for one, two in pairs:
        left, right = sorted((home[one], home[two]))
        if left == right:
            continue
        tie = ties.tie(one, two)
        told = tie.replaced or tie.log_odds >= settings.suggest
        if told and ((left, right) not in best or tie.log_odds > best[left, right][0]):
            best[left, right] = (tie.log_odds, one, two, tie)
    return [(one, two, tie) for _, (_, one, two, tie) in sorted(best.items())]

"""Who copied whom: a pile's true family tree, grown in time, with some of its ancestors taken out of the pile."""

import random
from collections.abc import Sequence

import msgspec
from tests.support.planted.edits import USUAL, Desk, Edit, derive, merge
from tests.support.planted.events import Event
from tests.support.planted.origins import HANDS, Form, write_origin
from tests.support.planted.texts import Draft

#: A copy follows its parent within minutes or, at the latest, after a day and a half.
DELAYS = (4, 2000)
#: An origin is as likely to be copied as this many copies.
ORIGIN_PULL = 4


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What to plant. `edits` weighs the ways of copying; shares are between 0 and 1."""

    seed: int = 1
    #: Witnesses of one event that are in the pile.
    witnesses: int = 20
    events: int = 1
    #: Independent reporters of an event, whether or not their own text is in the pile.
    origins: int = 5
    #: Independent reporters who see different things before two see the same; 1 makes all of them look alike.
    hands: int = HANDS
    #: Share of all texts that are not in the pile; ancestors, roots first.
    hidden: float = 0.2
    #: Share of the copies that have two parents.
    merged: float = 0.08
    #: Share of the copies that name their parent or its root.
    credited: float = 0.33
    #: Shares of the witnesses that state no time, only a day, or a wrong minute.
    undated: float = 0.15
    day_only: float = 0.15
    misdated: float = 0.1
    #: Shares of the witnesses that are web pages and lines of one JSONL file; the others are saved text.
    pages: float = 0.4
    lines: float = 0.1
    furniture: bool = True
    edits: dict[str, int] = msgspec.field(default_factory=lambda: {edit.value: count for edit, count in USUAL.items()})


class Growth(msgspec.Struct, frozen=True, kw_only=True):
    """One text of the full tree. Parents are places in the list of all growths."""

    draft: Draft
    edit: Edit | None
    parents: tuple[int, ...]
    #: The origins that it descends from.
    roots: tuple[int, ...]
    #: Minutes after the first origin.
    minute: int
    hidden: bool = False


def grow(event: Event, plan: Plan, chance: random.Random, *, key: str) -> list[Growth]:
    """Return all texts of one event in order of birth, ancestors outside the pile marked hidden."""
    origins = min(plan.origins, plan.witnesses)
    count = max(round(plan.witnesses / (1 - plan.hidden)), plan.witnesses)
    growths = [_origin(event, plan, chance, key=key, number=number) for number in range(origins)]
    copied = [0] + [
        place for place in range(1, origins) if len(growths[place].draft.paragraphs) > 5 and chance.random() < 0.5
    ]
    open_places = copied
    while len(growths) < count:
        child = _child(event, plan, chance, growths=growths, parents=open_places, key=f"{key}w{len(growths)}")
        open_places = [*open_places, len(growths)]
        growths.append(child)
    return _hide(growths, count - plan.witnesses, chance)


def _origin(event: Event, plan: Plan, chance: random.Random, *, key: str, number: int) -> Growth:
    form = Form.STORY if number == 0 else chance.choice([Form.STORY] * 5 + [Form.BRIEF, Form.OPINION])
    draft = write_origin(event, chance, key=f"{key}o{number}", number=number, form=form, hands=plan.hands)
    minute = 0 if number == 0 else chance.randint(5, 600)
    return Growth(draft=draft, edit=None, parents=(), roots=(number,), minute=minute)


def _child(
    event: Event, plan: Plan, chance: random.Random, *, growths: Sequence[Growth], parents: list[int], key: str
) -> Growth:
    desk = Desk(event, key, chance)
    parent = _pick(growths, parents, chance)
    others = [place for place in parents if growths[place].roots != growths[parent].roots]
    if others and chance.random() < plan.merged:
        second = _pick(growths, others, chance)
        places: tuple[int, ...] = (parent, second)
        edit = Edit.MERGED
        draft = merge(growths[parent].draft, growths[second].draft, desk)
    else:
        places = (parent,)
        edit = Edit(chance.choices(list(plan.edits), list(plan.edits.values()))[0])
        draft = derive(growths[parent].draft, edit, desk)
    minute = max(growths[place].minute for place in places) + int(chance.uniform(*(d**0.5 for d in DELAYS)) ** 2)
    roots = tuple(sorted({root for place in places for root in growths[place].roots}))
    return Growth(draft=draft, edit=edit, parents=places, roots=roots, minute=minute)


def _pick(growths: Sequence[Growth], places: list[int], chance: random.Random) -> int:
    weights = [ORIGIN_PULL if growths[place].edit is None else 1 for place in places]
    return chance.choices(places, weights)[0]


def _hide(growths: list[Growth], count: int, chance: random.Random) -> list[Growth]:
    inner = {parent for growth in growths for parent in growth.parents}
    # Roots go first: of published traditions nearly all have lost theirs.
    order = sorted(inner, key=lambda place: (growths[place].edit is not None or chance.random() < 0.3, chance.random()))
    gone = set(order[:count])
    kept = [msgspec.structs.replace(growth, hidden=place in gone) for place, growth in enumerate(growths)]
    return kept[: len(kept) - (count - len(gone))]


def seen_parents(growths: Sequence[Growth]) -> dict[int, tuple[int, ...]]:
    """Return the tree that a pile can show: each place that stands in it, with its parents.

    A hidden text with one branch cannot be told from that branch and is left out, unless it is the root of a text
    that has another parent too: then it is an origin of its own.
    """
    parents = {place: growth.parents for place, growth in enumerate(growths)}
    for place in reversed(range(len(growths))):
        if not growths[place].hidden:
            continue
        children = [child for child in sorted(parents) if place in parents[child]]
        if len(children) > 1 or (children and not parents[place] and len(parents[children[0]]) > 1):
            continue
        above = parents.pop(place)
        for child in children:
            others = tuple(parent for parent in parents[child] if parent != place)
            parents[child] = tuple(dict.fromkeys((*others, *above)))
    return parents

"""Lists of reports without their texts: what they state of a page goes to the witness that the pile has of it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

import msgspec

from stemma.intake.editions import page_of
from stemma.intake.facts import Facts
from stemma.intake.outlets import family_of, outlet_name
from stemma.model import Ground, Record, Unread, Witness

#: What a list may add to a witness that does not state it itself; never its address, by which the two were joined.
_ADDED = ("title", "outlet", "published", "byline")


class Listed(Record, frozen=True, kw_only=True):
    """One line of a list: where it stands, which page it is about, what it states, and what is wrong without a page."""

    table: ClassVar = "listed"
    order: ClassVar = ("path", "place")

    path: str
    place: str
    page: str
    facts: Facts
    problem: str
    remedy: str


def join_lists(witnesses: Sequence[Witness], listed: Iterable[Listed]) -> Iterator[Witness | Unread]:
    """Yield the witnesses with what lists state of their pages and they do not, then the lines whose page is missing.

    The first list, by path and place, that states something counts. A witness keeps its id, which stands for what
    its own file says.
    """
    ordered = sorted(listed, key=lambda line: (line.path, line.place.zfill(9)))
    by_page: dict[str, list[Listed]] = {}
    for line in ordered:
        by_page.setdefault(line.page, []).append(line)
    found: set[str] = set()
    for witness in witnesses:
        page = page_of(witness.url)
        lines = by_page.get(page, []) if page else []
        found.update(line.page for line in lines)
        yield _filled(witness, lines)
    for line in ordered:
        if line.page not in found:
            yield Unread(path=line.path, place=line.place, problem=line.problem, remedy=line.remedy)


def _filled(witness: Witness, lines: Sequence[Listed]) -> Witness:
    values: dict[str, str] = {}
    grounds = {ground.fact: ground for ground in witness.grounds}
    # What was inferred (an outlet from its host, a day from the address) says less than a statement.
    open_facts = [name for name in _ADDED if not getattr(witness, name) or grounds[name].inferred]
    for line in lines:
        for name in open_facts:
            stated = outlet_name(line.facts.outlet) if name == "outlet" else getattr(line.facts, name)
            if stated and name not in values:
                values[name] = stated
                place = f"{line.path}, record {line.place}" if line.place else line.path
                grounds[name] = Ground(fact=name, where=f"a list in the pile ({place})")
    if not values:
        return witness
    if "outlet" in values and (witness.family is None or grounds["family"].inferred):
        values["family"] = family_of(values["outlet"], witness.url) or values["outlet"]
    return msgspec.structs.replace(witness, **values, grounds=list(grounds.values()))

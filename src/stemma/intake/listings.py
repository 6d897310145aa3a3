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


class Lists:
    """The lines of all lists of a pile, by the page that they are about.

    The first list, by path and place, that states something counts. A witness keeps its id, which stands for what
    its own file says.
    """

    def __init__(self, listed: Iterable[Listed]) -> None:
        self._ordered = sorted(listed, key=lambda line: (line.path, line.place.zfill(9)))
        self._by_page: dict[str, list[Listed]] = {}
        for line in self._ordered:
            self._by_page.setdefault(line.page, []).append(line)
        self._found: set[str] = set()

    def fill(self, witness: Witness) -> Witness:
        """Return a witness with what lists state of its page and it does not."""
        page = page_of(witness.url) if self._by_page else None
        lines = self._by_page.get(page, []) if page else []
        self._found.update(line.page for line in lines)
        return _filled(witness, lines)

    def missing(self) -> Iterator[Unread]:
        """Yield the lines whose page no witness that was filled is of."""
        for line in self._ordered:
            if line.page not in self._found:
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

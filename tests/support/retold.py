"""The bundled story as the pipeline tells it: one run, and its records under the names of files."""

from collections.abc import Iterable
from pathlib import Path

import msgspec
from tests.support.bundled import locate

from stemma.model import RECORDS, Archetype, Lineage, Rows, Witness
from stemma.pipeline.run import reconstruct
from stemma.store.casebook import Casebook

#: Half-open, code points.
Span = tuple[int, int]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What one run found. `names` gives the file of a witness id and the name of an archetype id."""

    rows: Rows
    names: dict[str, str]
    witnesses: dict[str, Witness]

    def span(self, path: str, passage: str) -> Span:
        """Return where a passage stands in the witness of that file. Raises ValueError unless it stands there once."""
        return locate(self.witnesses[path].text, passage)

    def span_within(self, path: str, within: str, text: str) -> Span:
        """Return where a reading stands inside a passage of the witness of that file."""
        start, end = self.span(path, within)
        return locate(self.witnesses[path].text, text, start=start, end=end)

    def id(self, path: str) -> str:
        """Return the witness id of a file of the pile."""
        return self.witnesses[path].id

    def lineages(self) -> dict[frozenset[str], str]:
        """Return the origin of every lineage, by the files that stand in it; a witness in none is a lineage alone."""
        found = {
            frozenset(self.names[witness] for witness in lineage.witnesses): self.names[lineage.origin]
            for lineage in self.rows.of(Lineage)
        }
        bound = frozenset[str]().union(*found)
        return found | {frozenset({path}): path for path in self.witnesses if path not in bound}


def retell(pile: Path, case: Path) -> Told:
    """Reconstruct a pile into a case folder and return all that was found."""
    reconstruct([pile], case)
    with Casebook.open(case) as casebook:
        rows = Rows(record for kind in RECORDS for record in casebook.of(kind))
    witnesses = {witness.path: witness for witness in rows.of(Witness)}
    names = {witness.id: path for path, witness in witnesses.items()}
    names |= {archetype.id: archetype.name for archetype in rows.of(Archetype)}
    return Told(rows=rows, names=names, witnesses=witnesses)


def overlap(left: Span, right: Span) -> int:
    """Return how many code points two spans share."""
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def half_covered(span: Span, found: Iterable[Span]) -> bool:
    """Return whether disjoint spans together cover at least half of a span."""
    return 2 * sum(overlap(span, one) for one in found) >= span[1] - span[0]

"""The matters that speak for a direction, and by how much: read this table to know what an arrow can rest on."""

from collections.abc import Callable

import msgspec

from stemma.stages.lineage.evidence import Body, Evidence
from stemma.stages.lineage.matters.beginning import cut_beginning
from stemma.stages.lineage.matters.containment import contained
from stemma.stages.lineage.matters.credit import keeps_credit, names_parent
from stemma.stages.lineage.matters.edition import later_edition
from stemma.stages.lineage.matters.judged import confirmed, ruled_out
from stemma.stages.lineage.matters.oddity import odd_readings
from stemma.stages.lineage.matters.precision import lost_precision
from stemma.stages.lineage.matters.published import published_later, retrieved_later
from stemma.stages.lineage.matters.spelling import bent_names

#: Looks at one direction only: what speaks for `parent` being drawn on by `child`, in log-odds, and one plain sentence.
Weigh = Callable[[Body, Body, Evidence], tuple[float, str] | None]


class MatterKind(msgspec.Struct, frozen=True):
    """One line of the table."""

    name: str
    weigh: Weigh
    #: Log-odds beyond which more of the same says nothing more.
    cap: float
    #: May carry an arrow; the others only strengthen or weaken one.
    carries: bool


MATTERS: tuple[MatterKind, ...] = (
    MatterKind("judgement", confirmed, cap=20.0, carries=True),
    MatterKind("ruled-out", ruled_out, cap=20.0, carries=False),
    MatterKind("edition", later_edition, cap=4.0, carries=True),
    MatterKind("credit", names_parent, cap=4.0, carries=True),
    MatterKind("published", published_later, cap=2.5, carries=True),
    MatterKind("bent-names", bent_names, cap=2.0, carries=True),
    MatterKind("lost-precision", lost_precision, cap=1.5, carries=True),
    MatterKind("cut-beginning", cut_beginning, cap=1.2, carries=True),
    MatterKind("credit-kept", keeps_credit, cap=1.0, carries=False),
    MatterKind("retrieved", retrieved_later, cap=0.6, carries=False),
    MatterKind("contained", contained, cap=0.5, carries=False),
    MatterKind("odd-readings", odd_readings, cap=0.5, carries=True),
)

"""Everything that one report shows, as views: what the sections print and the story data hold."""

import msgspec

from stemma.views.across import LinkLine
from stemma.views.cards import LineageCard
from stemma.views.checks import MismatchLine
from stemma.views.claims import PropositionLine
from stemma.views.compare import CompareView
from stemma.views.layers import Layers, NamedThing
from stemma.views.lineage import LineageView
from stemma.views.said import SaidView
from stemma.views.story import PileView
from stemma.views.timeline import EventLine
from stemma.views.variants import VariantLine
from stemma.views.who import EntityView
from stemma.views.witness import WitnessView


class ReportViews(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that one report shows; `left_out` are sentences about what it does not hold."""

    pile: PileView
    stories: list[LineageView]
    witnesses: list[WitnessView]
    comparisons: list[CompareView]
    variants: list[VariantLine]
    said: list[SaidView]
    entities: list[EntityView]
    claims: list[PropositionLine]
    mismatches: list[MismatchLine]
    events: list[EventLine]
    lineages: list[LineageCard]
    #: Lineage number to colour, 1 to 8; lineages of one witness have none.
    colours: dict[int, int]
    #: Everybody and everything that texts name, and what lies over each text, by witness id.
    named: list[NamedThing]
    layers: dict[str, Layers]
    links: list[LinkLine]
    left_out: list[str]

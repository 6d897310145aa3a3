"""Views into the story data that the page's script reads: texts in runs, comparisons, reasons."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

import msgspec

from stemma.model import Role
from stemma.report.overlays import Overlays, claim_rows
from stemma.report.settings import ReportSettings
from stemma.report.shapes import (
    VERSION,
    AlsoPart,
    ArchetypePart,
    ChangePart,
    ComparisonPart,
    CreditPart,
    DerivationPart,
    EntityPart,
    Kept,
    LineagePart,
    LinkPart,
    MatterPart,
    PlacePart,
    ReadingPart,
    RowPart,
    RunPart,
    SidePart,
    StoryData,
    TextPart,
    VariantPart,
    WitnessPart,
)
from stemma.report.shown import ReportViews
from stemma.report.snippets import cut_to, kept_spans, shortened_stretch
from stemma.views.across import LinkLine
from stemma.views.cards import LineageCard
from stemma.views.compare import CompareRow, CompareView, Side
from stemma.views.lineage import DerivationLine, Point
from stemma.views.runs import Run
from stemma.views.times import spoken_time
from stemma.views.variants import VariantLine
from stemma.views.witness import WitnessView

#: So many who have a passage are listed; of the others only the number.
NAMED = 24

#: Roles by number; the script knows them in this order.
ROLES = tuple(Role)


class Blocks(NamedTuple):
    """The story data, and what stands apart from it: a line of JSON for each text and each comparison."""

    story: StoryData
    texts: list[TextPart]
    comparisons: list[ComparisonPart]


def payload(views: ReportViews, *, settings: ReportSettings) -> Blocks:
    """Return what the script reads."""
    index = {view.card.id: at for at, view in enumerate(views.witnesses)}
    also: dict[tuple[int, ...], int] = {}
    whole = frozenset(view.card.id for view in views.witnesses if view.runs and not settings.snippets_only)
    shown = views.witnesses
    if settings.snippets_only:
        kept = kept_spans(shown, views.variants, context=settings.snippet_context)
        shown = [msgspec.structs.replace(view, runs=cut_to(view.runs, kept[view.card.id])) for view in shown]
    overlays = Overlays.of(views.named, views.layers, rows=[line.id for line in views.claims])
    texts = [overlays.text(view.card.id, [_run(run, index, also) for run in view.runs]) for view in shown]
    story = StoryData(
        version=VERSION,
        roles=[role.value for role in ROLES],
        colours=views.colours,
        witnesses=[_witness(view, _kept(view, whole)) for view in shown],
        also=[AlsoPart(len(group), list(group[:NAMED])) for group in also],
        archetypes=[_archetype(point) for view in views.stories for point in view.points if point.kind == "archetype"],
        derivations=[_derivation(line, index) for view in views.stories for line in view.derivations],
        lineages=[_lineage(card, index) for card in views.lineages],
        variants=[_variant(line, index) for line in views.variants],
        entities=list(_entities(views, index)),
        speakers=overlays.speakers,
        slots=overlays.slots,
        claims=claim_rows(views.claims, index),
        links=[_link(line, index) for line in views.links if {line.left, line.right} <= index.keys()],
        compared=[f"{index[one.left.id]}~{index[one.right.id]}" for one in views.comparisons],
    )
    return Blocks(story, texts, [comparison_part(one, whole=whole, settings=settings) for one in views.comparisons])


def _kept(view: WitnessView, whole: Collection[str]) -> Kept:
    if not view.runs:
        return Kept.NOTHING
    return Kept.WHOLE if view.card.id in whole else Kept.PARTS


def _entities(views: ReportViews, index: Mapping[str, int]) -> Iterator[EntityPart]:
    """Yield everybody who is named, with the reports that name them."""
    naming: dict[str, set[int]] = {}
    for witness, layers in views.layers.items():
        for mark in layers.mentions:
            if mark.entity is not None and witness in index:
                naming.setdefault(mark.entity, set()).add(index[witness])
    for one in views.named:
        yield EntityPart(one.id, one.name, one.type, sorted(naming.get(one.id, ())))


def _link(line: LinkLine, index: Mapping[str, int]) -> LinkPart:
    return LinkPart(
        left=index[line.left],
        right=index[line.right],
        shares=(line.left_share, line.right_share),
        score=line.score,
        why=line.why,
    )


def _witness(view: WitnessView, kept: Kept) -> WitnessPart:
    card = view.card
    return WitnessPart(
        id=card.id,
        siglum=card.siglum,
        title=card.title,
        outlet=card.outlet,
        published=spoken_time(card.published),
        modified=spoken_time(view.modified),
        retrieved=spoken_time(view.retrieved),
        language=card.language,
        url=card.url,
        places=view.places,
        sha256=card.sha256,
        chars=card.chars,
        lineages=card.lineages,
        shared=round(view.shared, 4),
        credits=[CreditPart(one.relation, one.outlet, one.text, one.start, one.end, one.why) for one in view.credits],
        kept=kept,
    )


def _run(run: Run, index: Mapping[str, int], also: dict[tuple[int, ...], int]) -> RunPart:
    role = ROLES.index(run.role)
    if not run.also:
        return RunPart(run.start, run.end, run.text, role)
    group = tuple(sorted(index[one] for one in run.also if one in index))
    return RunPart(run.start, run.end, run.text, role, run.lineages, also.setdefault(group, len(also)))


def _archetype(point: Point) -> ArchetypePart:
    return ArchetypePart(id=point.id, name=point.name, why=point.why, score=point.score, lineages=point.lineages)


def _derivation(line: DerivationLine, index: Mapping[str, int]) -> DerivationPart:
    return DerivationPart(
        id=line.id,
        child=index.get(line.child, line.child),
        parent=index.get(line.parent, line.parent),
        share=line.share,
        score=line.score,
        directed=line.directed,
        second=line.second,
        why=line.why,
        matters=[MatterPart(one.name, one.log_odds, one.why) for one in line.matters],
        changes=[ChangePart(one.variant, one.kind.value, one.before, one.after) for one in line.changes],
    )


def _lineage(card: LineageCard, index: Mapping[str, int]) -> LineagePart:
    return LineagePart(
        id=card.id,
        number=card.number,
        name=card.name,
        origin=index.get(card.origin, card.origin),
        witnesses=[index[one] for one in card.witnesses if one in index],
        why=card.why,
    )


def _variant(line: VariantLine, index: Mapping[str, int]) -> VariantPart:
    readings = [
        ReadingPart(
            text=reading.text,
            rank=reading.rank,
            why=reading.why,
            spans=[
                PlacePart(index[span.witness], span.start, span.end) for span in reading.spans if span.witness in index
            ],
        )
        for reading in line.readings
    ]
    return VariantPart(id=line.id, kind=line.kind.value, lineage=line.lineage, readings=readings)


def comparison_part(
    view: CompareView, *, settings: ReportSettings, whole: Collection[str] = frozenset()
) -> ComparisonPart:
    """Return one comparison as the script reads it; of texts that the file has `whole` it need not repeat words."""
    kept = (view.left.id in whole, view.right.id in whole)
    return ComparisonPart(
        verdict=view.verdict,
        bits=view.bits,
        score=view.score,
        shares=(view.left_share, view.right_share),
        why=view.why,
        rows=[_row(row, kept, short=settings.snippets_only) for row in view.rows],
    )


def _row(row: CompareRow, kept: tuple[bool, bool], *, short: bool) -> RowPart:
    left, right = _side(row.left, kept=kept[0], short=short), _side(row.right, kept=kept[1], short=short)
    if row.kind != "aligned":
        return RowPart(kind=row.kind, left=left, right=right)
    return RowPart(
        kind=row.kind,
        left=left,
        right=right,
        id=row.alignment,
        closeness=row.closeness,
        why=row.why,
        moved=row.moved,
    )


def _side(side: Side | None, *, kept: bool, short: bool) -> SidePart | None:
    """Return a side whose words agree and differ in turn; a `short` one loses the inside of long stretches."""
    if side is None:
        return None
    turns: list[str] = []
    for stretch in side.words:
        if stretch.differs == (len(turns) % 2 == 0):
            turns.append("")
        turns.append(shortened_stretch(stretch.text) if short else stretch.text)
    return SidePart(side.start, side.end, [len(turn) if kept else turn for turn in turns])

"""Views into the story data that the page's script reads: texts in runs, comparisons, reasons."""

from collections.abc import Mapping

import msgspec

from stemma.model import Role
from stemma.report.settings import ReportSettings
from stemma.report.shapes import (
    VERSION,
    AlsoPart,
    ArchetypePart,
    ChangePart,
    ComparisonPart,
    CreditPart,
    DerivationPart,
    LineagePart,
    MatterPart,
    PlacePart,
    ReadingPart,
    RowPart,
    RunPart,
    SidePart,
    StoryData,
    VariantPart,
    WitnessPart,
)
from stemma.report.snippets import cut_to, kept_spans, shortened_stretch
from stemma.views.cards import LineageCard
from stemma.views.claims import PropositionLine
from stemma.views.compare import CompareRow, CompareView, Side
from stemma.views.lineage import DerivationLine, LineageView, Point
from stemma.views.runs import Run
from stemma.views.said import SaidView
from stemma.views.story import PileView
from stemma.views.timeline import EventLine
from stemma.views.times import spoken_time
from stemma.views.variants import Span, VariantLine
from stemma.views.who import EntityView
from stemma.views.witness import WitnessView

#: Characters shown on either side of a reading.
READING_CONTEXT = 70

#: So many who have a passage, or a reading with the words around it, are listed; of the others only the number.
NAMED = 40

#: Roles by number; the script knows them in this order.
ROLES = tuple(Role)


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
    events: list[EventLine]
    lineages: list[LineageCard]
    #: Lineage number to colour, 1 to 8; lineages of one witness have none.
    colours: dict[int, int]
    left_out: list[str]


def payload(views: ReportViews, *, settings: ReportSettings) -> StoryData:
    """Return what the script reads."""
    index = {view.card.id: at for at, view in enumerate(views.witnesses)}
    also: dict[tuple[int, ...], int] = {}
    texts = {view.card.id: "".join(run.text for run in view.runs) for view in views.witnesses}
    shown = views.witnesses
    if settings.snippets_only:
        kept = kept_spans(shown, views.variants, context=settings.snippet_context)
        shown = [msgspec.structs.replace(view, runs=cut_to(view.runs, kept[view.card.id])) for view in shown]
    witnesses = [_witness(view, index, also) for view in shown]
    return StoryData(
        version=VERSION,
        roles=[role.value for role in ROLES],
        colours=views.colours,
        witnesses=witnesses,
        also=[AlsoPart(len(group), list(group[:NAMED])) for group in also],
        archetypes=[_archetype(point) for view in views.stories for point in view.points if point.kind == "archetype"],
        derivations=[_derivation(line, index) for view in views.stories for line in view.derivations],
        lineages=[_lineage(card, index) for card in views.lineages],
        variants=[_variant(line, index, texts) for line in views.variants],
        comparisons={
            f"{index[one.left.id]}~{index[one.right.id]}": comparison_part(one, settings=settings)
            for one in views.comparisons
        },
    )


def _witness(view: WitnessView, index: Mapping[str, int], also: dict[tuple[int, ...], int]) -> WitnessPart:
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
        runs=[_run(run, index, also) for run in view.runs],
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


def _variant(line: VariantLine, index: Mapping[str, int], texts: Mapping[str, str]) -> VariantPart:
    readings = [
        ReadingPart(
            text=reading.text,
            rank=reading.rank,
            why=reading.why,
            spans=[
                _place(span, index[span.witness], text=texts[span.witness] if at < NAMED else "", words=reading.text)
                for at, span in enumerate(reading.spans)
                if span.witness in index
            ],
        )
        for reading in line.readings
    ]
    return VariantPart(id=line.id, kind=line.kind.value, lineage=line.lineage, readings=readings)


def _place(span: Span, witness: int, *, text: str, words: str) -> PlacePart:
    """Return where a reading stands; without a text there are no words around it."""
    around = _around(text, span.start, span.end) if text else ("", words, "")
    return PlacePart(witness, span.start, span.end, *around)


def _around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return a stretch and what stands before and after it, cut at white space, the cuts marked."""
    first, last = max(0, start - READING_CONTEXT), min(len(text), end + READING_CONTEXT)
    before, after = text[first:start], text[end:last]
    if first > 0:
        before = "… " + before.partition(" ")[2]
    if last < len(text):
        after = after.rpartition(" ")[0] + " …"
    return before, text[start:end], after


def comparison_part(view: CompareView, *, settings: ReportSettings) -> ComparisonPart:
    """Return one comparison as the script reads it."""
    return ComparisonPart(
        verdict=view.verdict,
        bits=view.bits,
        score=view.score,
        shares=(view.left_share, view.right_share),
        why=view.why,
        rows=[_row(row, short=settings.snippets_only) for row in view.rows],
    )


def _row(row: CompareRow, *, short: bool) -> RowPart:
    left, right = _side(row.left, short=short), _side(row.right, short=short)
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


def _side(side: Side | None, *, short: bool) -> SidePart | None:
    """Return a side whose words agree and differ in turn; a `short` one loses the inside of long stretches."""
    if side is None:
        return None
    turns: list[str] = []
    for stretch in side.words:
        if stretch.differs == (len(turns) % 2 == 0):
            turns.append("")
        turns.append(shortened_stretch(stretch.text) if short else stretch.text)
    return SidePart(side.start, side.end, turns)

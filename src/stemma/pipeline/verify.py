"""Whether a case still says what its texts say: spans, zones, ends of derivations, hashes of rows and of files."""

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from stemma.model import (
    RECORDS,
    Alignment,
    Archetype,
    Derivation,
    Lineage,
    Lookup,
    Mismatch,
    Record,
    Role,
    Run,
    Sentence,
    Site,
    Story,
    Witness,
    Zone,
)
from stemma.model.packing import pack
from stemma.pipeline.files import file_problem, files_of
from stemma.pipeline.fresh import rows_hash
from stemma.pipeline.plan import PLAN, TAKEN_IN
from stemma.pipeline.stage import INTAKE


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """Something that does not verify: its table, its place in the pile or in the case, and what is wrong."""

    table: str
    place: str
    problem: str


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """How much was checked, and what does not hold."""

    witnesses: int
    spans: int
    #: Files of the pile that are still there and were compared.
    files: int
    faults: list[Fault]


class Span(msgspec.Struct, frozen=True):
    """A span that a record claims in a witness, and the text that it says stands there, where it says so."""

    table: str
    witness: str
    start: int
    end: int
    text: str | None = None


def verify(lookup: Lookup, piles: Sequence[Path]) -> Verified:
    """Check all that can be checked about a case against its own texts, and against the files that are still there."""
    witnesses = {witness.id: witness for witness in lookup.of(Witness)}
    files = files_of(witnesses.values(), piles)
    spans = [span for kind in RECORDS for record in lookup.of(kind) for span in spans_of(record)]
    faults = [
        *_text_faults(witnesses.values(), files),
        *(fault for span in spans for fault in _span_faults(span, witnesses)),
        *_zone_faults(lookup, witnesses),
        *_end_faults(lookup, witnesses),
        *_row_faults(lookup),
    ]
    return Verified(witnesses=len(witnesses), spans=len(spans), files=len(files), faults=faults)


def spans_of(record: Record) -> Iterator[Span]:
    """Yield every span that a record claims."""
    match record:
        case Alignment():
            yield Span(record.table, record.left, record.left_start, record.left_end)
            yield Span(record.table, record.right, record.right_start, record.right_end)
        case Site():
            for reading in record.readings:
                yield Span(record.table, reading.witness, reading.start, reading.end, reading.text)
        case Mismatch():
            for standing in (*record.places, *record.held):
                for piece in standing.pieces:
                    yield Span(record.table, standing.witness, piece.start, piece.end)
        case _:
            fields = record.__struct_fields__
            if "start" in fields and "witness" in fields:
                values = msgspec.structs.asdict(record)
                yield Span(record.table, values["witness"], values["start"], values["end"], values.get("text"))


def _text_faults(witnesses: Iterable[Witness], files: Mapping[str, Path]) -> Iterator[Fault]:
    for witness in witnesses:
        if witness.chars != len(witness.text):
            told = f"its text has {len(witness.text)} characters, {witness.chars} were recorded"
            yield Fault(table="witness", place=witness.path, problem=told)
        problem = file_problem(witness, files[witness.id]) if witness.id in files else None
        if problem:
            yield Fault(table="witness", place=witness.path, problem=problem)


def _span_faults(span: Span, witnesses: Mapping[str, Witness]) -> Iterator[Fault]:
    witness = witnesses.get(span.witness)
    if witness is None:
        yield Fault(table=span.table, place=span.witness, problem="there is no such witness")
        return
    place = f"{witness.siglum}:{span.start}-{span.end}"
    # A reading of nothing marks where words were left out; every other span holds at least one character.
    least = span.start if span.text == "" else span.start + 1
    if not (span.start >= 0 and span.end >= least and witness.chars >= span.end):
        yield Fault(table=span.table, place=place, problem=f"the span does not lie in the text (0-{witness.chars})")
    elif span.text is not None and witness.text[span.start : span.end] != span.text:
        found = witness.text[span.start : span.end]
        yield Fault(table=span.table, place=place, problem=f"the text there is {found!r}, {span.text!r} was recorded")


def _zone_faults(lookup: Lookup, witnesses: Mapping[str, Witness]) -> Iterator[Fault]:
    """Yield where zones do not partition a witness, and sentences that do not lie in one zone of text."""
    zones: dict[str, list[Zone]] = {name: [] for name in witnesses}
    for zone in lookup.of(Zone):
        zones.setdefault(zone.witness, []).append(zone)
    for name, witness in witnesses.items():
        borders = [0, *(zone.end for zone in zones[name])]
        gaps = [zone.start for zone, border in zip(zones[name], borders, strict=False) if zone.start != border]
        if borders[-1] != witness.chars:
            gaps.append(borders[-1])
        for gap in gaps:
            yield Fault(table="zone", place=f"{witness.siglum}:{gap}", problem="zones leave a gap or overlap there")
    starts = {name: [zone.start for zone in same] for name, same in zones.items()}
    for sentence in lookup.of(Sentence):
        position = bisect_right(starts.get(sentence.witness, []), sentence.start) - 1
        held = zones[sentence.witness][position] if position >= 0 else None
        if held is None or sentence.end > held.end or held.role not in {Role.BODY, Role.CAPTION}:
            place = f"{sentence.witness}:{sentence.start}-{sentence.end}"
            yield Fault(table="sentence", place=place, problem="it does not lie in one zone of body or caption")


def _end_faults(lookup: Lookup, witnesses: Mapping[str, Witness]) -> Iterator[Fault]:
    """Yield ids that name nothing: members of stories and lineages, ends of derivations."""
    texts = set(witnesses)
    ends = texts | {archetype.id for archetype in lookup.of(Archetype)}
    for story in lookup.of(Story):
        yield from _unknown(story, [*story.witnesses, *(one.witness for one in story.kin)], texts)
    for lineage in lookup.of(Lineage):
        yield from _unknown(lineage, [lineage.origin, *lineage.witnesses, *lineage.kin], ends)
    for derivation in lookup.of(Derivation):
        yield from _unknown(derivation, [derivation.child, derivation.parent], ends)


def _unknown(record: Story | Lineage | Derivation, named: Iterable[str], known: Container[str]) -> Iterator[Fault]:
    for name in named:
        if name not in known:
            yield Fault(table=record.table, place=record.id, problem=f"it names {name}, which is not in the case")


def _row_faults(lookup: Lookup) -> Iterator[Fault]:
    """Yield stages whose rows are not those that they wrote."""
    hashes = {run.stage: run.output_hash for run in lookup.of(Run)}
    written = [(INTAKE, TAKEN_IN), *((stage.name, stage.writes) for stage in PLAN)]
    for name, kinds in written:
        parcels = [parcel for kind in kinds for parcel in pack(lookup.of(kind))]
        if name in hashes and rows_hash(parcels) != hashes[name]:
            tables = ", ".join(kind.table for kind in kinds)
            problem = f"the rows of {tables} are not those that the stage {name} wrote"
            yield Fault(table=kinds[0].table, place=name, problem=problem)

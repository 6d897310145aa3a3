"""One story by itself: the rows of its reports brought together, and the rest of the plan over them."""

from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from stemma.intake.editions import number_editions
from stemma.intake.sigla import assign_sigla
from stemma.model import RECORDS, OriginCount, Record, Rows, Sketch, Story, Witness, sort_records
from stemma.pipeline.course import settings_of
from stemma.pipeline.fresh import code_hash, digest, settings_hash
from stemma.pipeline.grouping import witness_names
from stemma.pipeline.performing import perform
from stemma.pipeline.stage import Per
from stemma.pipeline.stories.shapes import BATCHES, STORIES, Entry, StoriesSettings, StoryLine
from stemma.pipeline.stories.taking import BATCH_STAGES, read_rows
from stemma.stages.grouping import one_story
from stemma.store.judgements import JUDGEMENTS, read_judgements
from stemma.store.packed import read_packed, rows_of, write_packed


class Member(msgspec.Struct, frozen=True):
    """One report of a story, where its rows lie, and all who hold it."""

    batch: str
    entry: Entry
    places: list[str]


class Guest(msgspec.Struct, frozen=True):
    """A report of another story, and the id of that story; empty where it stands alone."""

    member: Member
    home: str


class Commission(msgspec.Struct, frozen=True):
    """A story to be reconstructed."""

    id: str
    case: Path
    members: list[Member]
    settings: StoriesSettings
    #: Reports of other stories that may share text with these.
    guests: list[Guest] = []


def build_stories(commissions: Sequence[Commission]) -> list[tuple[StoryLine, bool]]:
    """Reconstruct some stories and write each into its folder; return their lines, and whether there was work to do."""
    return [_build(commission) for commission in commissions]


def _build(commission: Commission) -> tuple[StoryLine, bool]:
    folder = commission.case / STORIES / commission.id
    ticket = ticket_of(commission)
    known = read_packed(folder)
    if known is not None and known.ticket == ticket:
        told = Rows([*rows_of(Story, known.tables, folder=folder), *rows_of(OriginCount, known.tables, folder=folder)])
        return _line(commission, told, ticket=ticket), False
    rows = _reconstructed(commission, read_judgements(folder))
    write_packed(folder, (record for kind in RECORDS for record in rows.of(kind)), ticket=ticket)
    return _line(commission, rows, ticket=ticket), True


def _reconstructed(commission: Commission, judgements: Iterable[Record]) -> Rows:
    """Return all rows of a story, and those of its kin that show what the two share."""
    homes = {guest.member.entry.id: guest.home for guest in commission.guests}
    every = Rows([*_given(commission), *judgements])
    # What stages find in kin alone is told in their own story.
    own = Rows(_without(every, homes)) if homes else every
    for stage in commission.settings.run.plan:
        if stage.name in BATCH_STAGES:
            continue
        # Until the story stands, nobody knows which guests are kin.
        wide = stage.per is Per.KIN or not own.of(Story)
        given = every if wide else own
        settings = settings_of(stage, commission.settings.run)
        told = one_story(every, homes=homes) if stage.name == "stories" else perform(stage, given, settings=settings)
        made = list(told)
        every.extend(made)
        if own is not every:
            own.extend(_without(made, homes))
    (story,) = own.of(Story)
    kin = {one.witness for one in story.kin}
    if not kin:
        return own
    shown = (record for record in every if _shows(record, members=set(story.witnesses), kin=kin))
    whole = Rows([*own, *shown])
    return Rows(record for kind in RECORDS for record in sort_records(whole.of(kind)))


def _without(records: Iterable[Record], names: Container[str]) -> Iterator[Record]:
    """Yield the records that speak of none of some witnesses."""
    for record in records:
        if not any(name in names for name in witness_names(record) or ()):
            yield record


def _shows(record: Record, *, members: set[str], kin: set[str]) -> bool:
    """Return whether a record shows what kin share with members: a text with its zones, or a comparison with one."""
    names = set(witness_names(record) or ())
    if kin.isdisjoint(names) or isinstance(record, Story | Sketch):
        return False
    return len(names) == 1 or not members.isdisjoint(names)


def _given(commission: Commission) -> list[Record]:
    """Return the rows of the members, with sigla and editions as they are among themselves, and of the guests."""
    witnesses, records = _read(commission, commission.members)
    members = assign_sigla(number_editions(witnesses))
    others, more = _read(commission, [guest.member for guest in commission.guests])
    guests = assign_sigla(others, given=[witness.siglum for witness in members])
    return [*members, *guests, *records, *more]


def _read(commission: Commission, members: Iterable[Member]) -> tuple[list[Witness], list[Record]]:
    """Return reports by id, and what batches found in them."""
    records: list[Record] = []
    witnesses: list[Witness] = []
    for member in members:
        for record in read_rows(commission.case / BATCHES, member.batch, [member.entry]):
            if isinstance(record, Witness):
                witnesses.append(msgspec.structs.replace(record, places=member.places))
            else:
                records.append(record)
    return sorted(witnesses, key=lambda witness: witness.id), records


def ticket_of(commission: Commission) -> str:
    """Return the hash of what a story's rows depend on: its reports, settings, program, and what persons decided."""
    judgements = commission.case / STORIES / commission.id / JUDGEMENTS
    return digest(
        *(msgspec.json.encode([member.entry.id, member.places]) for member in commission.members),
        *(msgspec.json.encode([guest.member.entry.id, guest.home]) for guest in commission.guests),
        settings_hash(commission.settings.run.stages).encode(),
        code_hash().encode(),
        judgements.read_bytes() if judgements.exists() else b"",
    )


def _line(commission: Commission, told: Rows, *, ticket: str) -> StoryLine:
    (story,) = told.of(Story)
    count = next(iter(told.of(OriginCount)), None)
    times = sorted(member.entry.published for member in commission.members if member.entry.published)
    return StoryLine(
        id=commission.id,
        name=story.name,
        witnesses=story.witnesses,
        origins=(count.low, count.best, count.high) if count else (1, 1, len(story.witnesses)),
        ticket=ticket,
        first=times[0] if times else None,
        last=times[-1] if times else None,
        beside=[guest.member.entry.id for guest in commission.guests],
    )

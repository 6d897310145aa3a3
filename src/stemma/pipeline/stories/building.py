"""One story by itself: the rows of its reports brought together, and the rest of the plan over them."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from stemma.intake.editions import number_editions
from stemma.intake.sigla import assign_sigla
from stemma.model import RECORDS, OriginCount, Record, Rows, Story, Witness
from stemma.pipeline.course import settings_of
from stemma.pipeline.fresh import code_hash, digest, settings_hash
from stemma.pipeline.performing import perform
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


class Commission(msgspec.Struct, frozen=True):
    """A story to be reconstructed."""

    id: str
    case: Path
    members: list[Member]
    settings: StoriesSettings


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
    rows = Rows(_given(commission))
    rows.extend(one_story(rows))
    rows.extend(read_judgements(folder))
    for stage in commission.settings.run.plan:
        if stage.name not in BATCH_STAGES and not rows.of(stage.writes[0]):
            rows.extend(perform(stage, rows, settings=settings_of(stage, commission.settings.run)))
    write_packed(folder, (record for kind in RECORDS for record in rows.of(kind)), ticket=ticket)
    return _line(commission, rows, ticket=ticket), True


def _given(commission: Commission) -> list[Record]:
    """Return the rows of the members, with sigla and editions as they are among themselves."""
    records: list[Record] = []
    witnesses: list[Witness] = []
    for member in commission.members:
        for record in read_rows(commission.case / BATCHES, member.batch, [member.entry]):
            if isinstance(record, Witness):
                witnesses.append(msgspec.structs.replace(record, places=member.places))
            else:
                records.append(record)
    witnesses.sort(key=lambda witness: witness.id)
    return [*assign_sigla(number_editions(witnesses)), *records]


def ticket_of(commission: Commission) -> str:
    """Return the hash of what a story's rows depend on: its reports, settings, program, and what persons decided."""
    judgements = commission.case / STORIES / commission.id / JUDGEMENTS
    return digest(
        *(msgspec.json.encode([member.entry.id, member.places]) for member in commission.members),
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
    )

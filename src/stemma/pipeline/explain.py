"""Why each stage of a run would run, without running any."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from stemma.model import Record, Run
from stemma.pipeline.course import (
    DEFAULTS,
    RunSettings,
    Step,
    intake_ticket,
    is_first_to_ask,
    judgements_ticket,
    stage_ticket,
)
from stemma.pipeline.former import Former
from stemma.pipeline.fresh import Ticket, why_again
from stemma.pipeline.plan import DECIDED, TAKEN_IN
from stemma.pipeline.taking import find_pile
from stemma.store.judgements import read_judgements


def explain(piles: Sequence[Path], case: Path, *, settings: RunSettings = DEFAULTS) -> list[Step]:
    """Say for every stage whether it would run and why. `rows` and `seconds` are those of its last run, else 0."""
    steps: list[Step] = []
    #: Who writes a type, and the run whose rows still hold; None where the writer runs again, so that they may change.
    writers: dict[type[Record], tuple[str, Run | None]] = {}

    def note(ticket: Ticket, writes: Sequence[type[Record]], waits_for: Sequence[str]) -> None:
        former_run = former.last(ticket.stage)
        why = _why(former, ticket, waits_for)
        run = former.accept(ticket, writes) if why is None else None
        last = run or former_run
        writers.update(dict.fromkeys(writes, (ticket.stage, run)))
        steps.append(
            Step(stage=ticket.stage, why=why, rows=last.rows if last else 0, seconds=last.seconds if last else 0.0)
        )

    with Former(case) as former:
        note(intake_ticket(find_pile(piles, outside=case), settings), TAKEN_IN, ())
        for stage in settings.plan:
            if is_first_to_ask(stage, settings.plan):
                note(judgements_ticket(read_judgements(case)), DECIDED, ())
            read = [writers[kind] for kind in stage.reads]
            ticket = stage_ticket(stage, settings, [run.output_hash if run else "" for _, run in read])
            note(ticket, stage.writes, list(dict.fromkeys(name for name, run in read if run is None)))
    return steps


def _why(former: Former, ticket: Ticket, waits_for: Sequence[str]) -> str | None:
    last = former.last(ticket.stage)
    if not waits_for or last is None:
        return former.why_again(ticket)
    # What it will read is not known yet, so everything else is compared.
    own = why_again(msgspec.structs.replace(ticket, input_hash=last.input_hash), last)
    return own or f"it reads what {' and '.join(waits_for)} may change; it runs if they do"

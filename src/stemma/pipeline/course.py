"""The course of a run: one step a stage, and the rows that the steps gave."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast

import msgspec

from stemma.engine.protocol import Engine, Progress, Task, silent
from stemma.engine.spark_settings import SparkSettings
from stemma.intake import IntakeSettings
from stemma.model import Judgement, Record, Rows, Run, sort_records
from stemma.model.packing import Parcel, pack
from stemma.pipeline.former import Former
from stemma.pipeline.fresh import Ticket, code_hash, digest, rows_hash, settings_hash
from stemma.pipeline.grouping import key_for
from stemma.pipeline.plan import DECIDED, PLAN, TAKEN_IN
from stemma.pipeline.shelving import Shelved, Shelver, can_wait
from stemma.pipeline.stage import INTAKE, JUDGEMENTS, Per, Stage
from stemma.pipeline.taking import Pile, pile_hash, take_in
from stemma.store.shelf import Shelf

R = TypeVar("R", bound=Record)

#: Counted up when what intake gives changes its meaning.
INTAKE_VERSION = 1
#: The same, for judgements.
JUDGEMENTS_VERSION = 1

#: Told the name of a stage when it begins; returns where to tell how far it is.
Watch = Callable[[str], Progress]

#: What a stage has to do, once it is known that it must; told where to tell progress.
Work = Callable[[Progress], Iterable[Record] | Shelved]


def unwatched(_stage: str) -> Progress:
    """Watch nothing."""
    return silent


class RunSettings(msgspec.Struct, frozen=True, kw_only=True):
    """How a run is done. Neither workers nor Spark change what comes out."""

    workers: int = 1
    #: Spark's master, where the stages run on Spark; null runs them on this machine.
    spark: SparkSettings | None = None
    intake: IntakeSettings = IntakeSettings()
    #: Settings records by stage; a stage that is not named has its defaults.
    stages: Mapping[str, Any] = {}
    plan: tuple[Stage, ...] = PLAN


#: As runs are done where nothing is said.
DEFAULTS = RunSettings()


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one stage; `why` is null where its former outcome still holds."""

    stage: str
    why: str | None
    rows: int
    seconds: float


class Course:
    """Performs stages one after another, each over the rows of those before it."""

    def __init__(self, former: Former, engine: Engine, *, settings: RunSettings, watch: Watch) -> None:
        self.steps: list[Step] = []
        self._runs: list[Run] = []
        self._former = former
        self._settings = settings
        self._watch = watch
        self._engine = engine
        self._shelver = Shelver(former.case, former.folder, engine)
        self._shelves: dict[type[Record], Shelf[Any]] = {}
        self._rows: dict[type[Record], Sequence[Record]] = {}
        self._writer: dict[type[Record], Run] = {}

    def rows(self, kind: type[R]) -> Sequence[R]:
        """Return the rows of a type, from this run or a former one; none where no stage writes it."""
        if kind is Run:
            return cast("Sequence[R]", sort_records(self._runs))
        if kind not in self._rows and kind in self._shelves:
            # Not held: a table may be asked for only to be written elsewhere.
            return self._shelves[kind].all()
        return self._held(kind)

    def shelf(self, kind: type[Record]) -> Shelf[Any] | None:
        """Return where on disk the rows of a type wait; None where they do not."""
        return self._shelves.get(kind)

    def perform(self, ticket: Ticket, writes: Sequence[type[Record]], work: Work) -> None:
        """Do the work of a stage and keep what it gives, unless a former outcome still holds."""
        why = self._former.why_again(ticket)
        if why is None:
            run = self._former.accept(ticket, writes)
            shelves = ((kind, self._former.shelf(kind)) for kind in writes)
            self._shelves.update((kind, shelf) for kind, shelf in shelves if shelf is not None)
        else:
            self._former.part_with(ticket.stage)
            began = time.perf_counter()
            parcels = self._hold(work(self._watch(ticket.stage)), writes)
            run = Run(
                stage=ticket.stage,
                version=ticket.version,
                settings_hash=ticket.settings_hash,
                input_hash=ticket.input_hash,
                rows=sum(len(self._shelves.get(kind, self._rows.get(kind, ()))) for kind in writes),
                seconds=time.perf_counter() - began,
                code_hash=ticket.code_hash,
                output_hash=rows_hash(parcels),
            )
            self._former.keep(run, parcels)
        self._runs.append(run)
        self._writer.update(dict.fromkeys(writes, run))
        self.steps.append(Step(stage=run.stage, why=why, rows=run.rows, seconds=run.seconds))

    def perform_intake(self, pile: Pile) -> None:
        """Take the pile in."""
        settings = self._settings.intake

        def work(told: Progress) -> Iterable[Record] | Shelved:
            if self._engine.shares_disk:
                return self._shelver.take_in(pile, settings=settings, progress=told)
            return take_in(pile, engine=self._engine, settings=settings, progress=told)

        self.perform(intake_ticket(pile, self._settings), TAKEN_IN, work)

    def perform_judgements(self, judgements: Sequence[Judgement]) -> None:
        """Take in what persons decided."""
        self.perform(judgements_ticket(judgements), DECIDED, lambda _told: judgements)

    def perform_stage(self, stage: Stage) -> None:
        """Perform a stage of the plan; all that it reads has been performed."""
        inputs = [self._writer[kind].output_hash for kind in stage.reads]
        self.perform(stage_ticket(stage, self._settings, inputs), stage.writes, lambda told: self._work(stage, told))

    def _work(self, stage: Stage, progress: Progress) -> Iterable[Record] | Shelved:
        settings = settings_of(stage, self._settings)
        if self._engine.shares_disk and can_wait(stage, self._shelves):
            shelves = [self._shelves[kind] for kind in stage.reads]
            return self._shelver.perform(stage, shelves, settings=settings, progress=progress)
        bag = Rows(record for kind in stage.reads for record in self._held(kind))
        task, key = Task(stage.function, settings), key_for(stage.per, bag)
        if stage.per is not Per.PAIR:
            return self._engine.map_groups(task, bag, key=key, progress=progress)
        beside = Rows(record for kind in stage.reads[1:] for record in self._held(kind))
        return self._engine.map(task, bag.of(stage.reads[0]), beside=beside, key=key, progress=progress)

    def _held(self, kind: type[R]) -> Sequence[R]:
        """Return the rows of a type, and hold them for stages to come."""
        if kind not in self._rows:
            shelf = self._shelves.get(kind)
            if shelf is not None:
                self._rows[kind] = shelf.all()
            else:
                self._rows[kind] = self._former.of(kind) if kind in self._writer else []
        return self._rows[kind]  # type: ignore[return-value]

    def _hold(self, made: Iterable[Record] | Shelved, writes: Sequence[type[Record]]) -> list[Parcel | Shelf[Any]]:
        """Hold what a stage gave, or know where it waits, in the order of its tables, and return it packed."""
        shelves = {shelf.kind: shelf for shelf in made.shelves} if isinstance(made, Shelved) else {}
        self._shelves.update(shelves)
        bag = Rows(made.rows if isinstance(made, Shelved) else made)
        parcels: list[Parcel | Shelf[Any]] = []
        for kind in writes:
            if kind in shelves:
                parcels.append(shelves[kind])
                continue
            self._rows[kind] = sort_records(bag.of(kind))
            parcels += pack(self._rows[kind])
        strangers = {type(record).__name__ for record in bag} - {kind.__name__ for kind in writes}
        if strangers:
            raise TypeError(f"a stage gave records that the plan does not say it writes: {sorted(strangers)}")
        return parcels


def settings_of(stage: Stage, settings: RunSettings) -> Any:  # noqa: ANN401 - each stage has a settings type of its own
    """Return the settings record under which a stage runs; None where it takes none."""
    return settings.stages.get(stage.name, stage.settings())


def stage_ticket(stage: Stage, settings: RunSettings, inputs: Sequence[str]) -> Ticket:
    """Return what the outcome of a stage depends on; `inputs` are the hashes of what it reads."""
    return Ticket(
        stage=stage.name,
        version=stage.version,
        settings_hash=settings_hash(settings_of(stage, settings)),
        input_hash=digest(*(part.encode() for part in inputs)),
        code_hash=code_hash(),
    )


def intake_ticket(pile: Pile, settings: RunSettings) -> Ticket:
    """Return what taking a pile in depends on: every byte of its files, what is stated of them, and the settings."""
    return Ticket(
        stage=INTAKE,
        version=INTAKE_VERSION,
        settings_hash=settings_hash(settings.intake),
        input_hash=pile_hash(pile),
        code_hash=code_hash(),
    )


def judgements_ticket(judgements: Sequence[Judgement]) -> Ticket:
    """Return what the taking in of judgements depends on: every one of them, in their order."""
    return Ticket(
        stage=JUDGEMENTS,
        version=JUDGEMENTS_VERSION,
        settings_hash=settings_hash(None),
        input_hash=digest(*map(msgspec.json.encode, judgements)),
        code_hash=code_hash(),
    )


def is_first_to_ask(stage: Stage, plan: Sequence[Stage]) -> bool:
    """Return whether a stage is the first of a plan that reads what persons decided."""
    asking = [one.name for one in plan if any(kind in DECIDED for kind in one.reads)]
    return asking[:1] == [stage.name]

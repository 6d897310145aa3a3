"""A pile of any size goes in, a case of stories comes out; what was done before is not done again."""

import itertools
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from stemma.engine.jobs import run_jobs
from stemma.model import Unread
from stemma.model.errors import NothingUsableError
from stemma.pipeline.case import make_case
from stemma.pipeline.course import Watch, settings_of, unwatched
from stemma.pipeline.fresh import code_hash, digest, settings_hash
from stemma.pipeline.stories.building import Commission, Guest, Member, build_stories, ticket_of
from stemma.pipeline.stories.grouping import grouped, kin_of, named, placed, shared_wording
from stemma.pipeline.stories.shapes import (
    BATCHES,
    INDEX,
    STORIES,
    Batch,
    Index,
    StoriesSettings,
    StoryLine,
    read_index,
)
from stemma.pipeline.stories.sources import Incoming, jobs, new_sources
from stemma.pipeline.stories.taking import Errand, read_batch, read_fingerprints, take_batch
from stemma.pipeline.taking import find_pile
from stemma.store.judgements import JUDGEMENTS
from stemma.store.packed import ASIDE, PACKED, write_whole

#: Stories that a worker is given at a time.
TOGETHER = 16

#: Reports of stories to be made, and bytes to be read, that are done here sooner than workers are started.
FEW_REPORTS, FEW_BYTES = 150, 1 << 20

DEFAULTS = StoriesSettings()


class Outcome(msgspec.Struct, frozen=True):
    """What a run came to."""

    index: Index
    #: Batches and stories that this run made.
    batches: int
    stories: int


def gather_stories(
    piles: Sequence[Path], case: Path, *, settings: StoriesSettings = DEFAULTS, watch: Watch = unwatched
) -> Outcome:
    """Take in what is new in the piles, group all reports of the case, and reconstruct every story that changed.

    What a killed run had finished is not done again. Raises StemmaError: nothing usable, or nowhere to write.
    """
    make_case(case)
    (case / BATCHES).mkdir(exist_ok=True)
    former = read_index(case)
    pile = find_pile(piles, outside=case)
    sources = new_sources(pile.files, former.sources)
    taken = _take(sources, case, settings=settings, watch=watch)
    batches = [*former.batches, *(name for name in taken if name not in former.batches)]
    index, built = _index(former, batches, case, settings=settings, watch=watch)
    index = msgspec.structs.replace(
        index,
        sources={**former.sources, **{incoming.file.name: incoming.stamp for incoming in sources}},
        unread=[*index.unread, *pile.unread],
    )
    if not index.reports and not index.stories:
        raise NothingUsableError(f"No file of the pile gives a text.{_first(index.unread)}")
    if index != former:
        write_whole(case / INDEX, msgspec.msgpack.encode(index))
    _tidy(case, index)
    return Outcome(index, len(batches) - len(former.batches), built)


def _take(sources: Sequence[Incoming], case: Path, *, settings: StoriesSettings, watch: Watch) -> list[str]:
    """Take the batches of new files in, and return their names in their order."""
    if not sources:
        return []
    told = watch("reading")
    whole = max(1, sum(incoming.size for incoming in sources))
    names: list[str] = []
    folder = case / BATCHES

    def errands() -> Iterator[Errand]:
        for job in jobs(sources, settings=settings, done=lambda name: (folder / f"{name}.head").exists()):
            names.append(job.name)
            yield Errand(job, folder, settings)

    workers = settings.run.workers if whole > FEW_BYTES else 1
    for reached in run_jobs(take_batch, errands(), workers=workers):
        told(reached, whole)
    return names


def _index(
    former: Index, batches: Sequence[str], case: Path, *, settings: StoriesSettings, watch: Watch
) -> tuple[Index, int]:
    """Return the index of the case as it is now, its stories reconstructed, and how many were made anew."""
    chosen = next(settings_of(stage, settings.run) for stage in settings.run.plan if stage.name == "stories")
    how = settings_hash([chosen, settings.least])
    ticket = digest(*(name.encode() for name in batches), how.encode(), code_hash().encode())
    told = watch("grouping")
    unread: list[Unread] = []
    reports = placed(_heads(case, batches, unread))
    if ticket == former.grouped:
        stories: dict[str, Sequence[str]] = {line.id: line.witnesses for line in former.stories}
        beside: dict[str, Sequence[str]] = {line.id: line.beside for line in former.stories}
    else:
        fingerprints = (read_fingerprints(case / BATCHES, name) for name in batches)
        shared = shared_wording(fingerprints, on_disk=len(reports) > settings.in_memory)
        groups = [one for one in grouped(reports, shared, settings=chosen) if len(one) >= settings.least]
        stories = named(groups, former.stories)
        beside = dict(zip(stories, kin_of(groups, shared, reports), strict=True))
        del shared
    # What only grouping asks of a report would be in memory, and go to every worker, as long as stories are built.
    reports = {name: place.without_terms() for name, place in reports.items()}
    told(1, 1)
    homes = {witness: name for name, members in stories.items() for witness in members}
    commissions = (
        Commission(
            name,
            case,
            [Member(*reports[witness]) for witness in stories[name]],
            settings,
            [Guest(Member(*reports[witness]), homes.get(witness, "")) for witness in beside[name]],
        )
        for name in sorted(stories)
    )
    fresh, changed = _parted(commissions, former)
    made, built = _build(changed, settings=settings, watch=watch)
    lines = sorted([*fresh, *made], key=lambda line: line.id)
    alone = len(reports) - sum(len(line.witnesses) for line in lines)
    return Index(batches=list(batches), grouped=ticket, stories=lines, reports=alone, unread=unread), built


def _heads(case: Path, batches: Iterable[str], unread: list[Unread]) -> Iterator[tuple[str, Batch]]:
    """Yield one batch after another, so that no two are in memory; what could not be read goes into a list."""
    for name in batches:
        batch = read_batch(case / BATCHES, name)
        unread += batch.unread
        yield name, batch


def _parted(commissions: Iterable[Commission], former: Index) -> tuple[list[StoryLine], list[Commission]]:
    """Return the lines of the stories that are as they were, and what is to be made."""
    known = {line.id: line for line in former.stories}
    fresh: list[StoryLine] = []
    changed: list[Commission] = []
    for one in commissions:
        line = known.get(one.id)
        whole = (one.case / STORIES / one.id / PACKED).exists()
        if line is not None and whole and line.ticket == ticket_of(one):
            fresh.append(line)
        else:
            changed.append(one)
    return fresh, changed


def _build(
    commissions: Sequence[Commission], *, settings: StoriesSettings, watch: Watch
) -> tuple[list[StoryLine], int]:
    if not commissions:
        return [], 0
    told = watch("stories")
    whole, ready, built = sum(len(one.members) for one in commissions), 0, 0
    lines: list[StoryLine] = []
    workers = settings.run.workers if whole > FEW_REPORTS else 1
    for made in run_jobs(build_stories, _shares(iter(commissions)), workers=workers):
        lines += [line for line, _ in made]
        built += sum(new for _, new in made)
        ready += sum(len(line.witnesses) for line, _ in made)
        told(ready, whole)
    return lines, built


def _shares(commissions: Iterator[Commission]) -> Iterator[list[Commission]]:
    while share := list(itertools.islice(commissions, TOGETHER)):
        yield share


def _tidy(case: Path, index: Index) -> None:
    """Remove what broken-off runs and former stories left; what persons decided of a story stays."""
    batches, stories = set(index.batches), {line.id for line in index.stories}
    for aside in (f"{INDEX}.*{ASIDE}", f"{BATCHES}/*{ASIDE}", f"{STORIES}/*/*{ASIDE}"):
        for path in sorted(case.glob(aside)):
            path.unlink(missing_ok=True)
    for path in sorted((case / BATCHES).iterdir()):
        if path.name.partition(".")[0] not in batches:
            path.unlink()
    for folder in sorted((case / STORIES).iterdir()) if (case / STORIES).exists() else ():
        if folder.name not in stories and not (folder / JUDGEMENTS).exists():
            shutil.rmtree(folder, ignore_errors=True)


def _first(unread: Sequence[Unread]) -> str:
    return f" {unread[0].sentence}." if unread else ""

"""Reports of all batches into stories, and under which id a story goes on when it grows."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute

from stemma.model import stable_id
from stemma.pipeline.stories.shapes import Batch, Entry, StoryLine
from stemma.stages.grouping import Profile, Report, StorySettings, group_reports
from stemma.stages.reuse.fingerprints import FINGERPRINT_SCHEMA
from stemma.stages.reuse.pairing import pair_fingerprints
from stemma.text.moments import Moment

#: Share of the keys of the longer of two texts that both have, from which they are one text.
COPIED = 0.7


class Place(NamedTuple):
    """Where a report was first taken in: the batch and its entry; and every place that holds it."""

    batch: str
    entry: Entry
    places: list[str]


def placed(batches: Iterable[tuple[str, Batch]]) -> dict[str, Place]:
    """Return every report once, by id, with all who hold it; the first batch counts."""
    found: dict[str, Place] = {}
    for name, batch in batches:
        for entry in batch.entries:
            known = found.get(entry.id)
            if known is None:
                found[entry.id] = Place(name, entry, list(entry.places))
            else:
                known.places.extend(place for place in entry.places if place not in known.places)
    return found


def grouped(reports: Mapping[str, Place], fingerprints: Sequence[bytes], *, settings: StorySettings) -> list[list[str]]:
    """Return the ids of the reports of each story, sorted."""
    told = [_report(place.entry) for place in reports.values()]
    return group_reports(told, [*_same_texts(reports), *_copies(fingerprints)], settings=settings)


def named(groups: Sequence[Sequence[str]], former: Sequence[StoryLine]) -> dict[str, Sequence[str]]:
    """Return the groups by story id: a story keeps the id of the former one that most of its witnesses stood in.

    No id is given twice; a story that is new is named by its witnesses.
    """
    homes = {witness: line.id for line in former for witness in line.witnesses}
    claims: list[tuple[int, str, int]] = []
    for at, group in enumerate(groups):
        votes = Counter(homes[witness] for witness in group if witness in homes)
        claims += [(-count, story, at) for story, count in votes.items()]
    ids: dict[int, str] = {}
    taken: set[str] = set()
    for _, story, at in sorted(claims):
        if at not in ids and story not in taken:
            ids[at] = story
            taken.add(story)
    return {ids.get(at) or stable_id("story", *group): group for at, group in enumerate(groups)}


def _report(entry: Entry) -> Report:
    profile = Profile(np.frombuffer(entry.terms, dtype=np.int64), np.frombuffer(entry.counts, dtype=np.float32))
    return Report(entry.id, profile, None if entry.moment is None else Moment(*entry.moment, ""))


def _same_texts(reports: Mapping[str, Place]) -> Iterator[tuple[str, str]]:
    """Yield who have the very same text, each with the first of them."""
    first: dict[str, str] = {}
    for name in sorted(reports):
        known = first.setdefault(reports[name].entry.text, name)
        if known != name:
            yield known, name


def _copies(fingerprints: Sequence[bytes]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that have most of their wording in common; a report that was taken in twice counts once."""
    tables = [pa.ipc.open_stream(one).read_all() for one in fingerprints]
    table = pa.concat_tables([FINGERPRINT_SCHEMA.empty_table(), *tables])
    names = table.column("witness").to_pylist()
    lengths = pa.compute.list_value_length(table.column("keys")).to_pylist()
    sizes: dict[str, int] = {}
    batch_of: dict[tuple[str, int], int] = {}
    kept = []
    for row, (name, stretch, length) in enumerate(
        zip(names, table.column("stretch").to_pylist(), lengths, strict=True)
    ):
        if batch_of.setdefault((name, stretch), row) == row:
            sizes[name] = sizes.get(name, 0) + length
            kept.append(row)
    for pair in pair_fingerprints(table.take(pa.array(kept, pa.int64())).combine_chunks()):
        if pair.shared >= COPIED * max(sizes[pair.left], sizes[pair.right]):
            yield pair.left, pair.right

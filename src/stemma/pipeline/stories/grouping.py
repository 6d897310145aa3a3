"""Reports of all batches into stories, and under which id a story goes on when it grows."""

import itertools
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute

from stemma.model import stable_id
from stemma.pipeline.stories.shapes import Batch, Entry, StoryLine
from stemma.stages.grouping import Profile, Report, StorySettings, group_reports
from stemma.stages.reuse.fingerprints import FINGERPRINT_SCHEMA
from stemma.stages.reuse.pairing import DEFAULTS as PAIRING
from stemma.stages.reuse.pairing import Paired, paired
from stemma.store.pairing import pairs_on_disk
from stemma.text.moments import Moment

Integers = npt.NDArray[np.int64]

#: Share of the keys of the longer of two texts that both have, from which they are one text.
COPIED = 0.4

#: Share of the keys of the shorter one from which its report follows the other's into its story.
HELD = 0.4

#: Keys without which a part of a text is no copy: two or three may be a formula, four are some thirty words in a row.
TELLING_KEYS = 4

#: Reports of other stories that a report is compared with, those that share most: from whom has it a part? And how
#: many of one story: a wire story in forty hands crowds no other out.
KIN = 8
KIN_OF_ONE = 2


class Place(NamedTuple):
    """Where a report was first taken in: the batch and its entry; and every place that holds it."""

    batch: str
    entry: Entry
    places: list[str]

    def without_terms(self) -> "Place":
        """Return the place without what only grouping asks of the report."""
        return self._replace(entry=msgspec.structs.replace(self.entry, terms=b"", counts=b""))


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


class Shared(NamedTuple):
    """Which reports have keys of their fingerprints in common; how many keys each has, by its place in the names."""

    pairs: Paired
    sizes: Integers


def grouped(reports: Mapping[str, Place], shared: Shared, *, settings: StorySettings) -> list[list[str]]:
    """Return the ids of the reports of each story, sorted."""
    told = [_report(place.entry) for place in reports.values()]
    copies = [*_same_texts(reports), *_copies(shared)]
    return group_reports(told, copies, held=_held(shared), settings=settings)


def kin_of(groups: Sequence[Sequence[str]], shared: Shared, reports: Mapping[str, Place]) -> list[list[str]]:
    """Return for each group the reports of others that may share its text, sorted: a few of each of its members.

    Of reports with the very same text one stands for all, and of one story a few.
    """
    pairs = shared.pairs
    place = {name: at for at, name in enumerate(pairs.names)}
    home = np.full(len(pairs.names), -1, dtype=np.int64)
    for number, group in enumerate(groups):
        home[[place[name] for name in group if name in place]] = number
    texts = [reports[name].entry.text for name in pairs.names]
    apart = (home[pairs.left] != home[pairs.right]) & (pairs.shared >= TELLING_KEYS)
    left, right, keys = pairs.left[apart], pairs.right[apart], pairs.shared[apart]
    members, others = np.r_[left, right], np.r_[right, left]
    order = np.lexsort((others, -np.r_[keys, keys], members))
    chosen: list[set[str]] = [set() for _ in groups]
    for member, rows in itertools.groupby(order.tolist(), key=lambda row: int(members[row])):
        if home[member] >= 0:
            ranked = (int(others[row]) for row in rows)
            chosen[home[member]].update(pairs.names[other] for other in _few(ranked, home, texts))
    return [sorted(names) for names in chosen]


def _few(ranked: Iterable[int], home: Integers, texts: Sequence[str]) -> Iterator[int]:
    """Yield the first few of some reports by number: of one text one, of one story a few."""
    held: set[str] = set()
    of_story: Counter[int] = Counter()
    for other in ranked:
        story = int(home[other])
        if texts[other] in held or (story >= 0 and of_story[story] == KIN_OF_ONE):
            continue
        yield other
        held.add(texts[other])
        of_story[story] += 1
        if len(held) == KIN:
            return


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


def shared_wording(fingerprints: Iterable[bytes], *, on_disk: bool = False) -> Shared:
    """Return which reports share wording; one that was taken in twice counts once. `on_disk` changes no row."""
    sizes: dict[str, int] = {}
    batches = _once(fingerprints, sizes)
    if on_disk:
        pairs = _waiting_on_disk(batches, sizes)
    else:
        pairs = paired(pa.Table.from_batches(batches, FINGERPRINT_SCHEMA).combine_chunks())
    return Shared(pairs, np.array([sizes[name] for name in pairs.names], dtype=np.int64))


def _once(fingerprints: Iterable[bytes], sizes: dict[str, int]) -> Iterator[pa.RecordBatch]:
    """Yield the fingerprints of every report once, and add the number of its keys to `sizes`."""
    for one in fingerprints:
        table = pa.ipc.open_stream(one).read_all()
        fresh = [row for row, name in enumerate(table.column("witness").to_pylist()) if name not in sizes]
        table = table.take(pa.array(fresh, pa.int64()))
        lengths = pa.compute.list_value_length(table.column("keys")).to_pylist()
        for name, length in zip(table.column("witness").to_pylist(), lengths, strict=True):
            sizes[name] = sizes.get(name, 0) + length
        yield from table.combine_chunks().to_batches()


def _waiting_on_disk(batches: Iterable[pa.RecordBatch], sizes: Mapping[str, int]) -> Paired:
    found = pairs_on_disk(batches, common_key=PAIRING.common_key, least_shared=PAIRING.least_shared)
    columns: tuple[array[int], ...] = (array("q"), array("q"), array("q"))
    names: list[str] = []
    place: dict[str, int] = {}
    for left, right, shared in found:
        if not names:
            # All batches were taken in before the first pair came out.
            names = sorted(sizes)
            place = {name: at for at, name in enumerate(names)}
        for column, number in zip(columns, (place[left], place[right], shared), strict=True):
            column.append(number)
    return Paired(names or sorted(sizes), *(np.array(column, dtype=np.int64) for column in columns))


def _copies(shared: Shared) -> Iterator[tuple[str, str]]:
    """Yield the pairs that have most of their wording in common."""
    pairs, sizes = shared
    whole = pairs.shared >= COPIED * np.maximum(sizes[pairs.left], sizes[pairs.right])
    for left, right in zip(pairs.left[whole].tolist(), pairs.right[whole].tolist(), strict=True):
        yield pairs.names[left], pairs.names[right]


def _held(shared: Shared) -> Iterator[tuple[str, str, float]]:
    """Yield the pairs of which one has much of its wording from the other, with the share of it."""
    pairs, sizes = shared
    shares = pairs.shared / np.maximum(np.minimum(sizes[pairs.left], sizes[pairs.right]), 1)
    much = (shares >= HELD) & (pairs.shared >= TELLING_KEYS)
    for left, right, share in zip(
        pairs.left[much].tolist(), pairs.right[much].tolist(), shares[much].tolist(), strict=True
    ):
        yield pairs.names[left], pairs.names[right], round(share, 4)

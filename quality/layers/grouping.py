"""Reports into stories: piles of many small events, and of like events side by side."""

import gzip
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from quality.figures import Figure, Missing, mean, ratio
from quality.incidents import LEAST_CHARS, Report, is_held
from quality.running import run_stages
from quality.sets import Sets
from stemma.model import Rows, Story, Witness

LAYER = "grouping"

#: The half that settings were chosen on, and the half that they were not.
HALVES = (("seen half", False), ("unseen half", True))


class Document(msgspec.Struct, frozen=True):
    """One document of a set of like events side by side, two to a topic."""

    id: str
    topic: int
    subtopic: str
    text: str


def measure(sets: Sets) -> Iterator[Figure | Missing]:
    """Yield B-cubed figures of grouping; each set is grouped as one pile, and its halves are scored apart."""
    path = sets.path("incidents", "reports.jsonl.gz")
    if path is None:
        yield Missing(layer=LAYER, measured_on="incidents", why=f"there is no {sets.folder / 'incidents'}")
    else:
        yield from incident_figures(path)
    path = sets.path("clusters", "ecbplus.jsonl")
    if path is None:
        yield Missing(layer=LAYER, measured_on="clusters", why=f"there is no {sets.folder / 'clusters'}")
    else:
        yield from cluster_figures(path)


def incident_figures(path: Path) -> Iterator[Figure]:
    """Yield figures on reports of small local events, with their days."""
    reports: dict[str, Report] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            report = msgspec.json.decode(line, type=Report)
            if len(report.text) >= LEAST_CHARS:
                reports.setdefault(report.id, report)
    witnesses = [
        _witness(report.id, report.text, title=report.title, outlet=report.host, published=report.published)
        for report in reports.values()
    ]
    events = {name: str(report.incident) for name, report in reports.items()}
    found = grouped(witnesses)
    for half, held in HALVES:
        yield from _figures(f"incidents, {half}", found, events, [n for n in events if is_held(events[n]) is held])


def cluster_figures(path: Path) -> Iterator[Figure]:
    """Yield figures on documents without a day, two like events to a topic; halves by topic."""
    documents = [msgspec.json.decode(line, type=Document) for line in path.read_text("utf-8").splitlines()]
    found = grouped([_witness(one.id, one.text) for one in documents])
    events = {one.id: one.subtopic for one in documents}
    for half, held in HALVES:
        scored = [one.id for one in documents if (one.topic % 2 == 1) is held]
        yield from _figures(f"clusters, {half}", found, events, scored)


def grouped(witnesses: Iterable[Witness]) -> dict[str, str]:
    """Return the story of every witness."""
    stories = run_stages(Rows(witnesses), last="stories").of(Story)
    return {name: story.id for story in stories for name in story.witnesses}


def b_cubed(found: Mapping[str, str], true: Mapping[str, str], scored: Iterable[str]) -> tuple[float, float]:
    """Return B-cubed precision and recall over the names scored (Bagga and Baldwin 1998)."""
    both = Counter((found[name], true[name]) for name in true)
    ours, theirs = Counter(found[name] for name in true), Counter(true.values())
    names = list(scored)
    right = [both[found[name], true[name]] for name in names]
    precision = mean([count / ours[found[name]] for count, name in zip(right, names, strict=True)])
    return precision, mean([count / theirs[true[name]] for count, name in zip(right, names, strict=True)])


def _figures(
    measured_on: str, found: Mapping[str, str], true: Mapping[str, str], scored: list[str]
) -> Iterator[Figure]:
    precision, recall = b_cubed(found, true, scored)
    f1 = ratio(2 * precision * recall, precision + recall)
    detail = f"recall {recall:.3f}, {len(scored):,} reports"
    yield Figure(layer=LAYER, measured_on=measured_on, metric="B-cubed precision", value=precision)
    yield Figure(layer=LAYER, measured_on=measured_on, metric="B-cubed F1", value=f1, detail=detail)


def _witness(
    name: str, text: str, *, title: str | None = None, outlet: str | None = None, published: str | None = None
) -> Witness:
    return Witness(
        id=name,
        path=name,
        siglum=name,
        media_type="text/plain",
        encoding="utf-8",
        language="en",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        chars=len(text),
        text=text,
        places=[name],
        title=title,
        outlet=outlet,
        published=published,
    )

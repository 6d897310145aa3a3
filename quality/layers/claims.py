"""Claims: counts, ages and days of real incidents; bent facts and counts of planted piles; real differences."""

import gzip
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
from tests.support.planted import GIVEN, Plan, plant

from quality.bent import Judged, judge_facts
from quality.figures import Counts, Figure, Missing, ratio
from quality.piles import pile_figures
from quality.read_differences import difference_figures
from quality.running import run_stages
from quality.sets import SEEDS, Sets
from stemma.model import Role, Witness, Zone, stable_id
from stemma.model.rows import Rows
from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.extracting import Text, extract_assertions
from stemma.stages.claims.toll.involved import ages_of_the_event
from stemma.stages.claims.toll.tally import toll
from stemma.stages.claims.when.eventday import event_day
from stemma.stages.segment import split_sentences

LAYER = "claims"
INCIDENTS = "incidents, unseen half"
PLANTED = "planted, zones given"
#: Reports shorter than this are mostly furniture.
SHORTEST = 400
#: Seeds of planted piles besides those that other layers share: bent facts are few in each.
MORE_SEEDS = range(401, 431)


class Participant(msgspec.Struct, frozen=True):
    """Somebody in an incident's register entry."""

    age: int | None


class Incident(msgspec.Struct, frozen=True):
    """What a register says of an incident."""

    incident: int | str
    date: str
    killed: int
    injured: int
    participants: list[Participant]


class Told(msgspec.Struct, frozen=True):
    """A report of an incident."""

    id: int | str
    incident: int | str
    title: str
    published: str
    text: str


def measure(sets: Sets) -> Iterator[Figure | Missing]:
    """Yield the figures of incidents, of planted piles, and of the pile annotated by hand."""
    folder = sets.path("incidents", "reports.jsonl.gz")
    if folder is None:
        yield Missing(layer=LAYER, measured_on=INCIDENTS, why=f"there is no {sets.folder / 'incidents'}")
    else:
        yield from _incidents(folder.parent)
    yield from _planted()
    yield from pile_figures(sets, LAYER)
    yield from difference_figures(sets, LAYER)


def was_seen(incident: int | str) -> bool:
    """Return whether an incident belongs to the half on which the rules were made."""
    return int(hashlib.sha256(f"incident{incident}".encode()).hexdigest(), 16) % 2 == 0


def _incidents(folder: Path) -> Iterator[Figure]:
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {one.incident: one for one in (msgspec.json.decode(line, type=Incident) for line in lines)}
    with gzip.open(folder / "reports.jsonl.gz", "rt", encoding="utf-8") as stream:
        told = [msgspec.json.decode(line, type=Told) for line in stream]
    kept = [one for one in told if one.incident in gold and not was_seen(one.incident) and len(one.text) >= SHORTEST]
    killed = injured = days = 0
    ages = Counts()
    for one in kept:
        true, assertions = gold[one.incident], assertions_of(one)
        numbers = toll_of(assertions)
        killed += numbers.killed == true.killed
        injured += numbers.fits(true)
        day = event_day(assertions, published=one.published)
        days += (day.day if day else one.published[:10]) == true.date
        ages.add(_ages(assertions, true))
    shares = {"killed right": killed, "injured right": injured, "incident date right": days}
    for metric, right in shares.items():
        detail = f"{right} of {len(kept)} reports"
        yield Figure(layer=LAYER, measured_on=INCIDENTS, metric=metric, value=ratio(right, len(kept)), detail=detail)
    yield Figure(layer=LAYER, measured_on=INCIDENTS, metric="ages precision", value=ages.precision, detail=str(ages))
    yield Figure(layer=LAYER, measured_on=INCIDENTS, metric="ages recall", value=ages.recall, detail=str(ages))


def assertions_of(told: Told) -> list[Assertion]:
    """Return what a report asserts, headline and all of its text taken as they stand."""
    text = f"{told.title}\n\n{told.text}"
    witness = Witness(
        id=stable_id("witness", str(told.id)),
        path=str(told.id),
        siglum=str(told.id),
        published=told.published,
        language="en",
        media_type="text/plain",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        chars=len(text),
        text=text,
    )
    edge = len(told.title) + 2
    zones = [
        Zone(witness=witness.id, start=0, end=edge, role=Role.HEADLINE, score=1, why="given"),
        Zone(witness=witness.id, start=edge, end=len(text), role=Role.BODY, score=1, why="given"),
    ]
    sentences = list(split_sentences(Rows([witness, *zones])))
    return extract_assertions(Text(witness, zones, sentences))


class Numbers(msgspec.Struct, frozen=True):
    """Killed and injured by one report; `shot` where the injured are those shot who are not said to have died."""

    killed: float
    injured: float
    shot: bool

    def fits(self, true: Incident) -> bool:
        """Return whether the injured are right; of people only said to be shot, the sum with the killed may be."""
        together = self.shot and self.killed + self.injured == true.killed + true.injured
        return self.injured == true.injured or together


def toll_of(assertions: Sequence[Assertion]) -> Numbers:
    """Return the numbers of a report."""
    found = toll(assertions)
    injured = found.get("injured")
    return Numbers(
        killed=found["killed"].low if "killed" in found else 0,
        injured=injured.low if injured else 0,
        shot=bool(injured) and all(one.happening == "shot" for one in injured.told) if injured else False,
    )


def _ages(assertions: Sequence[Assertion], true: Incident) -> Counts:
    """Count the ages of those whom a report introduces as people of its event."""
    found = ages_of_the_event(assertions)
    gold = {one.age for one in true.participants if one.age is not None}
    if not gold:
        return Counts()
    return Counts(right=len(found & gold), wrong=len(found - gold), missed=len(gold - found))


def _planted() -> Iterator[Figure]:
    judged = Judged(transmission=Counts())
    for seed in (*SEEDS, *MORE_SEEDS):
        planted = plant(Plan(seed=seed))
        one = judge_facts(planted, run_stages(planted.rows(*GIVEN)))
        judged.transmission.add(one.transmission)
        judged.disputes += one.disputes
        judged.counted += one.counted
        judged.exact += one.exact
        judged.inside += one.inside
        judged.by_witnesses += one.by_witnesses
    counts, whole = judged.transmission, judged.counted
    shares = (
        ("transmission precision", counts.precision, str(counts)),
        ("transmission recall", counts.recall, str(counts)),
        ("independent count exact", ratio(judged.exact, whole), f"{judged.exact} of {whole} propositions"),
        ("independent count inside", ratio(judged.inside, whole), f"{judged.inside} of {whole} inside its interval"),
        ("witnesses counted instead", ratio(judged.by_witnesses, whole), f"{judged.by_witnesses} of {whole} right"),
    )
    for metric, value, detail in shares:
        yield Figure(layer=LAYER, measured_on=PLANTED, metric=metric, value=value, detail=detail)
    detail = "bent facts taken for a dispute between lineages"
    yield Figure(
        layer=LAYER, measured_on=PLANTED, metric="slips called disputes", value=judged.disputes, low=True, detail=detail
    )

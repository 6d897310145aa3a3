"""What is true of the bundled story, as typed records; src/stemma/data/stories/README.md explains the tables."""

from functools import cache
from importlib.resources.abc import Traversable
from typing import Literal

import msgspec

from stemma.data import open_data
from stemma.model import Relation, Role, VariantKind
from stemma.model.claims import Verdict

#: The folder of the one bundled story.
SLUG = "tolvash-dam"

#: The unseen text in `units`, under the name of its file.
WIRE = "wire.txt"


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of `truth.toml`."""


class Origins(Row, frozen=True, kw_only=True):
    """How many independent origins the pile has."""

    best: int
    low: int
    high: int


class TrueArchetype(Row, frozen=True, kw_only=True):
    """A text that is not in the pile; `text` is its file where it is kept, `parent` another archetype."""

    id: str
    name: str
    text: str | None = None
    parent: str | None = None
    published: str
    optional: bool = False


class TrueZone(Row, frozen=True, kw_only=True):
    """A stretch that is not body, by its exact words."""

    role: Role
    text: str


class TrueWitness(Row, frozen=True, kw_only=True):
    """A witness by its file, as the page states it; `kind` says how its text came about."""

    path: str
    outlet: str
    kind: str
    published: str | None = None
    body_first: str
    body_last: str
    zones: list[TrueZone]


class TrueCredit(Row, frozen=True, kw_only=True):
    """The phrase in which a witness names an outlet."""

    path: str
    text: str
    outlet: str
    relation: Relation
    also: list[Relation] = []
    optional: bool = False


class TrueDerivation(Row, frozen=True, kw_only=True):
    """`child` draws on `parent`, a file or an archetype id; `accept` lists other right parents."""

    child: str
    parent: str
    share: float
    direction: Literal["sure", "undetermined"]
    accept: list[str] = []


class TrueLineage(Row, frozen=True, kw_only=True):
    """One origin and all that draws on it."""

    id: str
    origin: str
    accept: list[str] = []
    witnesses: list[str]


class Unit(Row, frozen=True, kw_only=True):
    """One sentence of the common stock and the passage that carries it, by file."""

    id: str
    lineage: str
    passages: dict[str, str]


class Difference(Row, frozen=True, kw_only=True):
    """Something changed on the way; each reading stands once in that witness's passage of the unit."""

    id: str
    unit: str
    kind: VariantKind
    also: list[VariantKind] = []
    verdict: Verdict
    changed_in: list[str]
    readings: dict[str, str]


class Passage(Row, frozen=True, kw_only=True):
    """Exact words of one witness."""

    path: str
    text: str


class Disagreement(Row, frozen=True, kw_only=True):
    """Values that independent accounts give for the same thing."""

    about: str
    verdicts: list[Verdict]
    passages: list[Passage]


class Alike(Row, frozen=True, kw_only=True):
    """Two passages that look alike and are independent."""

    quoted: bool = False
    passages: list[Passage]


class Truth(Row, frozen=True, kw_only=True):
    """All that is known of the bundled story."""

    title: str
    event: str
    origins: Origins
    archetypes: list[TrueArchetype]
    witnesses: list[TrueWitness]
    credits: list[TrueCredit]
    derivations: list[TrueDerivation]
    lineages: list[TrueLineage]
    units: list[Unit]
    differences: list[Difference]
    disagreements: list[Disagreement]
    alike: list[Alike]

    def unit(self, name: str) -> Unit:
        """Return the unit of that id."""
        return next(unit for unit in self.units if unit.id == name)

    def lineage(self, name: str) -> TrueLineage:
        """Return the lineage of that id."""
        return next(lineage for lineage in self.lineages if lineage.id == name)


@cache
def load_truth(slug: str = SLUG) -> Truth:
    """Return what is true of a bundled story."""
    return msgspec.toml.decode(open_data("stories", slug, "truth.toml").read_bytes(), type=Truth)


def pile_folder(slug: str = SLUG) -> Traversable:
    """Return the folder of the witnesses of a bundled story."""
    return open_data("stories", slug, "pile")


def locate(text: str, passage: str, *, start: int = 0, end: int | None = None) -> tuple[int, int]:
    """Return the span of a passage in a stretch of text. Raises ValueError where it stands there never or twice."""
    stop = len(text) if end is None else end
    count = text.count(passage, start, stop)
    if count != 1:
        raise ValueError(f"{passage!r} stands {count} times in the stretch, and should stand there once")
    found = text.index(passage, start, stop)
    return found, found + len(passage)


def wire_text(slug: str = SLUG) -> str:
    """Return the text of the unseen wire story."""
    return open_data("stories", slug, WIRE).read_text(encoding="utf-8")

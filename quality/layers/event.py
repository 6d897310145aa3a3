"""Copy or same event: independent reports stay apart, and what a report credits agrees with its lineage."""

from collections import Counter
from collections.abc import Iterator, Sequence

from quality.figures import Figure, Missing, ratio
from quality.incidents import Couple, couples, held_incidents
from quality.sets import Sets
from stemma.model import Archetype, Credit, Lineage, Pair, PairVerdict, Relation, Rows, Witness

LAYER = "event"

#: Shares of common runs of seven words up to which two reports pass for independent: hardly any, and a few.
HARDLY_ANY, A_FEW = 0.01, 0.05
#: Credits that count: below, the cleaning itself takes them for the name of a photographer.
SURE_CREDIT = 0.5
#: The case whose wire story and independents are known: its files by number.
CASE, WIRE = "volunteers-2022", (0, 3, 4)


def measure(sets: Sets) -> Iterator[Figure | Missing]:
    """Yield how often independents are linked, on incidents and on the case, and how credits and lineages agree."""
    path = sets.path("incidents", "reports.jsonl.gz")
    if path is None:
        yield Missing(layer=LAYER, measured_on="incidents", why=f"there is no {sets.folder / 'incidents'}")
    else:
        yield from incident_figures([couple for pile in held_incidents(path) for couple in couples(pile)])
    if sets.volunteers is None:
        yield Missing(layer=LAYER, measured_on=CASE, why=f"it does not lie in {sets.folder.parent / 'cases'}")
    else:
        yield from case_figures(sets.volunteers)
    if sets.helsinki is None:
        yield Missing(layer=LAYER, measured_on="helsinki", why=f"there is no {sets.folder / 'helsinki'}")
    else:
        agreeing, counted = credits_agreeing(sets.helsinki)
        detail = f"{agreeing} of {counted} reports that credit an agency and have kin"
        share = ratio(agreeing, counted)
        yield Figure(layer=LAYER, measured_on="helsinki", metric="credits agree", value=share, detail=detail)


def incident_figures(found: Sequence[Couple]) -> Iterator[Figure]:
    """Yield the share of independents that are linked, by how much they share, and of plain copies that are."""
    apart = [couple for couple in found if not couple.one_agency]
    for metric, most in (("independents linked", HARDLY_ANY), ("nearly independent linked", A_FEW)):
        some = [couple for couple in apart if couple.shared <= most]
        linked = sum(couple.linked for couple in some)
        detail = f"{linked} of {len(some)} pairs that share at most {most:.0%} of their runs of 7 words"
        share = ratio(linked, len(some))
        yield Figure(layer=LAYER, measured_on="incidents", metric=metric, value=share, low=True, detail=detail)
    copies = [couple for couple in found if couple.shared >= 4 * A_FEW]
    share = ratio(sum(couple.linked for couple in copies), len(copies))
    detail = f"of {len(copies)} pairs that share a fifth of their runs of 7 words"
    yield Figure(layer=LAYER, measured_on="incidents", metric="plain copies linked", value=share, detail=detail)


def case_figures(found: Rows) -> Iterator[Figure]:
    """Yield the links of the case that should and should not be."""
    names = [witness.id for witness in sorted(found.of(Witness), key=lambda witness: witness.path)]
    wire = {names[number] for number in WIRE}
    links = [{pair.left, pair.right} for pair in found.of(Pair) if pair.verdict is PairVerdict.COPY]
    wrong = sum(not link <= wire for link in links)
    right = sum(link <= wire for link in links)
    yield Figure(layer=LAYER, measured_on=CASE, metric="independents linked", value=wrong, low=True)
    yield Figure(layer=LAYER, measured_on=CASE, metric="wire copies linked", value=right / 3, detail=f"{right} of 3")


def credits_agreeing(found: Rows) -> tuple[int, int]:
    """Return how many witnesses that credit an agency stand in a lineage of that agency, of how many with kin.

    A lineage is an agency's where its origin bears the name, or where none is credited by more of its witnesses.
    """
    credited: dict[str, set[str]] = {}
    for credit in found.of(Credit):
        if credit.relation is Relation.TAKEN_FROM and credit.score >= SURE_CREDIT:
            credited.setdefault(credit.witness, set()).add(credit.outlet)
    origins = {archetype.id: archetype.name for archetype in found.of(Archetype)}
    agreeing: dict[str, bool] = {}
    for lineage in found.of(Lineage):
        counts = Counter(outlet for witness in lineage.witnesses for outlet in sorted(credited.get(witness, ())))
        most = max(counts.values(), default=0)
        owners = {outlet for outlet, count in counts.items() if count == most} | {origins.get(lineage.origin, "")}
        for witness in lineage.witnesses:
            if len(lineage.witnesses) > 1 and witness in credited:
                agreeing[witness] = agreeing.get(witness, False) or not owners.isdisjoint(credited[witness])
    return sum(agreeing.values()), len(agreeing)

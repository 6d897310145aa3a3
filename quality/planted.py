"""Planted lineages as a set: the product's answer is brought under the truth of the plant."""

import tempfile
from collections import defaultdict
from pathlib import Path

from tests.support.planted import GIVEN, Plan, Planted, plant, write_pile

from quality.gold import Gold, Span, TrueLine, TrueMention, true_pair
from quality.locating import Locator
from quality.running import run_files, run_stages
from quality.trees import Edge
from stemma.model import Alignment, Credit, Derivation, Lineage, OriginCount, Relation, Role, Rows, Witness, Zone


def from_files(plan: Plan, name: str) -> Gold:
    """Plant a pile, write it as files, and run the whole product over it."""
    planted = plant(plan)
    with tempfile.TemporaryDirectory(prefix="stemma-planted-") as folder:
        pile = Path(folder) / "pile"
        write_pile(planted, pile)
        return planted_gold(planted, run_files([pile]), name)


def from_zones(plan: Plan, name: str, *, last: str = "") -> Gold:
    """Plant a pile and run the stages that come after cleaning, up to the last named, over its true zones."""
    planted = plant(plan)
    return planted_gold(planted, run_stages(planted.rows(*GIVEN), last=last), name)


def planted_gold(planted: Planted, found: Rows, name: str) -> Gold:
    """Return the truth of a plant under the ids and offsets of what was found."""
    texts = {witness.id: witness.text for witness in planted.witnesses}
    ids = _same_witnesses(planted, found)
    truth = planted.rows()
    locators = {witness.id: Locator(witness.id, witness.text) for witness in found.of(Witness)}

    def moved(witness: str, start: int, end: int) -> Span | None:
        if witness not in ids:
            return None
        text = texts[witness]
        return locators[ids[witness]].find(text[start:end], near=start / max(1, len(text)))

    pairs = [
        true_pair(left, right, alignment.kind, quoted=alignment.quoted)
        for alignment in truth.of(Alignment)
        if (left := moved(alignment.left, alignment.left_start, alignment.left_end))
        and (right := moved(alignment.right, alignment.right_start, alignment.right_end))
    ]
    lines = [
        TrueLine(span, zone.role)
        for zone in truth.of(Zone)
        if zone.role in (Role.BODY, Role.FURNITURE)
        for line in _lines(texts[zone.witness], zone)
        if (span := moved(zone.witness, *line))
    ]
    mentions = [
        # "…, X reported" tells a reader that X is cited; that all of it was taken from there is the plant's secret.
        TrueMention(span, credit.outlet, [credit.relation, Relation.CITES])
        for credit in truth.of(Credit)
        if (span := moved(credit.witness, credit.start, credit.end))
    ]
    edges = [Edge(ids.get(edge.child, edge.child), ids.get(edge.parent, edge.parent)) for edge in truth.of(Derivation)]
    counts = sum(count.best for count in truth.of(OriginCount))
    return Gold(
        name=name,
        found=found,
        witnesses=sorted(ids.values()),
        pairs=pairs,
        edges=edges,
        accepted=_twins(planted, edges, ids),
        rootlike=frozenset(
            edge.child
            for edge in edges
            if edge.child in {ids.get(name) for name in planted.same_words.get(edge.parent, [])}
        ),
        same_words=_same_words(planted, ids),
        words=_bodies(planted, ids),
        kinds={ids.get(edge.child, edge.child): edge.why.removeprefix("planted: ") for edge in truth.of(Derivation)},
        lineages=[
            frozenset(ids[witness] for witness in lineage.witnesses if witness in ids) for lineage in truth.of(Lineage)
        ],
        origins=(counts, counts),
        lines=lines,
        mentions=mentions,
    )


def _same_witnesses(planted: Planted, found: Rows) -> dict[str, str]:
    """Return the product's id for each planted witness: by file, else by text."""
    by_path = {place: witness.id for witness in found.of(Witness) for place in (witness.path, *witness.places)}
    by_text = {witness.text: witness.id for witness in found.of(Witness)}
    ids = {}
    for witness in planted.witnesses:
        same = by_path.get(witness.path) or by_text.get(witness.text)
        if same:
            ids[witness.id] = same
    return ids


def _twins(planted: Planted, edges: list[Edge], ids: dict[str, str]) -> dict[str, frozenset[str]]:
    """Return for each child the witnesses whose body is that of a true parent, word for word: nobody can tell them."""
    bodies = _bodies(planted, ids)
    same: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for witness, body in bodies.items():
        same[body].append(witness)
    unseen = {
        name: frozenset(ids[copy] for copy in copies if copy in ids) for name, copies in planted.same_words.items()
    }
    accepted: dict[str, frozenset[str]] = {}
    for edge in edges:
        twins = frozenset(same[bodies[edge.parent]]) if edge.parent in bodies else unseen.get(edge.parent, frozenset())
        # An unseen text and its verbatim copies are one text, whichever of them was copied.
        told = frozenset(name for name, copies in unseen.items() if edge.parent in copies)
        accepted[edge.child] = accepted.get(edge.child, frozenset()) | ((twins | told) - {edge.child})
    return accepted


def _bodies(planted: Planted, ids: dict[str, str]) -> dict[str, tuple[str, ...]]:
    # A house sets its own captions: they are no part of the text that is copied.
    return {
        ids[printed.witness.id]: tuple(word for told in printed.told if told.sentence.index >= 0 for word in told.words)
        for printed in planted.printed
        if printed.witness.id in ids
    }


def _same_words(planted: Planted, ids: dict[str, str]) -> dict[str, str]:
    """Return for each witness the first with its words, and for each unseen text the first that copies it."""
    first: dict[tuple[str, ...], str] = {}
    bodies = _bodies(planted, ids)
    for witness in sorted(bodies):
        first.setdefault(bodies[witness], witness)
    same = {witness: first[bodies[witness]] for witness in sorted(bodies)}
    for unseen, copies in planted.same_words.items():
        told = [ids[copy] for copy in copies if copy in ids]
        if told:
            same[unseen] = same[told[0]]
    return same


def _lines(text: str, zone: Zone) -> list[tuple[int, int]]:
    lines = []
    start = zone.start
    for line in text[zone.start : zone.end].splitlines(keepends=True):
        if line.strip():
            lines.append((start, start + len(line.rstrip())))
        start += len(line)
    return lines

"""The bundled story as a set."""

from itertools import combinations
from pathlib import Path

from tests.support.bundled import Truth, load_truth, pile_folder
from tests.support.planted.truth import NEAR, identity

from quality.gold import Gold, Span, TrueLine, TrueMention, TruePair, true_pair
from quality.locating import Locator
from quality.running import run_files
from quality.trees import Edge
from stemma.model import Role, Rows, Witness
from stemma.model.reuse import AlignmentKind
from stemma.text.tokens import tokenise

#: How the truth says that any archetype is a right parent.
AN_ARCHETYPE = "an archetype"


def bundled_gold() -> Gold:
    """Run the whole product over the bundled story and return its truth under the ids and offsets found."""
    found = run_files([Path(str(pile_folder()))])
    truth = load_truth()
    ids = {witness.path: witness.id for witness in found.of(Witness)}
    locators = {witness.path: Locator(witness.id, witness.text) for witness in found.of(Witness)}
    return Gold(
        name="bundled story",
        found=found,
        witnesses=sorted(ids.values()),
        pairs=[*_pairs(truth, locators), *_alike(truth, locators)],
        edges=_edges(truth, ids),
        accepted={
            ids.get(one.child, one.child): frozenset(ids.get(name, name) for name in one.accept)
            for one in truth.derivations
        },
        kinds={ids.get(one.path, one.path): one.kind for one in truth.witnesses},
        lineages=[frozenset(ids.get(path, path) for path in lineage.witnesses) for lineage in truth.lineages],
        origins=(truth.origins.low, truth.origins.high),
        lines=_lines(truth, locators, found),
        mentions=[
            TrueMention(span, credit.outlet, [credit.relation, *credit.also])
            for credit in truth.credits
            if credit.path in locators and (span := locators[credit.path].find(credit.text))
        ],
    )


def _pairs(truth: Truth, locators: dict[str, Locator]) -> list[TruePair]:
    pairs = []
    for unit in truth.units:
        seen = {path: words for path, words in unit.passages.items() if path in locators}
        for one, two in combinations(sorted(seen), 2):
            left, right = locators[one].find(seen[one]), locators[two].find(seen[two])
            if left and right:
                pairs.append(true_pair(left, right, _kind(seen[one], seen[two])))
    return pairs


def _kind(left: str, right: str) -> AlignmentKind:
    one, two = (tuple(token.fold for token in tokenise(words) if token.kind != "mark") for words in (left, right))
    if one == two:
        return AlignmentKind.VERBATIM
    return AlignmentKind.NEAR_VERBATIM if identity(one, two) >= NEAR else AlignmentKind.PARAPHRASE


def _alike(truth: Truth, locators: dict[str, Locator]) -> list[TruePair]:
    pairs = []
    for alike in truth.alike:
        spans = [locators[one.path].find(one.text) for one in alike.passages if one.path in locators]
        for left, right in combinations([span for span in spans if span], 2):
            pairs.append(true_pair(left, right, None, quoted=alike.quoted))
    return pairs


def _edges(truth: Truth, ids: dict[str, str]) -> list[Edge]:
    edges = [Edge(ids.get(one.child, one.child), ids.get(one.parent, one.parent)) for one in truth.derivations]
    used = {edge.parent for edge in edges}
    return [*edges, *(Edge(one.id, one.parent) for one in truth.archetypes if one.parent and one.id in used)]


def _lines(truth: Truth, locators: dict[str, Locator], found: Rows) -> list[TrueLine]:
    lines = []
    texts = {witness.path: witness for witness in found.of(Witness)}
    for one in truth.witnesses:
        if one.path not in locators:
            continue
        locator, witness = locators[one.path], texts[one.path]
        outside = [(zone.role, locator.find(zone.text)) for zone in one.zones]
        lines += [TrueLine(span, role) for role, span in outside if span and role is Role.FURNITURE]
        first, last = locator.find(one.body_first), locator.find(one.body_last, near=1.0)
        if first and last:
            cuts = sorted(
                (span.start, span.end) for _, span in outside if span and first.start <= span.start < last.end
            )
            lines += _between(witness, (first.start, last.end), cuts)
    return lines


def _between(witness: Witness, body: tuple[int, int], cuts: list[tuple[int, int]]) -> list[TrueLine]:
    """Return the lines of a body, with what is not body cut out."""
    lines = []
    at, end = body
    for cut_start, cut_end in [*cuts, (end, end)]:
        offset = at
        for line in witness.text[at:cut_start].splitlines(keepends=True):
            if line.strip():
                lines.append(TrueLine(Span(witness.id, offset, offset + len(line.rstrip())), Role.BODY))
            offset += len(line)
        at = max(at, cut_end)
    return lines

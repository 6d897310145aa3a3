"""The reports of a story checked one by one, and what copies of one passage show together."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from stemma.graph import connected_components
from stemma.model import (
    Alignment,
    Derivation,
    Mention,
    Mismatch,
    Resolution,
    Role,
    Rows,
    Sentence,
    Standing,
    Story,
    Witness,
    Zone,
    stable_id,
)
from stemma.stages.claims.checks.ages import check_ages
from stemma.stages.claims.checks.finding import Check, Finding, Page
from stemma.stages.claims.checks.lengths import check_lengths
from stemma.stages.claims.checks.listed_names import check_names
from stemma.stages.claims.checks.shares import check_shares
from stemma.stages.claims.checks.totals import check_totals
from stemma.stages.claims.checks.weekdays import check_weekdays

CHECKS: tuple[Check, ...] = (check_ages, check_totals, check_names, check_weekdays, check_lengths, check_shares)
#: Languages whose reports are checked.
LANGUAGES = ("en",)


class CheckSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What is told of what does not fit."""

    #: Certainty below which nothing is told.
    least: float = 0.6


DEFAULTS = CheckSettings()


class _Found(msgspec.Struct, frozen=True):
    """A finding and the witness it is in."""

    witness: str
    finding: Finding


def check_reports(rows: Rows, *, settings: CheckSettings = DEFAULTS) -> Iterator[Mismatch]:
    """Yield what does not fit together in the reports of one story: a row for a passage, whoever carries it."""
    story = rows.one(Story)
    found = [
        _Found(witness, one) for witness, page in _pages(rows) for one in find_all(page) if one.score >= settings.least
    ]
    if all(one.finding.fits for one in found):
        return
    links = _links(found, rows.of(Alignment))
    elders = _elders(rows.of(Derivation))
    for group in connected_components(map(_key, range(len(found))), [(_key(p), _key(q)) for p, q in links]):
        together = [found[int(key)] for key in group]
        if not all(one.finding.fits for one in together):
            yield _mismatch(story.id, together, elders)


def _key(place: int) -> str:
    return f"{place:09d}"


def find_all(page: Page) -> list[Finding]:
    """Return all that can be held against one another in a report, in the order of its text."""
    found = {(one.kind, one.pieces): one for check in CHECKS for one in check(page)}
    return sorted(found.values(), key=lambda one: (one.start, one.end, one.kind))


def _pages(rows: Rows) -> Iterator[tuple[str, Page]]:
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for zone in sorted(rows.of(Zone), key=lambda one: (one.witness, one.start)):
        if zone.role is Role.HEADLINE and not spans[zone.witness]:
            spans[zone.witness].append((zone.start, zone.end))
    for sentence in sorted(rows.of(Sentence), key=lambda one: (one.witness, one.start)):
        spans[sentence.witness].append((sentence.start, sentence.end))
    entities = {one.mention: one.entity for one in sorted(rows.of(Resolution), key=lambda one: (one.score, one.entity))}
    named: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for mention in rows.of(Mention):
        if mention.id in entities:
            named[mention.witness][mention.start, mention.end] = entities[mention.id]
    for witness in sorted(rows.of(Witness), key=lambda one: one.id):
        if (witness.language or "en")[:2].lower() in LANGUAGES:
            yield witness.id, Page(witness.text, sorted(spans[witness.id]), witness.published, named[witness.id])


def _links(found: Sequence[_Found], alignments: Sequence[Alignment]) -> list[tuple[int, int]]:
    """Return which findings stand in passages that are aligned: those of one kind, by their places."""
    by_witness: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(found):
        by_witness[one.witness].append(place)
    links = []
    for each in alignments:
        left = [p for p in by_witness.get(each.left, ()) if _inside(found[p].finding, each.left_start, each.left_end)]
        right = [
            p for p in by_witness.get(each.right, ()) if _inside(found[p].finding, each.right_start, each.right_end)
        ]
        pairs = [(p, q) for p in left for q in right if found[p].finding.kind is found[q].finding.kind]
        # Two weekdays in one sentence: the first goes with the first.
        links += pairs if len(left) == 1 or len(right) == 1 else [*zip(left, right, strict=False)]
    return links


def _inside(finding: Finding, start: int, end: int) -> bool:
    """Return whether a finding begins in a passage; a year of birth may stand in another sentence than the age."""
    return start <= finding.start < end


def _elders(derivations: Sequence[Derivation]) -> dict[str, frozenset[str]]:
    """Return all that each witness draws on, by way of others too."""
    parents: dict[str, list[str]] = defaultdict(list)
    for one in derivations:
        if one.directed:
            parents[one.child].append(one.parent)
    elders: dict[str, frozenset[str]] = {}
    for child in sorted(parents):
        seen: set[str] = set()
        waiting = list(parents[child])
        while waiting:
            parent = waiting.pop()
            if parent not in seen:
                seen.add(parent)
                waiting += parents.get(parent, [])
        elders[child] = frozenset(seen)
    return elders


def _mismatch(story: str, together: Sequence[_Found], elders: Mapping[str, frozenset[str]]) -> Mismatch:
    off = [one for one in together if not one.finding.fits]
    fit = [one for one in together if one.finding.fits]
    keepers = {one.witness for one in fit}
    slips = sorted({one.witness for one in off if elders.get(one.witness, frozenset()) & keepers})
    first = min(off, key=lambda one: (-one.finding.score, one.witness, one.finding.start))
    spans = sorted((one.witness, one.finding.start, one.finding.end) for one in off)
    why = first.finding.why
    if slips:
        why += "; a text that it draws on has them fit, so the slip may be one of copying"
    elif fit:
        why += "; elsewhere the same passage has them fit"
    return Mismatch(
        id=stable_id("mismatch", story, str(first.finding.kind), *(part for span in spans for part in span)),
        story=story,
        kind=first.finding.kind,
        places=_standings(off),
        held=_standings(fit),
        slips=slips,
        score=first.finding.score,
        why=f"{why[:1].upper()}{why[1:]}.",
    )


def _standings(found: Sequence[_Found]) -> list[Standing]:
    ordered = sorted(found, key=lambda one: (one.witness, one.finding.start, one.finding.end))
    return [Standing(witness=one.witness, pieces=list(one.finding.pieces)) for one in ordered]

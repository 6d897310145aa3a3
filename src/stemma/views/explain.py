"""Any record explained: what it is, how sure, why, by what evidence, and the exact words it rests on."""

from functools import singledispatch
from typing import NamedTuple

import msgspec

from stemma.model import (
    Alignment,
    Archetype,
    Derivation,
    Entity,
    Lineage,
    Lookup,
    OriginCount,
    Pair,
    Quotation,
    Record,
    Story,
    Utterance,
    Variant,
    Witness,
)
from stemma.views.cards import archetype_name, lineage_cards
from stemma.views.kin import kin_lines
from stemma.views.lineage import MatterLine
from stemma.views.naming import find_record
from stemma.views.story import Origins, origins_sentence
from stemma.views.variants import variant_lines

#: So many pairs of passages show what a derivation rests on; `compare` shows all.
SHOWN_PASSAGES = 6


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a record, in words."""

    name: str
    value: str


class Quoted(msgspec.Struct, frozen=True, kw_only=True):
    """The exact words at a span on which the record rests, and the part they play."""

    part: str
    witness: str
    siglum: str
    start: int
    end: int
    text: str


class ExplainView(msgspec.Struct, frozen=True, kw_only=True):
    """One record explained. `score` and `why` are null and empty where the record infers nothing."""

    id: str
    kind: str
    title: str
    score: float | None
    why: str
    facts: list[Fact]
    matters: list[MatterLine]
    passages: list[Quoted]


class Case(NamedTuple):
    """A lookup with the texts and names that every explanation needs."""

    lookup: Lookup
    witnesses: dict[str, Witness]
    names: dict[str, str]


def explain_view(lookup: Lookup, name: str) -> ExplainView:
    """Return what a record says. `name`: an id or its beginning, a witness's name, or `LEFT~RIGHT` for a pair.

    Raises UnknownNameError where nothing, or more than one thing, bears the name.
    """
    witnesses = {witness.id: witness for witness in lookup.of(Witness)}
    names = {key: witness.siglum for key, witness in witnesses.items()}
    names |= {archetype.id: archetype_name(archetype) for archetype in lookup.of(Archetype)}
    case = Case(lookup, witnesses, names)
    return _explained(find_record(lookup, name), case)


def _view(record: Record, key: str, title: str, **fields: object) -> ExplainView:
    """Return a view; score and why are the record's own where it has them."""
    empty: dict[str, object] = {"facts": [], "matters": [], "passages": []}
    stated = {"score": getattr(record, "score", None), "why": getattr(record, "why", "")}
    parts = {"id": key, "kind": record.table, "title": title, **stated, **empty, **fields}
    return msgspec.convert(parts, ExplainView)


def _quoted(case: Case, part: str, span: tuple[str, int, int]) -> Quoted:
    key, start, end = span
    witness = case.witnesses[key]
    return Quoted(part=part, witness=key, siglum=witness.siglum, start=start, end=end, text=witness.text[start:end])


def _percent(share: float) -> str:
    return f"{share:.0%}"


@singledispatch
def _explained(record: Record, case: Case) -> ExplainView:
    """Explain a record without a page of its own by its fields."""
    fields = msgspec.structs.asdict(record)
    span = (fields.get("witness"), fields.get("start"), fields.get("end"))
    placed = span[0] in case.witnesses and isinstance(span[1], int) and isinstance(span[2], int)
    shown = {name: value for name, value in fields.items() if name not in {"id", "why", "score"} and value is not None}
    return _view(
        record,
        str(fields["id"]),
        record.table,
        facts=[Fact(name=name, value=case.names.get(str(value), str(value))) for name, value in shown.items()],
        passages=[_quoted(case, record.table, span)] if placed else [],  # type: ignore[arg-type]
    )


@_explained.register
def _derivation(record: Derivation, case: Case) -> ExplainView:
    child, parent = case.names.get(record.child, record.child), case.names.get(record.parent, record.parent)
    title = f"{child} draws on {parent}" if record.directed else f"{child} and {parent}: direction undetermined"
    return _view(
        record,
        record.id,
        title,
        facts=[
            Fact(name="child", value=child),
            Fact(name="parent", value=parent),
            Fact(name="share", value=f"{_percent(record.share)} of the body of {child}"),
            *_wording(case, record),
            Fact(name="direction", value="determined" if record.directed else "undetermined"),
        ],
        matters=[MatterLine(name=one.name, log_odds=one.log_odds, why=one.why) for one in record.matters],
        passages=_evidence(case, record),
    )


def _wording(case: Case, record: Derivation) -> list[Fact]:
    """Return how closely a child keeps to the words of a parent that is in the pile."""
    left, right = sorted((record.child, record.parent))
    return [fact for pair in case.lookup.of(Pair, left=left, right=right) for fact in _kept(pair)]


def _kept(pair: Pair) -> list[Fact]:
    if pair.manner is None:
        return []
    kept, runs = _percent(pair.kept), _percent(pair.kept_in_runs)
    told = f"{pair.manner.spoken}: {kept} of the words of shared passages kept in order, {runs} in long runs"
    return [Fact(name="wording", value=told)]


def _evidence(case: Case, record: Derivation) -> list[Quoted]:
    """Return aligned passages of the child and its parent, or of the child and others under the same archetype."""
    kin = {record.parent}
    if record.parent not in case.witnesses:
        kin = {one.child for one in case.lookup.of(Derivation, parent=record.parent)} - {record.child}
    sides = [
        ((one.left, one.left_start, one.left_end), (one.right, one.right_start, one.right_end))
        for one in case.lookup.of(Alignment, left=record.child)
    ] + [
        ((one.right, one.right_start, one.right_end), (one.left, one.left_start, one.left_end))
        for one in case.lookup.of(Alignment, right=record.child)
    ]
    telling = sorted((pair for pair in sides if pair[1][0] in kin), key=lambda pair: (pair[0][1] - pair[0][2], pair))
    part = "parent" if record.parent in case.witnesses else "child of the same unseen text"
    return [
        _quoted(case, name, span)
        for here, there in telling[:SHOWN_PASSAGES]
        for name, span in (("child", here), (part, there))
    ]


@_explained.register
def _alignment(record: Alignment, case: Case) -> ExplainView:
    left = _quoted(case, "left", (record.left, record.left_start, record.left_end))
    right = _quoted(case, "right", (record.right, record.right_start, record.right_end))
    return _view(
        record,
        record.id,
        f"The same passage in {left.siglum} and {right.siglum}",
        facts=[
            Fact(name="closeness", value=record.kind.value),
            Fact(name="mostly quotation", value="yes" if record.quoted else "no"),
        ],
        passages=[left, right],
    )


@_explained.register
def _pair_view(record: Pair, case: Case) -> ExplainView:
    left, right = case.names[record.left], case.names[record.right]
    alignments = case.lookup.of(Alignment, left=record.left, right=record.right)[:SHOWN_PASSAGES]
    homes = [story for story in case.lookup.of(Story) if {record.left, record.right}.intersection(story.witnesses)]
    parted = len(homes) > 1 or any(one.witness in (record.left, record.right) for story in homes for one in story.kin)
    told = " and ".join(f"“{story.name}”" for story in homes) + ("" if len(homes) > 1 else " and another")
    spans = [
        span
        for one in alignments
        for span in ((one.left, one.left_start, one.left_end), (one.right, one.right_start, one.right_end))
    ]
    return _view(
        record,
        f"{record.left}~{record.right}",
        f"{left} and {right} compared: {record.verdict.value.replace('-', ' ')}",
        facts=[
            Fact(name="bits", value=f"{record.bits:.1f} for a copy, against the same event in own words"),
            Fact(name="passages", value=f"{record.passage_bits:+.1f} bits: sentences alike and words in a row"),
            Fact(
                name="phrasing", value=f"{record.phrasing_bits:+.1f} bits: turns that neither names nor facts ask for"
            ),
            Fact(name="vocabulary", value=f"{record.vocabulary_bits:+.1f} bits: single words in common"),
            Fact(name=f"share of {left}", value=_percent(record.left_share)),
            Fact(name=f"share of {right}", value=_percent(record.right_share)),
            *_kept(record),
            *(
                [Fact(name="stories", value=f"two: {told}; for what they share neither is independent of the other")]
                if parted
                else []
            ),
        ],
        passages=[_quoted(case, case.names[span[0]], span) for span in spans],
    )


@_explained.register
def _variant(record: Variant, case: Case) -> ExplainView:
    (line,) = [line for line in variant_lines(case.lookup, record.story) if line.id == record.id]
    return _view(
        record,
        record.id,
        f"A place where witnesses differ: {record.kind.value}",
        why=" ".join(dict.fromkeys(reading.why for reading in line.readings if reading.why)),
        facts=[Fact(name="lineage", value="none shared" if line.lineage is None else str(line.lineage))],
        passages=[
            _quoted(case, f"reading {reading.rank}", (span.witness, span.start, span.end))
            for reading in line.readings
            for span in reading.spans
        ],
    )


@_explained.register
def _lineage(record: Lineage, case: Case) -> ExplainView:
    (card,) = [card for card in lineage_cards(case.lookup) if card.id == record.id]
    facts = [
        Fact(name="origin", value=card.name),
        Fact(name="witnesses", value=", ".join(case.names.get(key, key) for key in record.witnesses)),
    ]
    if record.kin:
        elsewhere = ", ".join(case.names.get(key, key) for key in record.kin)
        facts.append(Fact(name="in other stories too", value=elsewhere))
    return _view(record, record.id, f"Lineage {card.number}, from {card.name}", facts=facts)


@_explained.register
def _archetype(record: Archetype, case: Case) -> ExplainView:
    lines = case.lookup.of(Derivation, parent=record.id)
    return _view(
        record,
        record.id,
        archetype_name(record),
        facts=[
            Fact(name="what it is", value="a lost common ancestor, inferred; it has no text of its own"),
            Fact(name="children", value=", ".join(case.names.get(line.child, line.child) for line in lines)),
        ],
    )


@_explained.register
def _story(record: Story, case: Case) -> ExplainView:
    counts = case.lookup.of(OriginCount, story=record.id)
    facts = [Fact(name="witnesses", value=", ".join(case.names.get(key, key) for key in record.witnesses))]
    for count in counts:
        origins = Origins(best=count.best, low=count.low, high=count.high, why=count.why)
        facts.append(Fact(name="origins", value=origins_sentence(origins, len(record.witnesses))))
    kin = kin_lines(case.lookup, lineage_cards(case.lookup)).get(record.id, [])
    facts += [Fact(name="in another story", value=f"{line.siglum} {line.sentence}") for line in kin]
    return _view(record, record.id, record.name, why=counts[0].why if counts else "", facts=facts)


@_explained.register
def _witness(record: Witness, case: Case) -> ExplainView:
    stated = {
        "title": record.title,
        "outlet": record.outlet,
        "published": record.published,
        "language": record.language,
        "address": record.url,
        "file": record.path,
        "SHA-256": record.sha256,
        "characters": f"{record.chars:,}",
    }
    parents = case.lookup.of(Derivation, child=record.id)
    draws = ", ".join(f"{case.names.get(one.parent, one.parent)} ({_percent(one.share)})" for one in parents)
    facts = [Fact(name=name, value=value) for name, value in stated.items() if value]
    facts.append(Fact(name="draws on", value=draws or "nothing shown"))
    facts += [
        Fact(name="shares text with another story", value=story.name)
        for story in case.lookup.of(Story)
        if any(one.witness == record.id for one in story.kin)
    ]
    return _view(record, record.id, record.siglum, facts=facts)


@_explained.register
def _quotation(record: Quotation, case: Case) -> ExplainView:
    entities = {one.id: one.name for one in case.lookup.of(Entity)}
    speaker = entities.get(record.speaker or "") or record.speaker_name
    stated = {
        "form": record.form.value,
        "speaker": speaker or "not named",
        "cue": record.cue,
        "rule": record.rule,
        "the cue says that it was": record.strength,
        "told to, or in": record.told_to,
        "taken from another": "yes" if record.second_hand else None,
        "negated": "yes" if record.negated else None,
        "not vouched for": "yes" if record.hedged else None,
        "marks": "one is missing" if record.garbled else None,
        "inside the quotation": record.within,
    }
    spans = {
        "words": (record.start, record.end),
        "cue": (record.cue_start, record.cue_end),
        "speaker": (record.speaker_start, record.speaker_end),
        "named": (record.named_start, record.named_end),
    }
    return _view(
        record,
        record.id,
        f"What {speaker or 'somebody not named'} is quoted with in {case.names[record.witness]}",
        facts=[Fact(name=name, value=str(value)) for name, value in stated.items() if value],
        passages=[
            _quoted(case, part, (record.witness, start, end))
            for part, (start, end) in spans.items()
            if start is not None and end is not None
        ],
    )


@_explained.register
def _utterance(record: Utterance, case: Case) -> ExplainView:
    members = {one.id: one for one in case.lookup.of(Quotation) if one.id in set(record.quotations)}
    words = "; ".join(f"{case.names[one.witness]} {one.changed} of {one.total}" for one in record.spread)
    return _view(
        record,
        record.id,
        f"The same words in {len({one.witness for one in members.values()})} reports",
        facts=[
            Fact(name="words that differ from the centre", value=words),
            Fact(name="centre", value=record.centre or "none"),
            Fact(name="nearest the mouth", value=record.nearest or "undetermined"),
        ],
        passages=[
            _quoted(case, "centre" if key == record.centre else "quotation", (one.witness, one.start, one.end))
            for key, one in ((key, members[key]) for key in record.quotations)
        ],
    )

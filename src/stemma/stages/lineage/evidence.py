"""What the lineage of one story is inferred from, indexed once: bodies, bonds, credits, sites."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from stemma.model import Alignment, Credit, Judgement, Pair, PairVerdict, Rows, Sentence, Site, SiteReading, Witness
from stemma.stages.lineage.columns import Columns, find_columns
from stemma.stages.lineage.decided import Decided, read_decisions
from stemma.stages.lineage.outlets import plain_name
from stemma.stages.lineage.spans import Span, common, length, union, without
from stemma.text.moments import Moment, read_moment
from stemma.text.ownnames import own_names
from stemma.text.quotations import quoted_spans
from stemma.text.tokens import tokenise


class Body(msgspec.Struct, frozen=True):
    """One witness as lineage sees it."""

    witness: Witness
    #: Where its body sentences stand, in order.
    sentences: list[Span]
    #: Where its body speaks in its own voice, outside quotation marks.
    prose: list[Span]
    #: Folded words of each sentence.
    sentence_words: list[list[str]]
    credits: list[Credit]
    #: Plain names under which its own outlet goes.
    outlets: list[str]
    published: Moment | None
    retrieved: Moment | None
    #: What it has at each site, by the site's place in `Evidence.sites`.
    readings: dict[int, SiteReading]

    @property
    def id(self) -> str:
        """The witness id."""
        return self.witness.id

    @property
    def words(self) -> list[str]:
        """Folded words of the body."""
        return [word for words in self.sentence_words for word in words]

    @property
    def name(self) -> str:
        """How sentences for people call it: its outlet and siglum."""
        return self.witness.siglum

    def prose_in(self, spans: list[Span]) -> list[Span]:
        """Return the part of some spans in which the body speaks in its own voice."""
        return common(spans, self.prose)


class Bond(msgspec.Struct, frozen=True):
    """Two witnesses whose texts show copying."""

    pair: Pair
    alignments: list[Alignment]
    #: Where, in the left and in the right body, the aligned passages stand, quotations left out.
    left_spans: list[Span]
    right_spans: list[Span]
    #: The part of each side's body that stands in the other.
    left_share: float
    right_share: float

    def share(self, witness: str) -> float:
        """Return the part of one side's body that stands in the other."""
        return self.left_share if witness == self.pair.left else self.right_share

    def spans(self, witness: str) -> list[Span]:
        """Return where, in one side, the aligned passages stand, quotations left out."""
        return self.left_spans if witness == self.pair.left else self.right_spans


class Evidence(msgspec.Struct, frozen=True):
    """All that speaks about one story."""

    story: str
    #: By witness id, in the order of ids.
    bodies: dict[str, Body]
    #: By (left, right), left < right, in order.
    bonds: dict[tuple[str, str], Bond]
    #: By witness: those bound to it, in order, with the bond.
    near: dict[str, dict[str, Bond]]
    sites: list[Site]
    #: By site id: how many readings there have each wording.
    held: dict[str, Counter[str]]
    #: Which sentences of copies are one sentence.
    columns: Columns
    #: (left, right) witnesses that share words of a quotation.
    quoted: list[tuple[str, str]] = []
    #: What persons decided.
    decided: Decided = Decided()
    #: Witnesses of other stories that share text with these: they explain, and are not counted.
    kin: frozenset[str] = frozenset()

    @property
    def members(self) -> list[str]:
        """The witnesses of the story itself, by id."""
        return [name for name in self.bodies if name not in self.kin]

    def bond(self, left: str, right: str) -> Bond | None:
        """Return the bond between two witnesses, in whichever order they are named."""
        return self.near[left].get(right)


class _Indexed(msgspec.Struct, frozen=True):
    """The rows of a story by witness."""

    witnesses: dict[str, Witness]
    sentences: dict[str, list[Span]]
    credits: dict[str, list[Credit]]
    readings: dict[str, dict[int, SiteReading]]


def gather_evidence(rows: Rows, *, story: str, witnesses: Iterable[str], kin: Iterable[str] = ()) -> Evidence:
    """Return the evidence about one story and its kin in others; nothing depends on the order of the rows."""
    kin = frozenset(kin)
    members = sorted({*witnesses, *kin})
    sites = sorted((site for site in rows.of(Site) if site.story == story), key=lambda site: site.id)
    indexed = _index(rows, sites)
    bodies = {member: _body(member, indexed) for member in members if member in indexed.witnesses}
    bonds = _bonds(rows, bodies)
    near: dict[str, dict[str, Bond]] = {member: {} for member in bodies}
    for (left, right), bond in bonds.items():
        near[left][right] = near[right][left] = bond
    aligned = (alignment for bond in bonds.values() for alignment in bond.alignments)
    quoted = sorted({(one.left, one.right) for one in rows.of(Alignment) if one.quoted and one.left in bodies})
    decided = read_decisions(rows.of(Judgement), bodies)
    columns = find_columns({member: body.sentences for member, body in bodies.items()}, aligned)
    held = {site.id: Counter(reading.normalised for reading in site.readings) for site in sites}
    return Evidence(
        story=story,
        bodies=bodies,
        bonds=bonds,
        near=near,
        sites=sites,
        held=held,
        columns=columns,
        quoted=quoted,
        decided=decided,
        kin=kin,
    )


def _index(rows: Rows, sites: list[Site]) -> _Indexed:
    sentences: dict[str, list[Span]] = {}
    for sentence in rows.of(Sentence):
        if sentence.index >= 0:
            sentences.setdefault(sentence.witness, []).append((sentence.start, sentence.end))
    credits_of: dict[str, list[Credit]] = {}
    for credit in rows.of(Credit):
        credits_of.setdefault(credit.witness, []).append(credit)
    readings: dict[str, dict[int, SiteReading]] = {}
    for place, site in enumerate(sites):
        for reading in sorted(site.readings, key=lambda reading: (reading.witness, reading.start, reading.end)):
            readings.setdefault(reading.witness, {}).setdefault(place, reading)
    by_id = {witness.id: witness for witness in rows.of(Witness)}
    return _Indexed(by_id, sentences, credits_of, readings)


def _body(member: str, indexed: _Indexed) -> Body:
    witness = indexed.witnesses[member]
    sentences = union(indexed.sentences.get(member, []))
    quoted: list[Span] = []
    words: list[list[str]] = []
    for start, end in sentences:
        quoted += quoted_spans(witness.text, start, end)
        words.append([token.fold for token in tokenise(witness.text, start, end) if token.kind != "mark"])
    return Body(
        witness=witness,
        sentences=sentences,
        prose=without(sentences, union(quoted)),
        sentence_words=words,
        credits=sorted(indexed.credits.get(member, []), key=lambda credit: (credit.start, credit.end, credit.outlet)),
        outlets=sorted({plain_name(name) for name in own_names(witness)}),
        published=read_moment(witness.published),
        retrieved=read_moment(witness.retrieved),
        readings=indexed.readings.get(member, {}),
    )


def _bonds(rows: Rows, bodies: dict[str, Body]) -> dict[tuple[str, str], Bond]:
    """Return the pairs that show copying, with their alignments."""
    aligned: dict[tuple[str, str], list[Alignment]] = {}
    for alignment in rows.of(Alignment):
        aligned.setdefault((alignment.left, alignment.right), []).append(alignment)
    bonds = {}
    for pair in sorted(rows.of(Pair), key=lambda pair: (pair.left, pair.right)):
        if pair.verdict is PairVerdict.COPY and pair.left in bodies and pair.right in bodies:
            passages = sorted(aligned.get((pair.left, pair.right), []), key=lambda passage: passage.id)
            bonds[pair.left, pair.right] = _bond(pair, passages, bodies)
    return bonds


def _bond(pair: Pair, passages: list[Alignment], bodies: dict[str, Body]) -> Bond:
    prose = [passage for passage in passages if not passage.quoted]
    left_spans = bodies[pair.left].prose_in(union((passage.left_start, passage.left_end) for passage in prose))
    right_spans = bodies[pair.right].prose_in(union((passage.right_start, passage.right_end) for passage in prose))
    return Bond(
        pair=pair,
        alignments=passages,
        left_spans=left_spans,
        right_spans=right_spans,
        left_share=min(1.0, length(left_spans) / max(length(bodies[pair.left].prose), 1)),
        right_share=min(1.0, length(right_spans) / max(length(bodies[pair.right].prose), 1)),
    )

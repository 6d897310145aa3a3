"""A small invented case as records: one unseen wire text in six hands, two independent reports, one comment."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import msgspec

from stemma.model import (
    RECORDS,
    Alignment,
    AlignmentKind,
    Archetype,
    Credit,
    Derivation,
    Lineage,
    Manner,
    Matter,
    OriginCount,
    Pair,
    PairVerdict,
    Reading,
    Record,
    Relation,
    Role,
    Rows,
    Sentence,
    Story,
    Unread,
    Variant,
    VariantKind,
    Witness,
    Zone,
    sort_records,
    stable_id,
)
from stemma.model.arrow import to_table
from stemma.store.writing import write_casebook


class Line(msgspec.Struct, frozen=True):
    """One line of an invented witness; lines with one tag in two witnesses are aligned."""

    text: str
    role: Role = Role.BODY
    tag: str = ""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An invented witness before it becomes records."""

    siglum: str
    outlet: str
    title: str
    published: str | None
    lines: Sequence[Line]
    language: str = "en"


HEAD, BYLINE, CREDIT, BODY, FURNITURE = Role.HEADLINE, Role.BYLINE, Role.CREDIT, Role.BODY, Role.FURNITURE

FLOOD = (
    "Floodwater broke the old dyke at Varnmouth before dawn on Tuesday, driving about 1,400 people from their homes."
)
GAUGE = "The river gauge at Sella Bridge stood at 6.2 metres at five in the morning, the highest since 1978."
WARDEN = "“We rang the bell and knocked on every door,” said dyke warden Ottoline Brack."
PUMPS = "Two of the four pumps at the harbour failed shortly after midnight, the water board said."
SCHOOL = "The evacuees spent the night in the gymnasium of the Lindqvist School."
ARMY = "Engineers of the Third Pontoon Company began to close the breach with sandbags at noon."

DRAFTS = (
    Draft(
        siglum="A",
        outlet="Varnmouth Courier",
        title="Dyke breaks, 1,400 flee",
        published="2031-03-04T07:10:00+00:00",
        lines=(
            Line("Dyke breaks, 1,400 flee", HEAD),
            Line("VARNMOUTH (Norwire) —", CREDIT),
            Line(FLOOD, BODY, "flood"),
            Line(GAUGE, BODY, "gauge"),
            Line(WARDEN, BODY, "warden"),
            Line(PUMPS, BODY, "pumps"),
            Line(SCHOOL, BODY, "school"),
            Line(ARMY, BODY, "army"),
            Line("Share this story · Subscribe for 1.99 a week", FURNITURE),
        ),
    ),
    Draft(
        siglum="B",
        outlet="The Inland Post",
        title="Floods at the coast",
        published="2031-03-04T08:00:00+00:00",
        lines=(
            Line("Floods at the coast", HEAD),
            Line(FLOOD, BODY, "flood"),
            Line(GAUGE.replace("6.2", "6.5"), BODY, "gauge"),
            Line(PUMPS, BODY, "pumps"),
            Line("Norwire", CREDIT),
            Line("Read also: Ten dishes for a rainy day", FURNITURE),
        ),
    ),
    Draft(
        siglum="C",
        outlet="Kestrel Online",
        title="Varnmouth under water",
        published="2031-03-04T09:45:00+00:00",
        lines=(
            Line("Varnmouth under water", HEAD),
            Line("By Our Own Reporter", BYLINE),
            Line(
                "Some 1,400 residents had to leave their homes when the old Varnmouth dyke gave way before dawn.",
                BODY,
                "flood",
            ),
            Line("At Sella Bridge the river reached 6.5 metres, a level not seen since 1987.", BODY, "gauge"),
            Line(
                "Two of four harbour pumps had failed shortly after midnight, according to the water board.",
                BODY,
                "pumps",
            ),
            Line("Nobody answered our calls to the ministry.", BODY),
        ),
    ),
    Draft(
        siglum="D",
        outlet="Radio Sella",
        title="What we know about the breach",
        published="2031-03-04T12:30:00+00:00",
        lines=(
            Line("What we know about the breach", HEAD),
            Line("“We rang the bell and knocked on each door,” dyke warden Otilia Brak said.", BODY, "warden"),
            Line("The evacuees spent the night in the gymnasium of the Lindqvist School.", BODY, "school"),
            Line("The breach is forty paces wide and the tide comes back at six.", BODY, "paces"),
            Line("A heron stood on the church roof, and nobody laughed.", BODY, "heron"),
        ),
    ),
    Draft(
        siglum="E",
        outlet="Harbour Notes",
        title="I watched the dyke go",
        published="2031-03-04T10:20:00+00:00",
        lines=(
            Line("I watched the dyke go", HEAD),
            Line("The breach is forty paces wide; the tide is back at six.", BODY, "paces"),
            Line("A heron stood on the church roof, and nobody laughed.", BODY, "heron"),
            Line("I had gone out to look for my boat and found my neighbour’s instead. 🚤", BODY),
        ),
    ),
    Draft(
        siglum="F",
        outlet="Daily Lantern",
        title="Breach at Varnmouth",
        published="2031-03-04T08:00:00+00:00",
        lines=(
            Line("Breach at Varnmouth", HEAD),
            Line(FLOOD, BODY, "flood"),
            Line(GAUGE, BODY, "gauge"),
            Line(WARDEN, BODY, "warden"),
            Line(PUMPS, BODY, "pumps"),
        ),
    ),
    Draft(
        siglum="G",
        outlet="قناة الميناء",
        title="الفيضان في فارنماوث",
        published=None,
        language="ar",
        lines=(
            Line("الفيضان في فارنماوث", HEAD),
            Line("اخترقت المياه السد القديم قبل الفجر، وقال السكان إنهم سمعوا الجرس.", BODY),
            Line("بلغ ارتفاع النهر نحو ستة أمتار عند الجسر.", BODY),
        ),
    ),
    Draft(
        siglum="H",
        outlet="The Weekly Lens",
        title="Who pays for the dykes?",
        published="2031-03-07",
        lines=(
            Line("Who pays for the dykes?", HEAD),
            Line("Every spring the same question: who pays, and who only promises to?", BODY),
            Line("The answer has not changed since my grandmother asked it.", BODY),
            Line("3 comments · Log in to reply", FURNITURE),
        ),
    ),
)

STORY = "story-varnmouth"
ARCHETYPE = "archetype-norwire"
WIRE, NOTES, ARABIC, LENS = "lineage-wire", "lineage-notes", "lineage-arabic", "lineage-lens"


def invented_case() -> Rows:
    """Return the whole invented case."""
    witnesses = [_witness(draft) for draft in DRAFTS]
    ids = {witness.siglum: witness.id for witness in witnesses}
    rows = Rows(sort_records(witnesses))
    places = [(draft, ids[draft.siglum]) for draft in DRAFTS]
    for draft, witness in places:
        rows.extend(_marks(draft, witness))
    for (left, left_id), (right, right_id) in combinations(places, 2):
        if left_id < right_id:
            rows.extend(_aligned(left, left_id, right=right, right_id=right_id))
        else:
            rows.extend(_aligned(right, right_id, right=left, right_id=left_id))
    rows.extend(_lineage(ids))
    rows.extend(_variants(rows, ids))
    rows.extend([Unread(path="scan.pdf", place="", problem="it holds no text", remedy="give a file with text")])
    return rows


def witness_called(rows: Rows, siglum: str) -> Witness:
    """Return the witness with a siglum."""
    (witness,) = rows.of(Witness, siglum=siglum)
    return witness


def _text(draft: Draft) -> str:
    return "\n\n".join(line.text for line in draft.lines)


def _witness(draft: Draft) -> Witness:
    text = _text(draft)
    path = f"pile/{draft.siglum.lower()}.txt"
    return Witness(
        id=stable_id("witness", draft.siglum, text),
        path=path,
        siglum=draft.siglum,
        title=draft.title,
        outlet=draft.outlet,
        url=f"https://{draft.siglum.lower()}.example/flood",
        published=draft.published,
        language=draft.language,
        media_type="text/plain",
        encoding="utf-8",
        sha256=stable_id("sha", text) * 4,
        chars=len(text),
        text=text,
        places=[path],
    )


def _spans(draft: Draft) -> Iterator[tuple[Line, int, int]]:
    start = 0
    for line in draft.lines:
        yield line, start, start + len(line.text)
        start += len(line.text) + 2


def _marks(draft: Draft, witness: str) -> Iterator[Record]:
    spans = list(_spans(draft))
    index = 0
    for position, (line, start, end) in enumerate(spans):
        stop = spans[position + 1][1] if position + 1 < len(spans) else end
        yield Zone(witness=witness, start=start, end=stop, role=line.role, score=0.9, why=f"It looks like {line.role}.")
        if line.role is Role.BODY:
            yield Sentence(id=stable_id("sentence", witness, start), witness=witness, start=start, end=end, index=index)
            index += 1
        if line.role is Role.CREDIT:
            at = start + line.text.index("Norwire")
            yield Credit(
                witness=witness,
                start=at,
                end=at + 7,
                outlet="Norwire",
                relation=Relation.TAKEN_FROM,
                why="It names it.",
            )


def _aligned(left: Draft, left_id: str, *, right: Draft, right_id: str) -> Iterator[Record]:
    shares = [0.0, 0.0]
    for left_line, left_start, left_end in _spans(left):
        for right_line, right_start, right_end in _spans(right):
            if not left_line.tag or left_line.tag != right_line.tag:
                continue
            verbatim = left_line.text == right_line.text
            shares[0] += (left_end - left_start) / len(_text(left))
            shares[1] += (right_end - right_start) / len(_text(right))
            yield Alignment(
                id=stable_id("alignment", left_id, left_start, right_id, right_start),
                left=left_id,
                left_start=left_start,
                left_end=left_end,
                right=right_id,
                right_start=right_start,
                right_end=right_end,
                kind=AlignmentKind.VERBATIM if verbatim else AlignmentKind.NEAR_VERBATIM,
                score=1.0 if verbatim else 0.8,
                why="The same sentence, word for word." if verbatim else "The same sentence, a few words changed.",
            )
    yield Pair(
        left=left_id,
        right=right_id,
        verdict=PairVerdict.COPY if shares[0] else PairVerdict.NO_RELATION_SHOWN,
        bits=400 * shares[0],
        left_share=shares[0],
        right_share=shares[1],
        kept=0.96 if shares[0] else 0.0,
        kept_in_runs=0.88 if shares[0] else 0.0,
        manner=Manner.WORD_FOR_WORD if shares[0] else None,
        score=0.99 if shares[0] else 0.02,
        why="They share whole sentences." if shares[0] else "They share no sentence.",
    )


def _lineage(ids: dict[str, str]) -> Iterator[Record]:
    yield Story(id=STORY, name="Breach at Varnmouth", witnesses=sorted(ids.values()))
    yield Archetype(
        id=ARCHETYPE, story=STORY, name="Norwire", score=0.93, why="A and B credit “Norwire”, which is not in the pile."
    )
    for child, parent, share, score, directed in (
        ("A", ARCHETYPE, 0.97, 0.98, True),
        ("B", ARCHETYPE, 0.99, 0.95, True),
        ("C", "B", 0.81, 0.88, True),
        ("F", "A", 0.99, 0.58, False),
        ("D", "A", 0.52, 0.74, True),
        ("D", "E", 0.46, 0.69, True),
    ):
        parent_id = ids.get(parent, parent)
        yield Derivation(
            id=stable_id("derivation", ids[child], parent_id),
            story=STORY,
            child=ids[child],
            parent=parent_id,
            share=share,
            score=score,
            why=f"{child} shares odd readings with {parent}." if directed else "Neither text says who came first.",
            directed=directed,
            manner=None if parent == ARCHETYPE else Manner.WORD_FOR_WORD,
            matters=[
                Matter(name="credit", log_odds=1.9, why="It ends “Norwire”."),
                Matter(name="time", log_odds=-0.4, why="It is stamped earlier."),
            ],
        )
    wire = sorted(ids[siglum] for siglum in "ABCDF")
    yield Lineage(id=WIRE, story=STORY, origin=ARCHETYPE, witnesses=wire, why="All five share the wire’s sentences.")
    yield Lineage(id=NOTES, story=STORY, origin=ids["E"], witnesses=sorted([ids["D"], ids["E"]]), why="E saw it.")
    yield Lineage(id=ARABIC, story=STORY, origin=ids["G"], witnesses=[ids["G"]], why="G shares no sentence.")
    yield Lineage(id=LENS, story=STORY, origin=ids["H"], witnesses=[ids["H"]], why="H shares no sentence.")
    yield OriginCount(
        story=STORY, best=4, low=3, high=4, why="Whether G drew on the wire cannot be told from its text."
    )


def _variants(rows: Rows, ids: dict[str, str]) -> Iterator[Record]:
    for kind, readings in (
        (VariantKind.NUMBER, {"A": "6.2", "F": "6.2", "B": "6.5", "C": "6.5"}),
        (VariantKind.DATE, {"A": "1978", "B": "1978", "F": "1978", "C": "1987"}),
        (VariantKind.NAME, {"A": "Ottoline Brack", "F": "Ottoline Brack", "D": "Otilia Brak"}),
        (VariantKind.OMISSION, {"A": "the highest since 1978", "B": "the highest since 1978", "C": ""}),
    ):
        variant = stable_id("variant", STORY, kind)
        yield Variant(id=variant, story=STORY, lineage=WIRE, kind=kind)
        best = readings["A"]
        for siglum, text in sorted(readings.items()):
            (witness,) = rows.of(Witness, id=ids[siglum])
            start = witness.text.index(text or "At Sella")
            yield Reading(
                variant=variant,
                witness=witness.id,
                start=start,
                end=start + len(text),
                text=text,
                normalised=text.lower(),
                rank=1 if text == best else 2,
                why="Most witnesses near the wire have it." if text == best else "One branch has it.",
            )


def write_invented(folder: Path, rows: Rows | None = None) -> Path:
    """Write the invented case, or other rows, as a case folder and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    case = invented_case() if rows is None else rows
    write_casebook(folder, [(kind, to_table(kind, sort_records(case.of(kind)))) for kind in RECORDS])
    return folder

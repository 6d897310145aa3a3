"""An invented event in four hands: a wire text, a rewrite of it, and two reports written independently."""

from collections.abc import Iterable

from stemma.model import Rows, Sentence, Witness, stable_id
from stemma.stages.reuse import find_candidates, sketch_sentences
from stemma.text.sentences import sentence_spans

WIRE = """The night ferry Selkie ran aground off Orrin Head on Tuesday after her pilot mistook a lighthouse for a buoy.

Forty-one passengers were taken off by fishing boats before dawn, wrapped in blankets and sacks of sailcloth.

“We heard the keel groan and then nothing at all,” said Ada Venn, a retired schoolteacher who had booked a cabin.

The harbour board had warned twice this year that the lamp on the head was failing and ought to be replaced.

Captain Joren Hale, who has sailed the strait for nineteen years, refused to blame his crew for the accident.

Divers will inspect the hull on Thursday, and the company says the crossing stays closed until they have finished."""

REWRITE = """A ferry pilot mistook a lighthouse for a buoy and ran the Selkie aground near Orrin Head on Tuesday night.

Fishing boats took off 41 passengers before dawn. They were wrapped in blankets and in sacks of sailcloth.

The board of the harbour warned twice this year that the failing lamp on the head should be replaced.

“We heard the keel groan and then nothing at all,” said retired schoolteacher Ada Venn.

Captain Jorren Hale has sailed the strait for nineteen years; he refused to blame his crew for the accident.

Until divers have inspected the hull on Friday, the crossing stays closed, says the company."""

COAST = """Rescuers were called at half past two when the Selkie, bound for Marrow, struck rocks below Orrin Head.

By then the crews of three trawlers had seen her lights tilt and were on their way, said a coastguard officer.

All passengers survived. Two of them were treated for broken wrists at the cottage hospital in Marrow.

The ship is thirty years old and was refitted last winter, according to the register of the port.

“We heard the keel groan and then nothing at all,” one passenger told the radio.

An inquiry into the grounding opens next week; the line carries about 90,000 travellers every summer."""

LETTERS = """Nobody who has crossed to Marrow in fog will wonder that the Selkie came to grief at Orrin Head.

Islanders have asked for a second boat since the old pier burned, and the ministry has answered with brochures.

Shops ran short of bread this morning. A wedding party waited on the quay with a cake and no priest.

“They promise us a tunnel whenever there is an election,” the baker Tam Orkney said, and laughed.

The strait is shallow, its currents change with the moon, and the charts are older than the lighthouse.

Tourists may have their fares returned at the office in Market Street from Monday on."""

TEXTS = {"coast": COAST, "letters": LETTERS, "rewrite": REWRITE, "wire": WIRE}


def witness(name: str, text: str, *, language: str | None = "en") -> Witness:
    """Return a witness that holds nothing but a text."""
    return Witness(
        id=name, path=f"{name}.txt", siglum=name, media_type="text/plain", sha256="", chars=len(text), text=text,
        language=language,
    )  # fmt: skip


def sentences(of: Witness) -> list[Sentence]:
    """Return all of a witness as sentences of its body."""
    spans = sentence_spans(of.text, 0, len(of.text))
    return [
        Sentence(id=stable_id("sentence", of.id, start), witness=of.id, start=start, end=end, index=index)
        for index, (start, end) in enumerate(spans)
    ]


def pile(texts: dict[str, str]) -> Rows:
    """Return witnesses, their sentences and everything that comparison needs before it aligns."""
    witnesses = [witness(name, text) for name, text in texts.items()]
    return compared(Rows([*witnesses, *(line for of in witnesses for line in sentences(of))]))


def compared(rows: Rows) -> Rows:
    """Return the same rows with sketches, candidates and stem counts added."""
    rows.extend(list(sketch_sentences(rows)))
    rows.extend(list(find_candidates(rows)))
    return rows


def spans(rows: Rows, rights: Iterable[tuple[str, int, int]]) -> list[str]:
    """Return the text of spans given as (witness, start, end)."""
    texts = {of.id: of.text for of in rows.of(Witness)}
    return [texts[name][start:end] for name, start, end in rights]

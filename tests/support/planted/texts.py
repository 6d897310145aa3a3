"""A text as the generator holds it: pieces in clauses in sentences in paragraphs, each clause with its pedigree."""

from collections.abc import Callable, Iterator
from enum import StrEnum

import msgspec


class Piece(msgspec.Struct, frozen=True):
    """A stretch of words; `slot` names the value that it states ("number:toll"), empty for plain words."""

    text: str
    slot: str = ""


Chunk = tuple[Piece, ...]


class Order(StrEnum):
    """How the parts of a clause follow one another."""

    PLAIN = "plain"
    FRONTED = "fronted"
    PASSIVE = "passive"
    CLEFT = "cleft"
    PERFECT = "perfect"
    RAW = "raw"


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """One statement. `stock` is given at birth and kept through every edit: it says what aligns with what."""

    stock: str
    subject: Chunk
    plural_subject: bool = False
    verb: Chunk = ()
    #: Empty where the clause has no passive and no perfect.
    participle: str = ""
    object: Chunk = ()
    plural_object: bool = False
    adjuncts: tuple[Chunk, ...] = ()
    order: Order = Order.PLAIN


class Attribution(msgspec.Struct, frozen=True):
    """Who says so. `place` is after, before, or according."""

    speaker: Chunk
    cue: str
    place: str = "after"


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """One or more clauses. A quotation has one raw clause and `quoted` set."""

    clauses: tuple[Clause, ...]
    joiner: str = ", and"
    attribution: Attribution | None = None
    quoted: bool = False


Paragraph = tuple[Sentence, ...]


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A whole text before a house prints it."""

    headline: str
    paragraphs: tuple[Paragraph, ...]


def sentences(draft: Draft) -> Iterator[Sentence]:
    """Yield the sentences of a draft in order."""
    for paragraph in draft.paragraphs:
        yield from paragraph


def map_sentences(draft: Draft, change: Callable[[Sentence], Sentence | None]) -> Draft:
    """Return the draft with every sentence changed; None drops it, and empty paragraphs go."""
    kept: list[Paragraph] = []
    for paragraph in draft.paragraphs:
        changed = tuple(after for after in (change(before) for before in paragraph) if after is not None)
        if changed:
            kept.append(changed)
    return msgspec.structs.replace(draft, paragraphs=tuple(kept))


def map_pieces(sentence: Sentence, change: Callable[[Piece], Piece], *, quotes: bool = True) -> Sentence:
    """Return the sentence with every piece changed; `quotes=False` leaves quoted words alone."""

    def chunk(pieces: Chunk) -> Chunk:
        return tuple(change(piece) for piece in pieces)

    clauses = sentence.clauses
    if quotes or not sentence.quoted:
        clauses = tuple(
            msgspec.structs.replace(
                clause,
                subject=chunk(clause.subject),
                verb=chunk(clause.verb),
                object=chunk(clause.object),
                adjuncts=tuple(chunk(adjunct) for adjunct in clause.adjuncts),
            )
            for clause in clauses
        )
    said = sentence.attribution
    if said:
        said = msgspec.structs.replace(said, speaker=chunk(said.speaker))
    return msgspec.structs.replace(sentence, clauses=clauses, attribution=said)


def print_sentence(sentence: Sentence) -> list[Piece]:
    """Return the sentence as printed pieces; slots are prefixed by the stock of their clause."""
    stated: list[Piece] = []
    for number, clause in enumerate(sentence.clauses):
        parts = [Piece(part.text, f"{clause.stock}/{part.slot}" if part.slot else "") for part in _clause(clause)]
        stated += [Piece(f"{sentence.joiner} "), *parts] if number else parts
    if sentence.quoted:
        stated = _in_marks(stated, sentence.attribution)
    if sentence.attribution:
        stated = _attributed(stated, sentence)
    return _finish(stated)


def _clause(clause: Clause) -> list[Piece]:
    adjuncts = list(clause.adjuncts)
    verb = clause.verb
    match clause.order:
        case Order.PASSIVE if clause.participle and clause.object:
            voice = Piece(f"{'were' if clause.plural_object else 'was'} {clause.participle}")
            parts = [clause.object, (voice,), (Piece("by "), *clause.subject), *adjuncts]
        case Order.FRONTED if adjuncts and not adjuncts[-1][0].text.startswith((",", "and ", "but ", "that ", "as ")):
            front = adjuncts.pop()
            parts = [(*front, Piece(",")), clause.subject, verb, clause.object, *adjuncts]
        case Order.CLEFT if clause.verb:
            who = Piece("it was ")
            parts = [(who, *clause.subject), (Piece("that"),), verb, clause.object, *adjuncts]
        case Order.PERFECT if clause.participle and clause.object:
            parts = [clause.subject, (Piece(f"had {clause.participle}"),), clause.object, *adjuncts]
        case _:
            parts = [clause.subject, verb, clause.object, *adjuncts]
    return _joined([part for part in parts if part])


def _joined(chunks: list[Chunk]) -> list[Piece]:
    out: list[Piece] = []
    for chunk in chunks:
        if out and not chunk[0].text.startswith((",", ";")):
            out.append(Piece(" "))
        out += chunk
    return out


def _in_marks(stated: list[Piece], said: Attribution | None) -> list[Piece]:
    closing = "." if said is None or said.place != "after" else ","
    return [Piece("“"), *_capital(stated), Piece(f"{closing}”")]


def _attributed(stated: list[Piece], sentence: Sentence) -> list[Piece]:
    said = sentence.attribution
    if said is None:
        return stated
    stock = sentence.clauses[0].stock
    speaker = [Piece(part.text, f"{stock}/{part.slot}" if part.slot else "") for part in said.speaker]
    cue = Piece(said.cue, f"{stock}/wording:cue")
    match said.place:
        case "before" if sentence.quoted:
            return [*speaker, Piece(" "), cue, Piece(": "), *stated]
        case "before":
            return [*speaker, Piece(" "), cue, Piece(" that "), *stated]
        case "according":
            return [Piece("according to "), *speaker, Piece(", "), *stated]
        case _:
            comma = "" if sentence.quoted else ","
            return [*stated, Piece(f"{comma} "), *speaker, Piece(" "), cue]


def _finish(stated: list[Piece]) -> list[Piece]:
    printed = [piece for piece in _capital(stated) if piece.text]
    closed = "".join(piece.text for piece in printed[-2:]).rstrip().endswith((".", ".”", "?”"))
    return printed if closed else [*printed, Piece(".")]


def _capital(stated: list[Piece]) -> list[Piece]:
    for place, piece in enumerate(stated):
        if any(character.isalnum() for character in piece.text):
            at = next(number for number, character in enumerate(piece.text) if character.isalnum())
            text = piece.text[:at] + piece.text[at].upper() + piece.text[at + 1 :]
            return [*stated[:place], Piece(text, piece.slot), *stated[place + 1 :]]
    return stated


def plain(pieces: Chunk | list[Piece]) -> str:
    """Return the words of some pieces."""
    return "".join(piece.text for piece in pieces)

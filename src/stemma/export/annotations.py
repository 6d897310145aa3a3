"""Every span of a case as a W3C Web Annotation: JSON-LD, one a line, for tools that show notes beside a page.

An annotation's target has several selectors that name one place: its words with those around them
(TextQuoteSelector), its characters in the witness's text (TextPositionSelector), and in the file its bytes
(DataPositionSelector) or its page and rectangle (FragmentSelector, as RFC 8118 writes it for PDF).
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from stemma.model import (
    Claim,
    Credit,
    Footprint,
    Lookup,
    Mention,
    Mismatch,
    Quotation,
    Reading,
    Record,
    Witness,
    Zone,
    stable_id,
)
from stemma.model.errors import CaseError
from stemma.views.file_places import FilePlace, FilePlaces

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

#: How RFC 8118 names a place in a PDF.
_PDF_FRAGMENT = "http://tools.ietf.org/rfc/rfc8118"

#: Characters before and after the words by which a reader finds them again.
_AROUND = 32

#: What is said of a span of each type, in a word or two.
SAID: Mapping[type[Record], Callable[[Any], str]] = {
    Zone: lambda zone: str(zone.role),
    Credit: lambda credit: f"{credit.relation} {credit.outlet}",
    Reading: lambda reading: reading.normalised,
    Mention: lambda mention: str(mention.type),
    Quotation: lambda quotation: f"{quotation.form} quotation",
    Claim: lambda claim: claim.value_normalised or claim.value or "claim",
}


class Stated(msgspec.Struct, frozen=True):
    """One of the statements of a mismatch, as a span of its own."""

    witness: str
    start: int
    end: int
    said: str
    why: str
    table: str = Mismatch.table


def write_annotations(lookup: Lookup, folder: Path) -> list[Path]:
    """Write annotations.jsonl and return it. Raises CaseError where the folder cannot be written."""
    path = folder / "annotations.jsonl"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as stream:
            stream.writelines(msgspec.json.encode(one) + b"\n" for one in annotations(lookup))
    except OSError as error:
        raise CaseError(f"{folder} cannot be written ({error.strerror}); choose another folder with --out.") from error
    return [path]


def annotations(lookup: Lookup) -> Iterator[dict[str, Any]]:
    """Yield the annotations of a case, by type and then in the order of their tables."""
    witnesses = {witness.id: witness for witness in lookup.of(Witness)}
    places = FilePlaces(lookup.of(Footprint))
    for kind, said in SAID.items():
        for record in lookup.of(kind):
            span: Any = record
            # A reading of nothing marks where words were left out; there is nothing to point to.
            if span.start < span.end:
                witness = witnesses[span.witness]
                place = places.of(witness, span.start, span.end)
                yield _annotation(span, said(span), witness, place=place)

    for stated in _stated(lookup):
        witness = witnesses[stated.witness]
        place = places.of(witness, stated.start, stated.end)
        yield _annotation(stated, stated.said, witness, place=place)


def _stated(lookup: Lookup) -> Iterator[Stated]:
    """Yield every statement that does not fit with another of its report."""
    for one in lookup.of(Mismatch):
        for standing in one.places:
            for piece in standing.pieces:
                said = f"{one.kind} that does not fit, the {piece.part}"
                yield Stated(standing.witness, piece.start, piece.end, said, one.why)


def _annotation(record: Any, said: str, witness: Witness, *, place: FilePlace | None) -> dict[str, Any]:  # noqa: ANN401 - a record with a span
    kind: str = record.table
    name = stable_id("annotation", kind, witness.id, record.start, record.end, said)
    bodies = [{"type": "TextualBody", "purpose": "tagging", "value": f"{kind}: {said}"}]
    why: str = getattr(record, "why", "")
    if why:
        bodies.append({"type": "TextualBody", "purpose": "describing", "value": why})
    told = {"language": witness.language, "part": place.part if place else None}
    return {
        "@context": CONTEXT,
        "id": f"urn:stemma:{kind}:{name}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": bodies,
        "target": {
            "source": {
                "id": witness.url or f"urn:sha256:{witness.sha256}",
                "type": "Text",
                "format": witness.media_type,
                "path": place.path if place else witness.path,
                "sha256": witness.sha256,
                **{name: value for name, value in told.items() if value},
            },
            "selector": list(_selectors(record, witness, place)),
        },
    }


def _selectors(record: Any, witness: Witness, place: FilePlace | None) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - the same
    start, end, text = record.start, record.end, witness.text
    yield {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - _AROUND) : start],
        "suffix": text[end : end + _AROUND],
    }
    yield {"type": "TextPositionSelector", "start": start, "end": end}
    if place is None:
        return
    if place.byte_start is not None:
        yield {"type": "DataPositionSelector", "start": place.byte_start, "end": place.byte_end}
    for box in place.boxes:
        sides = (box.left, box.top, box.right - box.left, box.bottom - box.top)
        rectangle = ",".join(f"{side:.1f}" for side in sides)
        value = f"page={box.page}&viewrect={rectangle}"
        yield {"type": "FragmentSelector", "conformsTo": _PDF_FRAGMENT, "value": value}

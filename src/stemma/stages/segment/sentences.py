"""Zones to sentences."""

from collections.abc import Iterator

import msgspec

from stemma.model import Role, Rows, Sentence, Witness, Zone, stable_id
from stemma.text.paragraphs import wrap_width
from stemma.text.sentences import sentence_spans

#: What a caption's sentences are counted as: they are no part of the running text.
CAPTION_INDEX = -1


class SegmentSettings(msgspec.Struct, frozen=True, kw_only=True):
    """Which zones are cut into sentences."""

    #: Captions repeat what the body says, but they carry places, names and days of their own.
    captions: bool = True


DEFAULTS = SegmentSettings()


def split_sentences(rows: Rows, *, settings: SegmentSettings = DEFAULTS) -> Iterator[Sentence]:
    """Yield the sentences of every witness given, in the order of the text; none crosses a zone."""
    zones: dict[str, list[Zone]] = {}
    for zone in rows.of(Zone):
        zones.setdefault(zone.witness, []).append(zone)
    for witness in rows.of(Witness):
        own = sorted(zones.get(witness.id, ()), key=lambda zone: (zone.start, zone.end))
        yield from _sentences(witness, own, captions=settings.captions)


def _sentences(witness: Witness, zones: list[Zone], *, captions: bool) -> Iterator[Sentence]:
    text = witness.text
    width = wrap_width(text, 0, len(text))
    index = 0
    for zone in zones:
        if zone.role is not Role.BODY and not (captions and zone.role is Role.CAPTION):
            continue
        for start, end in sentence_spans(text, zone.start, zone.end, width=width):
            counted = zone.role is Role.BODY
            yield Sentence(
                id=stable_id("sentence", witness.id, start, end),
                witness=witness.id,
                start=start,
                end=end,
                index=index if counted else CAPTION_INDEX,
            )
            index += counted

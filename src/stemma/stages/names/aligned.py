"""Places where copies differ in a name: the strongest evidence that two spellings name one thing."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from stemma.model import Mention, MentionForm, Site, VariantKind

#: Kinds of differing places that may be two spellings of one name.
KINDS = (VariantKind.NAME, VariantKind.SPELLING, VariantKind.WORDING)
#: Part of a reading that a name must cover, for the reading to be that name.
COVER = 0.6


class Places:
    """Finds the name that stands at a span."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._by_witness: dict[str, list[Mention]] = {}
        for mention in sorted(mentions, key=lambda one: (one.witness, one.start, one.end)):
            if mention.form is MentionForm.NAME:
                self._by_witness.setdefault(mention.witness, []).append(mention)
        self._starts = {name: [one.start for one in found] for name, found in self._by_witness.items()}

    def at(self, witness: str, start: int, end: int) -> Mention | None:
        """Return the name that a reading is, or is part of; None where it is more than a name, or none."""
        if witness not in self._by_witness or start >= end:
            return None
        place = bisect_right(self._starts[witness], start) - 1
        best: tuple[int, Mention] | None = None
        for mention in self._by_witness[witness][max(0, place) : place + 3]:
            shared = min(end, mention.end) - max(start, mention.start)
            if shared >= COVER * (end - start) and (best is None or shared > best[0]):
                best = (shared, mention)
        return best[1] if best else None


def aligned_mentions(sites: Sequence[Site], places: Places) -> Iterator[tuple[str, Mention, Mention]]:
    """Yield pairs of names that stand at one aligned place under different spellings, with the site's id."""
    for site in sorted(sites, key=lambda one: one.id):
        if site.kind not in KINDS:
            continue
        forms: dict[str, list[Mention]] = {}
        for reading in site.readings:
            mention = places.at(reading.witness, reading.start, reading.end)
            if mention is not None:
                forms.setdefault(mention.text, []).append(mention)
        texts = sorted(forms)
        for number, left in enumerate(texts):
            for right in texts[number + 1 :]:
                yield site.id, forms[left][0], forms[right][0]

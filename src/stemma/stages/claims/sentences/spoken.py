"""In which text and in whose words a claim stands."""

from collections.abc import Sequence

import msgspec

from stemma.stages.claims.sentences.lexicon import listed


class Voice(msgspec.Struct, frozen=True):
    """Somebody's words in a text: a half-open span, who said them, and to whom."""

    start: int
    end: int
    speaker: str | None
    told_to: str | None
    #: The utterance whose words they are, where several texts quote it.
    utterance: str | None = None


class Spoken(msgspec.Struct, frozen=True, kw_only=True):
    """Where a sentence stands: its witness, its place in it, and the words of others in the text."""

    witness: str
    sentence: int
    published: str | None
    #: The day around which the reports of its story were written, which places months and years.
    around: str | None = None
    voices: Sequence[Voice] = ()
    #: A sentence before it, in its paragraph, tells of another event.
    aside: bool = False
    #: What stands in quotation marks in the text.
    quoted: Sequence[tuple[int, int]] = ()

    def utterances(self, start: int, end: int) -> tuple[str, ...]:
        """Return the utterances of which a stretch quotes words, sorted."""
        return tuple(
            sorted({one.utterance for one in self.voices if one.utterance and one.start < end and start < one.end})
        )

    def speakers(self, start: int, end: int) -> tuple[str, ...]:
        """Return who says words that begin in a stretch, sorted."""
        return tuple(sorted({one.speaker for one in self.voices if one.speaker and start <= one.start < end}))

    def voice(self, start: int, end: int, *, hedged: Sequence[str]) -> dict[str, str | None]:
        """Return speaker, hearer and hedge of a claim at a span, as fields of an assertion."""
        mine = [voice for voice in self.voices if voice.start <= start and end <= voice.end]
        words = sorted(set(hedged) & listed("hedges"))
        hedge = words[0] if words else "said" if mine else None
        if not mine:
            return {"speaker": None, "told_to": None, "hedge": hedge}
        inmost = min(mine, key=lambda voice: voice.end - voice.start)
        return {"speaker": inmost.speaker, "told_to": inmost.told_to, "hedge": hedge}

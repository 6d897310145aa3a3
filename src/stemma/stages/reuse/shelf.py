"""Bodies that were read before: the batches of one pile name the same witnesses again and again."""

from collections.abc import Iterable, Sequence

from stemma.model import Rows, Sentence, StemCount, Witness
from stemma.stages.reuse.background import Background, BackgroundSettings, learn_background
from stemma.stages.reuse.body import Body, read_body
from stemma.stages.reuse.likeness import Judged

#: Bodies that are kept at most; each takes about a quarter of a megabyte.
MOST_BODIES = 2500

#: Wordings of links that are kept at most, some three quarters of a kilobyte each.
MOST_JUDGED = 1 << 16


class Shelf:
    """Returns the bodies of a batch; one whose witness, sentences or pile have changed is read again."""

    def __init__(self, most: int = MOST_BODIES) -> None:
        self._most = most
        self._counts: list[StemCount] = []
        self._settings: BackgroundSettings | None = None
        self._background: Background | None = None
        self._bodies: dict[str, Body] = {}
        #: What links came to by their wording alone, for the pile of the last batch.
        self.judged = Judged()

    def bodies(self, rows: Rows, *, settings: BackgroundSettings) -> dict[str, Body]:
        """Return the bodies of a batch by witness id."""
        if len(self.judged) > MOST_JUDGED:
            self.judged.clear()
        background = self._learn(rows.of(StemCount), settings)
        sentences: dict[str, list[Sentence]] = {}
        for sentence in rows.of(Sentence):
            sentences.setdefault(sentence.witness, []).append(sentence)
        found = {
            witness.id: self._body(witness, sentences.get(witness.id, []), background) for witness in rows.of(Witness)
        }
        if len(self._bodies.keys() | found.keys()) > self._most:
            # Pairs come in the order of their left witness: those before it are asked for no more.
            first = min(found)
            self._bodies = {name: body for name, body in self._bodies.items() if name >= first}
        for name, body in found.items():
            if name in self._bodies or len(self._bodies) < self._most:
                self._bodies[name] = body
        return found

    def _learn(self, counts: Sequence[StemCount], settings: BackgroundSettings) -> Background:
        if self._background is None or self._settings != settings or self._counts != counts:
            self._background = learn_background(counts, settings=settings)
            self._counts, self._settings = list(counts), settings
            self._bodies.clear()
            self.judged.clear()
        return self._background

    def _body(self, witness: Witness, sentences: Iterable[Sentence], background: Background) -> Body:
        ordered = sorted(sentences, key=lambda sentence: (sentence.start, sentence.end))
        known = self._bodies.get(witness.id)
        if known is not None and known.witness == witness and known.sentences == ordered:
            return known
        return read_body(witness, ordered, background=background)

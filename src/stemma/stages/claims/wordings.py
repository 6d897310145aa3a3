"""Claims that are words of somebody: what stands in quotation marks, and the day on which it was said."""

from collections.abc import Iterator, Sequence

from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.figures import CONTENT_LETTERS
from stemma.stages.claims.lexicon import listed
from stemma.stages.claims.phrases import Phrase
from stemma.stages.claims.spoken import Spoken
from stemma.text.tokens import stem, tokenise

#: Fewer words in marks are a name, a title or a distance kept from a word.
LEAST_WORDS = 3
Span = tuple[int, int]


def wording_claims(phrase: Phrase, spoken: Spoken, quoted: Sequence[Span]) -> Iterator[Assertion]:
    """Yield the words in marks that end in a sentence, with the stems that bind them to other tellings of them."""
    for start, end in quoted:
        if not phrase.start <= start < phrase.end:
            continue
        words = [token for token in tokenise(phrase.text, start, end) if token.kind != "mark"]
        if len(words) < LEAST_WORDS:
            continue
        voice = spoken.voice(start, end, hedged=())
        yield Assertion(
            witness=spoken.witness,
            start=start,
            end=end,
            kind="wording",
            subject=voice["speaker"] or "words in quotation marks",
            key="wording",
            slot="what was said, word for word",
            value=" ".join(phrase.text[start:end].split()),
            normalised=" ".join(token.fold for token in words),
            sentence=spoken.sentence,
            context=tuple(
                sorted(
                    {
                        stem(token.fold, "en")
                        for token in words
                        if len(token.fold) >= CONTENT_LETTERS and token.fold not in listed("prepositions")
                    }
                )
            ),
            speaker=voice["speaker"],
            told_to=voice["told_to"],
            hedge="said",
        )

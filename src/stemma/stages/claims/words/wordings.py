"""Claims that are words of somebody: what stands in quotation marks, and the day on which it was said."""

import re
from collections.abc import Iterator, Sequence

from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.sentences.lexicon import listed
from stemma.stages.claims.sentences.phrases import CONTENT_LETTERS, Phrase
from stemma.stages.claims.sentences.spoken import Spoken
from stemma.stages.claims.words.drift import spoken_words
from stemma.text.sentences import sentence_spans
from stemma.text.tokens import stem

#: Fewer words in marks are a name, a title or a distance kept from a word.
LEAST_WORDS = 3
Span = tuple[int, int]


#: A stop inside marks behind which a new sentence begins; behind a short word a number may go on: "No. 10", "Sept. 11".
_STOP = re.compile(r"(?<=\w\w[.!?])\s+(?=[A-Z])|(?<=\w{4}[.!?])(?<!Sept\.)\s+(?=\d)")


#: A single mark that is open yet: ‘I did it. I did it’, `I did it. I did it' is one breath.
_OPEN = re.compile(r"(?<!\w)[‘`](?:[^’']|[’']\w)*\Z")


#: One quotation ends and another begins inside: where the marks of a text are mixed, nobody knows what was said.
_HOLDS_MARKS = re.compile(r"[”\"].*[“\"]|[”\"].*[‘'`]{2}|[’'`]{2}.*[“\"‘`]", re.DOTALL)


def _sentences(phrase: Phrase, quoted: Sequence[Span]) -> Iterator[Span]:
    """Yield the sentences of what stands in marks inside a phrase, which may hold several."""
    for begin, stop in sorted(set(quoted)):
        start, end = max(begin, phrase.start), min(stop, phrase.end)
        if start >= end:
            continue
        ends = {stop for _, stop in sentence_spans(phrase.text, start, end)}
        for found in _STOP.finditer(phrase.text, start, end):
            # "Dr. Lind" ends nothing, whatever stands behind the stop.
            if found.start() in ends and not _OPEN.search(phrase.text, start, found.start()):
                yield start, found.start()
                start = found.end()
        yield start, end


def wording_claims(phrase: Phrase, spoken: Spoken, quoted: Sequence[Span]) -> Iterator[Assertion]:
    """Yield the words in marks of a sentence, with the stems that bind them to other tellings of them.

    Of a longer quotation each sentence is a claim of its own: what one text quotes in one breath another parts.
    """
    for start, end in _sentences(phrase, quoted):
        words = spoken_words(phrase.text, start, end)
        if len(words) < LEAST_WORDS or _HOLDS_MARKS.search(phrase.text, start, end):
            continue
        if words[0].fold in listed("speaking") and phrase.text[words[1].start].isupper():
            # "said Ada Lind": the marks of the text are the wrong way round, and this stands between two quotations.
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
                        if len(token.fold) >= CONTENT_LETTERS
                        and token.fold not in listed("prepositions")
                        and token.fold not in listed("hollow")
                    }
                )
            ),
            speaker=voice["speaker"],
            told_to=voice["told_to"],
            hedge="said",
        )

"""What something is said to have come of: "the fire was caused by a cable", "she blamed the flood on the board"."""

import re
from collections.abc import Iterator
from functools import cache

from stemma.stages.claims.assertion import Assertion
from stemma.stages.claims.facts.bonds import bond_list, bond_words, ends_in_initial
from stemma.stages.claims.sentences.lexicon import listed
from stemma.stages.claims.sentences.phrases import CONTENT_LETTERS, Phrase
from stemma.stages.claims.sentences.spoken import Spoken
from stemma.text.times.words import either
from stemma.text.tokens import stem, tokenise

#: What makes a cause one that somebody puts forward, and the hedge that it then bears.
BLAMED = "alleged"


def cause_claims(phrase: Phrase, spoken: Spoken) -> Iterator[Assertion]:
    """Yield what a sentence says to be the cause of something; claims of one cause of one thing meet, others do not."""
    if not {"caused", "triggered", "sparked", "blamed", "attributed"} & set(phrase.folds):
        return
    for pattern, blamed in _patterns():
        for match in pattern.finditer(phrase.text, phrase.start, phrase.end):
            if any(ends_in_initial(phrase.text, match.end(part)) for part in ("effect", "cause")):
                continue
            effect, cause = (" ".join(match[part].split()) for part in ("effect", "cause"))
            of, by = _stems(effect), _stems(cause)
            before = phrase.folds[max(0, phrase.token_at(match.start()) - 1)]
            # "A town in which the fire was caused": the effect is the last part of something else.
            if before == "whether" or before in listed("prepositions") - {"that"}:
                continue
            if not of or not by or set(effect.lower().split()) & (bond_list("no_effects") | listed("verbs")):
                continue
            negated = bool(match.groupdict().get("not"))
            voice = spoken.voice(match.start("cause"), match.end("cause"), hedged=match[0].lower().split())
            yield Assertion(
                witness=spoken.witness,
                start=match.start(),
                end=match.end(),
                kind="cause",
                subject=effect,
                key=f"cause|{' '.join(of)}|{' '.join(sorted(by))}{'|not' if negated else ''}",
                slot="cause",
                value=f"not {cause}" if negated else cause,
                normalised=f"{'not ' if negated else ''}{' '.join(by)}",
                negated=negated,
                sentence=spoken.sentence,
                **{**voice, "hedge": voice["hedge"] or (BLAMED if blamed else None)},  # type: ignore[arg-type]
            )


def _stems(words: str) -> list[str]:
    """Return the stems of the words that say something, in order."""
    return [
        stem(token.fold, "en")
        for token in tokenise(words)
        if token.kind == "word" and len(token.fold) >= CONTENT_LETTERS and token.fold not in listed("prepositions")
    ]


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    caused = either(bond_words().phrases["caused"])
    effect = r"\b(?P<effect>(?:the|a|an|this|his|her|their)\s+(?:[\w’'-]+\s+){0,3}?[\w’'-]+|[\w’'-]+)"
    ends = r"(?=[,.;:)”\"]|\s+(?:and|but|which|that|who|when|while|after|on|in)\b|$)"
    cause = rf"(?P<cause>(?:[\w’'-]+[ ]){{0,9}}?[\w’'-]+){ends}"
    be = r"(?:was|were|is|are|had\s+been|has\s+been|may\s+have\s+been|might\s+have\s+been)"
    return tuple(
        (re.compile(pattern, re.IGNORECASE), blamed)
        for pattern, blamed in (
            (rf"{effect}\s+{be}\s+(?P<not>not\s+)?(?:\w+ly\s+)?{caused}\s+{cause}", False),
            (rf"\b(?:blamed|blames|blaming)\s+{effect}\s+on\s+{cause}", True),
            (rf"\b(?:attributed|attributes|attributing)\s+{effect}\s+to\s+{cause}", True),
            (
                rf"\b(?:blamed|blames|blaming)\s+(?P<cause>(?:[\w’'-]+\s+){{0,5}}?[\w’'-]+)\s+for\s+{effect}(?=[,.;]|$)",
                True,
            ),
        )
    )

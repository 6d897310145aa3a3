"""How the words of one utterance differ from text to text, where both quote the same stretch of it."""

from stemma.stages.claims.lexicon import listed
from stemma.text.differences import word_differences
from stemma.text.tokens import Token, tokenise

#: Letters from which a word says something of its own.
CONTENT_LETTERS = 4
#: Words in common without which two quotations are not of one utterance.
COMMON_WORDS = 4


def drift_between(left: str, right: str) -> str | None:
    """Return the words that two quotations of one utterance tell differently, None where they differ in none.

    What one quotes before or behind the stretch that both quote is no difference, and neither are small words.
    """
    sides = [[token for token in tokenise(text) if token.kind != "mark"] for text in (left, right)]
    stretches = word_differences(*sides)
    same = [number for number, one in enumerate(stretches) if one.same]
    told = []
    for number in range(same[0] + 1, same[-1]) if same else ():
        one = stretches[number]
        if one.same:
            continue
        words = (sides[0][one.left_start : one.left_end], sides[1][one.right_start : one.right_end])
        if any(_says_something(token) for side in words for token in side):
            told.append(" / ".join(_shown(text, side) for text, side in zip((left, right), words, strict=True)))
    return "; ".join(told) or None


def common_run(left: str, right: str) -> int:
    """Return how many words two quotations have in common."""
    sides = [[token for token in tokenise(text) if token.kind != "mark"] for text in (left, right)]
    return sum(one.left_end - one.left_start for one in word_differences(*sides) if one.same)


def _says_something(token: Token) -> bool:
    small = token.fold in listed("prepositions") or token.fold in listed("auxiliaries")
    return token.kind == "number" or (len(token.fold) >= CONTENT_LETTERS and not small)


def _shown(text: str, words: list[Token]) -> str:
    return f"“{text[words[0].start : words[-1].end]}”" if words else "nothing"

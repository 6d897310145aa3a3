"""How the words of one utterance differ from text to text, where both quote the same stretch of it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from stemma.stages.claims.sentences.lexicon import listed
from stemma.stages.claims.words.slips import slip_between
from stemma.text.differences import Stretch, word_differences
from stemma.text.housestyle import in_one_style
from stemma.text.tokens import Token, fold, tokenise

#: Letters from which a word says something of its own.
CONTENT_LETTERS = 4
#: Words in one run without which two quotations are not of one utterance.
COMMON_WORDS = 4
#: Part of the shorter of two quotations that the other must have.
SAME_WORDS = 0.6
#: Words in one run that nobody says twice by chance.
LONG_RUN = 7
#: Words with which both go on each in its own way, and the part of the shorter one that must be the same then.
OWN_WORDS, NEARLY_ALL = 3, 0.75
#: Quotations whose words are kept at hand; each is set beside many others.
REMEMBERED = 4096


def drift_between(left: str, right: str) -> str | None:
    """Return the words that two quotations of one utterance tell differently, None where they differ in none.

    What one quotes before or behind the stretch that both quote is no difference, and neither are small words.
    """
    sides, stretches = differing(left, right)
    told = []
    for one in stretches:
        words = (sides[0][one.left_start : one.left_end], sides[1][one.right_start : one.right_end])
        if any(set_in_brackets(text, side) for text, side in zip((left, right), words, strict=True)):
            continue
        if any(_says_something(token) for side in words for token in side):
            told.append(" / ".join(shown(text, side) for text, side in zip((left, right), words, strict=True)))
    return "; ".join(told) or None


def differing(
    left: str, right: str, *, edges: bool = False
) -> tuple[tuple[Sequence[Token], Sequence[Token]], list[Stretch]]:
    """Return the words of two quotations, and the stretches in which they differ between words that they share.

    With `edges` also what only one of them quotes before or behind.
    """
    sides = (_spoken(left), _spoken(right))
    stretches = word_differences(*sides)
    same = [number for number, one in enumerate(stretches) if one.same]
    inside = [
        number for number in (range(same[0], same[-1]) if same else ()) if not _is_at_end(stretches[number], sides)
    ]
    return sides, [
        one
        for number, one in enumerate(stretches)
        if not one.same
        and (
            number in inside or (edges and _one_sided(one)) or (bool(same) and _bends_a_word(one, sides, (left, right)))
        )
    ]


def _is_at_end(one: Stretch, sides: tuple[Sequence[Token], Sequence[Token]]) -> bool:
    """Return whether words that one quotation has more may as well end it: "a good thing[, not a bad thing]"."""
    if not _one_sided(one):
        return False
    begin, end, side = (
        (one.left_start, one.left_end, sides[0])
        if one.left_end > one.left_start
        else (one.right_start, one.right_end, sides[1])
    )
    told = [token.fold for token in side]
    behind = told[end:]
    return len(behind) < end - begin and told[begin : begin + len(behind)] == behind


def _one_sided(one: Stretch) -> bool:
    return one.left_start == one.left_end or one.right_start == one.right_end


def _bends_a_word(one: Stretch, sides: tuple[Sequence[Token], Sequence[Token]], texts: tuple[str, str]) -> bool:
    """Return whether one word stands for another at the edge of two quotations, a slip apart."""
    words = (sides[0][one.left_start : one.left_end], sides[1][one.right_start : one.right_end])
    if [len(side) for side in words] != [1, 1]:
        return False
    left, right = (text[side[0].start : side[0].end] for text, side in zip(texts, words, strict=True))
    return slip_between(left, right) is not None


def set_in_brackets(text: str, words: Sequence[Token]) -> bool:
    """Return whether words are those that a desk set into a quotation, in brackets, for what was said or left out."""
    return bool(words) and any(
        start < words[-1].end and words[0].start < end
        for start, end in (one.span() for one in _BRACKETS.finditer(text))
    )


_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")


def ends_sooner(left: str, right: str) -> bool:
    """Return whether one of two quoted sentences is whole, and the other goes on behind the same words.

    A part of a sentence begins small or has no stop: who quotes it with both as if it were whole tells it otherwise.
    """
    short, long = sorted((left, right), key=len)
    words = [[token.fold for token in _spoken(text)] for text in (short, long)]
    whole = short[:1].isupper() and short.rstrip()[-1:] in {".", "!", "?"}
    return whole and 0 < len(words[0]) < len(words[1]) and words[1][: len(words[0])] == words[0]


def common_run(left: str, right: str) -> tuple[int, int]:
    """Return how many words two quotations have in common and in order, and how many of them in one run."""
    sides = (_spoken(left), _spoken(right))
    runs = [one.left_end - one.left_start for one in word_differences(*sides) if one.same]
    return sum(runs), max(runs, default=0)


def share_words(left: str, right: str) -> bool:
    """Return whether two quotations have most words of the shorter one in common and in order."""
    shorter = min(len(_spoken(left)), len(_spoken(right)))
    return common_run(left, right)[0] >= SAME_WORDS * shorter


def keep_to_one_utterance(left: str, right: str) -> bool:
    """Return whether two quotations are of one utterance: most of the shorter one's words, in order, or one long run.

    A long run by itself may be the name of a matter. It says enough where it is half of the shorter one, or where one
    quotation goes on from it and the other leads to it. Two that go on, or begin, each in its own way share only a
    subject, unless nearly all else is the same.
    """
    sides = (_spoken(left), _spoken(right))
    shorter = min(map(len, sides))
    same = [one for one in word_differences(*sides) if one.same]
    if not same:
        return False
    common = sum(one.left_end - one.left_start for one in same)
    longest = max(same, key=lambda one: one.left_end - one.left_start)
    run = longest.left_end - longest.left_start
    first, last = same[0], same[-1]
    own_begin = min(first.left_start, first.right_start)
    own_end = min(len(sides[0]) - last.left_end, len(sides[1]) - last.right_end)
    if max(own_begin, own_end) >= OWN_WORDS and common < NEARLY_ALL * shorter:
        return False
    leads = (longest.left_end == len(sides[0]) and longest.right_start == 0) or (
        longest.right_end == len(sides[1]) and longest.left_start == 0
    )
    return (run >= LONG_RUN and (leads or 2 * run >= shorter)) or (
        run >= COMMON_WORDS and common >= SAME_WORDS * shorter
    )


def share_a_run(left: str, right: str) -> bool:
    """Return whether two quotations have `COMMON_WORDS` words in a row in common, wherever they stand: a quick test."""
    return not _word_runs(left).isdisjoint(_word_runs(right))


@lru_cache(maxsize=REMEMBERED)
def _spoken(text: str) -> tuple[Token, ...]:
    return tuple(spoken_words(text))


def spoken_words(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the words of what somebody said as every desk would write them, without marks.

    A space that a page put behind an apostrophe parts no word: "she’ s" is "she's".
    """
    words: list[Token] = []
    glue = -1
    for token in tokenise(text, start, end):
        if token.fold == "'" and words and words[-1].end == token.start:
            glue = token.end
        elif token.kind != "mark":
            ends = token.fold in _ENDINGS and (token.fold != "t" or (words[-1:] and words[-1].fold.endswith("n")))
            if ends and 0 <= token.start - glue <= 1:
                whole = fold(f"{text[words[-1].start : words[-1].end]}'{token.fold}")
                words[-1] = Token(words[-1].start, token.end, in_one_style(whole), "word")
            else:
                words.append(Token(token.start, token.end, in_one_style(token.fold), token.kind))
            glue = -1
        else:
            glue = -1
    return words


#: What stands behind the apostrophe of a contraction or a possessive.
_ENDINGS = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})


@lru_cache(maxsize=REMEMBERED)
def _word_runs(text: str) -> frozenset[tuple[str, ...]]:
    folds = [token.fold for token in _spoken(text)]
    return frozenset(tuple(folds[at : at + COMMON_WORDS]) for at in range(len(folds) - COMMON_WORDS + 1))


def _says_something(token: Token) -> bool:
    small = token.fold in listed("prepositions") or token.fold in listed("auxiliaries")
    return token.kind == "number" or (len(token.fold) >= CONTENT_LETTERS and not small)


def shown(text: str, words: Sequence[Token]) -> str:
    """Return words as they stand in a quotation, or that there is none."""
    return f"“{text[words[0].start : words[-1].end]}”" if words else "nothing"

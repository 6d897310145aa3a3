"""What a desk does to words in quotation marks, cleaning and cutting them: none of it is a dispute.

Two ears set down one utterance in other words. Only a number, a name or a negation that stands otherwise at one place
of it is a difference over what was said.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from stemma.stages.claims.sentences.lexicon import listed
from stemma.stages.claims.words.drift import differing, set_in_brackets, shown, spoken_words
from stemma.stages.claims.words.slips import SPELLING_STEPS, slip_between
from stemma.text.quantities import find_quantities
from stemma.text.tokens import Token

#: Words of a change beyond which two stretches stand side by side that are no readings of one place.
MOST_WORDS = 4
#: Words on either side of a stretch that repeats them: a stumble, which one desk takes out.
STUMBLE = 8


class Change(msgspec.Struct, frozen=True):
    """A place inside an utterance that two texts tell otherwise: both quotations, and the words of each there."""

    texts: tuple[str, str]
    words: tuple[Sequence[Token], Sequence[Token]]
    #: All words of each quotation, and where in them those of the change begin.
    spoken: tuple[Sequence[Token], Sequence[Token]]
    begins: tuple[int, int]


def changes(left: str, right: str, *, edges: bool = False) -> Iterator[Change]:
    """Yield the places between words that two quotations share, but for words that a desk set in brackets.

    With `edges` also what only one of them quotes before or behind.
    """
    spoken, stretches = differing(left, right, edges=edges)
    for one in stretches:
        words = (spoken[0][one.left_start : one.left_end], spoken[1][one.right_start : one.right_end])
        if not any(set_in_brackets(text, side) for text, side in zip((left, right), words, strict=True)):
            yield Change((left, right), words, spoken, (one.left_start, one.right_start))


def only_cleaned(left: str, right: str, *, copies: bool = False) -> bool:
    """Return whether two quotations differ in nothing but what is cleaned or left out in plain view.

    A stumble or a filler taken out, a contraction written out, words for which an ellipsis or a bracket stands, and
    what one of them quotes before or behind the other. Copies have the words before them: one that drops a word in
    silence, or quotes another stretch as if it were whole, has bent them.
    """
    if copies:
        return all(_is_in_plain_view(one) for one in changes(left, right, edges=True))
    return all(_is_in_plain_view(one) or _is_stumble(one) for one in changes(left, right))


def changed_fact(left: str, right: str) -> str | None:
    """Return the number, name or negation that two quotations of one utterance tell otherwise, None where none."""
    if drops_denial(left, right):
        return f"“{left}” / “{right}”"
    placed = _negations(left) == _negations(right)
    for one in changes(left, right):
        if max(map(len, one.words)) > MOST_WORDS:
            continue
        if _other_facts(one) or (_negates_one(one) and not placed):
            return " / ".join(shown(text, words) for text, words in zip(one.texts, one.words, strict=True))
    return None


def drops_denial(left: str, right: str) -> bool:
    """Return whether one quotation is the other without the denial before it, set down as a whole sentence.

    Part of a sentence says less: the writer may deny it in words of his own.
    """
    return _denied_in(left, right) or _denied_in(right, left)


def _denied_in(whole: str, bare: str) -> bool:
    """Return whether a text has all of a sentence, and a denial right before it that no mark parts from it."""
    if not bare.lstrip(" \"'“”‘’")[:1].isupper():
        return False
    words, sought = spoken_words(whole), [token.fold for token in spoken_words(bare)]
    for at in range(1, len(words) - len(sought) + 1):
        if [token.fold for token in words[at : at + len(sought)]] == sought:
            before = words[max(0, at - DENIAL_WORDS) : at]
            parted = _PAUSE.search(whole, before[0].end, words[at].start)
            return parted is None and bool(set(_expanded(before)) & listed("negations"))
    return False


#: Words before a sentence among which its denial stands: "not all", "nor did".
DENIAL_WORDS = 2
_PAUSE = re.compile(r"[.!?,;:…—–]")


def _is_in_plain_view(one: Change) -> bool:
    if _expanded(one.words[0]) == _expanded(one.words[1]):
        return True
    return any(not one.words[side] and _leaves_a_mark(one, side) for side in (0, 1))


def _leaves_a_mark(one: Change, side: int) -> bool:
    """Return whether dots stand where one text leaves words out."""
    at, spoken = one.begins[side], one.spoken[side]
    if not 0 < at < len(spoken):
        return False
    return bool(_DOTS.search(one.texts[side], spoken[at - 1].end, spoken[at].start))


_DOTS = re.compile(r"…|\.\s?\.|\[\s?\]|—|--")


def _is_stumble(one: Change) -> bool:
    """Return whether words of one text say nothing: fillers, and words that stand right before or behind as well."""
    sides = [side for side in (0, 1) if one.words[side]]
    if len(sides) != 1:
        return False
    at, spoken, words = one.begins[sides[0]], one.spoken[sides[0]], one.words[sides[0]]
    near = {token.fold for token in spoken[max(0, at - STUMBLE) : at]}
    near |= {token.fold for token in spoken[at + len(words) : at + len(words) + STUMBLE]}
    told = [token.fold for token in words if token.fold not in listed("fillers")]
    return not set(told) & listed("negations") and set(told) <= near


def _other_facts(one: Change) -> bool:
    """Return whether both texts give a number there, and not the same, or both a name."""
    numbers = [_numbers(one, side) for side in (0, 1)]
    if all(numbers) and numbers[0] != numbers[1]:
        return True
    names = [{token.fold for token in one.words[side] if _is_name(one, side, token)} for side in (0, 1)]
    if not all(names) or names[0] & names[1]:
        return False
    return slip_between(*(min(held) for held in names)) is None


def _numbers(one: Change, side: int) -> set[tuple[float | None, float | None]]:
    """Return the numbers of a change, "twice" among them."""
    told = {(each.low, each.high) for each in find_quantities(_text(one, side))}
    return told | {(TIMES[token.fold], TIMES[token.fold]) for token in one.words[side] if token.fold in TIMES}


TIMES: dict[str, float | None] = {"once": 1.0, "twice": 2.0, "thrice": 3.0}


def _is_name(one: Change, side: int, token: Token) -> bool:
    """Return whether a word is written like a name, and no sentence begins with it."""
    written = one.texts[side][token.start : token.end]
    before = one.texts[side][: token.start].rstrip(" \"'“”‘’([")
    return written[:1].isupper() and len(written) > SPELLING_STEPS and before[-1:] not in {"", ".", "!", "?", ":", "…"}


def _negations(text: str) -> int:
    """Return how often an utterance denies: "I don't feel we were" and "I feel we weren't" do it once."""
    words = _expanded(spoken_words(text))
    return sum(word in listed("negations") for word in words)


def _negates_one(one: Change) -> bool:
    return len({bool(set(_expanded(words)) & listed("negations")) for words in one.words}) > 1


def _expanded(words: Sequence[Token]) -> list[str]:
    """Return folded words with contractions written out: "they're" as "they are"."""
    text = " ".join(token.fold for token in words)
    for short, long in _CONTRACTIONS:
        text = short.sub(long, text)
    return text.split()


_CONTRACTIONS = tuple(
    (re.compile(short), long)
    for short, long in (
        (r"\bcan't\b|\bcannot\b", "can not"),
        (r"\bwon't\b", "will not"),
        (r"n't\b", " not"),
        (r"'re\b", " are"),
        (r"'ve\b", " have"),
        (r"'ll\b", " will"),
        (r"'m\b", " am"),
        (r"\bgonna\b", "going to"),
        (r"\bwanna\b", "want to"),
    )
)


def _text(one: Change, side: int) -> str:
    words = one.words[side]
    return one.texts[side][words[0].start : words[-1].end] if words else ""

"""Scars that the comparison of two aligned passages shows, on either side."""

from collections.abc import Iterator, Sequence

import msgspec

from stemma.model import Scar
from stemma.stages.damage.rules import articles, is_scanned
from stemma.text.differences import Stretch, identity, word_differences
from stemma.text.numbers import number_word
from stemma.text.tokens import Token, stem

#: Share of the letters of two names from which they are spellings of one.
ONE_NAME = 0.7

#: Words in a row that may be swapped one for one.
SWAPPED_WORDS = 4

#: Letters of a name below which another spelling is another name.
LEAST_NAME = 5

#: Words of a quotation below which another wording is another cut.
LEAST_QUOTED = 5

#: Share of its words that a quotation that was worded anew keeps: less is another quotation, more is a slip.
QUOTED_ANEW = (0.25, 0.8)


class Side(msgspec.Struct, frozen=True, eq=False):
    """One side of an aligned pair: the text, its words, and for every word whether it stands inside quotation marks."""

    witness: str
    text: str
    language: str
    tokens: Sequence[Token]
    quoted: Sequence[bool]

    def is_quoted(self, token: Token) -> bool:
        """Return whether a word stands inside quotation marks."""
        return self.quoted[self.tokens.index(token)]

    def shown(self, start: int, end: int) -> str:
        """Return the text of some words in a row."""
        return " ".join(self.text[self.tokens[start].start : self.tokens[end - 1].end].split()) if end > start else ""


class Found(msgspec.Struct, frozen=True):
    """A scar on one side; `form` and `other` are the words compared, where only the story can tell which is odd."""

    witness: str
    scar: Scar
    form: str = ""
    other: str = ""


def compare_sides(left: Side, right: Side) -> Iterator[Found]:
    """Yield the scars of both sides of two passages that carry the same text."""
    stretches = word_differences(left.tokens, right.tokens)
    for at, stretch in enumerate(stretches):
        if stretch.same:
            continue
        yield from _lost_articles(left, right, stretch)
        length = stretch.left_end - stretch.left_start
        if length == stretch.right_end - stretch.right_start and length <= SWAPPED_WORDS:
            framed = 0 < at < len(stretches) - 1
            for step in range(length):
                tokens = left.tokens[stretch.left_start + step], right.tokens[stretch.right_start + step]
                yield from _one_word((left, right), tokens, framed=framed)
    yield from _quotations(left, right)


def _lost_articles(left: Side, right: Side, stretch: Stretch) -> Iterator[Found]:
    """Yield articles that one side lacks before the very words that follow them on the other."""
    sides = (
        (left, (stretch.left_start, stretch.left_end), right, (stretch.right_start, stretch.right_end)),
        (right, (stretch.right_start, stretch.right_end), left, (stretch.left_start, stretch.left_end)),
    )
    for poor, (start, end), rich, (first, last) in sides:
        lost = last - first == 1 and start == end and rich.tokens[first].fold in articles(rich.language)
        # Before names, numbers and at the ends of a passage an article may be there or not.
        if lost and 0 < start < len(poor.tokens) and poor.text[poor.tokens[start].start].islower():
            word = rich.shown(first, last)
            where = Scar(
                start=poor.tokens[start - 1].start,
                end=poor.tokens[start].end,
                sign="article",
                why=f"lacks “{word}” before “{poor.shown(start, start + 1)}”, which {{other}} has",
            )
            yield Found(poor.witness, where, other=rich.witness)


def _one_word(sides: tuple[Side, Side], tokens: tuple[Token, Token], *, framed: bool) -> Iterator[Found]:
    """Yield what one word in the place of another shows; a synonym only where the words around it agree."""
    (left, right), (one, two) = sides, tokens
    if "number" in (one.kind, two.kind) and one.kind == two.kind:
        return
    sign = _sign((left, right), one, two)
    if sign == "synonym" and not framed:
        return
    if sign == "synonym" and left.is_quoted(one) and right.is_quoted(two):
        sign = "quoted synonym"
    for side, here, there in ((left, one, two), (right, two, one)):
        other = right if side is left else left
        shown = f"“{side.text[here.start : here.end]}” for “{other.text[there.start : there.end]}”"
        inside = ", inside a quotation" if sign == "quoted synonym" else ""
        scar = Scar(start=here.start, end=here.end, sign=sign, why=f"{shown}{inside}")
        yield Found(side.witness, scar, here.fold, there.fold)


def _sign(sides: tuple[Side, Side], one: Token, two: Token) -> str:
    """Return what kind of difference two single words make; "" where it is one of grammar or fact."""
    left, right = sides
    if is_scanned(one.fold, two.fold) or is_scanned(two.fold, one.fold):
        return "letter"
    names = left.text[one.start].isupper() and right.text[two.start].isupper()
    letters = identity(list(one.fold), list(two.fold))
    short, long = sorted((one.fold, two.fold), key=len)
    if names and letters >= ONE_NAME and len(short) >= LEAST_NAME and not long.startswith(short):
        return "spelling"
    same_stem = stem(one.fold, left.language) == stem(two.fold, right.language)
    if names or same_stem or number_word(one.fold) or number_word(two.fold):
        return ""
    small = {*articles(left.language), *articles(right.language)}
    return "" if {one.fold, two.fold} & small else "synonym"


def _quotations(left: Side, right: Side) -> Iterator[Found]:
    """Yield what stands inside quotation marks on both sides in other words: people are quoted in their own."""
    one, two = (
        [token for token, inside in zip(side.tokens, side.quoted, strict=True) if inside] for side in (left, right)
    )
    if min(len(one), len(two)) < LEAST_QUOTED:
        return
    kept = identity([token.fold for token in one], [token.fold for token in two])
    if QUOTED_ANEW[0] <= kept < QUOTED_ANEW[1] and max(len(one), len(two)) <= 2 * min(len(one), len(two)):
        for side, words in ((left, one), (right, two)):
            scar = Scar(
                start=words[0].start,
                end=words[-1].end,
                sign="quotation",
                why="the quotation is worded otherwise than in {other}",
            )
            other = right.witness if side is left else left.witness
            yield Found(side.witness, scar, other=other)

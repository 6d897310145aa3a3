"""How closely two linked passages agree, and why we say so."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from stemma.model import AlignmentKind
from stemma.stages.reuse.body import Body
from stemma.stages.reuse.linking import Link
from stemma.text.content import NO_STEM, content_stem
from stemma.text.differences import identity, word_differences
from stemma.text.tokens import Token

#: Share of words kept from which a passage counts as the same but for a few words.
NEAR_IDENTITY = 0.8

#: Shared words that are quoted as reasons.
SHOWN_WORDS = 4

#: Words of a phrase that are shown before it is cut.
SHOWN_PHRASE = 8


class Likeness(msgspec.Struct, frozen=True, kw_only=True):
    """The judgement of one link."""

    kind: AlignmentKind
    score: float
    why: str


class Wording(NamedTuple):
    """What the words of two sides alone show: the share that is kept, and the reason."""

    kept: float
    why: str


#: Wordings by the very text and language of both sides: copies of copies repeat the same sentences hundreds of times.
Judged = dict[tuple[str, str, str | None, str | None], Wording]


class Side(msgspec.Struct, frozen=True, eq=False):
    """One side of a link: its text and words, with the text's language and the bits of its stems."""

    text: str
    words: list[Token]
    language: str | None
    bits: dict[int, float]


def judge_likeness(left: Body, right: Body, link: Link, *, judged: Judged) -> Likeness:
    """Return how closely two linked passages agree; wordings read before are found in `judged`, or added to it."""
    sides = left.text_of(link.lefts), right.text_of(link.rights), left.witness.language, right.witness.language
    if sides not in judged:
        judged[sides] = _read_wording(_side(left, link.lefts), _side(right, link.rights))
    kept, why = judged[sides]
    if kept == 1.0:
        return Likeness(kind=AlignmentKind.VERBATIM, score=1.0, why=why)
    if kept >= NEAR_IDENTITY:
        return Likeness(kind=AlignmentKind.NEAR_VERBATIM, score=round(kept, 4), why=why)
    # How much the shared words weigh depends on what else stands in either report: it is never remembered.
    return Likeness(kind=AlignmentKind.PARAPHRASE, score=round((kept + min(1.0, link.dice)) / 2, 4), why=why)


def _side(body: Body, rows: Sequence[int]) -> Side:
    words = [token for row in rows for token in body.tokens[row]]
    return Side(body.witness.text, words, body.witness.language, body.bit_of)


def _read_wording(left: Side, right: Side) -> Wording:
    kept = identity([word.fold for word in left.words], [word.fold for word in right.words])
    if kept == 1.0:
        return Wording(kept, f"word for word the same: ‘{_phrase(left.text, left.words)}’")
    return Wording(kept, _near_reason(left, right) if kept >= NEAR_IDENTITY else _shared_reason(left, right))


def _phrase(text: str, words: Sequence[Token]) -> str:
    shown = words[:SHOWN_PHRASE]
    phrase = " ".join(text[shown[0].start : shown[-1].end].split()) if shown else ""
    return phrase + (" …" if len(words) > len(shown) else "")


def _near_reason(left: Side, right: Side) -> str:
    changed = [stretch for stretch in word_differences(left.words, right.words) if not stretch.same]
    first = changed[0]
    gone = _phrase(left.text, left.words[first.left_start : first.left_end])
    come = _phrase(right.text, right.words[first.right_start : first.right_end])
    more = f", and {len(changed) - 1} more" if len(changed) > 1 else ""
    if not gone or not come:
        return f"the same but for ‘{gone or come}’, which only one has{more}"
    return f"the same but for ‘{gone}’ against ‘{come}’{more}"


def _shared_reason(left: Side, right: Side) -> str:
    places: dict[int, int] = {}
    for at, word in enumerate(right.words):
        places.setdefault(content_stem(word.fold, word.kind, right.language), at)
    places.pop(NO_STEM, None)
    shared: dict[int, Token] = {}
    for word in left.words:
        stem = content_stem(word.fold, word.kind, left.language)
        if stem in places:
            shared.setdefault(stem, word)
    telling = sorted(shared, key=lambda stem: (-left.bits.get(stem, 0.0), shared[stem].start))[:SHOWN_WORDS]
    telling.sort(key=lambda stem: shared[stem].start)
    ranks = [places[stem] for stem in telling]
    words = ", ".join(f"‘{left.text[shared[stem].start : shared[stem].end]}’" for stem in telling)
    if len(telling) < 2:  # noqa: PLR2004  (one word has no order)
        return f"shares {words}" if words else "shares small words only"
    return f"shares {words} in {'the same' if ranks == sorted(ranks) else 'another'} order"

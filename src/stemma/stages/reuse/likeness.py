"""How closely two linked passages agree, and why we say so."""

import msgspec

from stemma.model import AlignmentKind
from stemma.stages.reuse.body import Body
from stemma.stages.reuse.linking import Link
from stemma.stages.reuse.words import NO_STEM, content_stem
from stemma.text.differences import identity, word_differences
from stemma.text.tokens import Token

#: Share of words kept from which a passage counts as the same but for a few words.
NEAR_IDENTITY = 0.8

#: Shared words that are quoted as reasons, and words of a phrase shown before it is cut.
SHOWN_WORDS = 4
SHOWN_PHRASE = 8


class Likeness(msgspec.Struct, frozen=True, kw_only=True):
    """The judgement of one link."""

    kind: AlignmentKind
    score: float
    why: str
    quoted: bool


def judge_likeness(left: Body, right: Body, link: Link) -> Likeness:
    """Return how closely two linked passages agree."""
    left_tokens = [token for row in link.lefts for token in left.tokens[row]]
    right_tokens = [token for row in link.rights for token in right.tokens[row]]
    kept = identity([token.fold for token in left_tokens], [token.fold for token in right_tokens])
    quoted = mostly_quoted(left, link.lefts) and mostly_quoted(right, link.rights)
    if kept == 1.0:
        why = f"word for word the same: ‘{_phrase(left.witness.text, left_tokens)}’"
        return Likeness(kind=AlignmentKind.VERBATIM, score=1.0, why=why, quoted=quoted)
    if kept >= NEAR_IDENTITY:
        why = _near_reason(left, right, left_tokens, right_tokens)
        return Likeness(kind=AlignmentKind.NEAR_VERBATIM, score=round(kept, 4), why=why, quoted=quoted)
    why = _shared_reason(left, left_tokens, right, right_tokens)
    return Likeness(kind=AlignmentKind.PARAPHRASE, score=round(max(kept, link.dice), 4), why=why, quoted=quoted)


def mostly_quoted(body: Body, rows: tuple[int, ...]) -> bool:
    """Return whether more than half of the words of these sentences stand inside quotation marks."""
    ends = body.ends
    flags = [bool(own) for row in rows for own in body.own[ends[row] - len(body.tokens[row]) : ends[row]]]
    return 2 * sum(flags) < len(flags)


def _phrase(text: str, tokens: list[Token]) -> str:
    shown = tokens[:SHOWN_PHRASE]
    phrase = " ".join(text[shown[0].start : shown[-1].end].split()) if shown else ""
    return phrase + (" …" if len(tokens) > len(shown) else "")


def _near_reason(left: Body, right: Body, left_tokens: list[Token], right_tokens: list[Token]) -> str:
    changed = [stretch for stretch in word_differences(left_tokens, right_tokens) if not stretch.same]
    first = changed[0]
    gone = _phrase(left.witness.text, left_tokens[first.left_start : first.left_end])
    come = _phrase(right.witness.text, right_tokens[first.right_start : first.right_end])
    more = f", and {len(changed) - 1} more" if len(changed) > 1 else ""
    if not gone or not come:
        return f"the same but for ‘{gone or come}’, which only one has{more}"
    return f"the same but for ‘{gone}’ against ‘{come}’{more}"


def _shared_reason(left: Body, left_tokens: list[Token], right: Body, right_tokens: list[Token]) -> str:
    places: dict[int, int] = {}
    for at, token in enumerate(right_tokens):
        places.setdefault(content_stem(token.fold, token.kind, right.witness.language), at)
    places.pop(NO_STEM, None)
    shared: dict[int, Token] = {}
    for token in left_tokens:
        stem = content_stem(token.fold, token.kind, left.witness.language)
        if stem in places:
            shared.setdefault(stem, token)
    weight = dict(zip(left.vocabulary.tolist(), left.bits.tolist(), strict=True))
    telling = sorted(shared, key=lambda stem: (-weight.get(stem, 0.0), shared[stem].start))[:SHOWN_WORDS]
    telling.sort(key=lambda stem: shared[stem].start)
    ordered = [places[stem] for stem in telling]
    words = ", ".join(f"‘{left.witness.text[shared[stem].start : shared[stem].end]}’" for stem in telling)
    return f"shares {words} in {'the same' if ordered == sorted(ordered) else 'another'} order"

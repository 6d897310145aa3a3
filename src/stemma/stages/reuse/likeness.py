"""How closely two linked passages agree, and why we say so."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from stemma.model import AlignmentKind
from stemma.stages.reuse.body import Body
from stemma.stages.reuse.linking import Link
from stemma.stages.reuse.manner import Kept
from stemma.stages.reuse.sides import Side
from stemma.text.differences import common_runs, identity, word_differences
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
    kept: Kept


class Wording(NamedTuple):
    """What the words of two sides alone show: the share that is the same, the reason, and the words that are kept."""

    same: float
    why: str
    kept: Kept


#: What links came to, by the wording of both sides: copies of copies repeat the same sentences hundreds of times.
Judged = dict[tuple[str, str], Wording]


def judge_likeness(left: Body, right: Body, link: Link, *, judged: Judged) -> Likeness:
    """Return how closely two linked passages agree; wordings read before are found in `judged`, or added to it."""
    one, two = left.side(link.lefts), right.side(link.rights)
    both = one.wording, two.wording
    if both not in judged:
        judged[both] = _read_wording(one, two)
    same, why, kept = judged[both]
    if same == 1.0:
        return Likeness(kind=AlignmentKind.VERBATIM, score=1.0, why=why, kept=kept)
    if same >= NEAR_IDENTITY:
        return Likeness(kind=AlignmentKind.NEAR_VERBATIM, score=round(same, 4), why=why, kept=kept)
    # How much the shared words weigh depends on what else stands in either report: it is never remembered.
    score = round((same + min(1.0, link.dice)) / 2, 4)
    return Likeness(kind=AlignmentKind.PARAPHRASE, score=score, why=why, kept=kept)


def _read_wording(left: Side, right: Side) -> Wording:
    same = identity(left.folds, right.folds)
    one, two = left.own_folds, right.own_folds
    kept = Kept(min(len(one), len(two)), (len(one),) if one == two else tuple(common_runs(one, two)))
    if same == 1.0:
        return Wording(same, f"word for word the same: ‘{_phrase(left.witness_text, left.words)}’", kept)
    return Wording(same, _near_reason(left, right) if same >= NEAR_IDENTITY else _shared_reason(left, right), kept)


def _phrase(text: str, words: Sequence[Token]) -> str:
    shown = words[:SHOWN_PHRASE]
    phrase = " ".join(text[shown[0].start : shown[-1].end].split()) if shown else ""
    return phrase + (" …" if len(words) > len(shown) else "")


def _near_reason(left: Side, right: Side) -> str:
    changed = [stretch for stretch in word_differences(left.words, right.words) if not stretch.same]
    first = changed[0]
    gone = _phrase(left.witness_text, left.words[first.left_start : first.left_end])
    come = _phrase(right.witness_text, right.words[first.right_start : first.right_end])
    more = f", and {len(changed) - 1} more" if len(changed) > 1 else ""
    if not gone or not come:
        return f"the same but for ‘{gone or come}’, which only one has{more}"
    return f"the same but for ‘{gone}’ against ‘{come}’{more}"


def _shared_reason(left: Side, right: Side) -> str:
    shared = [stem for stem in left.first_at if stem in right.first_at]
    telling = sorted(shared, key=lambda stem: -left.bits.get(stem, 0.0))[:SHOWN_WORDS]
    telling.sort(key=left.first_at.__getitem__)
    ranks = [right.first_at[stem] for stem in telling]
    shown = [left.words[left.first_at[stem]] for stem in telling]
    words = ", ".join(f"‘{left.witness_text[word.start : word.end]}’" for word in shown)
    if len(telling) < 2:  # noqa: PLR2004  (one word has no order)
        return f"shares {words}" if words else "shares small words only"
    return f"shares {words} in {'the same' if ranks == sorted(ranks) else 'another'} order"

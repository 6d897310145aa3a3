"""A new report against a case: how much of it stands there, word for word or reworded, and with whom."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from stemma.model import Alignment, AlignmentKind, Lookup, Pair, PairVerdict, Sentence, Witness
from stemma.views.cards import WitnessCard, witness_cards

#: Bits from which a report that is no copy is named all the same: it deserves a look.
WORTH_A_LOOK = 10.0


class SharedPassage(msgspec.Struct, frozen=True, kw_only=True):
    """The same text here (in the new report) and there."""

    here_start: int
    here_end: int
    here: str
    there_start: int
    there_end: int
    there: str
    closeness: AlignmentKind
    #: Most of it is a quotation: it shows a shared speaker.
    quoted: bool
    score: float
    why: str


class Shared(msgspec.Struct, frozen=True, kw_only=True):
    """What a new report has in common with one report of the case, and how sure that is."""

    witness: WitnessCard
    verdict: PairVerdict
    bits: float
    score: float
    #: The part of the new report, and of this one, that stands in the other; quotations left out.
    share_here: float
    share_there: float
    why: str
    #: In the order of the new report.
    passages: list[SharedPassage]


class AgainstView(msgspec.Struct, frozen=True, kw_only=True):
    """One new report. The shares are parts of its body, by characters; they and the rest, its own, make 1."""

    siglum: str
    path: str
    chars: int
    #: The siglum of the report of the case that is this very one, where there is such a one; it is left out below.
    held: str | None = None
    sentence: str
    word_for_word: float
    reworded: float
    quoted: float
    #: Reports that it shares text with, the largest share first.
    shared: list[Shared]
    #: Reports that fall short of it and have something in common all the same.
    doubtful: list[Shared]


class Known(NamedTuple):
    """The reports of the case: how they are named, and their texts."""

    cards: dict[str, WitnessCard]
    texts: dict[str, str]


def against_views(case: Lookup, found: Lookup) -> list[AgainstView]:
    """Return a view of every newcomer in `found`, which holds its comparison with the case."""
    known = Known(witness_cards(case), {witness.id: witness.text for witness in case.of(Witness)})
    newcomers = sorted(found.of(Witness), key=lambda witness: (witness.path, witness.id))
    return [_view(newcomer, found, known) for newcomer in newcomers]


def _view(newcomer: Witness, found: Lookup, known: Known) -> AgainstView:
    shared = [
        _shared(newcomer, pair, found=found, known=known)
        for pair in found.of(Pair)
        if newcomer.id in (pair.left, pair.right)
    ]
    shared.sort(key=lambda one: (-one.share_here, -one.bits, one.witness.id))
    copies = [one for one in shared if one.verdict is PairVerdict.COPY]
    word_for_word, reworded, quoted = _parts(copies, found.of(Sentence, witness=newcomer.id))
    return AgainstView(
        siglum=newcomer.siglum,
        path=newcomer.path,
        chars=newcomer.chars,
        held=known.cards[newcomer.id].siglum if newcomer.id in known.cards else None,
        sentence=_sentence(newcomer, copies, (word_for_word, reworded, quoted)),
        word_for_word=word_for_word,
        reworded=reworded,
        quoted=quoted,
        shared=copies,
        doubtful=[one for one in shared if one.verdict is not PairVerdict.COPY and one.bits >= WORTH_A_LOOK],
    )


def _shared(newcomer: Witness, pair: Pair, *, found: Lookup, known: Known) -> Shared:
    here_is_left = pair.left == newcomer.id
    other = pair.right if here_is_left else pair.left
    shares = (pair.left_share, pair.right_share) if here_is_left else (pair.right_share, pair.left_share)
    passages = [
        _passage(one, newcomer, known.texts[other], here_is_left=here_is_left)
        for one in found.of(Alignment, left=pair.left, right=pair.right)
    ]
    return Shared(
        witness=known.cards[other],
        verdict=pair.verdict,
        bits=pair.bits,
        score=pair.score,
        share_here=shares[0],
        share_there=shares[1],
        why=pair.why,
        passages=sorted(passages, key=lambda one: (one.here_start, one.here_end, one.there_start)),
    )


def _passage(one: Alignment, newcomer: Witness, text: str, *, here_is_left: bool) -> SharedPassage:
    left, right = (one.left_start, one.left_end), (one.right_start, one.right_end)
    here, there = (left, right) if here_is_left else (right, left)
    return SharedPassage(
        here_start=here[0],
        here_end=here[1],
        here=newcomer.text[slice(*here)],
        there_start=there[0],
        there_end=there[1],
        there=text[slice(*there)],
        closeness=one.kind,
        quoted=one.quoted,
        score=one.score,
        why=one.why,
    )


def _parts(copies: Iterable[Shared], sentences: Sequence[Sentence]) -> tuple[float, float, float]:
    """Return the parts of the body that stand in copies word for word or nearly, reworded, and as quotations."""
    ranks: dict[int, int] = {}
    for passage in (passage for one in copies for passage in one.passages):
        rank = 1 if passage.quoted else 2 if passage.closeness is AlignmentKind.PARAPHRASE else 3
        for sentence in sentences:
            if sentence.index >= 0 and passage.here_start <= sentence.start < passage.here_end:
                ranks[sentence.start] = max(rank, ranks.get(sentence.start, 0))
    lengths = {one.start: one.end - one.start for one in sentences if one.index >= 0}
    whole = sum(lengths.values()) or 1
    first, second, third = (
        round(sum(lengths[start] for start, held in ranks.items() if held == rank) / whole, 4) for rank in (3, 2, 1)
    )
    return first, second, third


def _sentence(newcomer: Witness, copies: Sequence[Shared], parts: tuple[float, float, float]) -> str:
    if not copies:
        return f"{newcomer.siglum} shows no text of the case; that is not proof that it has none."
    first = copies[0]
    others = f" and {len(copies) - 1} more" if len(copies) > 1 else ""
    return (
        f"{sum(parts):.0%} of {newcomer.siglum} stands in the case, most of it in {first.witness.siglum}{others}: "
        f"{parts[0]:.0%} word for word or nearly, {parts[1]:.0%} reworded, {parts[2]:.0%} quotations."
    )

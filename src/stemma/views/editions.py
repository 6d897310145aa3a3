"""Editions: the states of one page in the order of time, and which sentences each later one changed."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from stemma.model import Lookup, Sentence, Witness
from stemma.text.differences import identity
from stemma.text.tokens import tokenise
from stemma.views.cards import WitnessCard, witness_card

#: Sentences that keep so much of their words, in order, are one sentence that was changed.
ONE_SENTENCE = 0.5


class EditionSpan(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence of one state: half-open span of its characters, and the characters."""

    start: int
    end: int
    text: str


class EditionChange(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence that came in, went out, or was changed between two states; the side that lacks it is null."""

    kind: Literal["added", "removed", "changed"]
    before: EditionSpan | None
    after: EditionSpan | None


class EditionState(msgspec.Struct, frozen=True, kw_only=True):
    """One state of a page. `number` is null where nothing says which state came first; then `changes` is empty."""

    card: WitnessCard
    number: int | None
    published: str | None
    modified: str | None
    retrieved: str | None
    #: Siglum of the state before it, null for the first.
    since: str | None
    changes: list[EditionChange]


class PageEditions(msgspec.Struct, frozen=True, kw_only=True):
    """One page of which the pile has several states, the earliest first."""

    page: str
    #: Whether the moments that the states give put them in order.
    ordered: bool
    states: list[EditionState]


def page_editions(lookup: Lookup) -> list[PageEditions]:
    """Return all pages of which there are several states, by their addresses."""
    pages: dict[str, list[Witness]] = {}
    for witness in lookup.of(Witness):
        if witness.page is not None:
            pages.setdefault(witness.page, []).append(witness)
    sentences: dict[str, list[Sentence]] = {}
    for sentence in lookup.of(Sentence):
        sentences.setdefault(sentence.witness, []).append(sentence)
    return [
        _page(page, sorted(states, key=lambda state: (state.edition or 0, state.siglum)), sentences)
        for page, states in sorted(pages.items())
        if len(states) > 1
    ]


def _page(page: str, states: Sequence[Witness], sentences: dict[str, list[Sentence]]) -> PageEditions:
    ordered = all(state.edition is not None for state in states)
    listed: list[EditionState] = []
    for place, state in enumerate(states):
        # States of one moment have one number: neither is what the other was made of.
        earlier = [one for one in states[:place] if ordered and (one.edition or 0) < (state.edition or 0)]
        before = earlier[-1] if earlier else None
        changes = [] if before is None else list(_changes(before, state, sentences))
        listed.append(
            EditionState(
                card=witness_card(state, ()),
                number=state.edition,
                published=state.published,
                modified=state.modified,
                retrieved=state.retrieved,
                since=before.siglum if before else None,
                changes=changes,
            )
        )
    return PageEditions(page=page, ordered=ordered, states=listed)


def _changes(before: Witness, after: Witness, sentences: dict[str, list[Sentence]]) -> Iterator[EditionChange]:
    """Yield the differences of two states in the order of the later one, sentence by sentence."""
    old, new = sentences.get(before.id, []), sentences.get(after.id, [])
    old_words = [_words(before.text, sentence) for sentence in old]
    new_words = [_words(after.text, sentence) for sentence in new]
    matcher = SequenceMatcher(None, old_words, new_words, autojunk=False)
    for tag, left, left_end, right, right_end in matcher.get_opcodes():
        if tag == "equal":
            continue
        gone = list(range(left, left_end))
        for place in range(right, right_end):
            same = max(gone, key=lambda one: identity(old_words[one], new_words[place]), default=None)
            span = _span(after.text, new[place])
            if same is not None and identity(old_words[same], new_words[place]) >= ONE_SENTENCE:
                gone.remove(same)
                yield EditionChange(kind="changed", before=_span(before.text, old[same]), after=span)
            else:
                yield EditionChange(kind="added", before=None, after=span)
        for one in gone:
            yield EditionChange(kind="removed", before=_span(before.text, old[one]), after=None)


def _words(text: str, sentence: Sentence) -> tuple[str, ...]:
    return tuple(token.fold for token in tokenise(text, sentence.start, sentence.end) if token.kind != "mark")


def _span(text: str, sentence: Sentence) -> EditionSpan:
    return EditionSpan(start=sentence.start, end=sentence.end, text=text[sentence.start : sentence.end])

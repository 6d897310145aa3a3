"""A story's texts as the names stages take them: sentences of tokens, each text once, whoever has it."""

from collections.abc import Mapping, Sequence
from functools import cached_property

import msgspec

from stemma.model import Role, Rows, Sentence, Witness, Zone
from stemma.stages.names.tokens import Word, name_tokens

#: Zones that are no sentences and name people all the same.
_ALSO = (Role.HEADLINE,)
ENGLISH = "en"


class Passage(msgspec.Struct, frozen=True, dict=True):
    """One sentence or headline: half-open span in the text of its witness."""

    text: str
    start: int
    end: int

    @cached_property
    def words(self) -> Sequence[Word]:
        """Its tokens."""
        return name_tokens(self.text, self.start, self.end)

    @property
    def key(self) -> str:
        """What its tokens are read from: its characters, and the one before, which can join or part the first."""
        return self.text[self.start - 1 : self.end] if self.start else f"\n{self.text[: self.end]}"


class Leaf(msgspec.Struct, frozen=True):
    """One text, its passages, and every witness that has these very passages with the same words.

    `shifts` says, per witness, how far its passages stand from those of the first witness, one number a passage.
    """

    witness: str
    text: str
    passages: Sequence[Passage]
    twins: Mapping[str, Sequence[int]]
    #: The language of the text where it is known and is not English, else nothing.
    abroad: str = ""


def read_leaves(rows: Rows) -> list[Leaf]:
    """Return the distinct texts of a story, by the id of the first witness that has each."""
    witnesses = {witness.id: witness for witness in rows.of(Witness)}
    texts = {name: witness.text for name, witness in witnesses.items()}
    spans: dict[str, list[tuple[int, int]]] = {name: [] for name in sorted(texts)}
    for sentence in rows.of(Sentence):
        if sentence.witness in spans:
            spans[sentence.witness].append((sentence.start, sentence.end))
    for zone in rows.of(Zone):
        if zone.role in _ALSO and zone.witness in spans:
            spans[zone.witness].append((zone.start, zone.end))
    groups: dict[tuple[str, ...], list[str]] = {}
    spans = {name: _apart(found) for name, found in spans.items()}
    for name, found in spans.items():
        groups.setdefault(tuple(texts[name][start:end] for start, end in found), []).append(name)
    return [_leaf(witnesses[names[0]], names, spans) for names in groups.values()]


def _apart(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, without those that begin inside another: no name is found twice."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(spans)):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _leaf(witness: Witness, names: Sequence[str], spans: Mapping[str, Sequence[tuple[int, int]]]) -> Leaf:
    first = spans[names[0]]
    text, language = witness.text, witness.language or ENGLISH
    passages = [Passage(text, start, end) for start, end in first]
    twins = {name: [there[0] - here[0] for here, there in zip(first, spans[name], strict=True)] for name in names}
    return Leaf(names[0], text, passages, twins, "" if language == ENGLISH else language)

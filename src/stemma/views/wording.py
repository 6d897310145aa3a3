"""Two aligned passages as runs of words that agree and words that differ."""

from collections.abc import Iterable, Sequence

import msgspec

from stemma.text.differences import word_differences
from stemma.text.tokens import Token, tokenise


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a passage, unaltered; `differs` where the other side has other words or none."""

    text: str
    differs: bool


def compared_words(left: str, right: str) -> tuple[list[Words], list[Words]]:
    """Return both passages cut into words that agree and that differ; joined they are the passages."""
    if left == right:
        return _whole(left), _whole(right)
    left_tokens, right_tokens = tokenise(left), tokenise(right)
    stretches = [stretch for stretch in word_differences(left_tokens, right_tokens) if not stretch.same]
    return (
        _cut(left, _spans(left_tokens, [(stretch.left_start, stretch.left_end) for stretch in stretches])),
        _cut(right, _spans(right_tokens, [(stretch.right_start, stretch.right_end) for stretch in stretches])),
    )


def _whole(text: str) -> list[Words]:
    return [Words(text=text, differs=False)] if text else []


def _spans(tokens: Sequence[Token], ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the character spans of ranges of tokens, from the first to the last word; marks alone say nothing."""
    spans = []
    for start, end in ranges:
        words = [token for token in tokens[start:end] if token.kind != "mark"]
        if words:
            spans.append((words[0].start, words[-1].end))
    return spans


def _cut(text: str, differing: Iterable[tuple[int, int]]) -> list[Words]:
    runs: list[Words] = []
    at = 0
    for start, end in differing:
        runs += _whole(text[at:start])
        runs.append(Words(text=text[start:end], differs=True))
        at = end
    return runs + _whole(text[at:])

"""A witness as lines: what is judged one at a time, with the evidence that each carries by itself."""

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from stemma.model import Block, Witness
from stemma.text.paragraphs import paragraph_spans, wrap_width

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
EDGE = " \t\u00a0.:;,!?…•·|–—-»›«‹>*()[]{}\"“”'‘’/\\+►▶▸■▪●➤➡↓→←▼▲×"
_STOPPED = re.compile(r"[.!?…。！？؟।۔][\"”’'»)\]“›\s]*\Z")
_INNER_STOP = re.compile(r"[^\W_]{2}[.!?…][\"”’')]*\s+[\"“‘'(«„]?[^\W\d_a-z]|[。！？।۔]")
_WIDE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
#: Characters of a script without spaces that make about one word.
WIDE_CHARS_PER_WORD = 2
#: No list of words is made of more than this much of a line: rules look at short lines.
LONGEST_FOLD = 600


class Line(msgspec.Struct, frozen=True):
    """One line of saved text, or one line of an HTML block: half-open span without the white space around it."""

    start: int
    end: int
    text: str
    #: Small letters, straight quotes, single spaces, no marks at the ends; at most LONGEST_FOLD characters.
    fold: str
    words: list[str]
    #: Words of the whole line, estimated for scripts without spaces.
    length: int
    #: It ends with a stop, closing marks aside.
    stopped: bool
    #: A stop inside: more than one sentence.
    several: bool
    block: Block | None
    #: A dateline stands before it on its line.
    opens: bool = False


def read_lines(witness: Witness, blocks: Sequence[Block]) -> list[Line]:
    """Return the lines of a witness in order; lines that were wrapped at a width count as the one they were."""
    text = witness.text
    width = 0 if blocks else wrap_width(text, 0, len(text))
    starts = [block.start for block in blocks]
    lines = []
    for start, end in paragraph_spans(text, 0, len(text), width=width):
        index = bisect_right(starts, start) - 1
        block = blocks[index] if index >= 0 and start < blocks[index].end else None
        lines.append(read_line(text, start, end, block=block))
    return lines


def read_line(text: str, start: int, end: int, *, block: Block | None = None, opens: bool = False) -> Line:
    """Return one stretch of text as a line with its own evidence."""
    content = text[start:end]
    fold = fold_line(content)
    words = _WORD.findall(fold)
    return Line(
        start=start,
        end=end,
        text=content,
        fold=fold,
        words=words,
        length=_length(content, words),
        stopped=_STOPPED.search(content, max(0, len(content) - 12)) is not None,
        several=_INNER_STOP.search(content) is not None,
        block=block,
        opens=opens,
    )


def fold_line(content: str) -> str:
    """Return a line as phrase lists write it: small letters, straight quotes, single spaces, no marks at its ends."""
    fold = _SPACE.sub(" ", content[:LONGEST_FOLD].strip(EDGE)).casefold()
    return fold.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')


def _length(content: str, words: list[str]) -> int:
    wide = len(_WIDE.findall(content[:LONGEST_FOLD]))
    if wide > len(words):
        return wide * len(content) // (WIDE_CHARS_PER_WORD * min(len(content), LONGEST_FOLD))
    return len(words) * max(1, len(content) // LONGEST_FOLD)

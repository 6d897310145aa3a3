"""Lists with which a text goes on where its sentences end: results, ingredients, offers, what is on and when.

The lines of a menu and those of a list are both short and without stops. What tells them apart is what they say:
numbers, commas, small letters. One line shows little, a run of them much, so their evidence is added up and the list
ends where the sum is highest (maximum prefix sum), if that is high enough for anyone to believe it.
"""

import re
from collections.abc import Sequence

from stemma.stages.clean.lines import Line
from stemma.stages.clean.setting import SENTENCE_WORDS

#: The sum that makes lines a list: on the pages that were looked at 8 takes in feet and 14 loses lists.
BELIEVED = 11
#: Where the sum has fallen so far below its highest, the list is over.
FALL = 10
#: What every line without a stop has against it, and what speaks for it.
PLAIN = -2
NUMBER = 3
MARK = 1
SMALL_BEGINNING = 2
MOSTLY_SMALL = 1
#: One or two words without a number are the label of something, marks alone a button.
LABEL_WORDS = 2
BRIEF = -1
LETTERLESS = -2
#: What speaks for a list at all says a little more: on the pages looked at such lines are entries eight times to one.
SPEAKS = 1
#: What a line says that is known for something else.
SENTENCE = 2

_SCHEDULED = re.compile(r"\d{1,2}[.:]\d\d(?: ?(?:[AaPp]\.?[Mm]\.?|Uhr|h)\b)?+\W+[^\W\d_]{2,}(?:\W+[^\W\d_]{2,}|\Z)")
_MARKS = frozenset(",;:([–")


def list_end(gains: Sequence[int], start: int) -> int:
    """Return where the list ends that begins at a line; the same line where there is none."""
    total = best = 0
    end = start
    for index in range(start, len(gains)):
        total += gains[index]
        if total > best:
            best, end = total, index + 1
        if total < best - FALL:
            break
    return end if best >= BELIEVED else start


def entry_gain(line: Line) -> int:
    """Return how much a line without a stop speaks for a list, by how it is built."""
    if not any(map(str.isalpha, line.text)):
        return LETTERLESS
    numbered = any(map(str.isdigit, line.text))
    words = line.text.split()
    small = 2 * sum(word[0].islower() for word in words) >= len(words)
    gain = (
        PLAIN
        + NUMBER * numbered
        + MARK * (not _MARKS.isdisjoint(line.text[:-1]))
        + SMALL_BEGINNING * line.text[0].islower()
        + MOSTLY_SMALL * small
        + BRIEF * (line.length <= LABEL_WORDS and not numbered)
    )
    return gain + SPEAKS * (gain > 0)


def is_scheduled(line: Line) -> bool:
    """Return whether a line says what is on at a time that it begins with."""
    return _SCHEDULED.match(line.text) is not None


def sentence_gain(line: Line) -> int:
    """Return how much a sentence among entries speaks for the list that it stands in."""
    return SENTENCE if line.length >= SENTENCE_WORDS else SENTENCE // 2

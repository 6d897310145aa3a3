"""Reports that are a list with hardly a sentence, on pages that somebody copied whole.

Where running text is short, it may be a notice, a teaser or what readers wrote, and the report a list elsewhere. Its
lines are told as those of a list under running text are, and by the words that they have in common: entries of one
list say the same things, menus and teasers each something else (lexical cohesion, as in Hearst, "TextTiling", 1997).
"""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from stemma.stages.clean.lines import Line
from stemma.stages.clean.setting import TELLING_LETTERS
from stemma.text.copied import best_run

#: Running text of so many words is a report, whatever else the page lists.
REPORT_WORDS = 80
#: The sum that makes lines a list that no headline stands over, and one that has a byline or date above it.
BELIEVED = 14
BELIEVED_ALONE = 8
BELIEVED_SIGNED = 4
#: What every line gains under a headline with its byline or date: nothing but the text stands there.
UNDER_HEAD = 2
#: So many lines around a line may have words in common with it.
NEAR = 8
#: What a word in common speaks for a list, and what half of the words.
SHARES_WORD = 1
SHARES_HALF = 1


class Listed(NamedTuple):
    """A half-open run of lines that is a list, with its words."""

    start: int
    end: int
    words: int


def bare_list(lines: Sequence[Line], gains: Sequence[int], *, head: int | None, alone: bool) -> Listed | None:
    """Return the list that is the report of a page, None where nothing is list enough.

    `gains` say how much each line speaks for a list; `head` is the last line of the only whole head of the page;
    it stands `alone` where nothing reads as running text.
    """
    cohesion = _cohesion(lines)
    total = [gain + more if gain > -4 else gain for gain, more in zip(gains, cohesion, strict=True)]
    if head is not None:
        under = [gain + UNDER_HEAD if gain > -4 else gain for gain in total[head + 1 :]]
        sums = list(accumulate(under))
        if not sums or max(sums) < BELIEVED_SIGNED:
            return None
        return _listed(lines, head + 1, head + 2 + sums.index(max(sums)))
    start, end = best_run(total)
    return _listed(lines, start, end) if sum(total[start:end]) >= (BELIEVED_ALONE if alone else BELIEVED) else None


def _listed(lines: Sequence[Line], start: int, end: int) -> Listed:
    return Listed(start, end, sum(line.length for line in lines[start:end]))


def _cohesion(lines: Sequence[Line]) -> list[int]:
    """Return what the words of each line say, by those that stand in other lines near it as well."""
    telling = [{word for word in line.words if len(word) >= TELLING_LETTERS} for line in lines]
    folds = [line.fold for line in lines]
    found = []
    for index, words in enumerate(telling):
        near: Counter[str] = Counter()
        for place in range(max(0, index - NEAR), min(len(lines), index + NEAR + 1)):
            if folds[place] != folds[index]:
                near.update(telling[place])
        shared = sum(word in near for word in words)
        found.append(SHARES_WORD * (shared > 0) + SHARES_HALF * (2 * shared >= len(words) > 0))
    return found

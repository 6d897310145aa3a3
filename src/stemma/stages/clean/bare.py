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
from stemma.stages.clean.setting import TELLING_LETTERS, is_prose
from stemma.text.copied import best_run

#: Running text of so many words is a report, whatever else the page lists.
REPORT_WORDS = 80
#: The sum that makes lines a list: where other lines read as running text, where none do, and under a whole head.
BELIEVED = 14
BELIEVED_ALONE = 8
BELIEVED_SIGNED = 4
#: What lines say at most that are known for something else.
TELLS_OTHER = -4
#: So many sentences right under a headline are running text.
TEXT_SENTENCES = 2
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
    sentences = list(map(is_prose, lines))
    # Readers write many sentences about the same things, so that only what is none says more by its words.
    fixed = [told or gain <= TELLS_OTHER for told, gain in zip(sentences, gains, strict=True)]
    cohesion = zip(gains, _cohesion(lines), fixed, strict=True)
    total = [gain if stays else gain + more for gain, more, stays in cohesion]
    if head is None:
        start, end = best_run(total)
        return _listed(lines, start, end) if sum(total[start:end]) >= (BELIEVED_ALONE if alone else BELIEVED) else None
    if all(sentences[head + 1 : head + 1 + TEXT_SENTENCES]):
        return None
    under = [gain if stays else gain + UNDER_HEAD for gain, stays in zip(total, fixed, strict=True)]
    sums = list(accumulate(under[head + 1 :]))
    if max(sums, default=0) < BELIEVED_SIGNED:
        return None
    return _listed(lines, head + 1, head + 2 + sums.index(max(sums)))


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

"""The stretch of a text in which its running text stands closest together: a copied page is mostly something else.

Maximum subsequence segmentation (Pasternack and Roth, "Extracting article text from the web", 2009), over lines instead
of tags: sentences add their words, buttons, dates and links take away, and the stretch with the highest sum is kept.
"""

from collections.abc import Sequence
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from stemma.model import Role
from stemma.stages.clean.bare import REPORT_WORDS, bare_list
from stemma.stages.clean.inserts import BROKEN_OFF, TEASER_WORDS
from stemma.stages.clean.lines import Line
from stemma.stages.clean.listing import entry_gain, is_scheduled, list_end, sentence_gain
from stemma.stages.clean.rules import Hit
from stemma.stages.clean.setting import SENTENCE_WORDS, announces
from stemma.text.copied import PAGE_LINES, PAGE_SHARE, best_run

#: A paragraph adds no more words than this: one long notice is no story.
MOST_WORDS = 60
#: A sentence adds what it has beyond so many words; teasers are short.
FREE_WORDS = 4
#: What a line that is no sentence takes away: two of them undo a short sentence.
LABEL_COST = 10
#: What a line takes away whose words say that it is furniture, and a date behind the beginning of the text.
FURNITURE_COST = 25
DATE_COST = 30
#: The same line right behind a sentence: one insert is soon over.
INSERT_COST = 8
#: The text begins so few lines below its headline where the head is whole.
HEAD_LINES = 10
#: A list inside a text has no more lines.
BRIEF_LINES = 5
#: A standfirst stands so few lines above the byline or date.
STANDFIRST_LINES = 3
#: A form for comments ends nearly every text.
END_COST = 60
#: An entry of a list or table whose build says that it belongs to the text.
ENTRY_GAIN = 3
#: The first paragraph so few lines under a headline, byline or date is where texts begin.
OPENING_LINES = 4
OPENING_GAIN = 50
#: Lines of more words are no labels, stop or not.
LABEL_MOST = 25
#: Longer ones take nothing away.
LONG_LABEL = 16
#: Weight of the words of furniture from which a line counts as such.
TELLS_FURNITURE = 2.7
#: Weight from which the age of an entry counts as a date.
TELLS_AGE = 3.0
#: A date so few lines above dates a comment or an entry of a list.
DATED_LINES = 3
#: Share of the words in sentences that the stretch must hold.
SURE_SHARE = 0.5
#: A list has so much of the words that stand in sentences elsewhere: a page full of teasers may hold a list as well.
LIST_SHARE = 0.5
#: Teasers run their headline into their text, or say it twice, when they are copied.
_TEASER_RULES = frozenset({"glued", "told-twice", "teaser-dateline"})
_LIST_RULES = frozenset({"entry", "listed", "goes-on", "continued", "long-line", "summary"})
_AGE_RULE = "time-ago"


class Kind(Enum):
    """What a line is to the stretch, by what is known of it before its neighbours speak."""

    # There is one of each, and it is looked up for every line.
    __hash__ = object.__hash__

    END = "end"
    DATE = "date"
    FURNITURE = "furniture"
    SIGNED = "signed"
    LABEL = "label"
    ENTRY = "entry"
    SENTENCE = "sentence"
    NEUTRAL = "neutral"


_GAINS = {
    Kind.END: -END_COST,
    Kind.DATE: -DATE_COST,
    Kind.FURNITURE: -FURNITURE_COST,
    Kind.SIGNED: -LABEL_COST,
    Kind.LABEL: -LABEL_COST,
    Kind.ENTRY: ENTRY_GAIN,
    Kind.NEUTRAL: 0,
}


#: What lines that are neither sentence nor label add to a list at the end of the text: days and buttons stand in some.
LIST_GAINS = {
    Kind.END: -END_COST,
    Kind.DATE: -4,
    Kind.FURNITURE: -6,
    Kind.SIGNED: -LABEL_COST,
    Kind.ENTRY: ENTRY_GAIN,
    Kind.NEUTRAL: 0,
}


class Stretch(NamedTuple):
    """A half-open run of lines, whether it holds most sentences of the text, and where the list at its end begins."""

    start: int
    end: int
    sure: bool
    listed: int


def main_stretch(
    lines: Sequence[Line], fixed: Sequence[Role | None], kinds: Sequence[Kind], *, below: int = -1
) -> Stretch | None:
    """Return the run of lines that is the main stretch of a copied page; None where the text is no whole page.

    `fixed` is the role that the words of a line settle. The text begins `below` a line.
    """
    if not _is_page(kinds):
        return None
    start, end = best_run(_gains(lines, fixed, kinds, below=below))
    return _measured(lines, kinds, start, end=end) if start < end else None


def list_stretch(
    lines: Sequence[Line], kinds: Sequence[Kind], *, run: Stretch | None, head: int | None
) -> Stretch | None:
    """Return the list that is the report where running text is short; None where there is none.

    `head` is the last line of the only whole head of the page.
    """
    if not _is_page(kinds):
        return None
    told = 0 if run is None else sum(lines[at].length for at in range(run.start, run.end) if kinds[at] is Kind.SENTENCE)
    if told >= REPORT_WORDS:
        return None
    gains = [_list_gain(line, kind) for line, kind in zip(lines, kinds, strict=True)]
    found = bare_list(lines, gains, head=head, alone=run is None)
    if found is None or (head is None and found.words < told):
        return None
    beyond = [*range(found.start), *range(found.end, len(lines))]
    if found.words < LIST_SHARE * sum(lines[at].length for at in beyond if kinds[at] is Kind.SENTENCE):
        return None
    return Stretch(found.start, found.end, sure=True, listed=found.start)


def stretch_under(
    lines: Sequence[Line], fixed: Sequence[Role | None], kinds: Sequence[Kind], *, head: int
) -> Stretch | None:
    """Return the run that begins soon under a headline and is worth most; None where no sentence follows it."""
    gains = _gains(lines, fixed, kinds, below=head)
    near = range(head + 1, min(head + 1 + HEAD_LINES, len(lines)))
    start = next((index for index in near if kinds[index] is Kind.SENTENCE and gains[index] > OPENING_GAIN), None)
    if start is None:
        return None
    totals = list(accumulate(gains[start:]))
    return _measured(lines, kinds, start, end=start + 1 + totals.index(max(totals)))


def _is_page(kinds: Sequence[Kind]) -> bool:
    other = sum(kind not in {Kind.SENTENCE, Kind.ENTRY, Kind.NEUTRAL} for kind in kinds)
    return len(kinds) >= PAGE_LINES and other >= PAGE_SHARE * len(kinds)


def _measured(lines: Sequence[Line], kinds: Sequence[Kind], start: int, *, end: int) -> Stretch:
    told = [
        line.length if kind is Kind.SENTENCE and not _is_dated(kinds, index) else 0
        for index, (line, kind) in enumerate(zip(lines, kinds, strict=True))
    ]
    gains = [_list_gain(line, kind) for line, kind in zip(lines, kinds, strict=True)]
    return Stretch(start, list_end(gains, end), sum(told[start:end]) >= SURE_SHARE * sum(told), end)


def _list_gain(line: Line, kind: Kind) -> int:
    if kind is Kind.LABEL or (kind is Kind.DATE and is_scheduled(line)):
        return entry_gain(line)
    if kind is Kind.SENTENCE:
        return sentence_gain(line)
    return LIST_GAINS[kind]


def _is_dated(kinds: Sequence[Kind], index: int) -> bool:
    """Return whether a sentence stands under a date of its own, as comments and teasers do, and not under the first."""
    above = range(max(0, index - DATED_LINES), index)
    return any(kinds[place] is Kind.DATE and Kind.SENTENCE in kinds[:place] for place in above)


def kind_of(line: Line, fixed: Role | None, hits: Sequence[Hit]) -> Kind:
    """Return what a line is to the stretch."""
    heading = [hit for hit in hits if hit.rule.leads and len(line.words) <= len(hit.words.split()) + 1]
    furniture = sum(hit.rule.weight for hit in hits if hit.rule.role is Role.FURNITURE)
    if any(hit.rule.leads == "end" and " " in hit.words.strip() for hit in heading):
        return Kind.END
    if fixed is Role.PUBLISHED or (furniture > TELLS_AGE and any(hit.rule.id == _AGE_RULE for hit in hits)):
        return Kind.DATE
    if fixed in {Role.HEADLINE, Role.CAPTION}:
        return Kind.NEUTRAL
    if fixed is not None:
        return Kind.SIGNED
    if furniture > TELLS_FURNITURE or any(hit.rule.leads not in {"next", "last"} for hit in heading):
        return Kind.FURNITURE
    return _plain_kind(line, hits)


def _plain_kind(line: Line, hits: Sequence[Hit]) -> Kind:
    if line.length < TEASER_WORDS and line.text.endswith(BROKEN_OFF):
        return Kind.LABEL
    if any(hit.rule.id in _TEASER_RULES for hit in hits):
        return Kind.LABEL
    if line.stopped or line.several or announces(line):
        return Kind.SENTENCE
    if any(hit.rule.id in _LIST_RULES for hit in hits):
        return Kind.ENTRY
    return Kind.LABEL if line.length < LABEL_MOST else Kind.NEUTRAL


def _gains(lines: Sequence[Line], fixed: Sequence[Role | None], kinds: Sequence[Kind], *, below: int) -> list[int]:
    gains: list[int] = []
    opening, opened = OPENING_LINES + 1, -1
    brief = _in_brief_runs(kinds)
    for index, (line, role, kind) in enumerate(zip(lines, fixed, kinds, strict=True)):
        begins = kind is Kind.DATE or role in {Role.BYLINE, Role.HEADLINE}
        opening = 0 if begins else opening + 1
        if begins and index > below and 0 <= index - opened <= STANDFIRST_LINES and opened >= 0:
            # What stood between the headline and this line was its standfirst.
            gains[opened] -= OPENING_GAIN
            opened = -1
        gain = _GAINS.get(kind)
        if kind in {Kind.LABEL, Kind.NEUTRAL} and line.length > LONG_LABEL and role is None:
            # A paragraph that lost its stop; headlines are shorter.
            gain = min(line.length, MOST_WORDS) // 2 if line.length >= LABEL_MOST else 0
        if kind is Kind.FURNITURE and _is_beside_caption(fixed, index):
            gain = 0
        elif kind is Kind.FURNITURE and (index in brief or (index > 0 and kinds[index - 1] is Kind.SENTENCE)):
            gain = -INSERT_COST
        if gain is None:
            gain = min(line.length, MOST_WORDS) - FREE_WORDS if line.length >= SENTENCE_WORDS else 1
            if gain > 1 and opened < 0 and opening <= OPENING_LINES and index > below:
                gain, opened = gain + OPENING_GAIN, index
        gains.append(gain)
    return gains


def _in_brief_runs(kinds: Sequence[Kind]) -> set[int]:
    """Return the lines of short lists between sentences: inserts are soon over, menus are not."""
    found: set[int] = set()
    start = 0
    for index, kind in enumerate(kinds):
        if kind in {Kind.FURNITURE, Kind.LABEL, Kind.NEUTRAL}:
            continue
        between = start > 0 and kinds[start - 1] is Kind.SENTENCE and kind is Kind.SENTENCE
        if between and index - start <= BRIEF_LINES:
            found.update(range(start, index))
        start = index + 1
    return found


def _is_beside_caption(fixed: Sequence[Role | None], index: int) -> bool:
    """Return whether a line stands beside the words under a picture, so that it counts or opens pictures."""
    return Role.CAPTION in {*fixed[max(0, index - 1) : index], *fixed[index + 1 : index + 2]}

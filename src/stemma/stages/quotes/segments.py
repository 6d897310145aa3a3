"""What stands in marks, and whether it can be speech: sentences and phrases are, names, titles and scare quotes not."""

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from stemma.stages.quotes.lexicon import classes
from stemma.text.paragraphs import Span, trim
from stemma.text.quotations import quoted_spans

_CLOSING = "\"”“’'»«」』‘"
_ENDS = ".!?…,"
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
#: Fewer words than this in marks, without a cue, are a scare quote or a name.
FEWEST_SPOKEN = 4
#: From so many words on, what opens a sentence is speech, whatever its end.
LONG_SPOKEN = 8
#: A title has at most so many words, and this share of its longer words in capitals.
LONGEST_TITLE = 10
TITLE_CAPITALS = 0.75
#: A name of a programme or a nickname in marks has at most so many words.
LONGEST_NAME = 5
_LAST_WORD = re.compile(r"([\w’']+)[\s\"“‘'«]*\Z")
#: White space between two paragraphs has at most so many characters.
LONGEST_GAP = 8
#: So much text before a stray closing mark can have been inside marks.
LONGEST_STRAY = 500
_STRAY = re.compile(r"(?<=[\w.,!?…])[”»](?!\w)")


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """What stands inside one pair of marks. `closed`: the closing mark is there; `open_end`: it goes on below."""

    start: int
    end: int
    closed: bool
    open_end: bool
    opened: bool
    words: int

    @property
    def span(self) -> Span:
        """Where the words stand, marks left out."""
        return self.start, self.end


def segments_in(text: str, start: int, end: int) -> list[Segment]:
    """Return what stands in marks between two offsets, in order, with lost marks inferred."""
    spans = quoted_spans(text, start, end)
    found = [
        _segment(text, span, start=start, limit=end, goes_on=_goes_on(text, span, following))
        for span, following in itertools.zip_longest(spans, spans[1:])
    ]
    floor = start
    for stray in _STRAY.finditer(text, start, end):
        if _lone(stray.start(), spans):
            found.append(_stray(text, stray.start(), spans, floor=floor))
            floor = stray.end()
    kept = [one for one in found if one.words]
    return sorted(kept, key=lambda one: (one.start, one.end))


def _goes_on(text: str, span: Span, following: Span | None) -> bool:
    """Return whether only a paragraph break stands between two spans, so that no mark closed the first."""
    between = text[span[1] : following[0]] if following is not None and following[0] - span[1] < LONGEST_GAP else ""
    return "\n" in between and not between.strip()


def _segment(text: str, span: Span, *, start: int, limit: int, goes_on: bool) -> Segment:
    left, right = trim(text, *span)
    closed = span[1] < limit and text[span[1]] in _CLOSING
    following = text[span[1] : min(limit, span[1] + 6)].lstrip()
    opens = following[:1] in set("\"“„«»'‘`") and "\n" in text[span[1] : span[1] + 6]
    open_end = not closed and (goes_on or opens)
    if not closed and not open_end:
        right = _inferred_end(text, (left, right), limit=limit)
    words = len(_WORD.findall(text, left, right))
    return Segment(start=left, end=right, closed=closed, open_end=open_end, opened=span[0] > start, words=words)


def _inferred_end(text: str, span: Span, *, limit: int) -> int:
    """Return where words end that no mark closes: at the paragraph's end, unless a report of speech follows in it."""
    start, stop = span
    line = text.find("\n", stop, limit)
    end = trim(text, start, limit if line < 0 else line)[1]
    if end - start > LONGEST_STRAY or _SPEECH.search(text, stop, end) or _ANY_MARK.search(text, stop, end):
        return stop
    return end


_SPEECH = re.compile(r"\b(?:said|says|told|tells|added|adds|asked|according)\b")
_ANY_MARK = re.compile(r"[\"“”„«»]")


def _lone(at: int, spans: Sequence[Span]) -> bool:
    """Return whether a closing mark belongs to no pair."""
    index = bisect_right(spans, (at, at)) - 1
    near = spans[max(0, index) : index + 2]
    return not any(left <= at <= right for left, right in near)


def _stray(text: str, at: int, spans: Sequence[Span], *, floor: int) -> Segment:
    """Return the words before a closing mark that lost its partner: back to the beginning of their paragraph."""
    line = max(text.rfind("\n", 0, at) + 1, floor, at - LONGEST_STRAY)
    index = bisect_right(spans, (at, at)) - 1
    begin = max(line, spans[index][1] + 1) if index >= 0 else line
    left, right = trim(text, begin, at)
    words = len(_WORD.findall(text, left, right))
    return Segment(start=left, end=right, closed=True, open_end=False, opened=False, words=words)


def is_title(text: str, segment: Segment) -> bool:
    """Return whether words in marks are a title or a name: capitals throughout, and no stop at the end."""
    words = _WORD.findall(text, segment.start, segment.end)
    return len(words) <= LONGEST_TITLE and text[segment.end - 1] not in ".!…" and _capitals(words)


def is_named(text: str, segment: Segment) -> bool:
    """Return whether capitals in marks are what the word before them names: on “Meet the Press.”, called “Dawn”."""
    if not is_short_name(text, segment):
        return False
    before = _LAST_WORD.search(text, max(0, segment.start - 30), segment.start)
    last = before.group(1).lower() if before else ""
    return last in classes().naming or last.endswith(("’s", "'s"))


def is_short_name(text: str, segment: Segment) -> bool:
    """Return whether a few words in marks are all in capitals, as names of programmes, books and people are."""
    words = _WORD.findall(text, segment.start, segment.end)
    return len(words) <= LONGEST_NAME and _capitals(words)


def _capitals(words: Sequence[str]) -> bool:
    """Return whether nearly all longer words begin with a capital or a digit."""
    longer = [word for word in words if word.lower() not in classes().small]
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in longer)
    return bool(longer) and capitals >= TITLE_CAPITALS * len(longer)


def is_nickname(text: str, segment: Segment) -> bool:
    """Return whether a word or two in marks stand inside a name: John “Jack” Smith."""
    if segment.words > 2:  # noqa: PLR2004 - a nickname is a word or two
        return False
    before = text[max(0, segment.start - 30) : max(0, segment.start - 1)].rstrip()[-1:]
    after = text[segment.end + 1 : segment.end + 4]
    last = re.search(r"(\w+)\W*$", text[max(0, segment.start - 30) : segment.start])
    return bool(before.isalpha() and last and last.group(1)[0].isupper() and after[:1] == " " and after[1:2].isupper())


def is_spoken(text: str, segment: Segment, *, alone: bool, opens: bool) -> bool:
    """Return whether words in marks without any cue read as speech: long enough, a sentence or the end of one.

    `alone`: their sentence holds nothing else; `opens`: their sentence begins with them.
    """
    whole = text[segment.end - 1] in ".!?" and text[segment.start].isupper()
    if segment.words < FEWEST_SPOKEN and not (alone and whole):
        return False
    if is_title(text, segment) and not (alone and whole):
        return False
    if opens and segment.words >= LONG_SPOKEN and text[segment.start].isupper():
        return True
    ends = text[segment.end - 1] in _ENDS or not segment.closed or text[segment.end + 1 : segment.end + 2] in ".,?!"
    return ends and text[segment.start : segment.start + 2].lstrip("[('‘…. ")[:1].isupper()

"""Where sentences begin and end, with exact offsets, in any language that ends them with a stop."""

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from stemma.data import load_toml
from stemma.text.paragraphs import Span, paragraph_spans, trim
from stemma.text.quotations import quoted_spans

#: A quotation longer than this is cut at its stops after all: no comparison can use a sentence of a page.
LONGEST_QUOTATION = 600

_CLOSING = "\"”’'»)\\]}›」』“"
_STOP = re.compile(
    rf"(?<![.!?…])(?P<stop>[.!?…]++)(?P<close>[{_CLOSING}]*+)(?:(?P<gap>\s++)|(?=[A-ZÀ-Þ][a-zß-ÿ]))"
    rf"|(?P<wide>[。！？।؟۔]++)(?P<wideclose>[{_CLOSING}]*+)\s*+"
    r"|(?P<bullet>\s[•▪‣●■]\s)"
)
_WORD_BEFORE = re.compile(r"[\w.’'&-]*\Z")
_WORD = re.compile(r"\w[\w’'-]*")
_LISTED = re.compile(r"(?:\d{1,3}|[A-Za-z])\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]\Z")
_DOMAIN_END = re.compile(r"\w+(?:\.|/)")


#: What stands between a name and its verb: ", a pilot,", ", R-Pa.,".
_APPOSED = re.compile(r",(?:[^.!?\n“”\",]|\b[A-Z][\w-]{0,4}\.){2,80}, (?P<verb>\w+)")


class Abbreviations(msgspec.Struct, frozen=True, kw_only=True):
    """The bundled word lists: abbreviations by what follows them, and words that begin or continue a sentence."""

    titles: frozenset[str]
    either: frozenset[str]
    numbered: frozenset[str]
    short_months: frozenset[str]
    months: frozenset[str]
    openers: frozenset[str]
    speech: frozenset[str]


def sentence_spans(text: str, start: int, end: int, *, width: int | None = None) -> list[Span]:
    """Return the sentences of a stretch of text in order, without the white space around them.

    A stop inside a quotation that goes on ends nothing, closing marks belong to the sentence, a paragraph end always
    ends one. `width` is that of `wrap_width` over the whole text, where the caller knows it.
    """
    words = load_toml("clean/abbreviations.toml", Abbreviations)
    quoted = [span for span in quoted_spans(text, start, end) if span[1] - span[0] <= LONGEST_QUOTATION]
    spans: list[Span] = []
    for paragraph in paragraph_spans(text, start, end, width=width):
        spans.extend(_split(text, paragraph, quoted=quoted, words=words))
    return spans


def _split(text: str, paragraph: Span, *, quoted: Sequence[Span], words: Abbreviations) -> list[Span]:
    begin, end = paragraph
    spans: list[Span] = []
    for match in _STOP.finditer(text, begin, end):
        if match.end() >= end:
            break
        cut = match.start() if match["bullet"] else match.end("close" if match["stop"] else "wideclose")
        if _goes_on(match.start(), match.end(), quoted) or (
            match["stop"] and not _ends(match, begin, end, words=words)
        ):
            continue
        spans.append(trim(text, begin, cut))
        begin = cut
    spans.append(trim(text, begin, end))
    return [(left, right) for left, right in spans if left < right]


def _goes_on(stop: int, following: int, quoted: Sequence[Span]) -> bool:
    """Return whether a quotation holds both the stop and what follows it."""
    index = bisect_right(quoted, (stop, stop)) - 1
    return any(left <= stop and following < right for left, right in quoted[max(0, index) : index + 2])


def _ends(match: re.Match[str], begin: int, end: int, *, words: Abbreviations) -> bool:
    text, stop, after = match.string, match["stop"], match.end()
    first = text[after]
    if first.islower() or first in ",;:)]}":
        return False
    if match["gap"] is None:
        return _runs_together(match, begin, end)
    if match["close"] and ("!" in stop or "?" in stop) and _attributes(text, after, end, words=words):
        return False
    if stop != ".":
        return True
    before = _WORD_BEFORE.search(text, max(begin, match.start() - 24), match.start())
    return _full_stop(before.group() if before else "", text, (begin, match.start(), after, end), words=words)


def _full_stop(word: str, text: str, places: tuple[int, int, int, int], *, words: Abbreviations) -> bool:
    """Return whether a single full stop ends a sentence; `places`: the beginning, the stop, what follows, the end."""
    begin, stop, after, end = places
    following = _WORD.match(text, after, end)
    then = following.group() if following else ""
    fold = word.lower().rstrip(".")
    if fold in words.titles:
        return False
    if begin + len(word) == stop and _LISTED.match(word):
        return False
    if then[:1].isdigit() and (fold in words.numbered or fold in words.short_months):
        return False
    if word.isdigit():
        return then.lower() not in words.months and then.lower() not in words.short_months
    if _INITIALS.match(word) or fold in words.either or fold in words.short_months:
        return then in words.openers or not (then or _INITIALS.match(word))
    return True


def _attributes(text: str, after: int, end: int, *, words: Abbreviations) -> bool:
    """Return whether a few words on, with no mark between, a verb of speaking names who said it."""
    position = after
    for _ in range(4):
        following = _WORD.match(text, position, end)
        if following is None:
            return False
        if following.group().lower() in words.speech:
            return True
        position = following.end()
        while position < end and text[position] in " .":
            position += 1
        apposed = _APPOSED.match(text, position, end)
        if apposed:
            return text[after].isupper() and apposed["verb"].lower() in words.speech
    return False


def _runs_together(match: re.Match[str], begin: int, end: int) -> bool:
    """Return whether a stop with no space after it ends a sentence ("in 2015.Later") rather than sits in a name."""
    text, at = match.string, match.start()
    before = _WORD_BEFORE.search(text, max(begin, at - 24), at)
    word = before.group() if before else ""
    if match["close"]:
        return True
    plain = len(word) > 1 and "." not in word and (word.islower() or word.isdigit())
    return plain and match["stop"] == "." and _DOMAIN_END.match(text, match.end(), end) is None

"""Lines that hold two things: a date or a dateline before a sentence, an insert or a credit behind one."""

import re
from collections.abc import Iterator

import msgspec

from stemma.model import Role
from stemma.stages.clean.line_words import line_words
from stemma.stages.clean.named import find_named
from stemma.stages.clean.outlets import find_outlets

#: Datelines are short; further on a dash is part of a sentence.
DATELINE_CHARS = 110
#: An insert or credit inside a line is looked for up to this length.
INSERT_CHARS = 220

_DASH = r"\s*(?:—|–|--|-|―|\.-|:)\s*"
_CAPITALS = r"[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я.'’-]+(?:[ /][A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я.'’-]*){0,4}"
_PLACE = r"[A-ZÀ-ÞА-Я][\w.'’-]+(?:[ /](?:[A-ZÀ-ÞА-Я][\w.'’-]*|de|del|la|le|al|am|an|der|upon|on)){0,4}"
_REGION = r"(?:,\s*[A-ZÀ-ÞА-Я][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3}){0,2}"
_DAY = r"(?:,?\s*(?:\d{1,2}\.?\s*)?[A-Za-zÀ-ÿ]{3,9}\.?(?:\s\d{1,2})?(?:,?\s\d{4})?)?"
_MARK = r"\(\s*(?P<mark>[^()\n]{2,50}?)\s*\)"
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_PLACE}{_REGION}{_DAY}\s*[-–—]?\s*{_MARK}(?P<dash>{_DASH})?",
        rf"{_MARK}(?P<dash>{_DASH})(?:{_CAPITALS}{_REGION}{_DAY}{_DASH})?",
        rf"{_CAPITALS}{_REGION}(?:,\s(?:\d{{1,2}}\s)?[A-Z][a-z]{{2,8}}\.?(?:\s\d{{1,2}})?(?:,?\s\d{{4}})?)?\s(?:—|–|--|-|―)\s(?P<dash>)",
    )
)
#: A place in capitals, behind which brackets before a dash hold a name: an outlet's that no list has.
_SHOUTED = re.compile(r"[A-ZÀ-ÞА-Я]{3,}[A-ZÀ-ÞА-Я .'’-]*[,\s]")
_NAME = re.compile(r"[A-ZÀ-ÞА-Я][\w.&'’-]*(?: [A-ZÀ-ÞА-Я&][\w.&'’-]*){0,3}")
_AGENCY = re.compile(r"[A-ZÀ-ÞА-Я][\w&'’-]*[a-zß-ÿа-я]{2}")
_STATION = re.compile(r"[A-Z][A-Z0-9]{1,9}(?:[-/ ][A-Za-z0-9]+)*|[A-Z]{2,}[A-Za-z]+|[\w.]+\.(?:com|org|net)")
_DATED = re.compile(
    r"\s*(?:(?:date|published|updated|posted)\b[: ]+)?\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d\S*)?\s+(?=[\w\"“'‘(])",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[(\[]?(?:"
    r"(?P<credit>(?:(?i:with|additional)\s+(?i:inputs?|reporting|files|agency)\b|(?i:inputs\s+from)\b"
    r"|\(?Reporting\s+by\s|\(Writing\s+by\s)"
    r"|(?:The\s+)?[A-Z][\w.&’' -]{1,80}\scontributed\s+(?:to\s+this|reporting))"
    r"|(?P<rights>(?:Copyright|COPYRIGHT)\s+(?:©|\(c\)|\d{4})|©\s?\d{4}|\(c\)\s?\d{4}|All [Rr]ights [Rr]eserved)"
    r"|(?P<insert>(?:"
    r"(?i:read\s+(?:more|also|next|(?:the\s+)?full\s+story)|also\s+read|see\s+also|related|must\s+read|watch|more)"
    r"\s*(?::|\||»|>|–\s|—\s)"
    r"|(?:READ MORE|READ ALSO|ALSO READ|SEE ALSO|READ NEXT|RELATED)\b|See also\s{2,}"
    r"|Click here (?:to|for)\b|%d bloggers like this))"
    r")"
)
_STOP = re.compile(r"[.!?][\"”’')\]]*(?=\s|$)")


class Piece(msgspec.Struct, frozen=True):
    """A part of a line; role and why are set where the place in the line settled them."""

    start: int
    end: int
    role: Role | None = None
    why: str = ""


def cut_line(text: str, start: int, end: int) -> list[Piece]:
    """Return a line as one piece or as several, in order, without the white space between them."""
    pieces: list[Piece] = []
    begin = start
    dated = _DATED.match(text, start, end)
    if dated:
        day = _trim(text, start, dated.end())
        pieces.append(Piece(*day, Role.PUBLISHED, f"“{text[day[0] : day[1]]}” is a date set before the text"))
        begin = dated.end()
    head = _dateline_end(text, begin, end)
    if head > begin:
        place = _trim(text, begin, head)
        pieces.append(Piece(*place, Role.DATELINE, f"“{text[place[0] : place[1]]}” says where the report was written"))
        begin = head
    pieces.extend(_tail_pieces(text, begin, end))
    return [piece for piece in pieces if piece.start < piece.end]


def _dateline_end(text: str, start: int, end: int) -> int:
    """Return where a dateline at the beginning of a line ends, or its start where there is none."""
    while start < end and text[start].isspace():
        start += 1
    limit = min(end, start + DATELINE_CHARS)
    for pattern in _DATELINES:
        match = pattern.match(text, start, limit)
        if match and match.end() < end and _is_dateline(match, text):
            return match.end()
    return start


def dateline_name(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the name in the brackets of a dateline stands, None where no name stands there.

    The letters of a station ("KPTV") and an address are none: they are the mark of the site itself. Two words may be
    the name of the writer.
    """
    mark = re.search(_MARK, text[start:end])
    if mark is None or not _AGENCY.fullmatch(mark["mark"]):
        return None
    return start + mark.start("mark"), start + mark.end("mark")


def _is_dateline(match: re.Match[str], text: str) -> bool:
    """Return whether what stands in brackets is an outlet, or the place stands in capitals before a dash."""
    after = text[match.end()]
    if not (after.isupper() or after.isdigit() or after in "\"“‘'„«(" or not after.isascii()):
        return False
    mark = match.groupdict().get("mark")
    if mark is None:
        return not _is_label(match)
    named = any(outlet.start <= 1 for outlet in find_named(mark, 0, len(mark)))
    if match["dash"] is None:
        return named
    if _SHOUTED.match(match.group()) and _NAME.fullmatch(mark) and not _is_label(match):
        return True
    return (
        named
        or _STATION.fullmatch(mark) is not None
        or (match.start("mark") > match.start() + 1 and mark[-1].isdigit())
    )


def _is_label(match: re.Match[str]) -> bool:
    return match.group().split()[0].strip(":-–—") in line_words().labels


def _tail_pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    if not _may_have_tail(text[start:end]):
        yield Piece(*_trim(text, start, end))
        return
    begin = start
    for match in _TAIL.finditer(text, start, end):
        if match.start() < begin or not _may_begin(text, start, match.start()):
            continue
        role, why, stop = _tail(match, text, end)
        if _trim(text, begin, match.start()) == (begin, begin) and stop >= end:
            break  # The line holds nothing else: its words are judged as a line.
        yield Piece(*_trim(text, begin, match.start()))
        yield Piece(*_trim(text, match.start(), stop), role, why)
        begin = stop
    yield Piece(*_trim(text, begin, end))


def _may_have_tail(line: str) -> bool:
    for word in line_words().tail_hints:  # noqa: SIM110 - for every line: a generator costs more than the search
        if word in line:
            return True
    return False


def _tail(match: re.Match[str], text: str, end: int) -> tuple[Role, str, int]:
    words = " ".join(match.group().split()).strip("([: ")
    opening = match.group()[0]
    if opening in "([" and match.group()[:3] != "(c)":
        close = text.find(")" if opening == "(" else "]", match.end(), min(end, match.end() + INSERT_CHARS))
        stop = close + 1 if close >= 0 else end
    elif match["rights"]:
        stop = end
    else:
        found = _STOP.search(text, match.end(), min(end, match.end() + INSERT_CHARS))
        stop = found.end() if found else end
    if match["credit"]:
        return Role.CREDIT, f"“{words}” says from whom the text was taken", stop
    if match["rights"]:
        named = any(not outlet.picture for outlet in find_outlets(text, match.start(), stop))
        return (Role.CREDIT if named else Role.FURNITURE), f"“{words}” is a notice of rights", stop
    return Role.FURNITURE, f"“{words}” points to another article", stop


def _may_begin(text: str, start: int, at: int) -> bool:
    """Return whether a new thing may begin here: after a stop, a bracket or a wide gap, not inside a sentence."""
    before = text[max(start, at - 3) : at]
    if text[at] in "([":
        return True
    return at == start or (before[-1:].isspace() and before.rstrip()[-1:] in '.!?”"’)]…') or before.endswith("  ")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

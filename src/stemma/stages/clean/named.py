"""Outlets that no list holds, told by a word in their names: "… News Agency", "… Gazette", "Agencia …"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import msgspec

from stemma.stages.clean.outlets import OutletName, find_outlets
from stemma.text.mastheads import outlet_words

#: An outlet's name has so many words before the one that tells, or behind it, at most.
NAME_WORDS = 4

_BEFORE = re.compile(r"(?:[^\W\d_][\w’'.-]*[ \u00a0])+\Z")
_AFTER = re.compile(r"[ \u00a0][^\W\d_a-zß-ÿ][\w’'-]*")
#: Characters before the telling word in which its name is looked for.
_REACH = 80
#: Lines of no more characters are remembered with the outlets that they name, so many of them: signs and credits both
#: ask, one soon after the other.
REMEMBERED_CHARS = 200
REMEMBERED = 4096


@cache
def _telling() -> re.Pattern[str]:
    words = outlet_words()
    kinds = {"agency": words.agencies, "paper": words.papers, "first": words.first}
    groups = (
        f"(?P<{kind}>{'|'.join(re.escape(word) for word in sorted(some, key=lambda word: (-len(word), word)))})"
        for kind, some in kinds.items()
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})(?![\w-])")


def named_in_line(text: str, start: int, end: int) -> Sequence[OutletName]:
    """Return what `find_named` returns, remembered where the stretch is a short line of its own."""
    line = text[start:end].strip()
    begin = text.find(line, start)
    stop = begin + len(line)
    alone = (not begin or text[begin - 1].isspace()) and (stop == len(text) or text[stop].isspace())
    if not alone or len(line) > REMEMBERED_CHARS:
        return find_named(text, start, end)
    names = _named_alone(line)
    if not names or not begin:
        return names
    return [msgspec.structs.replace(name, start=name.start + begin, end=name.end + begin) for name in names]


@lru_cache(maxsize=REMEMBERED)
def _named_alone(line: str) -> Sequence[OutletName]:
    return find_named(line, 0, len(line))


def find_named(text: str, start: int, end: int) -> list[OutletName]:
    """Return the outlets named in a stretch of text, in order: those of the list, and others that their names tell."""
    listed = find_outlets(text, start, end)
    taken = [(name.start, name.end) for name in listed]
    unlisted = [
        name
        for name in _unlisted(text, start, end)
        if not any(name.start < stop and begin < name.end for begin, stop in taken)
    ]
    return sorted([*listed, *unlisted], key=lambda name: name.start) if unlisted else listed


def _unlisted(text: str, start: int, end: int) -> Iterator[OutletName]:
    past = start
    for match in _telling().finditer(text, start, end):
        if match.start() < past:
            continue
        begin, stop = match.span()
        if match["first"]:
            following = _AFTER.match(text, stop, end)
            stop = following.end() if following else begin
        else:
            begin = _name_start(text, max(past, begin - _REACH), begin)
        if stop > match.end() or begin < match.start():
            past = stop
            agency = match["agency"] is not None
            name = text[begin:stop].removeprefix("The ").removeprefix("the ")
            yield OutletName(begin, stop, name, common=False, picture=False, agency=agency, listed=False)


def _name_start(text: str, floor: int, end: int) -> int:
    """Return where the capitalised words right before a telling word begin, the article with them."""
    before = _BEFORE.search(text, floor, end)
    if before is None:
        return end
    start, words = end, 0
    for word in reversed(before.group().split()):
        own = word.strip(".’'")
        if own in {"The", "the"} and words:
            return start - len(word) - 1
        if not word[:1].isupper() or own in outlet_words().apart or word.endswith(".") or words == NAME_WORDS:
            break
        start, words = start - len(word) - 1, words + 1
    return start

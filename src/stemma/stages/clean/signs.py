"""Signs of a line that its words alone do not tell: how it is built, what stands around it, what the page says."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from stemma.stages.clean import captions, inserts
from stemma.stages.clean.line_words import line_words
from stemma.stages.clean.lines import Line
from stemma.stages.clean.named import find_named, named_in_line
from stemma.stages.clean.outlets import find_outlets
from stemma.stages.clean.rules import age_like, date_like
from stemma.stages.clean.setting import (
    HEADLINE_WORDS,
    LABEL_WORDS,
    SENTENCE_WORDS,
    SEVERAL_WORDS,
    SHORT_SENTENCE_WORDS,
    TELLING_LETTERS,
    Setting,
    announces,
    is_prose,
)

#: Share of a block's characters in links from which on it is a link, or half of one.
LINKED = 0.6
HALF_LINKED = 0.25
#: How much of an entry shows how the entries of a list are built.
SKELETON_CHARS = 48
SKELETON_SYMBOLS = 4
#: Short lines and beginnings of lines that are remembered with what is seen in them.
REMEMBERED = 4096
#: So many entries of one build, among the nearest lines, are a table: results, dates, the names of the dead.
ENTRIES_ALIKE = 3
ENTRIES_NEAR = 4
#: So many times between paragraphs make a text a live report.
LIVE_ENTRIES = 3
#: So many points under a headline are a summary, when so much of what they say is said again in the text.
SUMMARY_POINTS = 3
SUMMARY_LINES = 6
SUMMARY_SHARE = 0.5
#: The credit of a picture at the end of its caption is no longer.
PICTURE_TAIL_CHARS = 48
_BULLET = re.compile(r"\s*(?:[•▪‣◦●■*·–—-]|\d{1,2}[.)]|[a-z][.)])\s")
_NUMBERED = re.compile(r"\W*\d{1,3}\W*[^\W\d_]+[^\W\d]|\d\d?:\d\d\b")
_RESULT = re.compile(r"[^\W\d_]\W.*\d")
_FRAME = re.compile(r"(?:^|/)(?:nav|footer|aside|form|button|select|menu|dialog|label|option|textarea)(?:/|$)")
_FIGURE = re.compile(r"(?:^|/)(?:figcaption|figure)(?:/|$)")
_NAME_AND_OUTLET = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]+(?:,? (?:[A-ZÀ-Þ][\w.'’-]*|and|&|de|da|van|von|al|bin)){1,8}"
    r"\s?(?:,|\||·|•|–|—|-|\s{2,})\s*(?P<outlet>\S.{1,40})"
)
_PICTURE_TAIL = re.compile(r"(?:[^\W\d_]\s?[/|]\s?|\bvia\s|\()(?P<outlet>[^/|()]{2,40})[.)\]]{0,2}\Z")
#: Commas of scripts without capitals, with which lines are broken off in the middle of a sentence.
_OPEN_ENDED = ("、", "，", "،")
#: A line of marks parts the sections of a text.
_RULE = re.compile(r"(?:[_*=~•·#—–-] ?){2,}")
_SYMBOL = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")


def skeleton(text: str) -> str:
    """Return how an entry of a list is built: A for words in capitals, a for small ones, 0 for numbers, and marks."""
    return _skeleton(text[:SKELETON_CHARS])


@lru_cache(maxsize=REMEMBERED)
def _skeleton(beginning: str) -> str:
    # Every line is looked at with each of its neighbours.
    symbols: list[str] = []
    for match in _SYMBOL.finditer(beginning):
        word = match.group()
        symbol = "0" if word[0].isdigit() else "A" if word[0].isupper() else "a" if word[0].isalpha() else word[0]
        if not symbols or symbols[-1] != symbol:
            symbols.append(symbol)
    return "".join(symbols[:SKELETON_SYMBOLS])


Sign = Callable[[Sequence[Line], int, Setting], bool]


def _several(lines: Sequence[Line], index: int, _: Setting) -> bool:
    return lines[index].several and lines[index].length >= SEVERAL_WORDS


def _sentence(lines: Sequence[Line], index: int, _: Setting) -> bool:
    line = lines[index]
    return line.stopped and line.length >= SENTENCE_WORDS and not (line.several and line.length >= SEVERAL_WORDS)


def _short_sentence(lines: Sequence[Line], index: int, _: Setting) -> bool:
    return lines[index].stopped and SHORT_SENTENCE_WORDS <= lines[index].length < SENTENCE_WORDS


def _long(lines: Sequence[Line], index: int, _: Setting) -> bool:
    line = lines[index]
    return not line.stopped and not line.several and line.length > HEADLINE_WORDS


def _goes_on(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    line = lines[index]
    if setting.chooses and not _chosen(lines, index, setting):
        return False
    before = lines[index - 1] if index else None
    return (
        line.text[0].islower()
        and line.length >= SHORT_SENTENCE_WORDS
        and before is not None
        and not before.stopped
        and before.length >= SHORT_SENTENCE_WORDS
    )


def _continued(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    line = lines[index]
    if line.stopped or line.length < SHORT_SENTENCE_WORDS or index + 1 >= len(lines):
        return False
    return line.text.endswith(_OPEN_ENDED) or _goes_on(lines, index + 1, setting)


def _listed(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    line = lines[index]
    if not setting.first_prose < index or line.length < SHORT_SENTENCE_WORDS - 1 or line.stopped:
        return False
    if _BULLET.match(line.text) or (line.block is not None and line.block.path.endswith("/li") and line.block.chosen):
        return True
    return announces(lines[index - 1])


def _entry(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    if index <= setting.first_prose or lines[index].length < SHORT_SENTENCE_WORDS or lines[index].stopped:
        return False
    own = skeleton(lines[index].text)
    if len(own) < SKELETON_SYMBOLS or own.isalpha() or _is_ranked(lines[index].text):
        return False
    near = lines[max(0, index - ENTRIES_NEAR) : index + ENTRIES_NEAR + 1]
    return sum(skeleton(line.text) == own for line in near) >= ENTRIES_ALIKE


def _is_ranked(text: str) -> bool:
    """Return whether a number stands before words alone, as in a list of what is read most; results end with more."""
    return _NUMBERED.match(text) is not None and _RESULT.search(text) is None


def _label(lines: Sequence[Line], index: int, _: Setting) -> bool:
    line = lines[index]
    return not line.stopped and not line.several and line.length <= LABEL_WORDS


def _headline_shaped(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    line = lines[index]
    fits = LABEL_WORDS < line.length <= HEADLINE_WORDS and not line.stopped and not line.several
    return fits and setting.stops and not line.text.endswith((":", ",", ";")) and not line.text[0].islower()


def _outside(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    line = lines[index]
    outside = index < setting.first_prose or index > setting.last_prose
    return outside and setting.first_prose < len(lines) and not line.stopped and not line.several


def _capitals(lines: Sequence[Line], index: int, _: Setting) -> bool:
    line = lines[index]
    return line.text.isupper() and not line.stopped and 1 < line.length <= SENTENCE_WORDS


def _no_letters(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    text = lines[index].text
    if text[0].isalpha() or text[-1].isalpha() or any(map(str.isalpha, text)):
        return False
    return not (setting.first_prose < index < setting.last_prose and _RULE.fullmatch(text))


def _opens(lines: Sequence[Line], index: int, _: Setting) -> bool:
    return lines[index].opens and not lines[index].text.endswith(inserts.BROKEN_OFF)


def _repeats_in_outlet(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    # Longer lines repeat between the editions of one report as well.
    return lines[index].fold in setting.shared.repeated and lines[index].length < SENTENCE_WORDS


def _repeats_in_witness(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    return lines[index].fold in setting.doubled and not is_prose(lines[index])


def _outlets_only(lines: Sequence[Line], index: int, _: Setting) -> bool:
    line = lines[index]
    if line.length > SEVERAL_WORDS:
        return False
    # The bare name of a paper is as often a label of the page itself.
    outlets = [name for name in named_in_line(line.text, 0, len(line.text)) if name.listed or name.agency]
    if not outlets or (all(outlet.picture for outlet in outlets)):
        return False
    rest, past = "", 0
    for outlet in outlets:
        rest += line.text[past : outlet.start] + " "
        past = outlet.end
    rest = (rest + line.text[past:]).casefold().strip(" .,;:|/()[]–—-&\u00a0")
    return all(word in line_words().credit_fillers for word in re.findall(r"\w+", rest)) or date_like(rest)


def _name_and_outlet(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    line = lines[index]
    match = _NAME_AND_OUTLET.fullmatch(line.text) if line.length <= SEVERAL_WORDS and not line.stopped else None
    if match is None or index >= setting.first_prose:
        return False
    outlets = find_named(match["outlet"], 0, len(match["outlet"]))
    return bool(outlets) and outlets[0].start == 0 and not outlets[0].picture


def _ends_with_picture_credit(lines: Sequence[Line], index: int, _: Setting) -> bool:
    tail = lines[index].text[-PICTURE_TAIL_CHARS:]
    if "/" not in tail and "|" not in tail and "(" not in tail and "via" not in tail:
        return False
    match = _PICTURE_TAIL.search(lines[index].text, max(0, len(lines[index].text) - PICTURE_TAIL_CHARS))
    if match is None:
        return False
    outlets = find_outlets(match["outlet"], 0, len(match["outlet"]))
    return bool(outlets) and outlets[0].start == 0 and outlets[-1].end >= len(match["outlet"].rstrip(" .)]"))


def _dated_entry(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    line = lines[index]
    if not setting.first_prose < index < len(lines) - 1 or line.stopped or line.several:
        return False
    following = lines[index + 1]
    return following.length <= LABEL_WORDS and any(map(str.isdigit, following.fold)) and date_like(following.fold)


def _entry_heading(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    if (
        not setting.first_prose < index < setting.last_prose
        or lines[index].stopped
        or lines[index].length > HEADLINE_WORDS
    ):
        return False
    if not _is_stamp(lines[index - 1]) or not is_prose(lines[index + 1]):
        return False
    # One time above a text is its own; a live report has one over every entry.
    return sum(map(_is_stamp, lines[setting.first_prose :])) >= LIVE_ENTRIES


def _is_stamp(line: Line) -> bool:
    few = line.length <= LABEL_WORDS and any(map(str.isdigit, line.fold))
    return few and (age_like(line.fold) or date_like(line.fold))


def _summary(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    if not 0 < index <= setting.first_prose + SUMMARY_LINES:
        return False
    first = last = index
    while first > 0 and _is_point(lines[first]):
        first -= 1
    while last < len(lines) and _is_point(lines[last]):
        last += 1
    # A summary stands under the headline, or under a first sentence that sums up by itself.
    if last - first - 1 < SUMMARY_POINTS or first > setting.first_prose or last >= setting.last_prose:
        return False
    words = {word for word in lines[index].words if len(word) >= TELLING_LETTERS}
    return len(words & setting.words) >= SUMMARY_SHARE * max(1, len(words))


def _is_point(line: Line) -> bool:
    return LABEL_WORDS <= line.length <= HEADLINE_WORDS and not line.stopped


def _chosen(lines: Sequence[Line], index: int, _: Setting) -> bool:
    block = lines[index].block
    return block is not None and block.chosen


def _not_chosen(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    block = lines[index].block
    return block is not None and not block.chosen and setting.chooses


def _linked(lines: Sequence[Line], index: int, _: Setting) -> bool:
    block = lines[index].block
    return block is not None and block.link_density >= LINKED


def _half_linked(lines: Sequence[Line], index: int, _: Setting) -> bool:
    block = lines[index].block
    return block is not None and HALF_LINKED <= block.link_density < LINKED and not lines[index].stopped


def _page_frame(lines: Sequence[Line], index: int, _: Setting) -> bool:
    block = lines[index].block
    return block is not None and _FRAME.search(block.path) is not None and not block.chosen


def _figure(lines: Sequence[Line], index: int, _: Setting) -> bool:
    block = lines[index].block
    return block is not None and _FIGURE.search(block.path) is not None


#: Signs of what a page says of its blocks; lines of saved texts have none of them.
PAGE_SIGNS = frozenset(["chosen", "not-chosen", "linked", "half-linked", "page-frame", "figure"])

#: Signs that no line with a stop has, and signs of lines between the first and the last sentence.
UNSTOPPED_SIGNS = frozenset(
    (
        *("long", "continued", "listed", "entry", "entry-heading", "dated-entry", "summary", "label", "capitals"),
        *("headline-shaped", "outside", "insert", "foreign", "stranger", "headlinese", "video-title"),
        *("name-and-outlet", "half-linked"),
    )
)
INSIDE_SIGNS = frozenset(
    ["insert", "foreign", "stranger", "headlinese", "bracketed", "twin", "teased", "entry-heading"]
)

#: Signs that no line has that is shorter than a short sentence; most lines of a page are labels of its menus.
LONGER_SIGNS = frozenset(
    (
        *("several", "sentence", "short-sentence", "long", "goes-on", "continued", "entry", "summary"),
        *("headline-shaped", "insert", "foreign", "stranger", "headlinese", "video-title", "titled-elsewhere"),
        *("bracketed", "twin", "broken-off"),
    )
)

#: The signs by the names that the table of rules calls them.
SIGNS: Mapping[str, Sign] = {
    "several": _several,
    "sentence": _sentence,
    "short-sentence": _short_sentence,
    "long": _long,
    "goes-on": _goes_on,
    "continued": _continued,
    "listed": _listed,
    "entry": _entry,
    "label": _label,
    "headline-shaped": _headline_shaped,
    "insert": inserts.insert,
    "foreign": inserts.foreign,
    "stranger": inserts.stranger,
    "bracketed": inserts.bracketed,
    "glued": inserts.glued,
    "told-twice": inserts.told_twice,
    "broken-off": inserts.broken_off,
    "twin": inserts.twin,
    "headlinese": inserts.headlinese,
    "video-title": inserts.video_title,
    "teased": inserts.teased,
    "above-credit": captions.above_credit,
    "dated-caption": captions.dated_caption,
    "picture-agency": captions.picture_agency,
    "opens": _opens,
    "outside": _outside,
    "capitals": _capitals,
    "no-letters": _no_letters,
    "repeats-in-outlet": _repeats_in_outlet,
    "repeats-in-witness": _repeats_in_witness,
    "titled-elsewhere": inserts.titled_elsewhere,
    "outlets-only": _outlets_only,
    "name-and-outlet": _name_and_outlet,
    "ends-with-picture-credit": _ends_with_picture_credit,
    "dated-entry": _dated_entry,
    "entry-heading": _entry_heading,
    "summary": _summary,
    "chosen": _chosen,
    "not-chosen": _not_chosen,
    "linked": _linked,
    "half-linked": _half_linked,
    "page-frame": _page_frame,
    "figure": _figure,
}

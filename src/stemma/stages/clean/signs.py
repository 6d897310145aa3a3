"""Signs of a line that its words alone do not tell: how it is built, what stands around it, what the page says."""

import re
from collections.abc import Callable, Mapping, Sequence

import msgspec

from stemma.stages.clean.line_words import line_words
from stemma.stages.clean.lines import Line
from stemma.stages.clean.outlets import find_outlets
from stemma.stages.clean.rules import date_like

#: A sentence that stands alone has this many words or more; shorter ones may be buttons with a stop.
SENTENCE_WORDS = 8
#: From here on a few words with a stop read as speech.
SHORT_SENTENCE_WORDS = 4
#: Two stops in fewer words are a list of names or a slogan.
SEVERAL_WORDS = 12
#: No headline is longer.
HEADLINE_WORDS = 24
#: An outlet's or a topic's name is no longer.
LABEL_WORDS = 7
#: Share of a block's characters in links from which on it is a link, or half of one.
LINKED = 0.6
HALF_LINKED = 0.25
#: Fewer long lines than this do not show whether a text ends its sentences with stops.
FEW_LINES = 3
#: In a text that ends fewer of its long lines with a stop, a missing stop says nothing.
STOP_HABIT = 0.6

#: How much of an entry shows how the entries of a list are built.
SKELETON_CHARS = 48
SKELETON_SYMBOLS = 4
#: So many entries of one build, among the nearest lines, are a table: results, dates, the names of the dead.
ENTRIES_ALIKE = 3
ENTRIES_NEAR = 4
#: So many points under a headline are a summary, when so much of what they say is said again in the text.
SUMMARY_POINTS = 3
SUMMARY_SHARE = 0.5
#: Words of so many letters tell what a line is about.
TELLING_LETTERS = 4
#: The credit of a picture at the end of its caption is no longer.
PICTURE_TAIL_CHARS = 48
#: Headlines name who and where; headings of a section seldom do.
INSERT_NAMES = 2
INSERT_WORDS = 18

_CAPITAL_INSIDE = re.compile(r"(?<=\w\s)[^\W\d_a-zß-ÿ]\w|(?<=[,:;–—]\s)[^\W\d_a-zß-ÿ]\w")
_BULLET = re.compile(r"\s*(?:[•▪‣◦●■*·–—-]|\d{1,2}[.)]|[a-z][.)])\s")
_NUMBERED = re.compile(r"\W*\d{1,3}\W*[^\W\d_]+[^\W\d]|\d\d?:\d\d\b")
_FRAME = re.compile(r"(?:^|/)(?:nav|footer|aside|form|button|select|menu|dialog|label|option|textarea)(?:/|$)")
_FIGURE = re.compile(r"(?:^|/)(?:figcaption|figure)(?:/|$)")
_QUESTION = re.compile(r"(?:what|why|how|where|who|when|which|whose|is|are|can|did|does|will|was|q|a)\b")


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the whole witness when one of its lines is looked at."""

    #: Index of the first and of the last line of running text; equal to the number of lines where there is none.
    first_prose: int
    last_prose: int
    #: Its long lines end with stops, so that a missing stop means something.
    stops: bool
    #: Its page says which blocks are body.
    chooses: bool
    #: Folded lines that stand in several witnesses of the outlet.
    repeated: frozenset[str]
    #: Folded lines that stand twice or more in this witness.
    doubled: frozenset[str]
    #: Words of its running text.
    words: frozenset[str]


def is_prose(line: Line) -> bool:
    """Return whether a line reads as running text."""
    return (line.stopped and line.length >= SENTENCE_WORDS) or (line.several and line.length >= SEVERAL_WORDS)


def read_setting(lines: Sequence[Line], repeated: frozenset[str]) -> Setting:
    """Return what the lines of one witness say together."""
    prose = [index for index, line in enumerate(lines) if is_prose(line)]
    long = [line for line in lines if line.length >= SENTENCE_WORDS]
    seen: set[str] = set()
    doubled: set[str] = set()
    for line in lines:
        (doubled if line.fold in seen else seen).add(line.fold)
    return Setting(
        first_prose=prose[0] if prose else len(lines),
        last_prose=prose[-1] if prose else len(lines),
        stops=len(long) < FEW_LINES or sum(line.stopped for line in long) >= STOP_HABIT * len(long),
        chooses=any(line.block is not None and line.block.chosen for line in lines),
        repeated=repeated,
        doubled=frozenset(doubled),
        words=frozenset(word for index in prose for word in lines[index].words),
    )


_NAME_AND_OUTLET = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]+(?:,? (?:[A-ZÀ-Þ][\w.'’-]*|and|&|de|da|van|von|al|bin)){1,8}"
    r"\s?(?:,|\||·|•|–|—|-|\s{2,})\s*(?P<outlet>\S.{1,40})"
)
_PICTURE_TAIL = re.compile(r"(?:[^\W\d_]\s?[/|]\s?|\bvia\s|\()(?P<outlet>[^/|()]{2,40})[.)\]]{0,2}\Z")
_SYMBOL = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")


def skeleton(text: str) -> str:
    """Return how an entry of a list is built: A for words in capitals, a for small ones, 0 for numbers, and marks."""
    symbols: list[str] = []
    for match in _SYMBOL.finditer(text[:SKELETON_CHARS]):
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
    return (
        not line.stopped
        and line.length >= SHORT_SENTENCE_WORDS
        and index + 1 < len(lines)
        and _goes_on(lines, index + 1, setting)
    )


def _listed(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    line = lines[index]
    if not setting.first_prose < index or line.length < SHORT_SENTENCE_WORDS - 1 or line.stopped:
        return False
    if _BULLET.match(line.text) or (line.block is not None and line.block.path.endswith("/li") and line.block.chosen):
        return True
    before = lines[index - 1]
    return before.text.endswith(":") and is_prose_start(before)


def is_prose_start(line: Line) -> bool:
    """Return whether a line that ends with a colon announces more of the text rather than a list of links."""
    return line.length >= SENTENCE_WORDS


def _entry(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    if index <= setting.first_prose or lines[index].length < SHORT_SENTENCE_WORDS or lines[index].stopped:
        return False
    own = skeleton(lines[index].text)
    if len(own) < SKELETON_SYMBOLS or own.isalpha() or _NUMBERED.match(lines[index].text):
        return False
    near = lines[max(0, index - ENTRIES_NEAR) : index + ENTRIES_NEAR + 1]
    return sum(skeleton(line.text) == own for line in near) >= ENTRIES_ALIKE


def _label(lines: Sequence[Line], index: int, _: Setting) -> bool:
    line = lines[index]
    return not line.stopped and not line.several and line.length <= LABEL_WORDS


def _headline_shaped(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    line = lines[index]
    fits = LABEL_WORDS < line.length <= HEADLINE_WORDS and not line.stopped and not line.several
    return fits and setting.stops and not line.text.endswith((":", ",", ";")) and not line.text[0].islower()


def _insert(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    if not setting.first_prose < index < setting.last_prose or not _headline_shaped(lines, index, setting):
        return False
    line, before, after = lines[index], lines[index - 1], lines[index + 1]
    alone = before.stopped and is_prose(after)
    quoted = line.text[0] in '"“„«' or line.text[-1] in '"”»“'
    names = len(_CAPITAL_INSIDE.findall(line.text))
    return (
        alone
        and not quoted
        and names >= INSERT_NAMES
        and line.length <= INSERT_WORDS
        and not _QUESTION.match(line.fold)
    )


def _outside(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    line = lines[index]
    outside = index < setting.first_prose or index > setting.last_prose
    return outside and setting.first_prose < len(lines) and not line.stopped and not line.several


def _capitals(lines: Sequence[Line], index: int, _: Setting) -> bool:
    line = lines[index]
    return line.text.isupper() and not line.stopped and 1 < line.length <= SENTENCE_WORDS


def _no_letters(lines: Sequence[Line], index: int, _: Setting) -> bool:
    return not any(letter.isalpha() for letter in lines[index].text)


def _repeats_in_outlet(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    # Longer lines repeat between the editions of one report as well.
    return lines[index].fold in setting.repeated and lines[index].length < SENTENCE_WORDS


def _repeats_in_witness(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    return lines[index].fold in setting.doubled and not is_prose(lines[index])


def _outlets_only(lines: Sequence[Line], index: int, _: Setting) -> bool:
    line = lines[index]
    if line.length > SEVERAL_WORDS:
        return False
    outlets = find_outlets(line.text, 0, len(line.text))
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
    outlets = find_outlets(match["outlet"], 0, len(match["outlet"]))
    return bool(outlets) and outlets[0].start == 0 and not outlets[0].picture


def _ends_with_picture_credit(lines: Sequence[Line], index: int, _: Setting) -> bool:
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


def _summary(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    if not 0 < index < setting.first_prose < len(lines):
        return False
    first = last = index
    while first > 0 and _is_point(lines[first]):
        first -= 1
    while last < setting.first_prose and _is_point(lines[last]):
        last += 1
    if last - first - 1 < SUMMARY_POINTS:
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
    "insert": _insert,
    "outside": _outside,
    "capitals": _capitals,
    "no-letters": _no_letters,
    "repeats-in-outlet": _repeats_in_outlet,
    "repeats-in-witness": _repeats_in_witness,
    "outlets-only": _outlets_only,
    "name-and-outlet": _name_and_outlet,
    "ends-with-picture-credit": _ends_with_picture_credit,
    "dated-entry": _dated_entry,
    "summary": _summary,
    "chosen": _chosen,
    "not-chosen": _not_chosen,
    "linked": _linked,
    "half-linked": _half_linked,
    "page-frame": _page_frame,
    "figure": _figure,
}

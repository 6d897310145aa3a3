"""Signs of inserts: what pages set between two paragraphs to lead readers elsewhere."""

import re
from collections.abc import Sequence

from stemma.stages.clean.line_words import line_words
from stemma.stages.clean.lines import Line
from stemma.stages.clean.setting import (
    HEADLINE_WORDS,
    LABEL_WORDS,
    SHORT_SENTENCE_WORDS,
    STEM_LETTERS,
    TELLING_LETTERS,
    Setting,
    is_prose,
    telling_stems,
)

#: Headlines name somebody or something inside; headings of a section seldom do.
INSERT_NAMES = 2
INSERT_WORDS = 18
#: The shortest headline that is told from a heading of a section, and how many stand together.
TITLE_WORDS = 5
#: A headline has at most one small word to so many.
WORDS_TO_A_SMALL_ONE = 6
INSERT_LINES = 2

#: A headline of another story has so many telling words, of which the text has so few, in a list of so many.
FOREIGN_WORDS = 4
KNOWN_SHARE = 0.34
FOREIGN_LINES = 8

#: The paragraph under the heading of a section says more of it than this.
TAKEN_UP = 0.25
#: More headlines than these between paragraphs are the headings of a digest.
FEW = 6
#: A text has no more headlines of which it says not a word; a list of names and places has.
FEW_STRANGE = 3
#: The paragraph under the heading of an entry says so much of it again.
HEADS_ENTRY = 0.5
#: The label of a section over a teaser.
SECTION_WORDS = 3

#: A teaser of fewer words that breaks off is no sentence.
TEASER_WORDS = 40
BROKEN_OFF = ("...", "…", "[…]", "[...]")

_MARKS = frozenset('"“”„«»‘')
_CAPITAL_INSIDE = re.compile(r"(?<=\w\s)[^\W\d_a-zß-ÿ]\w|(?<=[,:;–—]\s)[^\W\d_a-zß-ÿ]\w")
#: What an editor or a transcript says in brackets.
_ASIDE = re.compile(
    r"(?:editor|note|update|correction|laugh|applau|cross ?talk|begin|end|unintell|inaudible|video|clip)"
)
#: Who wrote an entry of a live report, or when.
_SIGNS_ENTRY = re.compile(r"(?:by|from|von|par|por|di) |\W*\d{1,2}[:.h ]")
_AIRED = re.compile(r"\((?:Published|Updated|Aired|Posted) [^()]{6,60}\d\)\Z")
_GLUED_WORDS = (
    *("A ", "An ", "The ", "In ", "It ", "This ", "That ", "These ", "He ", "She ", "They ", "We ", "You "),
    *("If ", "When ", "After ", "As ", "On ", "At ", "For ", "There "),
)
_GLUE = re.compile(rf"[^\W\d_A-Z]{{3}}[’'”]?(?:{'|'.join(_GLUED_WORDS)})[^\W_]")
_SENTENCE_END = re.compile(r"[.!?…][\"')]*\s+")
_QUESTION = re.compile(
    r"(?:what|why|how|where|who|when|which|whose|is|are|can|did|does|will|was|q|a|on|in|at|from|with|of|for|about|anyone)\b"
)


def insert(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    """Return whether a line is the headline of another story between two paragraphs."""
    if not setting.first_prose < index < setting.last_prose or not _is_title(lines[index], setting):
        return False
    line, before = lines[index], lines[index - 1]
    quoted = line.text[0] in '"“„«' or line.text[-1] in '"”»“'
    names = len(_CAPITAL_INSIDE.findall(line.text))
    return (
        (before.stopped or _is_title(before, setting))
        and _followed(lines, index, setting)
        and not quoted
        and names >= INSERT_NAMES
        and _terse(line)
        and line.length <= INSERT_WORDS
        and not _QUESTION.match(line.fold)
    )


def headlinese(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    """Return whether a line saves all small words and is not taken up by the paragraph under it.

    What heads a section is; where many such lines stand in a text, it is a digest.
    """
    if not setting.first_prose < index < setting.last_prose or not _saves(lines, index, setting):
        return False
    return _taken_up(lines, index) <= TAKEN_UP and sum(_saves(lines, at, setting) for at in range(len(lines))) <= FEW


def _saves(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    line = lines[index]
    if not TITLE_WORDS < line.length <= INSERT_WORDS or not _is_title(line, setting) or line.text.isupper():
        return False
    between = 0 < index < len(lines) - 1 and is_prose(lines[index - 1]) and is_prose(lines[index + 1])
    quoted = line.text[0] in '"“„«‘' or line.text[-1] in '"”»“'
    small = line_words().saved_words
    return between and not quoted and not _QUESTION.match(line.fold) and not any(word in small for word in line.words)


def titled_elsewhere(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    """Return whether a line is the headline that another report of the outlet states.

    In digests and live reports it may head an entry: a name or an hour stands under it, or a paragraph that says half
    of it again.
    """
    line = lines[index]
    if line.length < TITLE_WORDS or line.fold not in setting.shared.titles or line.fold in setting.own_title:
        return False
    if is_prose(line) or (index + 1 < len(lines) and _SIGNS_ENTRY.match(lines[index + 1].fold)):
        return False
    entry = next(filter(is_prose, lines[index + 1 : index + 1 + INSERT_LINES]), None)
    telling = telling_stems(line)
    said = {word[:STEM_LETTERS] for word in entry.words} if entry else set()
    return len(telling & said) < HEADS_ENTRY * len(telling)


def _taken_up(lines: Sequence[Line], index: int) -> float:
    """Return how much of a line the next paragraph says again, by the first letters of telling words."""
    telling = telling_stems(lines[index])
    under = {word[:STEM_LETTERS] for word in lines[index + 1].words} if index + 1 < len(lines) else set()
    return len(telling & under) / max(1, len(telling))


def video_title(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    """Return whether a line like a headline stands over what a video shows, with the day on which it was shown."""
    return (
        index + 1 < len(lines) and _is_title(lines[index], setting) and _AIRED.search(lines[index + 1].text) is not None
    )


def foreign(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    """Return whether a line is built like a headline and speaks of things that the text around it never names.

    The heading of a section has its words from the section; the headline of another story has not.
    """
    if not setting.first_prose < index < setting.last_prose or not _is_title(lines[index], setting):
        return False
    line = lines[index]
    telling = {word for word in line.words if len(word) >= TELLING_LETTERS}
    known = sum(word[:STEM_LETTERS] in setting.stems for word in telling)
    return (
        len(telling) >= FOREIGN_WORDS
        and known <= KNOWN_SHARE * len(telling)
        and any(map(is_prose, lines[index + 1 : index + 1 + FOREIGN_LINES]))
        and not _QUESTION.match(line.fold)
    )


def stranger(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    """Return whether the text says not a word of a short line between two paragraphs; of its headings it does."""
    if not setting.first_prose < index < setting.last_prose or not _is_strange(lines, index, setting):
        return False
    return sum(_is_strange(lines, at, setting) for at in range(len(lines))) <= FEW_STRANGE


def _is_strange(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    line = lines[index]
    if line.stopped or line.several or not setting.stops or not TITLE_WORDS - 1 <= line.length <= INSERT_WORDS:
        return False
    between = 0 < index < len(lines) - 1 and is_prose(lines[index - 1]) and is_prose(lines[index + 1])
    if not between or line.text.isupper() or line.text[0].islower() or line.text.endswith((":", ",", ";")):
        return False
    telling = telling_stems(line)
    quoted = line.text[0] in _MARKS or line.text[-1] in _MARKS
    return (
        len(telling) >= FOREIGN_WORDS and not telling & setting.stems and not quoted and not _QUESTION.match(line.fold)
    )


def _terse(line: Line) -> bool:
    """Return whether a line saves small words as headlines do, and ends as a thought does."""
    words = line_words()
    saved = sum(word in words.saved_words for word in line.words)
    return saved * WORDS_TO_A_SMALL_ONE <= line.length and line.words[-1] not in words.hanging_words


def _is_title(line: Line, setting: Setting) -> bool:
    """Return whether a line is built like a headline; short ones only where all their words have capitals."""
    if line.stopped or line.several or not setting.stops or not TITLE_WORDS <= line.length <= HEADLINE_WORDS:
        return False
    if line.text.endswith((":", ",", ";")):
        return False
    if line.length > LABEL_WORDS:
        return not line.text[0].islower()
    telling = [word for word in line.text.split() if len(word) >= TELLING_LETTERS]
    capitals = sum(word.lstrip("‘'“\"([")[:1].isupper() for word in telling)
    return not line.text.isupper() and capitals == len(telling)


def _followed(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    """Return whether running text goes on behind a line, at once or behind more lines of its kind."""
    for following in lines[index + 1 : index + 1 + INSERT_LINES]:
        if is_prose(following):
            return True
        if not _is_title(following, setting) and not following.text.startswith("("):
            return False
    return False


def bracketed(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    """Return whether a line stands in brackets between two paragraphs."""
    line = lines[index]
    inside = line.text[:1] + line.text[-1:] == "[]" and line.text.count("[") == 1
    between = setting.first_prose < index < setting.last_prose
    return inside and between and line.length >= SHORT_SENTENCE_WORDS and not _ASIDE.match(line.fold)


def glued(lines: Sequence[Line], index: int, _: Setting) -> bool:
    """Return whether a headline runs into a sentence without a space."""
    text = lines[index].text
    for word in _GLUED_WORDS:
        # Most lines have none of them, and looking for a word is quicker than for a pattern.
        if word in text:
            return _GLUE.search(text) is not None
    return False


def broken_off(lines: Sequence[Line], index: int, _: Setting) -> bool:
    """Return whether a line breaks off with dots as a teaser does."""
    line = lines[index]
    return SHORT_SENTENCE_WORDS < line.length < TEASER_WORDS and line.text.endswith(BROKEN_OFF)


def told_twice(lines: Sequence[Line], index: int, _: Setting) -> bool:
    """Return whether a line says one sentence twice."""
    line = lines[index]
    if not line.several:
        return False
    told = [" ".join(sentence.split()) for sentence in _SENTENCE_END.split(line.fold)]
    long = [sentence for sentence in told if len(sentence.split()) >= SHORT_SENTENCE_WORDS]
    # The first may have the headline in front of it.
    return len(long) > 1 and any(
        sentence in other for place, sentence in enumerate(long) for other in long[:place] if sentence
    )


def twin(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    """Return whether a line without a stop stands twice in a row between two paragraphs."""
    line = lines[index]
    inside = setting.first_prose < index < setting.last_prose
    if not inside or line.length < TITLE_WORDS or line.several or line.text.endswith("."):
        return False
    return any(other.fold == line.fold for other in lines[index - 1 : index + 2 : 2])


def teased(lines: Sequence[Line], index: int, setting: Setting) -> bool:
    """Return whether a sentence stands under the label of a section and the headline of another story."""
    if index < 2 or not setting.first_prose < index < setting.last_prose:  # noqa: PLR2004 - a label and a headline
        return False
    line, label = lines[index], lines[index - 2]
    is_label = label.length <= SECTION_WORDS and not label.stopped and label.text[:1].isupper()
    if line.several or not line.stopped or not is_label or line.length >= TEASER_WORDS:
        return False
    return insert(lines, index - 1, setting) or foreign(lines, index - 1, setting)

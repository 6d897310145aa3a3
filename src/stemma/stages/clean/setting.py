"""What is known of a whole witness when one of its lines is looked at."""

from collections.abc import Container, Sequence

import msgspec

from stemma.stages.clean.lines import Line

#: A sentence that stands alone has this many words or more; shorter ones may be buttons with a stop.
SENTENCE_WORDS = 8
#: From here on a few words with a stop read as speech.
SHORT_SENTENCE_WORDS = 4
#: Two stops in fewer words are a list of names or a slogan.
SEVERAL_WORDS = 12
#: Words of so many letters tell what a line is about.
TELLING_LETTERS = 4
#: Words that begin with the same so many letters are forms of one word, nearly always.
STEM_LETTERS = 5
#: No headline is longer.
HEADLINE_WORDS = 24
#: An outlet's or a topic's name is no longer.
LABEL_WORDS = 7
#: Fewer long lines than this do not show whether a text ends its sentences with stops.
FEW_LINES = 3
#: In a text that ends fewer of its long lines with a stop, a missing stop says nothing.
STOP_HABIT = 0.6


class Shared(msgspec.Struct, frozen=True, kw_only=True):
    """What the texts of one outlet have in common, as folded lines."""

    #: Short lines that stand in several of them.
    repeated: Container[str] = frozenset()
    #: The headlines that its reports state.
    titles: Container[str] = frozenset()


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the whole witness when one of its lines is looked at."""

    #: Index of the first and of the last line of running text; equal to the number of lines where there is none.
    first_prose: int
    last_prose: int
    #: Its long lines end with stops, so that a missing stop means something.
    stops: bool
    #: Its page says which blocks are body.
    chooses: bool
    #: What the witnesses of its outlet have in common, and the folded forms of its own title.
    shared: Shared
    own_title: frozenset[str]
    #: Folded lines that stand twice or more in this witness.
    doubled: frozenset[str]
    #: Words of its running text.
    words: frozenset[str]
    #: The first letters of these words, by which forms of one word are told.
    stems: frozenset[str]


def is_prose(line: Line) -> bool:
    """Return whether a line reads as running text."""
    return (line.stopped and line.length >= SENTENCE_WORDS) or (line.several and line.length >= SEVERAL_WORDS)


def announces(line: Line) -> bool:
    """Return whether a line that ends with a colon announces more of the text rather than a list of links."""
    return line.text.endswith(":") and line.length >= SENTENCE_WORDS


def telling_stems(line: Line) -> set[str]:
    """Return the first letters of the words that tell what a line is about."""
    return {word[:STEM_LETTERS] for word in line.words if len(word) >= TELLING_LETTERS}


def read_setting(lines: Sequence[Line], shared: Shared, own_title: frozenset[str] = frozenset()) -> Setting:
    """Return what the lines of one witness say together."""
    prose = [index for index, line in enumerate(lines) if is_prose(line)]
    long = [line for line in lines if line.length >= SENTENCE_WORDS]
    seen: set[str] = set()
    doubled: set[str] = set()
    for line in lines:
        (doubled if line.fold in seen else seen).add(line.fold)
    words = frozenset(word for index in prose for word in lines[index].words)
    return Setting(
        first_prose=prose[0] if prose else len(lines),
        last_prose=prose[-1] if prose else len(lines),
        stops=len(long) < FEW_LINES or sum(line.stopped for line in long) >= STOP_HABIT * len(long),
        chooses=any(line.block is not None and line.block.chosen for line in lines),
        shared=shared,
        own_title=own_title,
        doubled=frozenset(doubled),
        words=words,
        stems=frozenset(word[:STEM_LETTERS] for word in words),
    )

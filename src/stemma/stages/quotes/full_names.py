"""From a surname to the full name that a text gave before."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from stemma.stages.quotes.cues import cue_table
from stemma.stages.quotes.lexicon import classes, word_bits
from stemma.text.paragraphs import Span

#: A fuller form of a name is looked for in so many characters before it.
REMEMBERED = 20_000


@cache
def _leading() -> frozenset[str]:
    """Return words before a name that are no part of it: titles, and whatever else has a class of its own."""
    return classes().titles | classes().not_in_names | frozenset(word_bits()) | frozenset(cue_table().forms)


def full_name(text: str, name: str, before: int) -> str:
    """Return the fuller form of a surname that the text uses most before an offset, else the name itself."""
    if " " in name or not name[:1].isupper():
        return name
    window = text[max(0, before - REMEMBERED) : before]
    pattern = _longer(name)
    forms = Counter(
        _without_lead(_past_place(window, match))
        for start, end in neighbourhoods(window, name)
        for match in pattern.finditer(window, start, end)
    )
    del forms[name]
    best = max(forms, key=lambda form: forms[form], default=name)
    return name if best != name and _known_before(window, name, best) else best


def _known_before(window: str, name: str, full: str) -> bool:
    """Return whether a surname stands alone too often before a fuller form to be of it: Lund, and Ida Lund."""
    first = window.find(full)
    ahead = window[: max(0, first)]
    alone = sum(_without_lead(match.group()) == name for match in _lone(name).finditer(ahead))
    return alone >= OFTEN_ALONE


#: Words that a fuller form has before the name, at most.
MOST_BEFORE = 3


#: So often a surname without a given name is known before its fuller form; a headline and a caption are fewer.
OFTEN_ALONE = 3


@lru_cache(1 << 12)
def _lone(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\b[^\W\d_a-z][\w’'-]+ )?\b{re.escape(name)}(?!\w)")


#: What is short for a name or a title before one; any other stop ends a sentence: "in the [North. Lund]".
_SHORT = r"(?:[^\W\d_a-z]\w{0,2}|Capt|Prof|Judg|Maj|Hon)"


@lru_cache(1 << 12)
def _longer(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:(?:[^\W\d_a-z][\w’'-]*|{_SHORT}\.) ){{1,{MOST_BEFORE}}}{re.escape(name)}(?!\w)")


def neighbourhoods(window: str, name: str) -> Iterator[Span]:
    """Yield the stretches in which fuller forms of a name can stand, those that touch as one; words hold no space."""
    begin = end = -1
    at = window.find(f" {name}")
    while at >= 0:
        start = at
        for _ in range(MOST_BEFORE):
            start = window.rfind(" ", 0, start)
            if start < 0:
                break
        if begin >= 0 and start < end:
            end = at + len(name) + 2
        else:
            if end >= 0:
                yield begin, end
            begin, end = start + 1, at + len(name) + 2
        at = window.find(f" {name}", at + 1)
    if end >= 0:
        yield begin, end


def _past_place(window: str, match: re.Match[str]) -> str:
    """Return a name without the place that a preposition ties to what stands before: "envoy to Norrland [Jon Hale]"."""
    shown = match.group()
    tied = re.search(r"\b(?:to|of|in|for|at) $", window[max(0, match.start() - 5) : match.start()])
    return shown.partition(" ")[2] if tied and shown.count(" ") > 1 else shown


def _without_lead(form: str) -> str:
    words = form.split()
    leading = [at for at, word in enumerate(words[:-1]) if word.rstrip(".").lower() in _leading()]
    return " ".join(words[leading[-1] + 1 :] if leading else words)

"""Pages that somebody copied whole: where their running text stands closest together, and the headline above it."""

import re
from collections.abc import Sequence
from itertools import accumulate

from stemma.text.mastheads import is_greeting, is_menu

#: A copied page has so many lines at least, and so many of them are no sentences; a saved text has fewer.
PAGE_LINES = 20
PAGE_SHARE = 0.5
#: A sentence adds its words, no more than this, and no fewer than these make one; other lines take away.
MOST_WORDS = 60
SENTENCE_WORDS = 8
LABEL_COST = 10
#: Lines above the running text among which its headline stands, or stands over a byline or date; lines of the text
#: that a byline may part from its head.
LINES_ABOVE = 12
LINES_FAR_ABOVE = 20
LINES_INTO = 5
#: Lines under a headline that are looked at for its words where it stands alone over its byline.
LINES_UNDER = 30
#: A headline has so many words.
SHORTEST, LONGEST = 4, 24
#: So many telling words, and so much of them, a headline has in common with its text.
SHARED_WORDS = 2
SHARED = 0.6
#: Above a byline or a date, over so few lines, less of it is enough.
SIGNED_LINES = 4
SIGNED_SHARED = 0.4
SIGNED_GAIN = 0.5
#: Words of so many letters tell what a line is about.
TELLING_LETTERS = 4

_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
#: The words under a picture, and notices, say of what they are.
_OTHER = re.compile(
    r"(?:©|\bcookies?\b|credit(?:\.{3}|:)|\b(?:photo(?:graph)?s?|images?|pictures?|credits?|foto|bild)\b\W{0,3}"
    r"(?::|(?:by|via|from|courtesy|copyright|credit|von)\b)|^(?:photo|image|picture|video)s?\b)",
    re.IGNORECASE,
)
#: A quotation pulled out of the text is longer than a headline that begins with one.
_QUOTED = re.compile(r"[\"“„«](?:\S+\s+){10}")
#: Who said what stands above is signed with a dash.
SIGNING_DASHES = ("—", "–", "―", "- ")
_STOPPED = re.compile(r"[.!?…。！？][\"”’'»)\]“]*$")


def best_run(gains: Sequence[int]) -> tuple[int, int]:
    """Return the half-open run with the highest sum, the first of equals; (0, 0) where no sum is above zero."""
    totals = [0, *accumulate(gains)]
    best, run, low = 0, (0, 0), 0
    for end in range(1, len(totals)):
        if totals[end - 1] <= totals[low]:
            low = end - 1
        if totals[end] - totals[low] > best:
            best, run = totals[end] - totals[low], (low, end)
    return run


def running_text(lines: Sequence[str]) -> tuple[int, int] | None:
    """Return the run of lines of a copied page with most sentences; None where the lines are no copied page."""
    sentences = [_is_sentence(line) for line in lines]
    if len(lines) < PAGE_LINES or sum(sentences) > (1 - PAGE_SHARE) * len(lines):
        return None
    gains = [
        min(MOST_WORDS, len(line.split())) if is_sentence else -LABEL_COST
        for line, is_sentence in zip(lines, sentences, strict=True)
    ]
    return best_run(gains)


def _is_sentence(line: str) -> bool:
    return _STOPPED.search(line) is not None and len(line.split()) >= SENTENCE_WORDS


def headline_near(
    words: Sequence[Sequence[str]], run: tuple[int, int], *, barred: Sequence[bool], signed: Sequence[bool]
) -> int | None:
    """Return the line near the beginning of a run that says most of what the run says, as headlines do.

    `words` are the small letters of each line, `barred` lines are no headlines, `signed` ones bylines or dates. Menus
    and teasers stand above a text as well; they have few words in common with it, and nobody signs them there.
    """
    start, end = run
    told = {word for line in words[start:end] for word in line if len(word) >= TELLING_LETTERS}
    best: tuple[float, int] | None = None
    for index in range(max(0, start - LINES_FAR_ABOVE), min(start + LINES_INTO, end)):
        if barred[index] or not SHORTEST <= len(words[index]) <= LONGEST:
            continue
        over = any(signed[index + 1 : index + 1 + SIGNED_LINES])
        if not start - LINES_ABOVE <= index < start and not over:
            continue
        share = _share(words, index, told=told, run=run)
        if share is None or share < (SIGNED_SHARED if over else SHARED):
            continue
        score = share + SIGNED_GAIN * over
        if best is None or (score > best[0] and not (over and _stands_under(words, index, best=best))):
            best = (score, index)
    return best[1] if best else None


def _stands_under(words: Sequence[Sequence[str]], index: int, *, best: tuple[float, int]) -> bool:
    """Return whether a line says the same as a signed headline right above it, in other words.

    Where the line above ends with the very words of this one, it is the path of links to the page.
    """
    score, above = best
    same = list(words[above][-len(words[index]) :]) == list(words[index])
    return above == index - 1 and score > SIGNED_GAIN and not same


def _share(words: Sequence[Sequence[str]], index: int, *, told: set[str], run: tuple[int, int]) -> float | None:
    """Return how much of a line the run says; None where that is one word alone."""
    if run[0] <= index < run[1]:
        # The line must not speak for itself.
        told = {word for at in range(*run) if at != index for word in words[at] if len(word) >= TELLING_LETTERS}
    own = {word for word in words[index] if len(word) >= TELLING_LETTERS}
    shared = len(own & told)
    return shared / len(own) if shared >= SHARED_WORDS else None


def speaks_for(words: Sequence[Sequence[str]], index: int, *, run: tuple[int, int]) -> bool:
    """Return whether a line that stands over a byline or date has words of the run under it."""
    told = {word for line in words[run[0] : run[1]] for word in line if len(word) >= TELLING_LETTERS}
    share = _share(words, index, told=told, run=run)
    return share is not None and share >= SIGNED_SHARED


def copied_title(lines: Sequence[str], *, signed: Sequence[bool]) -> tuple[bool, str | None]:
    """Return whether these lines are a copied page, and its headline, where one is found."""
    run = running_text(lines)
    if run is None:
        return False, None
    words = [_WORD.findall(line.casefold()) for line in lines]
    barred = [
        dated
        or line.endswith((".", ",", ":", ";"))
        or line.startswith(SIGNING_DASHES)
        or "://" in line
        or "\t" in line
        or _OTHER.search(line) is not None
        or _QUOTED.match(line) is not None
        or is_greeting(line)
        or is_menu(line)
        for line, dated in zip(lines, signed, strict=True)
    ]
    index = headline_near(words, run, barred=barred, signed=signed)
    if index is None or not any(signed[index + 1 : index + 1 + SIGNED_LINES]):
        # What reads as running text elsewhere may be a list of teasers.
        led = _lone_head(words, [_is_sentence(line) for line in lines], barred=barred, signed=signed)
        index = index if led is None else led
    return True, None if index is None else lines[index]


def _lone_head(
    words: Sequence[Sequence[str]], sentences: Sequence[bool], *, barred: Sequence[bool], signed: Sequence[bool]
) -> int | None:
    """Return the one line over a byline or date that the sentences soon under it speak of; None where several are."""
    heads: list[int] = []
    for index, own in enumerate(words):
        under = signed[index + 1 : index + 1 + SIGNED_LINES]
        if barred[index] or signed[index] or not SHORTEST <= len(own) <= LONGEST or not any(under):
            continue
        run = (index + 1, min(len(words), index + LINES_UNDER))
        told = {word for line in words[slice(*run)] if line != own for word in line if len(word) >= TELLING_LETTERS}
        share = _share(words, index, told=told, run=run)
        follows = any(sentences[index + 2 : index + 2 + LINES_ABOVE // 2])
        if follows and share is not None and share >= SHARED and words.count(own) == 1:
            heads.append(index)
    return heads[0] if len(heads) == 1 else None

"""Words in a witness that are not its writer's: inside quotation marks, in embedded posts, in whole statements."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from stemma.data import load_toml
from stemma.text.paragraphs import Span, paragraph_spans
from stemma.text.quotations import quoted_spans
from stemma.text.tokens import tokenise

#: Characters before a handle that still make a signature of its own rather than the end of the post itself.
SIGNATURE_CHARS = 60

#: Words before a colon among which one of saying or writing must stand to announce a statement.
ANNOUNCING_WORDS = 6

_SIGNED = re.compile(r"\(@\w{2,30}\)")
_POST_MARKS = " \t—–-"
_OPENING_MARKS = "\"“„«‘'"


def quoted_flags(text: str, language: str | None = "en") -> bytearray:
    """Return, for every character of a text, 1 where it is not the writer's own: quoted, posted, or announced."""
    flags = bytearray(len(text) + 1)
    for start, end in [*quoted_spans(text, 0, len(text)), *_posts(text), *_announced(text, language)]:
        flags[start:end] = b"\x01" * (end - start)
    return flags


def _posts(text: str) -> Iterator[Span]:
    """Yield the paragraphs of embedded posts: the one signed with a handle and, before a mere signature, the last."""
    for match in _SIGNED.finditer(text):
        start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
        if not text[start : match.start()].strip(_POST_MARKS) or match.start() - start < SIGNATURE_CHARS:
            before = text[:start].rstrip()
            start = before.rfind("\n") + 1 if before else start
        yield start, end if end >= 0 else len(text)


def _announced(text: str, language: str | None) -> Iterator[Span]:
    """Yield paragraphs after "… reads, in part:" as long as they speak in the first person without marks."""
    words = _announcing((language or "en")[:2].lower())
    if words is None or ":\n" not in text:
        return
    verbs, first_person = words
    paragraphs = paragraph_spans(text, 0, len(text))
    announced = False
    for start, end in paragraphs:
        if announced:
            announced = text[start] not in _OPENING_MARKS and _speaks(text, (start, end), first_person)
            if announced:
                yield start, end
        if not announced:
            announced = _announces(text, (start, end), verbs)


def _announces(text: str, paragraph: Span, verbs: frozenset[str]) -> bool:
    start, end = paragraph
    if not text[start:end].rstrip().endswith(":"):
        return False
    last = [token.fold for token in tokenise(text, start, end) if token.kind == "word"][-ANNOUNCING_WORDS:]
    return not verbs.isdisjoint(last)


def _speaks(text: str, paragraph: Span, first_person: frozenset[str]) -> bool:
    return any(token.fold in first_person for token in tokenise(text, *paragraph))


@cache
def _announcing(language: str) -> tuple[frozenset[str], frozenset[str]] | None:
    lists = load_toml("reuse/announced.toml", dict[str, dict[str, str]])
    if language not in lists:
        return None
    return tuple(frozenset(_words(lists[language][name])) for name in ("verbs", "first_person"))  # type: ignore[return-value]


def _words(line: str) -> Sequence[str]:
    return line.split()

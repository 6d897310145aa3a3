"""Lines of a page that are neither its body nor furniture: a standfirst, the words under a picture, what holds both.

Told by what the page itself states and how it is marked up, never by what the product says of them.
"""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import lxml.html
from lxml.etree import ParserError, _Element

from quality.flattening import charset
from quality.pages import SHINGLE, Page, covered_words, words_of

#: Shorter descriptions are slogans, shorter captions names that stand elsewhere as well.
DESCRIPTION_WORDS = 6
CAPTION_WORDS = 3
#: A page's description is cut to a length, so that it is the beginning of the standfirst.
CUT = 0.9

_DESCRIPTIONS = frozenset({"og:description", "description", "twitter:description"})
_STATED = re.compile(r'"(?:description|alternativeHeadline|abstract)"\s*:\s*("(?:[^"\\]|\\.)*")')
_LETTER = re.compile(r"[^\W_]")


def set_apart(page: Page, lines: Sequence[str], true: Sequence[bool]) -> list[bool]:
    """Tell of each line of a page whether it is neither body nor furniture.

    `true` are the lines of the body. Lines without a letter or digit are neither; of the others only lines beside the
    body are set apart: those that the page states as its description, captions, and lines that hold some of the body
    and more of something else.
    """
    root = _root(page.content)
    descriptions = [words for text in _descriptions(root) if len(words := words_of(text)) >= DESCRIPTION_WORDS]
    captions = [] if root is None else [" ".join(words_of(str(one.text_content()))) for one in root.iter("figcaption")]
    mixed = _mixed(lines, page.body)
    return [
        _LETTER.search(line) is None
        or (not is_body and (holds_both or _is_description(line, descriptions) or _is_caption(line, captions)))
        for line, is_body, holds_both in zip(lines, true, mixed, strict=True)
    ]


def _root(content: bytes) -> _Element | None:
    parser = lxml.html.HTMLParser(encoding=charset(content))
    try:
        return lxml.html.document_fromstring(content.replace(b"\0", b" "), parser=parser)
    except (ParserError, ValueError):
        return None


def _descriptions(root: _Element | None) -> Iterator[str]:
    if root is None:
        return
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name.lower() in _DESCRIPTIONS:
            yield meta.get("content") or ""
    for script in root.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            for text in _STATED.findall(script.text or ""):
                yield _unescaped(text)


def _unescaped(text: str) -> str:
    try:
        return str(json.loads(text))
    except ValueError:
        return ""


def _is_description(line: str, descriptions: Sequence[Sequence[str]]) -> bool:
    words = words_of(line)
    if len(words) < DESCRIPTION_WORDS - 1:
        return False
    # The last word of a description may be cut in the middle.
    return any(
        words == one or (CUT * len(words) <= len(one) <= len(words) and list(one[:-1]) == words[: len(one) - 1])
        for one in descriptions
    )


def _is_caption(line: str, captions: Sequence[str]) -> bool:
    words = words_of(line)
    return len(words) >= CAPTION_WORDS and any(" ".join(words) in caption for caption in captions)


def _mixed(lines: Sequence[str], body: str) -> list[bool]:
    starts, words = [0], list[str]()
    for line in lines:
        words.extend(words_of(line))
        starts.append(len(words))
    covered = covered_words(words, words_of(body))
    return [sum(covered[start:end]) >= SHINGLE for start, end in pairwise(starts)]

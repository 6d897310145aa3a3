"""What a description is made of: its article, its words, its head, its number; as it stands in the text."""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from stemma.model import Mention
from stemma.stages.names.lists import name_words, same_heads
from stemma.stages.names.tokens import Word, name_tokens
from stemma.text.tokens import REMEMBERED_FORMS

#: Characters before a description in which its article is looked for, and words between the two, at most.
NEAR, REACH = 90, 6
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
INDEFINITE = frozenset({"a", "an", "another", "other", "some", "several", "many", "any", "every", "each", "no"})
POSSESSIVE = frozenset({"his", "her", "their", "its", "my", "our", "your"})
_OWNER = re.compile(r"['’]s?$")
#: Plurals without an s, and words with an s that are none.
_MANY = frozenset({"people", "police", "men", "women", "children", "clergy", "staff", "personnel", "crew"})
_COUNTS = {
    word: number + 2
    for number, word in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_ONE = frozenset({"boss", "actress", "witness", "press", "congress", "business", "princess", "hostess", "waitress"})


class Frame(msgspec.Struct, frozen=True):
    """A description: where its phrase begins, `the`, `a`, `his` or nothing before it, its folded words, its head."""

    start: int
    article: str
    words: tuple[str, ...]
    head: str
    plural: bool

    @property
    def age(self) -> int | None:
        """The age that the description gives."""
        return next((int(word) for word in self.words if word.isdigit()), None) if "old" in self.words else None


def read_frame(text: str, phrase: Mention) -> Frame:
    """Return the frame of a description, with the article and the words that stand before it in its sentence."""
    marks = _words(text[phrase.start : phrase.end])
    inside = [word for word in marks if word.form[0].isalnum()]
    before = text[max(0, phrase.start - NEAR) : phrase.start].rpartition("\n")[2]
    taken, article, start = [word.fold for word in inside], "", phrase.start
    owners = [place for place, word in enumerate(marks) if _OWNER.fullmatch(word.form) and place < len(marks) - 1]
    if owners:
        # The minister of "Norland's foreign minister" is that country's, whoever else is one here.
        article, taken = "his", [word.fold for word in marks[owners[-1] + 1 :] if word.form[0].isalnum()]
    elif taken and _article(taken[0]):
        article, taken = _article(taken[0]), taken[1:]
    else:
        article, ahead = _ahead(_words(before))
        if ahead:
            taken = [word.fold for word in ahead[bool(article) :] if word.form[0].isalnum()] + taken
            start = phrase.start - len(before) + ahead[0].start
    inner = next((place for place, word in enumerate(taken) if place and word in name_words().outside), len(taken))
    head = _OWNER.sub("", taken[inner - 1]) if taken else ""
    return Frame(start, article, tuple(taken), head, is_plural(head))


def _ahead(words: Sequence[Word]) -> tuple[str, Sequence[Word]]:
    """Return the article before a phrase, or whose it is, and the words from there on; no article: its other words."""
    for back in range(1, min(REACH, len(words)) + 1):
        word = words[-back]
        article = _article(word.fold) or ("his" if _OWNER.search(word.form) else "")
        if article:
            return article, words[-back:]
        if word.fold in name_words().outside or not (word.form[0].isalnum() or word.form == "-"):
            return "", words[len(words) - back + 1 :]
    return "", ()


def _article(fold: str) -> str:
    """Return the, a or his for any word that stands in their place."""
    return "the" if fold in DEFINITE else "a" if fold in INDEFINITE else "his" if fold in POSSESSIVE else ""


def is_plural(head: str) -> bool:
    """Return whether a head stands for several."""
    return (
        head in _MANY
        or is_count(head)
        or (head.endswith("s") and head not in _ONE and not head.endswith(("ss", "us", "is")))
    )


def is_count(head: str) -> bool:
    """Return whether a head only says how many: three, 12."""
    return head in _COUNTS or head.isdecimal()


def counts_of(words: Sequence[str]) -> set[int]:
    """Return the numbers that the folded words of a description say."""
    return {_COUNTS.get(word) or int(word) for word in words if is_count(word)}


@lru_cache(REMEMBERED_FORMS)
def common_head(head: str) -> str:
    """Return the word under which a head is known: one of several with its meaning, for one of them."""
    if is_count(head):
        # "Three" of "three were killed" are three people.
        return "people"
    one = singular(head)
    return same_heads().get(one, one)


def singular(head: str) -> str:
    """Return a head as it would stand for one: guards, guard."""
    known = {"men": "man", "women": "woman", "children": "child"}
    if not is_plural(head) or head in _MANY or is_count(head):
        return known.get(head, head)
    return head[:-3] + "y" if head.endswith("ies") else head[:-1]


@lru_cache(4096)
def _words(text: str) -> tuple[Word, ...]:
    return tuple(name_tokens(text, 0, len(text)))


def gender_of(head: str) -> str:
    """Return f or m where a head says so: actress, spokesman."""
    words = name_words()
    return "f" if head in words.female else "m" if head in words.male else ""

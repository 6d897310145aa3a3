"""A language for every event after the first: real events do not share their wording, and frames would."""

import re
from collections.abc import Callable

import msgspec
from tests.support.planted.lexicon import die, words
from tests.support.planted.texts import Clause, Draft, Piece, map_pieces, map_sentences

#: Share of the content words that an event has to itself.
OWN_WORDS = 0.9
#: Words that every language needs; so are those of four letters and less.
COMMON = frozenset(
    {
        "about", "according", "added", "after", "against", "before", "being", "explained", "from",
        "into", "million", "minister", "noted", "others", "over", "people", "reporters", "said",
        "stated", "still", "that", "their", "there", "these", "those", "told", "until", "were", "which",
        "while", "with", "within", "without", "would", "declared", "remarked", "pointed", "stressed",
        "officials", "police", "statement", "witnesses",
    }
)  # fmt: skip
WORD = re.compile(r"\b[a-z]{5,}\b")
ENDINGS = ("ing", "ed", "ly", "s")


def translate(draft: Draft, *, event: object) -> Draft:
    """Return a draft in the words of its event; figures, dates and names stay."""
    own = _own_words(event)

    def change(piece: Piece) -> Piece:
        return piece if piece.slot else Piece(own(piece.text))

    told = map_sentences(draft, lambda sentence: map_pieces(sentence, change))
    told = map_sentences(
        told,
        lambda sentence: msgspec.structs.replace(
            sentence, clauses=tuple(_participle(clause, own) for clause in sentence.clauses)
        ),
    )
    return msgspec.structs.replace(told, headline=own(draft.headline))


def _participle(clause: Clause, own: Callable[[str], str]) -> Clause:
    return msgspec.structs.replace(clause, participle=own(clause.participle))


def _own_words(event: object) -> Callable[[str], str]:
    known: dict[str, str] = {}

    def swap(found: re.Match[str]) -> str:
        word = found.group()
        if word not in known:
            known[word] = word if word in COMMON else _invented(word, event)
        return known[word]

    return lambda text: WORD.sub(swap, text)


def _invented(word: str, event: object) -> str:
    chance = die("dialect", event, word)
    if chance.random() >= OWN_WORDS:
        return word
    lists = words()
    ending = next((ending for ending in ENDINGS if word.endswith(ending)), "")
    return f"{chance.choice(lists.syllables_first)}{chance.choice(lists.syllables_surname)}".lower() + ending

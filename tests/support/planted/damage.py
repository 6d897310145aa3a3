"""What a round trip through another language does: calques, lost articles, bent names, slipped figures."""

import random
import re
from functools import cache

from tests.support.planted.lexicon import words
from tests.support.planted.rewording import Strength, reword, slip
from tests.support.planted.texts import Draft, Piece, map_pieces, map_sentences

#: Chances of the marks of a round trip, per phrase, article, preposition, name, figure.
CALQUE, ARTICLE, PREPOSITION, NAME, FIGURE = 0.85, 0.4, 0.15, 0.7, 0.06
RETOLD = Strength(
    "round-trip",
    synonym=0.35,
    reorder=0.25,
    voice=0.15,
    cue=0.4,
    unattribute=0.05,
    filler=0.05,
    indirect=0.1,
    drop=0.05,
)
ARTICLES = re.compile(r"\b(?:the|a|an) (?=[a-z])")


def round_trip(draft: Draft, chance: random.Random) -> Draft:
    """Return the draft as it comes back from another language; every name is bent the same way throughout."""
    spellings: dict[str, str] = {}

    def change(piece: Piece) -> Piece:
        if piece.slot.startswith("name:"):
            return Piece(" ".join(_respell(word, spellings, chance) for word in piece.text.split(" ")), piece.slot)
        if piece.slot:
            return slip(piece, FIGURE, chance)
        return Piece(_calque(piece.text, chance))

    retold = reword(draft, RETOLD, chance)
    return map_sentences(retold, lambda sentence: map_pieces(sentence, change))


def rename(draft: Draft, chance: random.Random) -> Draft:
    """Return the draft with one or two names spelt another way, as a careless desk would."""
    spellings: dict[str, str] = {}

    def change(piece: Piece) -> Piece:
        if not piece.slot.startswith("name:"):
            return piece
        return Piece(
            " ".join(_respell(word, spellings, chance, rate=0.25) for word in piece.text.split(" ")), piece.slot
        )

    return map_sentences(draft, lambda sentence: map_pieces(sentence, change))


def _respell(word: str, spellings: dict[str, str], chance: random.Random, *, rate: float = NAME) -> str:
    if word not in spellings:
        spellings[word] = respelt(word, chance) if chance.random() < rate else word
    return spellings[word]


def respelt(name: str, chance: random.Random) -> str:
    """Return a name as another way of writing its language would have it."""
    rules = [rule for rule in words().calques.romanise if rule[0] in name.lower()[1:]]
    if not rules:
        return name + "h"
    before, after = chance.choice(rules)
    at = name.lower().index(before, 1)
    return name[:at] + after + name[at + len(before) :]


@cache
def _phrases() -> re.Pattern[str]:
    phrases = sorted((pair[0] for pair in words().calques.pairs), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b")


@cache
def _calques() -> dict[str, str]:
    return dict(words().calques.pairs)


def _calque(text: str, chance: random.Random) -> str:
    text = _phrases().sub(lambda found: _calques()[found.group()] if chance.random() < CALQUE else found.group(), text)
    text = ARTICLES.sub(lambda found: "" if chance.random() < ARTICLE else found.group(), text)
    for before, after in words().calques.prepositions:
        text = _swapped(text, before, after, chance)
    return text


def _swapped(text: str, before: str, after: str, chance: random.Random) -> str:
    def swap(found: re.Match[str]) -> str:
        return after if chance.random() < PREPOSITION else found.group()

    return re.sub(rf"\b{before}\b", swap, text)

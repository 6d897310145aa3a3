"""The invented news of `training/news`, and how its names are exchanged for others of the bundled lists.

Each file holds texts parted by lines of `===`. A name stands in brackets behind the letter of its type: `[p Olena
Marchuk]` person, `[c Marlow Cement]` company, `[o Ministry of Defence]` other organisation, `[u 14th Brigade]` unit,
`[t Oskrava]` town, `[n Velmark]` country or region, `[l Teska valley]` other place. Articles, titles, possessives stay
outside; a head in small letters may stand inside and is cut when read. Capitals of products, works, events, peoples,
laws are not marked: they are no names of these types.
"""

import gzip
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from stemma.data import open_data
from stemma.stages.names.lists import lexicon, name_words
from training.sets import NameSpan, Text

FOLDER = Path(__file__).with_name("news")
TYPES = {
    "p": "person", "c": "organisation", "o": "organisation", "u": "organisation",
    "t": "place", "n": "place", "l": "place",
}  # fmt: skip
_MARK = re.compile(r"\[([pcoutnl]) ([^\[\]\n]+)\]")
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")
#: A head in small letters behind a name, no part of it: Teska valley.
_TAIL = re.compile(r"(?:\s[^\W\d_A-ZÀ-Þ][\w-]*)+$")
#: Parts of a person's name that stay as they are.
_KEPT = frozenset({"jr", "sr", "kc", "ii", "iii", "iv", "v", "of", "count", "dr"})
#: Names of countries that news shortens: exchanged, they would teach that any word may be one.
_SHORT = re.compile(r"U\.?[SKN]\.?|EU|UAE|[A-Z][a-z]{1,3}")


class Piece(msgspec.Struct, frozen=True):
    """A stretch of a text: plain, or a name behind its letter."""

    letter: str
    text: str


def news_texts(copies: int) -> Iterator[Text]:
    """Yield every text as it is written, and `copies` times with other names; always the same ones."""
    for path in sorted(FOLDER.glob("*.txt")):
        for number, written in enumerate(path.read_text(encoding="utf-8").split("\n===\n")):
            pieces = list(pieces_of(written.strip()))
            yield text_of(f"{path.stem}-{number}", pieces)
            for copy in range(copies):
                drawn = random.Random(f"{path.stem} {number} {copy}")  # noqa: S311 - a seed, no secret
                yield text_of(f"{path.stem}-{number}-{copy}", Exchange(pieces, drawn).renamed())


def pieces_of(written: str) -> Iterator[Piece]:
    """Yield the stretches of a marked text."""
    at = 0
    for mark in _MARK.finditer(written):
        yield Piece("", written[at : mark.start()])
        yield Piece(mark.group(1), mark.group(2))
        at = mark.end()
    yield Piece("", written[at:])


def text_of(number: str, pieces: Sequence[Piece]) -> Text:
    """Return marked stretches as a text with spans."""
    names, at = [], 0
    for piece in pieces:
        name = _TAIL.sub("", piece.text)
        if piece.letter and name:
            names.append(NameSpan(at, at + len(name), TYPES[piece.letter]))
        at += len(piece.text)
    return Text(number, "".join(piece.text for piece in pieces), names)


class Pools(msgspec.Struct, frozen=True):
    """What names are drawn from: given names by gender, surnames, towns, countries, companies."""

    given: Mapping[str, Sequence[str]]
    surnames: Sequence[str]
    towns: Sequence[str]
    countries: Sequence[str]
    companies: Sequence[str]


@cache
def pools() -> Pools:
    """Return the bundled lists, in order."""
    words = lexicon()
    listed = gzip.decompress(open_data("names", "gazetteer.csv.gz").read_bytes()).decode().splitlines()
    lone = [word for word, letters in words.items() if letters == "o"]
    return Pools(
        given={
            one: [w for w, letters in words.items() if one in letters.lower() and "c" not in letters] for one in "mf"
        },
        surnames=[w for w, letters in words.items() if "s" in letters.lower() and "c" not in letters],
        towns=[w for w, letters in words.items() if "t" in letters and "c" not in letters]
        + [line[2:] for line in listed if line[0] == "p" and line.count(" ") == 1],
        countries=[w for w, letters in words.items() if "n" in letters and "c" not in letters],
        companies=[*lone * 2, *[line[2:] for line in listed if line[0] == "o" and line.count(" ") < 3]],  # noqa: PLR2004 - news shortens longer ones
    )


class Exchange:
    """Exchanges the names of one text: one word of a name for one other, wherever it stands."""

    def __init__(self, pieces: Sequence[Piece], drawn: random.Random) -> None:
        self._pieces = pieces
        self._drawn = drawn
        self._words: dict[str, str] = {}
        self._wholes: dict[tuple[str, str], str] = {}
        self._short: dict[str, str] = {}
        self._kinds = self._kinds_of_words()

    def renamed(self) -> list[Piece]:
        """Return the text's stretches with other names."""
        change: Mapping[str, Callable[[str], str]] = {
            "p": self._person, "c": self._company, "t": self._town, "n": self._country,
        }  # fmt: skip
        # Longest first, so that a short form follows the name that it shortens.
        for piece in sorted(self._pieces, key=lambda piece: (-len(piece.text.split()), piece.text)):
            if piece.letter in change and (piece.letter, piece.text) not in self._wholes:
                self._wholes[piece.letter, piece.text] = change[piece.letter](piece.text)
        return [
            Piece(piece.letter, self._wholes.get((piece.letter, piece.text)) or self._inside(piece))
            for piece in self._pieces
        ]

    def _kinds_of_words(self) -> dict[str, str]:
        """Return which words of persons' names are given names and which surnames; a lone word follows a full name."""
        kinds: dict[str, str] = {}
        spans = [_WORD.findall(piece.text) for piece in self._pieces if piece.letter == "p"]
        for words in sorted(spans, key=len, reverse=True):
            plain = [word for word in words if self._changes(word)]
            for place, word in enumerate(plain):
                letters = lexicon().get(word.lower(), "").lower()
                lone_given = len(plain) == 1 and {"m", "f"} & set(letters) and "s" not in letters
                surname = place == len(plain) - 1 and not lone_given
                kinds.setdefault(word.lower(), "s" if surname else self._gender(letters))
        return kinds

    @staticmethod
    def _gender(letters: str) -> str:
        return "f" if "f" in letters and "m" not in letters else "m" if "m" in letters and "f" not in letters else "?"

    @staticmethod
    def _changes(word: str) -> bool:
        small = word.lower()
        return len(word) > 1 and not (word[0].islower() or small in _KEPT or small in name_words().particles)

    def _person(self, name: str) -> str:
        return _WORD.sub(lambda found: self._part(found.group()), name)

    def _part(self, word: str) -> str:
        if not self._changes(word):
            return word
        kind = self._kinds.get(word.lower(), "s")
        if word.lower() not in self._words and word.endswith("s") and word[:-1].lower() in self._words:
            return self._part(word[:-1]) + "s"
        if word.lower() not in self._words:
            pool = (
                pools().surnames if kind == "s" else pools().given["mf"[kind == "f" or (kind == "?" and self._coin())]]
            )
            self._words[word.lower()] = self._drawn.choice(pool)
        return _cased(self._words[word.lower()], word)

    def _coin(self) -> bool:
        return self._drawn.random() < 0.5  # noqa: PLR2004 - as often one as the other

    def _company(self, name: str) -> str:
        first = name.split(maxsplit=1)[0]
        if first.lower() in self._short:
            return _cased(self._short[first.lower()], name)
        new = self._drawn.choice(pools().companies).replace(" & ", "&").replace(" - ", "-").replace("&", " & ")
        if len(name.split()) == 1:
            new = new.split()[0] if len(new.split()[0]) > 3 else new  # noqa: PLR2004 - articles and initials
        self._short.setdefault(first.lower(), new.split()[0] if len(new.split()[0]) > 3 else new)  # noqa: PLR2004 - the same
        return _cased(new, name)

    def _town(self, name: str) -> str:
        new = _cased(self._drawn.choice(pools().towns), name)
        self._words.setdefault(name.lower(), new.lower())
        return new

    def _country(self, name: str) -> str:
        if _SHORT.fullmatch(name) or self._coin():
            return name
        new = _cased(self._drawn.choice(pools().countries), name)
        self._words.setdefault(name.lower(), new.lower())
        return new

    def _inside(self, piece: Piece) -> str:
        """Return a stretch in which towns and countries of other names follow: Velmark General Staff."""
        if piece.letter not in ("o", "u", "l"):
            return piece.text
        known = self._words

        def follow(found: re.Match[str]) -> str:
            word = found.group()
            return _cased(known[word.lower()], word) if word[0].isupper() and word.lower() in known else word

        return _WORD.sub(follow, piece.text)


def _cased(new: str, old: str) -> str:
    """Return a name from the lists in the capitals of the one that it replaces."""
    if old.isupper() and len(old) > 3:  # noqa: PLR2004 - initials
        return new.upper()
    if new != new.lower():
        return new
    small = name_words().particles
    parts = [
        word if place and word in small else word[:1].upper() + word[1:] for place, word in enumerate(new.split(" "))
    ]
    return " ".join("-".join(half[:1].upper() + half[1:] for half in part.split("-")) for part in parts)

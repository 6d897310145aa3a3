"""Sigla: the short labels by which witnesses are known on screen."""

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

import msgspec

from stemma.intake.outlets import named_host, registrable, short_name
from stemma.model import Witness

#: Characters of a siglum before its number, so that a tree of thirty witnesses fits a terminal.
_SIGLUM_CHARS = 12

#: Letters that make a part of a file's name a word; fewer are numbering.
_WORD_LETTERS = 3

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

_HASHED = re.compile(r"(?=\w*\d)[0-9a-f]{6,}|[0-9a-f]{12,}", re.IGNORECASE)


def assign_sigla(witnesses: Sequence[Witness], *, given: Iterable[str] = ()) -> list[Witness]:
    """Return the witnesses, in their order, each with a siglum that no other has and that is none of those `given`.

    Named by outlet, else by file or record, else by letter; those of one name are numbered by publication, then path.
    The order in which the witnesses come makes no difference.
    """
    sigla = Sigla(given=given)
    for witness in witnesses:
        sigla.note(witness)
    return [msgspec.structs.replace(witness, siglum=sigla.of(witness)) for witness in witnesses]


class Sigla:
    """The sigla of a pile whose witnesses pass by twice: once to be noted, once to be told their siglum.

    Of a witness it holds no more than what puts it in order among those of its name, as bytes.
    """

    def __init__(self, *, given: Iterable[str] = ()) -> None:
        self._others = set(given)
        self._ranks: defaultdict[str, list[bytes]] = defaultdict(list)
        self._numbers: dict[str, array[int]] = {}

    def note(self, witness: Witness) -> None:
        """Take a witness among those that get sigla."""
        name = _name(witness)
        self._ranks[name].append(_rank(witness, named=bool(name)))

    def of(self, witness: Witness) -> str:
        """Return the siglum of a witness that was noted; all must have been."""
        name = _name(witness)
        if name not in self._numbers:
            self._ranks[name].sort()
            self._numbers[name] = self._numbered(name)
        place = bisect_left(self._ranks[name], _rank(witness, named=bool(name)))
        return _spelled(name, self._numbers[name][place])

    def _numbered(self, name: str) -> "array[int]":
        """Return the number of each witness of a name; a siglum that is given or a name itself is passed over."""
        numbers = array("L")
        number = 0
        for _ in self._ranks[name]:
            number += 1
            while (siglum := _spelled(name, number)) in self._others or (siglum in self._ranks and siglum != name):
                number += 1
            numbers.append(number)
        return numbers


def _rank(witness: Witness, *, named: bool) -> bytes:
    """Return what orders witnesses of one name: when they were published, those that do not say last, then where."""
    moment = [b"", witness.published.encode()] if witness.published else [b"\1", b""]
    return b"\0".join([*(moment if named else ()), witness.path.encode("utf-8", "surrogatepass"), witness.id.encode()])


def _spelled(name: str, number: int) -> str:
    if not name:
        return _letters(number)
    return name if number == 1 else f"{name}-{number}"


def _name(witness: Witness) -> str:
    """Return what a witness is called before numbering, "" where nothing names it."""
    if witness.outlet:
        host = named_host(witness.outlet)
        known = short_name(witness.outlet) or short_name(witness.family or "")
        return known or _shorten(registrable(host) if host else witness.outlet)
    place = PurePosixPath(witness.path).name
    file, _, record = place.partition("#")
    for candidate in (record, PurePosixPath(file).stem):
        words = [word for word in re.split(r"[^\w]+|_", candidate) if not _HASHED.fullmatch(word)]
        if any(len(re.sub(r"[\W\d_]", "", word)) >= _WORD_LETTERS for word in words):
            return _cut("-".join(word for word in words if word))
    return ""


def _shorten(outlet: str) -> str:
    """Return an outlet's name cut down: "example.co.uk" to "example", "The Daily Example Courier" to "DEC"."""
    if " " not in outlet and "." in outlet:
        outlet = outlet.partition(".")[0]
    name = re.sub(r"^the\s+", "", outlet.strip(), flags=re.IGNORECASE)
    if len(name) <= _SIGLUM_CHARS:
        return re.sub(r"[\s#:]+", " ", name)
    words = [word for word in re.findall(r"\w+", name) if word[0].isupper() or word[0].isdigit()]
    return "".join(word if word.isdigit() else word[0] for word in words) if len(words) > 1 else _cut(name)


def _cut(name: str) -> str:
    if len(name) <= _SIGLUM_CHARS:
        return name
    cut = name[:_SIGLUM_CHARS]
    whole, mark, _ = cut.rpartition("-")
    return whole if mark and len(whole) >= _WORD_LETTERS else cut


def _letters(number: int) -> str:
    """Return A for 1, Z for 26, AA for 27."""
    letters = ""
    while number:
        number, place = divmod(number - 1, len(_ALPHABET))
        letters = _ALPHABET[place] + letters
    return letters
